// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/fieldsmodel.h"

#include "views/look/plaintext.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using catalog::DetailField;
using catalog::DetailGroup;

namespace views {
namespace {

constexpr quintptr groupId = 0; // the internal id of a field is the index of its group + 1

bool haveSameRows(const QList<DetailGroup> &one, const QList<DetailGroup> &other)
{
    return std::ranges::equal(one, other, [](const DetailGroup &left, const DetailGroup &right) {
        return left.key == right.key
            && std::ranges::equal(left.fields, right.fields, {}, &DetailField::path, &DetailField::path);
    });
}

constexpr qsizetype longText = 40; // longer than a UUID

// Sentences, times, whose second half is the exact time, and names too long for any line, e.g. of images.
bool wraps(const DetailField &field)
{
    if (field.kind == table::Kind::Time)
        return true;
    if (field.isHeading || field.isSecret())
        return false;
    if (field.kind == table::Kind::Text && (field.path.endsWith(u"essage") || field.path.endsWith(u".reason")))
        return true;
    const auto *text = std::get_if<QString>(&field.value);
    return text && text->size() > longText;
}

} // namespace

bool FieldsModel::setGroups(const base::Key &id, const QList<DetailGroup> &groups)
{
    if (id != m_id)
        m_revealed.clear();
    m_id = id;
    if (!haveSameRows(m_groups, groups)) {
        beginResetModel();
        m_groups = groups;
        endResetModel();
        return true;
    }
    const QList<DetailGroup> before = std::exchange(m_groups, groups);
    for (int g = 0; g < m_groups.size(); ++g) {
        if (before.at(g) == m_groups.at(g))
            continue;
        const QModelIndex group = index(g, 0);
        Q_EMIT dataChanged(group, group);
        Q_EMIT dataChanged(index(0, 0, group), index(rowCount(group) - 1, 0, group));
    }
    return false;
}

void FieldsModel::setContext(const table::FormatContext &context)
{
    m_context = context;
    for (int g = 0; g < m_groups.size(); ++g) {
        const QModelIndex group = index(g, 0);
        Q_EMIT dataChanged(index(0, 0, group), index(rowCount(group) - 1, 0, group));
    }
}

void FieldsModel::setRevealed(const QModelIndex &index, bool revealed)
{
    const DetailField *field = fieldAt(index);
    if (!field || !field->isSecret())
        return;
    if (revealed)
        m_revealed.insert(field->path);
    else
        m_revealed.remove(field->path);
    Q_EMIT dataChanged(index, index);
}

const DetailField *FieldsModel::fieldAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == groupId)
        return nullptr;
    return &m_groups.at(int(index.internalId()) - 1).fields.at(index.row());
}

QModelIndex FieldsModel::indexOf(const QString &path) const
{
    for (int g = 0; g < m_groups.size(); ++g) {
        if (m_groups.at(g).key == path)
            return index(g, 0);
    }
    for (int g = 0; g < m_groups.size(); ++g) {
        const auto &fields = m_groups.at(g).fields;
        for (int row = 0; row < fields.size(); ++row) {
            if (fields.at(row).path == path)
                return index(row, 0, index(g, 0));
        }
    }
    return {};
}

QModelIndex FieldsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, 0, parent.isValid() ? quintptr(parent.row()) + 1 : groupId);
}

QModelIndex FieldsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == groupId)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, groupId);
}

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    return parent.internalId() == groupId ? int(m_groups.at(parent.row()).fields.size()) : 0;
}

int FieldsModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant FieldsModel::groupData(const DetailGroup &group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return group.title;
    case Qt::AccessibleTextRole:
        return group.summary.isEmpty() ? group.title : u"%1: %2"_s.arg(group.title, group.summary);
    case TextRole:
        return group.summary;
    case PathRole:
        return group.key;
    case GroupRole:
        return true;
    default:
        return {};
    }
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DetailField *field = fieldAt(index);
    if (!field)
        return groupData(m_groups.at(index.row()), role);
    const bool isRevealed = m_revealed.contains(field->path);
    const bool isBare = field->isHeading && std::holds_alternative<std::monostate>(field->value);
    switch (role) {
    case Qt::DisplayRole:
        return field->label;
    case TextRole:
        return isBare ? QString() : field->text(m_context, isRevealed);
    case CopyRole:
        return isBare ? QString() : field->exactText(m_context, isRevealed);
    case Qt::AccessibleTextRole:
        return isBare ? field->label : u"%1: %2"_s.arg(field->label, field->text(m_context, isRevealed));
    case Qt::AccessibleDescriptionRole:
        if (field->isSecret() && !isRevealed)
            return tr("Hidden. Press Enter to reveal it.");
        return field->link.isNull() ? QString() : tr("Link. Press Enter to follow it.");
    case Qt::ToolTipRole:
        return plainToolTip(isBare ? field->label : u"%1: %2"_s.arg(field->label, field->text(m_context, isRevealed)));
    case GroupRole:
        return false;
    case DepthRole:
        return field->depth;
    case HeadingRole:
        return field->isHeading;
    case MarkRole:
        return int(field->mark);
    case FixedRole:
        return field->kind == table::Kind::Identifier;
    case LinkRole:
        return !field->link.isNull();
    case SecretRole:
        return field->isSecret();
    case RevealedRole:
        return isRevealed;
    case TimeRole:
        return field->kind == table::Kind::Time;
    case WrapsRole:
        return wraps(*field);
    case PathRole:
        return field->path;
    default:
        return {};
    }
}

} // namespace views

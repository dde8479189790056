// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/objectsearch.h"

#include "models/catalog/catalog.h"
#include "models/session/session.h"
#include "models/table/windowmodel.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/navigation/rowlinks.h"

#include <QLineEdit>
#include <QListView>
#include <QStandardItemModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int typingDelay = 200; // ms
constexpr int mostOfKind = 6;
constexpr int shownRows = 14;
constexpr int FoundRole = Qt::UserRole + 1; // int: index in found()

} // namespace

ObjectSearch::ObjectSearch(const PageContext &context, QWidget *parent)
    : PickPopup(Mode::One, {}, parent)
    , m_shown(new QStandardItemModel(this))
{
    for (const catalog::Resource resource : catalog::pages()) {
        if (!resource->scope || catalog::isMissing(resource, context.session.client().capabilities()))
            continue;
        auto *model
            = new table::WindowModel(catalog::makeSource(resource, context.session.client(), context.names), this);
        m_lists.emplace_back(resource, model);
        connect(model, &table::WindowModel::updated, this, &ObjectSearch::fill);
        connect(model, &table::WindowModel::totalChanged, this, &ObjectSearch::fill);
        connect(model, &table::WindowModel::problemChanged, this, &ObjectSearch::fill);
        connect(model, &table::WindowModel::loadingChanged, this, &ObjectSearch::fill);
    }
    addSearch(tr("Type a part of a name"), tr("Find objects"));
    list()->setModel(m_shown);
    list()->setAccessibleName(tr("Objects found"));
    addList();
    list()->setFixedSize(appMetrics().dw(56), shownRows * appMetrics().menuItem);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingDelay);
    connect(&m_typing, &QTimer::timeout, this, &ObjectSearch::search);
    connect(PickPopup::search(), &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(this, &PickPopup::picked, this, [this](const QStringList &ids) {
        for (const QString &id : ids)
            Q_EMIT chosen(m_found.at(id.toUInt()));
    });
    fill();
}

QStringList ObjectSearch::entered() const
{
    const QVariant found = list()->currentIndex().data(FoundRole);
    return found.isValid() ? QStringList{found.toString()} : QStringList();
}

bool ObjectSearch::isSearching() const
{
    return m_typing.isActive()
        || std::ranges::any_of(m_lists, [](const auto &entry) { return entry.second->isLoading(); });
}

void ObjectSearch::search()
{
    const QString text = PickPopup::search()->text().trimmed();
    for (const auto &[resource, model] : m_lists) {
        table::ListQuery query = startLocation(resource).list()->query;
        query.search = text;
        if (text.isEmpty())
            continue;
        model->setQuery(query);
        model->setVisibleRows(0, mostOfKind - 1);
    }
    fill();
}

void ObjectSearch::addNote(const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setFlags(Qt::NoItemFlags);
    m_shown->appendRow(item);
}

void ObjectSearch::addRows(catalog::Resource resource, const table::WindowModel &model)
{
    if (model.problem())
        addNote(u"%1: %2"_s.arg(catalog::titleOf(resource), model.problem()->sentence));
    const int rows = std::min(model.rowCount(), mostOfKind);
    bool isFirst = true;
    for (int row = 0; row < rows; ++row) {
        const auto place = metricsOfRow(model, row, startLocation(resource));
        if (!place)
            continue;
        if (std::exchange(isFirst, false)) {
            addNote(model.total() > mostOfKind ? tr("%1, the first %2 of %3")
                                                     .arg(catalog::titleOf(resource))
                                                     .arg(mostOfKind)
                                                     .arg(table::countText(model.total()))
                                               : catalog::titleOf(resource));
        }
        const MetricsPlace &metrics = *place->metrics();
        QStringList parts{metrics.subject.name};
        for (const MetricsPlace::Fact &fact : metrics.facts)
            parts << fact.text;
        auto *item = new QStandardItem(parts.join(u"  ·  "_s));
        item->setData(int(m_found.size()), FoundRole);
        item->setToolTip(plainToolTip(parts.join(u'\n')));
        m_shown->appendRow(item);
        m_found.push_back(metrics.subject);
    }
}

void ObjectSearch::fill()
{
    const QString before = list()->currentIndex().data().toString();
    m_shown->clear();
    m_found.clear();
    if (PickPopup::search()->text().trimmed().isEmpty()) {
        addNote(tr("Workloads, pods, nodes, projects and all else that has metrics"));
        return;
    }
    for (const auto &[resource, model] : m_lists)
        addRows(resource, *model);
    if (isSearching())
        addNote(tr("Searching…"));
    else if (m_shown->rowCount() == 0)
        addNote(tr("Nothing has this in its name."));
    // The current row stays; else the first that can be chosen.
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        const QStandardItem *item = m_shown->item(row);
        const bool isBefore = !before.isEmpty() && item->text() == before;
        if (item->data(FoundRole).isValid() && (isBefore || !list()->currentIndex().isValid()))
            list()->setCurrentIndex(item->index());
    }
}

} // namespace views

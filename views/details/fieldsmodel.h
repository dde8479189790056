// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"

#include <QAbstractItemModel>
#include <QSet>

namespace views {

// The fields of an object below their groups. Knows which secrets of the current object are revealed; no role returns a
// hidden one. GUI thread.
class FieldsModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        TextRole = Qt::UserRole + 1, // the displayed value
        CopyRole, // the same for copying
        TimeRole, // bool: a time
        GroupRole, // bool: a group
        DepthRole,
        HeadingRole, // bool
        MarkRole, // int(DetailField::Mark)
        FixedRole, // bool: in the fixed font
        LinkRole, // bool
        SecretRole, // bool, revealed or not
        RevealedRole, // bool
        WrapsRole, // bool: a sentence or a time, shown on several lines if it is long
        PathRole, // of a field; of a group, its key
    };

    using QAbstractItemModel::QAbstractItemModel;

    // If only values differ, all rows are kept, and it returns false; `id` shows whether it is the same object.
    bool setGroups(const base::Key &id, const QList<catalog::DetailGroup> &groups);
    void setContext(const table::FormatContext &context);
    void setRevealed(const QModelIndex &index, bool revealed);

    [[nodiscard]] const QList<catalog::DetailGroup> &groups() const { return m_groups; }
    [[nodiscard]] const catalog::DetailField *fieldAt(const QModelIndex &index) const; // null for a group
    [[nodiscard]] QModelIndex indexOf(const QString &path) const; // of a field or a group

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant groupData(const catalog::DetailGroup &group, int role) const;

    base::Key m_id;
    QList<catalog::DetailGroup> m_groups;
    QSet<QString> m_revealed; // paths
    table::FormatContext m_context;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/history.h"
#include "models/table/format.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace views {

// The history of a workload as text, newest first.
class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        TimeRole = Qt::UserRole + 1, // "14:13:07"
        NameRole, // bold
        RestRole, // after the name: ", 47 min so far"
        MessageRole,
        StateRole, // the server's name of a phase; empty for an event
        WarningRole, // bool
    };

    explicit HistoryModel(const catalog::History &history, QObject *parent = nullptr);

    void setContext(const table::FormatContext &context);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void take();
    [[nodiscard]] QString timeText(qint64 ms) const;
    [[nodiscard]] QString restText(const catalog::HistoryEntry &entry) const;

    const catalog::History &m_history;
    QList<catalog::HistoryEntry> m_entries;
    table::FormatContext m_context;
};

// Paints an entry of the history: the time, a glyph on a vertical line, the text.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/edit.h"
#include "views/navigation/pagecontext.h"
#include "views/table/cellmark.h"

#include <QHash>
#include <QModelIndex>
#include <QObject>

#include <utility>

namespace views {

class TableView;

// What the cells of a list say about editing them: which can be edited and why others cannot, "saving" while a new
// value is on its way, and the rank of a value (the value of a priority) once the control plane has told the ranks.
// They are requested once, with the first rows. To be destroyed before the table.
class EditMarks final : public QObject
{
    Q_OBJECT

public:
    // `context.desk` must not be null.
    EditMarks(catalog::Resource resource, const PageContext &context, TableView &table);
    ~EditMarks() override;

    [[nodiscard]] const catalog::CellEdit *editOf(const char *column) const; // null if it cannot be edited
    void noteChoices(const catalog::CellEdit &edit, const QList<catalog::Choice> &choices); // as they are now

private:
    // Of a cell, as its object was described last
    struct Facts
    {
        QString hindrance;
        QString present;
    };

    [[nodiscard]] CellMark markOf(const QModelIndex &cell);
    [[nodiscard]] QString noteOf(const base::Key &key, const char *column);
    [[nodiscard]] const Facts &factsOf(const base::Key &key, const catalog::CellEdit &edit);
    void readRanks();

    catalog::Resource m_resource;
    PageContext m_context;
    TableView &m_table;
    QHash<std::pair<base::Key, const catalog::CellEdit *>, Facts> m_facts; // painting must not parse JSON each time
    QHash<const catalog::CellEdit *, QList<catalog::Choice>> m_choices; // where they have ranks
    QHash<const catalog::CellEdit *, table::Ticket> m_reading;
};

} // namespace views

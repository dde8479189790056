// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/desk.h"
#include "models/actions/targetreader.h"
#include "views/navigation/pagecontext.h"

#include <QObject>
#include <QPointer>

class QAction;
class QMenu;

namespace views {

class ConfirmDialog;
class SelectionBar;
class TableView;

// What can be done to the objects of a list: entries in the menu of a row, keys of the table, and a bar in place of
// `bar` while several rows are selected. Marks rows whose state does not show yet what was sent. To be destroyed
// before the table and `bar`.
class ListActions final : public QObject
{
    Q_OBJECT

public:
    // The list as the table shows it, to which the places of rows that are not loaded refer.
    struct Shown
    {
        table::ListQuery query; // as `source` is asked
        std::function<std::unique_ptr<table::TableSource>()> source; // null = as the control plane sends it
    };

    // `context.desk` must not be null.
    ListActions(catalog::Resource resource, const PageContext &context, std::function<Shown()> shown, TableView &table,
                QWidget &bar);

    void run(const catalog::ObjectAction &action); // on the selected rows, or the current one

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addKeys();
    void fill(QMenu &menu);
    void choose(const catalog::ObjectAction &action);
    void begin(const catalog::ObjectAction &action, const QList<actions::Candidate> &candidates);
    [[nodiscard]] QList<base::Key> chosenKeys() const;
    [[nodiscard]] std::optional<QList<actions::Candidate>> loadedCandidates(const catalog::ObjectAction &action) const;
    void showBar();
    void noteStates();

    catalog::Resource m_resource;
    PageContext m_context;
    std::function<Shown()> m_shown;
    TableView &m_table;
    QWidget &m_place;
    SelectionBar *m_bar;
    std::unique_ptr<actions::TargetReader> m_reader;
    QPointer<ConfirmDialog> m_dialog;
};

} // namespace views

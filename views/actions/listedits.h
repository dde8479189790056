// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/edits.h"
#include "views/navigation/pagecontext.h"
#include "views/widgets/banner.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QObject>
#include <QPointer>

namespace views {

class CellEditor;
class EditMarks;
class TableView;

// Editing cells of a list in place: F2, Enter, or a click on the pencil of a cell opens its choices, or a line to type
// in.
// The cell says "saving" meanwhile; afterwards the banner offers to undo it for ten seconds, or says why it was
// refused. To be destroyed before the table and the banner.
class ListEdits final : public QObject
{
    Q_OBJECT

public:
    static constexpr int undoMs = 10'000;

    // `context.desk` must not be null.
    ListEdits(catalog::Resource resource, const PageContext &context, TableView &table, Banner &banner);
    ~ListEdits() override;

    void editCurrent(); // no effect on a cell that cannot be edited
    // The button of the banner; false if it belongs to something else.
    bool takeBannerAction();
    [[nodiscard]] QMenu *choices() const { return m_menu; } // null while none are shown

private:
    [[nodiscard]] const catalog::CellEdit *editOf(int column) const;
    void fill(QMenu &menu, int row);
    void begin(const catalog::CellEdit &edit, const base::Key &key); // asks to allow changes first, if needed
    void read(const catalog::CellEdit &edit, const base::Key &key);
    void choose(const catalog::CellEdit &edit, const base::Key &key, const QList<catalog::Choice> &choices);
    void type(const catalog::CellEdit &edit, const base::Key &key);
    void take(actions::CellChange change, const QString &text);
    void start(const actions::CellChange &change);
    void showSaved(const actions::CellChange &change);
    void showFailed(const actions::CellChange &change, const api::Error &error);
    void undo();

    catalog::Resource m_resource;
    PageContext m_context;
    TableView &m_table;
    Banner &m_banner;
    std::unique_ptr<EditMarks> m_marks;
    table::Ticket m_reading; // of the choices
    QPointer<QMenu> m_menu;
    QPointer<CellEditor> m_editor;
    std::optional<actions::CellChange> m_last; // that can be undone
    BannerText m_offer; // to undo it
    QElapsedTimer m_sinceSaved;
};

} // namespace views

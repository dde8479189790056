// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"

#include <QObject>
#include <QPointer>

class QAction;
class QSplitter;
class QWidget;

namespace views {
class DiagnosticsPane;
}

namespace app {

class Workspace;

// The diagnostics of a window: the pane below its pages, created when first opened, and the action that opens it.
class Diagnostics final : public QObject
{
    Q_OBJECT

public:
    explicit Diagnostics(QSplitter *place); // owns this object

    void setWorkspace(Workspace *workspace); // the workspace to examine; null = none
    void setZone(table::Zone zone);
    void open();
    [[nodiscard]] QAction *action() const { return m_action; } // checkable; Ctrl+Shift+D
    [[nodiscard]] views::DiagnosticsPane *pane() const { return m_pane; } // null until first opened

private:
    void setOpen(bool open);
    void attach();

    QSplitter *m_place;
    QAction *m_action;
    QPointer<Workspace> m_workspace;
    table::Zone m_zone = table::Zone::Local;
    views::DiagnosticsPane *m_pane = nullptr;
    QPointer<QWidget> m_focusBefore; // the focus widget before the pane was opened
};

} // namespace app

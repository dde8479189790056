// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/diagnostics.h"

#include "app/window/workspace.h"
#include "views/diagnostics/diagnosticspane.h"
#include "views/look/icons.h"

#include <QAction>
#include <QSplitter>

namespace app {
namespace {

constexpr int paneHeight = 260; // px, initially

} // namespace

Diagnostics::Diagnostics(QSplitter *place)
    : QObject(place)
    , m_place(place)
    , m_action(new QAction(views::icon("pulse"), tr("Diagnostics"), this))
{
    m_action->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    m_action->setCheckable(true);
    connect(m_action, &QAction::toggled, this, &Diagnostics::setOpen);
}

void Diagnostics::setWorkspace(Workspace *workspace)
{
    m_workspace = workspace;
    m_action->setEnabled(workspace);
    if (!workspace)
        m_action->setChecked(false);
    attach();
}

void Diagnostics::setZone(table::Zone zone)
{
    m_zone = zone;
    if (m_pane)
        m_pane->setZone(zone);
}

void Diagnostics::open()
{
    m_action->setChecked(true);
}

void Diagnostics::attach()
{
    if (!m_pane)
        return;
    m_pane->setSession(m_workspace ? &m_workspace->session() : nullptr);
    m_pane->setCaches([this](views::DiagnosticsFacts &facts) {
        if (m_workspace)
            m_workspace->describe(facts);
    });
}

void Diagnostics::setOpen(bool open)
{
    if (open && !m_pane) {
        m_pane = new views::DiagnosticsPane;
        m_pane->setZone(m_zone);
        connect(m_pane, &views::DiagnosticsPane::closeRequested, m_action, [this] { m_action->setChecked(false); });
        const int height = m_place->height();
        m_place->addWidget(m_pane);
        m_place->setCollapsible(m_place->indexOf(m_pane), false);
        m_place->setStretchFactor(m_place->indexOf(m_pane), 0);
        m_place->setSizes({height - paneHeight, paneHeight});
        attach();
    }
    if (!m_pane)
        return;
    QWidget *focus = m_place->window()->focusWidget();
    const bool hadFocus = m_pane->isAncestorOf(focus);
    if (open && !hadFocus)
        m_focusBefore = focus;
    m_pane->setVisible(open);
    if (open)
        m_pane->setFocus(Qt::OtherFocusReason);
    else if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

} // namespace app

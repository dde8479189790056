// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/actions.h"
#include "views/widgets/controls.h"

#include <QHash>

class QAction;

namespace views {

class Breadcrumb;
class RefreshMenu;
class Page;
struct Location;

// The line above a page: Back, Forward, where the page is, and what can be done with its rows. Its actions carry the
// keys; a menu bar may show them, too.
class PageHeader final : public Panel
{
    Q_OBJECT

public:
    explicit PageHeader(QWidget *parent = nullptr);

    void setLocation(const Location &location, const QString &title);
    void setCommands(const Page &page); // which ones it offers, can run, and has checked
    void setHistory(bool canGoBack, bool canGoForward);
    void setRefreshSeconds(int seconds); // 0 = only when asked

    [[nodiscard]] QAction *action(PageCommand command) const { return m_actions.value(command); }
    [[nodiscard]] QToolButton *button(PageCommand command) const { return m_buttons.value(command); }
    [[nodiscard]] QList<QList<QAction *>> actionGroups() const; // for a menu
    [[nodiscard]] RefreshMenu *refreshMenu() const { return m_refreshMenu; }
    [[nodiscard]] Breadcrumb *breadcrumb() const { return m_breadcrumb; }

Q_SIGNALS:
    void commandRequested(views::PageCommand command, const QPoint &menuAt); // a menu opens below the button
    void crumbRequested(int crumb);
    void refreshSecondsChosen(int seconds);

private:
    QToolButton *addCommand(PageCommand command, bool flat);

    QHash<PageCommand, QAction *> m_actions;
    QHash<PageCommand, QToolButton *> m_buttons;
    Breadcrumb *m_breadcrumb;
    RefreshMenu *m_refreshMenu;
};

} // namespace views

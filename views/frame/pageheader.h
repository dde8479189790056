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
class Segments;
struct Location;

// The line above a page: Back, Forward, the path to the page, and actions for its rows. The actions have shortcuts and
// can also be shown in a menu bar. Where their texts do not fit, the best known ones show their icons only.
class PageHeader final : public Panel
{
    Q_OBJECT

public:
    explicit PageHeader(QWidget *parent = nullptr);

    void setLocation(const Location &location, const QString &title);
    void setCommands(const Page &page); // offered, available and checked commands
    void setHistory(bool canGoBack, bool canGoForward);
    void setRefreshSeconds(int seconds); // 0 = manually

    [[nodiscard]] QAction *action(PageCommand command) const { return m_actions.value(command); }
    [[nodiscard]] QToolButton *button(PageCommand command) const { return m_buttons.value(command); }
    [[nodiscard]] Segments *viewSegments() const { return m_views; } // table or map, for PageCommand::Heat
    [[nodiscard]] QList<QList<QAction *>> actionGroups() const; // for a menu
    [[nodiscard]] RefreshMenu *refreshMenu() const { return m_refreshMenu; }
    [[nodiscard]] Breadcrumb *breadcrumb() const { return m_breadcrumb; }

Q_SIGNALS:
    void commandRequested(views::PageCommand command, const QPoint &menuAt); // a menu opens below the button
    void crumbRequested(int crumb);
    void refreshSecondsChosen(int seconds);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitButtons();
    QToolButton *addCommand(PageCommand command, bool flat);
    QWidget *addViews();
    [[nodiscard]] QWidget *widgetOf(PageCommand command) const;
    void shorten(PageCommand command, bool toIcon);

    QHash<PageCommand, QAction *> m_actions;
    QHash<PageCommand, QToolButton *> m_buttons;
    Breadcrumb *m_breadcrumb;
    Segments *m_views;
    RefreshMenu *m_refreshMenu;
};

} // namespace views

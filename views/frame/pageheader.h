// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/controls.h"

class QAction;

namespace views {

class Breadcrumb;
class RefreshMenu;
struct Location;

// The line above a page: Back, Forward, where the page is, and what can be done with its rows. Its actions carry the
// keys; a menu bar may show them, too.
class PageHeader final : public Panel
{
    Q_OBJECT

public:
    explicit PageHeader(QWidget *parent = nullptr);

    void setLocation(const Location &location);
    void setHistory(bool canGoBack, bool canGoForward);
    void setRefreshSeconds(int seconds); // 0 = only when asked

    [[nodiscard]] QAction *backAction() const { return m_back; }
    [[nodiscard]] QAction *forwardAction() const { return m_forward; }
    [[nodiscard]] QAction *refreshAction() const { return m_refresh; }
    [[nodiscard]] QAction *metricsAction() const { return m_metrics; } // of the current row
    [[nodiscard]] QAction *detailsAction() const
    {
        return m_details;
    } // of the current row; checked while they are shown
    [[nodiscard]] QAction *columnsAction() const { return m_columns; }
    [[nodiscard]] QAction *exportAction() const { return m_export; }
    [[nodiscard]] QToolButton *columnsButton() const { return m_columnsButton; } // where its menu opens
    [[nodiscard]] QToolButton *exportButton() const { return m_listButtons.constLast(); }
    [[nodiscard]] RefreshMenu *refreshMenu() const { return m_refreshMenu; }
    [[nodiscard]] Breadcrumb *breadcrumb() const { return m_breadcrumb; }

Q_SIGNALS:
    void crumbRequested(int crumb);
    void refreshSecondsChosen(int seconds);

private:
    QAction *makeAction(const char *icon, const QString &text, const QList<QKeySequence> &keys);
    QToolButton *addButton(QAction *action, bool flat);

    QAction *m_back;
    QAction *m_forward;
    QAction *m_refresh;
    QAction *m_metrics;
    QAction *m_details;
    QAction *m_columns;
    QAction *m_export;
    Breadcrumb *m_breadcrumb;
    QToolButton *m_columnsButton;
    RefreshMenu *m_refreshMenu;
    QList<QToolButton *> m_listButtons; // what can be done with rows: not shown above charts
};

} // namespace views

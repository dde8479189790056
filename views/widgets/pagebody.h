// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/banner.h"
#include "views/widgets/statepanel.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace views {

class LoadingLine;

// The common part of all pages with data: a banner, bars, and below them a stage that shows the data. A panel covers
// the stage while there is nothing to show, and a line indicates loading. GUI thread.
class PageBody final : public QWidget
{
    Q_OBJECT

public:
    enum class LineAt { Top, Stage };

    PageBody(LineAt lineAt, QWidget *parent);

    void addBar(QWidget *bar);
    // Call once, after the bars. `stage` is `main` or a widget in it.
    void setMain(QWidget *main, QWidget *stage);

    void setLoading(bool loading);
    // The problem with the data on the stage; nothing if there is none. A new one takes the place of any message in the
    // banner. The one that was there before leaves those that the user is to close; none leaves info and success, too.
    void setNotice(const std::optional<BannerText> &text);
    // Shown instead of data; absent = the stage is shown. Leaves the top `top` px of the stage visible.
    void setStandIn(const std::optional<StatePanel::Content> &content, int top = 0);

    [[nodiscard]] Banner *banner() const { return m_banner; }
    [[nodiscard]] StatePanel *statePanel() const { return m_statePanel; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    LineAt m_lineAt;
    QVBoxLayout *m_column;
    Banner *m_banner;
    BannerText m_notice; // the most recent one
    QWidget *m_stage = nullptr;
    StatePanel *m_statePanel;
    int m_standInTop = 0;
    bool m_focusReturns = false; // to the next panel: it came from a button of the last one
    LoadingLine *m_loading;
};

} // namespace views

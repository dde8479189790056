// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/banner.h"
#include "views/widgets/statepanel.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace views {

class LoadingLine;

// What all pages with data have in common: a banner, bars, and a stage below them that shows the data. A panel covers
// the stage while there is nothing to show, and a line shows loading. GUI thread.
class PageBody final : public QWidget
{
    Q_OBJECT

public:
    enum class LineAt { Top, Stage };

    PageBody(LineAt lineAt, QWidget *parent);

    void addBar(QWidget *bar);
    // Once, after the bars. `stage` is `main` or a widget in it.
    void setMain(QWidget *main, QWidget *stage);

    void setLoading(bool loading);
    // What is wrong with the data on the stage; nothing if all is well. News (info and success) that was shown in the
    // banner meanwhile stays.
    void setNotice(const std::optional<BannerText> &text);
    // In place of data; absent = the stage is shown. It leaves `top` px of the stage free.
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
    BannerText m_notice; // the last one
    QWidget *m_stage = nullptr;
    StatePanel *m_statePanel;
    int m_standInTop = 0;
    LoadingLine *m_loading;
};

} // namespace views

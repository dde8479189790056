// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/controls.h"

#include <QWidget>

class QHBoxLayout;

namespace views {

// Shown instead of rows: an icon, a headline, the reason, and actions.
class StatePanel final : public QWidget
{
    Q_OBJECT

public:
    struct Action
    {
        int id = 0;
        QString text;
        ButtonRole role = ButtonRole::Normal;
    };

    struct Content
    {
        const char *icon = "info";
        QString title;
        QString why;
        QList<Action> actions; // one or two
    };

    explicit StatePanel(QWidget *parent = nullptr);

    void setContent(const Content &content);
    void focusAction(); // the first one
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString why() const { return m_content.why; }

Q_SIGNALS:
    void actionRequested(int id);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showIcon();
    void fitWhy();

    Content m_content;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_why;
    QHBoxLayout *m_buttons;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace views {

// A message inside a dialog, in the colours of its tone, with up to two buttons. Takes no space while it is
// empty.
class NoticeBox final : public QWidget
{
    Q_OBJECT

public:
    struct Action
    {
        int id = 0;
        QString text;
        friend bool operator==(const Action &, const Action &) = default;
    };

    explicit NoticeBox(QWidget *parent = nullptr);

    void setNotice(Tone tone, const char *icon, const QString &sentence, const QList<Action> &actions = {});
    void clear() { setNotice(Tone::Neutral, "info", {}); }
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void actionRequested(int id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showIcon();

    Tone m_tone = Tone::Neutral;
    const char *m_iconName = "info";
    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace views

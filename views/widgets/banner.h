// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/theme.h"

#include <QFrame>
#include <QTimer>
#include <QUrl>

class QLabel;
class QPushButton;
class QToolButton;

namespace views {

// Contents of a banner, all plain text; `details` may hold the server's message.
struct BannerText
{
    Tone tone = Tone::Info;
    const char *icon = "info";
    QString headline; // bold; may be empty
    QString sentence;
    QString action; // button text; empty = no button
    QString details; // expanded on demand; empty = none
    QUrl opens = {}; // what the button opens; empty = the button emits actionRequested()
    bool isClosable = false; // by the user, until when it stays; success always is

    friend bool operator==(const BannerText &, const BannerText &) = default;
};

// A message above a panel, in the colours of its tone. Success closes after ten seconds or by its close button.
class Banner final : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    void showText(const BannerText &text);
    void dismiss();
    [[nodiscard]] const BannerText &text() const { return m_text; }

Q_SIGNALS:
    void actionRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showIcon();

    BannerText m_text;
    QTimer m_leave;
    QLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_details;
    QPushButton *m_action;
    QToolButton *m_more;
    QToolButton *m_close;
};

} // namespace views

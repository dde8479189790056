// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace views {

// Covers a widget while something is dragged over it, and says what a drop does, or why there can be none. Takes no
// events. GUI thread.
class DropArea final : public QWidget
{
    Q_OBJECT

public:
    explicit DropArea(QWidget *covered);

    void showText(const QString &sentence, bool isRefused);
    [[nodiscard]] const QString &text() const { return m_sentence; }
    [[nodiscard]] bool isRefused() const { return m_isRefused; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_sentence;
    bool m_isRefused = false;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextLayout>

class QPainter;

namespace views {

// Text in lines of a width. Words that are longer than a line break anywhere. What is beyond the last line is elided
// before it is laid out, so that the cost does not grow with the text. GUI thread.
class WrappedLines
{
public:
    WrappedLines(const QString &text, const QFont &font, int width, int mostLines,
                 Qt::LayoutDirection direction = Qt::LeftToRight);

    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] bool isWhole() const { return m_lastLine.isEmpty(); }
    void paint(QPainter &painter, const QPoint &topLeft) const; // in the painter's pen

private:
    QTextLayout m_layout;
    QString m_lastLine; // elided; empty if nothing had to be
    int m_width;
    int m_height = 0;
    Qt::LayoutDirection m_direction;
};

} // namespace views

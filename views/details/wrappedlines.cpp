// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/wrappedlines.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr int mostLetters = 200; // in a line

} // namespace

WrappedLines::WrappedLines(const QString &text, const QFont &font, int width, int mostLines,
                           Qt::LayoutDirection direction)
    : m_width(std::max(1, width))
    , m_direction(direction)
{
    const QFontMetrics metrics(font);
    QString shown = text.left(qsizetype(mostLines) * mostLetters);
    shown.replace(u'\n', QChar::LineSeparator);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(direction);
    option.setAlignment(QStyle::visualAlignment(direction, Qt::AlignLeft));
    m_layout.setText(shown);
    m_layout.setFont(font);
    m_layout.setTextOption(option);
    m_layout.beginLayout();
    qreal y = 0;
    for (int count = 0; count < mostLines; ++count) {
        QTextLine line = m_layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(m_width);
        const bool isLast = count + 1 == mostLines;
        if (isLast && line.textStart() + line.textLength() < text.size()) {
            // With a letter more than there are, it ends with an ellipsis although the line itself fits.
            QString rest = shown.sliced(line.textStart()).replace(QChar::LineSeparator, u' ');
            if (metrics.horizontalAdvance(rest) <= m_width)
                rest.append(QChar(0x2026));
            m_lastLine = metrics.elidedText(rest, Qt::ElideRight, m_width);
            y += metrics.lineSpacing();
            break;
        }
        line.setPosition({0, y});
        y += line.height();
    }
    m_layout.endLayout();
    m_height = std::max(metrics.height(), int(std::ceil(y)));
}

void WrappedLines::paint(QPainter &painter, const QPoint &topLeft) const
{
    const int lines = m_layout.lineCount() - (isWhole() ? 0 : 1);
    for (int i = 0; i < lines; ++i)
        m_layout.lineAt(i).draw(&painter, topLeft);
    if (isWhole())
        return;
    const int line = QFontMetrics(m_layout.font()).lineSpacing();
    painter.setFont(m_layout.font());
    painter.drawText(QRect(topLeft.x(), topLeft.y() + m_height - line, m_width, line),
                     QStyle::visualAlignment(m_direction, Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                     m_lastLine);
}

} // namespace views

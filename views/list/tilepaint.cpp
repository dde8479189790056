// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/tilepaint.h"

#include "views/look/isolate.h"

#include <QFontMetrics>
#include <QPolygonF>
#include <QStyle>

#include <algorithm>

namespace views {

QString keptTogether(const QString &number)
{
    return QChar(0x2066) + number + QChar(0x2069); // left-to-right isolate
}

int paintTileLine(QPainter &painter, const QRect &line, const QString &text, Qt::LayoutDirection direction)
{
    const QFontMetrics metrics(painter.font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, line.width());
    const int width = metrics.horizontalAdvance(shown);
    const QRect box = QStyle::visualRect(direction, line, QRect(line.left(), line.top(), width + 1, line.height()));
    painter.drawText(box, Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine, isolated(shown));
    return width;
}

void paintTilePlaceholder(QPainter &painter, const QRect &line, QRgb colour, Qt::LayoutDirection direction)
{
    constexpr int thickness = 8;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(colour));
    QRect bar(line.left(), line.top() + (line.height() - thickness) / 2, std::min(line.width() / 2, 60), thickness);
    bar = QStyle::visualRect(direction, line, bar);
    painter.drawRoundedRect(bar, thickness / 2.0, thickness / 2.0);
    painter.restore();
}

void paintTileTrend(QPainter &painter, const QRect &box, const std::vector<double> &values, QRgb colour)
{
    if (values.size() < 2)
        return;
    const auto [lowest, highest] = std::ranges::minmax(values);
    const double height = std::max(highest - lowest, highest / 10);
    const double below = lowest - (height - (highest - lowest)) / 2;
    QPolygonF line;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double along = double(i) / double(values.size() - 1);
        const double up = height > 0 ? (values[i] - below) / height : 0.5;
        line << QPointF(box.left() + along * (box.width() - 1), box.bottom() - up * (box.height() - 1));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor::fromRgb(colour), 1.2));
    painter.drawPolyline(line);
    painter.restore();
}

} // namespace views

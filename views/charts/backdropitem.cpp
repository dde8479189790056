// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/backdropitem.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace views {

BackdropItem::BackdropItem(const PlotScene &scene, QGraphicsItem *parent)
    : QGraphicsItem(parent)
    , m_scene(scene)
{
}

void BackdropItem::sceneChanged()
{
    const QRectF rect = m_scene.area.adjusted(0, 0, 0, 1); // with the base line
    if (m_rect != rect) {
        prepareGeometryChange();
        m_rect = rect;
    }
    update();
}

QRectF BackdropItem::boundingRect() const
{
    const qreal half = QFontMetricsF(m_scene.font).height() / 2;
    return {0, m_rect.top() - half, m_rect.right(), m_rect.height() + 2 * half};
}

void BackdropItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->save();
    paintMarks(*painter);
    painter->setClipRect(m_rect, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (m_scene.hasOwnGrid) {
        for (const auto &[value, text] : m_scene.valueMarks)
            painter->fillRect(QRectF(m_rect.left(), std::round(m_scene.yOf(value)), m_rect.width(), 1),
                              QColor::fromRgb(m_scene.theme->chartGrid));
    }
    for (const qint64 time : m_scene.timeGrid)
        painter->fillRect(QRectF(std::round(m_scene.time.xOf(time)), m_rect.top(), 1, m_rect.height()),
                          QColor::fromRgb(m_scene.theme->chartGrid));
    for (const metrics::Gap &gap : m_scene.gaps)
        paintGap(*painter, gap);
    paintMarkBands(*painter, m_scene.marks, m_scene.time, m_scene.area, *m_scene.theme);
    painter->fillRect(QRectF(m_rect.left(), m_scene.area.bottom(), m_rect.width(), 1),
                      QColor::fromRgb(m_scene.theme->chartAxis));
    if (!m_scene.message.isEmpty())
        paintMessage(*painter);
    painter->restore();
}

void BackdropItem::paintMarks(QPainter &painter) const
{
    constexpr qreal gap = 6;
    const qreal height = QFontMetricsF(m_scene.font).height();
    painter.setFont(m_scene.font);
    painter.setPen(QColor::fromRgb(m_scene.theme->text2));
    for (const auto &[value, text] : m_scene.valueMarks) {
        const QRectF box(0, m_scene.yOf(value) - height / 2, m_rect.left() - gap, height);
        painter.drawText(box, Qt::AlignAbsolute | Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    }
}

void BackdropItem::paintGap(QPainter &painter, const metrics::Gap &gap) const
{
    const qreal left = std::max(std::round(m_scene.time.xOf(gap.fromMs)), m_rect.left());
    const qreal right = std::min(std::round(m_scene.time.xOf(gap.toMs)), m_rect.right());
    if (right <= left)
        return;
    paintNoData(painter, QRectF(left, m_rect.top(), right - left, m_rect.height()), *m_scene.theme);
}

void BackdropItem::paintMessage(QPainter &painter) const
{
    painter.setFont(m_scene.font);
    const QRectF room = m_rect.adjusted(16, 0, -16, 0);
    const int flags = int(Qt::AlignCenter) | Qt::TextWordWrap;
    const QRectF box = painter.boundingRect(room, flags, m_scene.message).adjusted(-8, -4, 8, 4);
    painter.fillRect(box, QColor::fromRgb(m_scene.theme->surface));
    painter.setPen(QColor::fromRgb(m_scene.theme->text2));
    painter.drawText(room, flags, m_scene.message);
}

} // namespace views

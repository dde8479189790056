// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/plotscene.h"

#include <QGraphicsItem>

namespace views {

// Everything below the curves of a plot: the marks of the value axis, lines at those of the time axis, hatched gaps,
// the base line, or the message shown instead of curves. GUI thread.
class BackdropItem final : public QGraphicsItem
{
public:
    explicit BackdropItem(const PlotScene &scene, QGraphicsItem *parent);

    void sceneChanged();

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintMarks(QPainter &painter) const;
    void paintGap(QPainter &painter, const metrics::Gap &gap) const;
    void paintMessage(QPainter &painter) const;

    const PlotScene &m_scene;
    QRectF m_rect;
};

} // namespace views

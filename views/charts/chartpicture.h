// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/plotscene.h"

#include <QImage>
#include <QList>

class QWidget;

// Pictures of charts, including parts that are scrolled out of view, that can be read without the program: with the
// object, the time range and a legend. GUI thread.
namespace views {

struct ChartPicture
{
    QWidget *body = nullptr; // a card or all of them
    struct Axis
    {
        QWidget *widget;
        int x; // below the body
    };
    QList<Axis> axes;
    QString title; // the object
    QString subtitle; // the time range with its zone
    std::vector<Curve> curves; // of the legend

    [[nodiscard]] QImage image(qreal scale) const;
    [[nodiscard]] QByteArray svg() const; // the content of a file

private:
    struct Entry
    {
        SeriesLook look;
        QString name;
        QRect box;
    };
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] int axisHeight() const;
    [[nodiscard]] std::vector<Entry> legend() const; // placed below the axes
    [[nodiscard]] QSize size() const;
    void paint(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;
};

} // namespace views

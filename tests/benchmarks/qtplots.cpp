// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/qtplots.h"

#include "views/look/sizes.h"

#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bench {

QtPlot::QtPlot(const QSize &size, const QRectF &area, int curves)
    : m_view(std::make_unique<QChartView>())
    , m_time(new QValueAxis)
    , m_value(new QValueAxis)
{
    const views::Theme &theme = views::lightTheme;
    QChart *chart = m_view->chart();
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setBackgroundVisible(false);
    chart->legend()->hide();
    chart->addAxis(m_time, Qt::AlignBottom);
    chart->addAxis(m_value, Qt::AlignLeft);
    m_time->setLabelsVisible(false);
    m_time->setGridLineVisible(false);
    m_time->setTickCount(2);
    m_time->setLinePen(QPen(QColor::fromRgb(theme.chartAxis), 1));
    m_value->setLineVisible(false);
    m_value->setGridLinePen(QPen(QColor::fromRgb(theme.chartGrid), 1));
    m_value->setLabelsBrush(QColor::fromRgb(theme.text2));
    m_value->setLabelsFont(views::scaled(m_view->font(), views::TextSize::Caption));
    for (int i = 0; i < curves; ++i) {
        auto *series = new QLineSeries;
        series->setPen(QPen(QColor::fromRgb(theme.series[std::size_t(i) % theme.series.size()]), 1));
        chart->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
        m_series.push_back(series);
    }
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setBackgroundBrush(QColor::fromRgb(theme.surface));
    m_view->resize(size);
    m_view->setAttribute(Qt::WA_DontShowOnScreen);
    m_view->show();
    chart->setPlotArea(area);
}

QtPlot::~QtPlot() = default;

void QtPlot::setCurve(int curve, const QList<QPointF> &points)
{
    m_series[std::size_t(curve)]->replace(points);
}

void QtPlot::setAxes(const metrics::Range &range, const metrics::ValueTicks &ticks)
{
    m_time->setRange(double(range.fromMs), double(range.toMs));
    m_value->setRange(ticks.from, ticks.to);
    m_value->setTickCount(ticks.count());
    m_value->setLabelFormat(u"%.%1f"_s.arg(ticks.decimals));
}

void QtPlot::paint(QImage &image)
{
    static_cast<QWidget *>(m_view.get())->render(&image); // not of the scene, but of all of it, as on screen
}

double difference(const QImage &a, const QImage &b)
{
    constexpr int much = 64;
    qint64 different = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb one = a.pixel(x, y);
            const QRgb other = b.pixel(x, y);
            const int most = std::max({std::abs(qRed(one) - qRed(other)), std::abs(qGreen(one) - qGreen(other)),
                                       std::abs(qBlue(one) - qBlue(other))});
            different += most > much ? 1 : 0;
        }
    }
    return double(different) / (double(a.width()) * a.height());
}

} // namespace bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/plot.h"

#include "views/charts/backdropitem.h"
#include "views/charts/curveitem.h"
#include "views/charts/overlayitem.h"
#include "views/charts/valuescale.h"
#include "views/look/sizes.h"

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QFocusEvent>
#include <QFontMetrics>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr int widestLabel = 90; // one chart must not take the room of all, whose margins are equal
constexpr int labelPadding = 12; // between labels and card or plot
// Above the grid and axes of the chart, whose items use at most 20.
constexpr qreal backdropZ = 29;
constexpr qreal curvesZ = 30;
constexpr qreal overlayZ = 31;

QPen linePen(QRgb colour)
{
    return QPen(QColor::fromRgb(colour), 1);
}

} // namespace

Plot::Plot(QWidget *parent)
    : QWidget(parent)
    , m_view(new QChartView(this))
    , m_chart(m_view->chart())
    , m_timeAxis(new QValueAxis(m_chart))
    , m_valueAxis(new QValueAxis(m_chart))
{
    setLayoutDirection(Qt::LeftToRight);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(90 + areaTop + areaBottom);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAcceptDrops(false);
    m_view->viewport()->setAcceptDrops(false); // else what is dragged over it does not reach the page
    m_view->setRenderHint(QPainter::Antialiasing, false); // straight lines stay sharp; curves enable it themselves
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundVisible(false);
    m_chart->setBackgroundRoundness(0);
    m_chart->legend()->hide();
    m_chart->setAnimationOptions(QChart::NoAnimation);

    // A chart lays out only axes that are attached to a series.
    auto *carrier = new QLineSeries(m_chart);
    m_chart->addSeries(carrier);
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_valueAxis, Qt::AlignLeft);
    carrier->attachAxis(m_timeAxis);
    carrier->attachAxis(m_valueAxis);
    carrier->setVisible(false);
    // We draw the time marks: they are at round times of a zone, which no axis of Qt Charts supports.
    m_timeAxis->setLabelsVisible(false);
    m_timeAxis->setGridLineVisible(false);
    m_timeAxis->setLineVisible(false);
    // Nor does one group digits as the rest of the program.
    m_valueAxis->setLabelsVisible(false);
    m_valueAxis->setLineVisible(false);

    m_backdrop = new BackdropItem(m_scene, m_chart);
    m_backdrop->setZValue(backdropZ);
    m_curves = new CurveItem(m_scene, m_chart);
    m_curves->setZValue(curvesZ);
    m_overlay = new OverlayItem(m_scene, m_chart);
    m_overlay->setZValue(overlayZ);
    showColours();
    showValueAxis();
}

Plot::~Plot() = default;

void Plot::setContent(Content content)
{
    m_scene.curves = std::move(content.curves);
    m_scene.message = std::move(content.message);
    m_scene.namesGaps = content.namesGaps;
    m_scene.stacking = content.stacking;
    m_scene.gaps = commonGaps(m_scene.curves);
    const auto facts = [](const metrics::ValueTicks &t) { return std::tuple(t.from, t.to, t.step, t.decimals); };
    if (facts(m_ticks) != facts(content.ticks) || m_axis != content.axis) {
        m_ticks = content.ticks;
        m_axis = std::move(content.axis);
        showValueAxis();
    }
    sceneChanged();
}

void Plot::setTime(const metrics::Range &range, const std::vector<metrics::TimeTick> &ticks)
{
    m_scene.time.range = range;
    m_scene.timeGrid.clear();
    for (const metrics::TimeTick &tick : ticks)
        m_scene.timeGrid.push_back(tick.timeMs);
    sceneChanged();
}

void Plot::setMargins(int left, int right)
{
    if (std::tie(m_left, m_right) == std::tie(left, right))
        return;
    m_left = left;
    m_right = right;
    placeArea();
}

void Plot::setHighlight(const std::optional<metrics::SeriesKey> &key)
{
    std::optional<metrics::SeriesKey> shown;
    const auto isMeant = [&](const Curve &curve) { return !curve.isHidden && isSameThing(curve.series->key, *key); };
    if (key && std::ranges::any_of(m_scene.curves, isMeant))
        shown = key;
    if (shown == m_scene.highlight)
        return;
    m_scene.highlight = shown;
    m_curves->update();
    m_overlay->update();
}

void Plot::setCrosshair(std::optional<qint64> timeMs, double reachMs)
{
    const std::optional<qint64> before = std::exchange(m_scene.crosshairMs, timeMs);
    m_scene.reachMs = reachMs;
    m_curves->setStill(timeMs.has_value());
    if (before != timeMs)
        m_overlay->crosshairMoved(before);
}

void Plot::setSelection(const std::optional<metrics::Range> &range)
{
    if (m_scene.selection == range)
        return;
    m_scene.selection = range;
    m_curves->setStill(range.has_value() || m_scene.crosshairMs.has_value());
    m_overlay->update();
}

void Plot::setMarks(const std::vector<RangeMark> &marks)
{
    if (m_scene.marks == marks)
        return;
    m_scene.marks = marks;
    m_backdrop->update();
    m_overlay->update();
}

int Plot::labelWidth() const
{
    const QFontMetrics metrics(m_scene.font);
    int widest = 0;
    for (const auto &[value, text] : m_scene.valueMarks)
        widest = std::max(widest, metrics.horizontalAdvance(text));
    return std::min(widest, widestLabel) + labelPadding;
}

int Plot::mostTicks() const
{
    const int lines = int(m_scene.area.height()) / (2 * QFontMetrics(m_scene.font).height());
    return std::clamp(lines, 3, 5);
}

QWidget *Plot::viewport() const
{
    return m_view->viewport();
}

int Plot::paintedCurves() const
{
    return m_curves->paintedCurves();
}

bool Plot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTip || watched != m_view->viewport())
        return QWidget::eventFilter(watched, event);
    showMarkTip(markLabels(m_scene.marks, m_scene.time, m_scene.area, m_scene.font), *static_cast<QHelpEvent *>(event),
                *m_view->viewport());
    return true;
}

void Plot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_view->setGeometry(rect());
    placeArea();
    Q_EMIT resized();
}

void Plot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        showColours();
    QWidget::changeEvent(event);
}

void Plot::focusInEvent(QFocusEvent *)
{
    showFocus(window()->testAttribute(Qt::WA_KeyboardFocusChange));
}

void Plot::focusOutEvent(QFocusEvent *)
{
    showFocus(false);
}

void Plot::showFocus(bool shown)
{
    m_scene.showsFocus = shown;
    m_overlay->update();
}

void Plot::placeArea()
{
    const QRect area = rect().adjusted(m_left, areaTop, -m_right, -areaBottom);
    if (area.width() <= 0 || area.height() <= 0)
        return;
    m_scene.area = area;
    m_scene.time.left = area.left();
    m_scene.time.width = area.width();
    m_chart->setPlotArea(area);
    // Axes follow only when the chart lays itself out, which it does not do for every change of its area.
    m_chart->layout()->invalidate();
    m_chart->layout()->activate();
    sceneChanged();
}

// A chart ignores the palette.
void Plot::showColours()
{
    const Theme &theme = themeOf(palette());
    m_scene.theme = &theme;
    m_scene.font = scaled(font(), TextSize::Caption);
    m_view->setBackgroundBrush(QColor::fromRgb(theme.surface));
    m_valueAxis->setGridLinePen(linePen(theme.chartGrid));
    sceneChanged();
}

void Plot::showValueAxis()
{
    m_scene.isLogarithmic = m_axis && m_axis->isLogarithmic;
    m_scene.isFixed = m_axis && m_axis->isFixed;
    m_scene.hasOwnGrid = m_axis.has_value();
    m_valueAxis->setGridLineVisible(!m_axis);
    if (m_axis) {
        m_scene.low = m_axis->low;
        m_scene.high = m_axis->high;
        m_scene.valueMarks = m_axis->marks;
        return;
    }
    m_scene.low = m_ticks.from;
    m_scene.high = m_ticks.to;
    m_scene.valueMarks.clear();
    for (int i = 0; i < m_ticks.count(); ++i)
        m_scene.valueMarks.emplace_back(m_ticks.at(i), markText(m_ticks.at(i), m_ticks));
    m_valueAxis->setRange(m_ticks.from, m_ticks.to);
    m_valueAxis->setTickCount(m_ticks.count());
}

void Plot::sceneChanged()
{
    m_backdrop->sceneChanged();
    m_curves->sceneChanged();
    m_overlay->sceneChanged();
}

} // namespace views

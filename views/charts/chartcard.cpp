// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartcard.h"

#include "models/catalog/problem.h"
#include "models/table/copytext.h"
#include "models/table/format.h"
#include "views/charts/badge.h"
#include "views/charts/fixedrangedialog.h"
#include "views/charts/plot.h"
#include "views/charts/timeaxis.h"
#include "views/charts/valueaxis.h"
#include "views/look/plaintext.h"
#include "views/widgets/card.h"
#include "views/widgets/controls.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using metrics::MetricAnswer;
using State = MetricAnswer::State;

namespace views {

CardHeader::CardHeader(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_title(new ElidedLabel(Qt::ElideRight, this))
    , m_unit(secondaryLabel({}, TextSize::Body, this))
    , m_meaning(new ElidedLabel(Qt::ElideRight, this))
{
    fixHeight(*this, appMetrics().text + 12);
    m_row->setContentsMargins(panelPadding, 0, panelPadding - 4, 0);
    m_row->setSpacing(controlGap);
    setSemiBold(*m_title);
    setTextSize(*m_meaning, TextSize::Small);
    m_meaning->setForegroundRole(QPalette::PlaceholderText);
    m_meaning->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // what the title leaves
    m_row->addWidget(m_title);
    m_row->addWidget(m_unit);
    m_row->addWidget(m_meaning, 1);
}

void CardHeader::setTexts(const QString &title, const QString &unit, const QString &meaning)
{
    m_title->setFullText(title);
    m_unit->setText(unit);
    m_unit->setVisible(!unit.isEmpty());
    m_meaning->setFullText(meaning);
}

int CardHeader::titleWidth() const
{
    const QMargins margins = m_row->contentsMargins();
    const int unit = m_unit->isHidden() ? 0 : m_unit->sizeHint().width() + m_row->spacing();
    return margins.left() + m_title->sizeHint().width() + unit + margins.right();
}

ChartCard::ChartCard(QWidget *parent)
    : QFrame(parent)
    , m_header(new CardHeader(this))
    , m_badges(new QWidget(this))
    , m_picture(flatTool("camera", tr("Copy a picture of this chart"), this))
    , m_more(flatTool("more", tr("More actions for this chart"), this))
    , m_plot(new Plot(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1 + cardRadius / 2);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_plot, 1);
    auto *badges = new QHBoxLayout(m_badges);
    badges->setContentsMargins({});
    badges->setSpacing(controlGap / 2);
    m_header->row()->addWidget(m_badges);
    m_header->row()->addWidget(m_picture);
    m_header->row()->addWidget(m_more);
    connect(m_picture, &QToolButton::clicked, this, &ChartCard::pictureRequested);
    connect(m_more, &QToolButton::clicked, this, &ChartCard::showMenu);
    connect(m_plot, &Plot::resized, this, &ChartCard::showContent);
}

void ChartCard::setGroup(ChartGroup group, std::vector<Curve> curves)
{
    m_group = std::move(group);
    m_curves = std::move(curves);
    m_header->setTexts(m_group.title(), m_group.scale.unit, m_group.meaning());
    m_plot->setAccessibleName(m_group.title());
    qDeleteAll(m_badges->findChildren<Badge *>(Qt::FindDirectChildrenOnly));
    const auto flips = ambiguous();
    for (const ChartGroup::Member &member : m_group.members) {
        addStateBadges(member);
        if (!member.answer->series.empty() && std::ranges::find(flips, member.answer) != flips.end())
            addFlipBadge(*member.answer);
    }
    showContent();
}

std::vector<const MetricAnswer *> ChartCard::ambiguous() const
{
    std::vector<const MetricAnswer *> found;
    for (const ChartGroup::Member &member : m_group.members) {
        const metrics::Metric *metric = member.answer->metric;
        if (metric->isAmbiguous && std::ranges::find(found, metric, &MetricAnswer::metric) == found.end())
            found.push_back(member.answer);
    }
    return found;
}

void ChartCard::setAxis(const metrics::AxisChoice &axis)
{
    if (m_axis == axis)
        return;
    m_axis = axis;
    showContent();
}

void ChartCard::setNamesGaps(bool namesGaps)
{
    if (std::exchange(m_namesGaps, namesGaps) != namesGaps)
        showContent();
}

void ChartCard::setTime(const metrics::Range &visible, const std::vector<metrics::TimeTick> &ticks,
                        const TimeMeaning &meaning)
{
    m_visible = visible;
    m_meaning = meaning;
    m_plot->setTime(visible, ticks);
    showContent();
}

void ChartCard::setMargins(int left, int right)
{
    m_plot->setMargins(left, right);
}

void ChartCard::setMarks(const std::vector<RangeMark> &marks)
{
    m_plot->setMarks(marks);
    if (!m_group.members.empty())
        m_plot->setAccessibleDescription(figures());
}

void ChartCard::setIsHidden(const IsHidden &isHidden)
{
    for (Curve &curve : m_curves)
        curve.isHidden = isHidden(curve.series->key);
    if (m_group.stacking() != Stacking::None)
        stack(m_curves);
    showContent();
}

void ChartCard::setHighlight(const std::optional<metrics::SeriesKey> &key)
{
    m_plot->setHighlight(key);
}

QString ChartCard::figures() const
{
    QStringList parts{descriptionOf(m_group, m_curves, m_visible, m_meaning),
                      descriptionOf(m_plot->scene().marks, m_visible, m_meaning)};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QList<QWidget *> ChartCard::tabStops() const
{
    return {m_picture, m_more, m_plot};
}

void ChartCard::setButtonsShown(bool shown)
{
    m_picture->setVisible(shown);
    m_more->setVisible(shown);
}

void ChartCard::addBadge(Tone tone, const char *icon, const QString &text, const QString &toolTip)
{
    auto *badge = new Badge(tone, icon, m_badges);
    badge->setText(text);
    if (!toolTip.isEmpty()) {
        badge->setToolTip(plainToolTip(toolTip));
        badge->setAccessibleDescription(toolTip);
    }
    m_badges->layout()->addWidget(badge);
    badge->show();
}

void ChartCard::addStateBadges(const ChartGroup::Member &member)
{
    const MetricAnswer &metric = *member.answer;
    const metrics::Answer &answer = member.shown->answer;
    const bool isAlone = m_group.members.size() == 1;
    const QString problem = metric.problem ? catalog::problemOf(*metric.problem).sentence : QString();
    if (metric.state == State::Partial) {
        QString text = tr("Partial");
        if (metric.expected > 0 && answer.pods > 0)
            text = tr("Partial, %1 of %2 pods answered").arg(metric.answered).arg(metric.expected);
        else if (metric.expected > 0)
            text = tr("Partial, %1 of %2 GPUs answered").arg(metric.answered).arg(metric.expected);
        const QString left = tr("The control plane left a part out of its answer. Refresh to try again.");
        addBadge(Tone::Warning, "warn", text, problem.isEmpty() ? left : problem);
    }
    if (metric.state == State::Waiting && !metric.series.empty() && answer.requests > 1)
        addBadge(Tone::Info, nullptr, tr("Refining, %1 of %2 requests").arg(answer.requestsDone).arg(answer.requests),
                 {});
    addSampleBadges(metric, answer.stepMs);
    // Alone in its card, a metric shows its state in the plot.
    if (!isAlone && metric.state == State::Refused)
        addBadge(Tone::Neutral, nullptr, tr("%1: not offered").arg(metric.metric->title()),
                 tr("This control plane does not offer this metric."));
    if (metric.state == State::Failed && (!isAlone || !metric.series.empty()))
        addBadge(Tone::Warning, "warn", tr("%1: no new answer").arg(metric.metric->title()), problem);
}

void ChartCard::addSampleBadges(const MetricAnswer &metric, double askedMs)
{
    const metrics::Losses &losses = metric.losses;
    if (losses.outOfRange > 0)
        addBadge(Tone::Warning, "warn", tr("%n sample(s) out of range left out", nullptr, losses.outOfRange),
                 tr("These values are impossible for this metric. Exported files contain them."));
    if (losses.unreadable > 0)
        addBadge(Tone::Warning, "warn", tr("%n sample(s) unreadable", nullptr, losses.unreadable),
                 tr("The first one contains \"%1\".").arg(losses.firstUnreadable));
    const auto twins = std::ranges::count_if(metric.series, [](const auto &series) { return series->key.twin > 0; });
    if (twins > 0)
        addBadge(Tone::Warning, "warn", tr("%n series look the same", nullptr, int(twins)),
                 tr("The control plane sent them with equal labels. They are numbered in the order of its answer."));
    constexpr double coarse = 60'000;
    double stepMs = 0;
    for (const metrics::SeriesPtr &series : metric.series)
        stepMs = std::max(stepMs, series->stepMs);
    if (stepMs > coarse && stepMs > 1.5 * askedMs)
        addBadge(Tone::Neutral, nullptr, tr("every %1").arg(intervalText(std::llround(stepMs / 1000))),
                 tr("The control plane stores samples of this metric at this interval."));
}

void ChartCard::addFlipBadge(const MetricAnswer &metric)
{
    auto *badge = new Badge(Tone::Neutral, nullptr, m_badges);
    badge->setText(metric.isRatio ? tr("Read as ratio") : tr("Read as percent"));
    badge->setToolTip(plainToolTip(
        metric.isRatio ? tr("Server values from 0 to 1 are shown as 0 to 100 %. Click if they are percentages.")
                       : tr("Server values are shown as percentages. Click if 1 means 100 %.")));
    badge->setAction(true);
    connect(badge, &Badge::clicked, this, [this, metric = metric.metric] { Q_EMIT unitFlipRequested(metric); });
    m_badges->layout()->addWidget(badge);
    badge->show();
}

void ChartCard::showContent()
{
    if (m_group.members.empty())
        return;
    Plot::Content content;
    content.ticks = ticksOf(m_group, m_curves, m_plot->mostTicks());
    content.message = messageOf(m_group, m_curves, m_visible);
    content.namesGaps = m_namesGaps && m_meaning.of != TimeMeaning::Of::ShareOfRun; // it has no length in time
    content.curves = m_curves;
    content.stacking = m_group.stacking();
    content.axis = drawnAxis(m_group, m_curves, m_axis, m_plot->mostTicks());
    m_plot->setContent(std::move(content));
    showAxisNote();
    m_plot->setAccessibleDescription(figures());
    if (std::exchange(m_labelWidth, m_plot->labelWidth()) != m_plot->labelWidth())
        Q_EMIT labelWidthChanged();
}

void ChartCard::showMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy picture")), &QAction::triggered, this, &ChartCard::pictureRequested);
    connect(menu->addAction(tr("Copy figures as text")), &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(table::plainSpaces(m_group.title() + u": "_s + figures()));
    });
    for (const MetricAnswer *answer : ambiguous()) {
        const QString text = answer->isRatio ? tr("Read %1 as percent") : tr("Read %1 as ratio");
        connect(menu->addAction(text.arg(answer->metric->title())), &QAction::triggered, this,
                [this, metric = answer->metric] { Q_EMIT unitFlipRequested(metric); });
    }
    menu->addSeparator();
    addAxisActions(*menu);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void ChartCard::addAxisActions(QMenu &menu)
{
    menu.setToolTipsVisible(true);
    const QString whyNot = whyNotLogarithmic(m_group, m_curves);
    QAction *logarithmic = menu.addAction(tr("Logarithmic axis"));
    logarithmic->setCheckable(true);
    logarithmic->setChecked(m_axis.isLogarithmic);
    logarithmic->setEnabled(m_axis.isLogarithmic || whyNot.isEmpty());
    logarithmic->setToolTip(plainToolTip(whyNot));
    connect(logarithmic, &QAction::triggered, this, [this](bool on) {
        // A range that such an axis cannot have must be changed first.
        if (on && m_axis.isFixed() && m_axis.from <= 0)
            askForRange(true);
        else
            Q_EMIT axisChosen({on, m_axis.from, m_axis.to});
    });
    connect(menu.addAction(tr("Fixed range…")), &QAction::triggered, this,
            [this] { askForRange(m_axis.isLogarithmic); });
    QAction *automatic = menu.addAction(tr("Automatic range"));
    automatic->setEnabled(m_axis.isFixed());
    connect(automatic, &QAction::triggered, this, [this] { Q_EMIT axisChosen({m_axis.isLogarithmic, 0, 0}); });
}

// Begins with what is on screen.
void ChartCard::askForRange(bool isLogarithmic)
{
    delete m_rangeDialog;
    const double factor = m_group.scale.factor;
    const PlotScene &scene = m_plot->scene();
    const FixedRangeDialog::Range shown = m_axis.isFixed()
        ? FixedRangeDialog::Range{m_axis.from * factor, m_axis.to * factor}
        : FixedRangeDialog::Range{scene.low, scene.high};
    m_rangeDialog = new FixedRangeDialog(m_group.title(), m_group.scale.unit, shown, isLogarithmic, this);
    connect(m_rangeDialog, &FixedRangeDialog::chosen, this, [this, factor, isLogarithmic](double from, double to) {
        Q_EMIT axisChosen({isLogarithmic, from / factor, to / factor});
    });
    connect(m_rangeDialog, &FixedRangeDialog::automaticChosen, this, [this, isLogarithmic] {
        Q_EMIT axisChosen({isLogarithmic, 0, 0});
    });
    m_rangeDialog->show();
}

void ChartCard::showAxisNote()
{
    const AxisNote note = axisNote(m_group, m_curves, m_axis, m_visible);
    if (note.text.isEmpty()) {
        delete std::exchange(m_axisBadge, nullptr);
        return;
    }
    if (!m_axisBadge) {
        m_axisBadge = new Badge(note.tone, nullptr, this);
        m_header->row()->insertWidget(m_header->row()->indexOf(m_badges), m_axisBadge);
    }
    m_axisBadge->setTone(note.tone);
    m_axisBadge->setText(note.text);
    m_axisBadge->setToolTip(plainToolTip(note.toolTip));
    m_axisBadge->setAccessibleDescription(note.toolTip);
    m_axisBadge->show();
}

void ChartCard::paintEvent(QPaintEvent *)
{
    paintCard(*this);
}

QWidget *ChartCard::pointerTarget()
{
    return m_plot->viewport();
}

QWidget *ChartCard::keyTarget()
{
    return m_plot;
}

TimeScale ChartCard::timeScale() const
{
    return m_plot->scene().time;
}

QRectF ChartCard::timeArea() const
{
    return m_plot->scene().area;
}

const std::vector<Curve> &ChartCard::curves() const
{
    return m_curves;
}

// Of a pointer at a height. Within a band it counts as close, the closer to the median the more.
qreal ChartCard::distanceOf(const PlotScene &scene, const Curve &curve, std::size_t sample, qreal y)
{
    constexpr qreal close = 20; // px
    const qreal distance = std::abs(scene.at(curve, sample).y() - y);
    if (!curve.isBand)
        return distance;
    const metrics::Band &band = *curve.series->band;
    const bool isWithin
        = y <= scene.yOf(band.lowest[sample] * curve.factor) && y >= scene.yOf(band.highest[sample] * curve.factor);
    return isWithin ? close * distance / (close + distance) : distance;
}

HoverContent ChartCard::hoverContent(qint64 timeMs, const std::optional<QPointF> &pointer) const
{
    const PlotScene &scene = m_plot->scene();
    HoverContent content{momentText(timeMs, m_meaning), m_group.title(), {}, 0};
    if (std::ranges::any_of(m_curves, &Curve::isBand))
        //: above a list of values; %1 is a metric
        content.title = tr("%1: median, lowest to highest").arg(content.title);
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const Curve &curve = m_curves[i];
        if (curve.isHidden)
            continue;
        HoverContent::Row row;
        row.curve = i;
        row.sample = sampleAt(curve, timeMs, scene.reachMs);
        row.distance = !row.sample ? 1e9 : pointer ? distanceOf(scene, curve, *row.sample, pointer->y()) : 0;
        content.rows.push_back(std::move(row));
    }
    arrange(content, pointer.has_value());
    for (HoverContent::Row &row : content.rows) {
        const Curve &curve = m_curves[row.curve];
        const ValueScale scale = scaleOf(curve, m_group.scale);
        fillRow(row, curve, scale);
        if (row.sample && curve.isBand) {
            const metrics::Band &band = *curve.series->band;
            //: the lowest and the highest of some values
            row.spread
                = tr("%1 to %2")
                      .arg(valueText(band.lowest[*row.sample], scale), valueText(band.highest[*row.sample], scale));
        }
    }
    if (const auto total = totalAt(timeMs); total && content.rows.size() > 1)
        content.title = tr("%1, %2 in total").arg(content.title, *total);
    return content;
}

// Of a stacked card
std::optional<QString> ChartCard::totalAt(qint64 timeMs) const
{
    std::optional<double> highest;
    for (const Curve &curve : m_curves) {
        if (curve.below.empty())
            continue;
        if (const auto sample = sampleAt(curve, timeMs, m_plot->scene().reachMs))
            highest = std::max(highest.value_or(0), curve.heightAt(*sample) / curve.factor);
    }
    if (!highest)
        return std::nullopt;
    const QString value = valueText(*highest, m_group.scale);
    return m_group.scale.unit.isEmpty() ? value : value + u' ' + m_group.scale.unit;
}

void ChartCard::setCrosshair(std::optional<qint64> timeMs, double reachMs)
{
    m_plot->setCrosshair(timeMs, reachMs);
}

void ChartCard::setSelection(const std::optional<metrics::Range> &range)
{
    m_plot->setSelection(range);
}

} // namespace views

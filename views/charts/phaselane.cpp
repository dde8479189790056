// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/phaselane.h"

#include "models/base/shown.h"
#include "views/charts/heatstrip.h"
#include "views/charts/timeaxis.h"
#include "views/look/focusring.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/widgets/statechip.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int leastBlockHeight = 15;
constexpr int namePadding = 10;
constexpr int rowGap = 2;
constexpr qreal glyphRoom = 17; // narrower blocks have no glyph
constexpr qreal triangleHalf = 4;
constexpr qreal triangleHeight = 7;
constexpr qreal labelGap = 3;
constexpr qreal pointedReach = 6; // pixels from the crosshair to an event
constexpr qsizetype mostText = 60;

} // namespace

PhaseLane::PhaseLane(QWidget *parent)
    : QWidget(parent)
{
    setLayoutDirection(Qt::LeftToRight);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Phases and events"));
}

void PhaseLane::setLane(const QList<PhaseSpan> &phases, const QList<EventMark> &events)
{
    m_phases = phases;
    m_events = events;
    std::ranges::stable_sort(m_events, {}, &EventMark::timeMs);
    setAccessibleDescription(description());
    updateGeometry();
    update();
}

void PhaseLane::setObject(const QString &name, const SeriesLook &look)
{
    m_object = base::shownName(name);
    m_look = look;
    setAccessibleName(tr("Phases and events of %1").arg(m_object));
    setToolTip(plainToolTip(m_object));
    update();
}

void PhaseLane::setTime(const metrics::Range &range, const TimeMeaning &meaning)
{
    m_range = range;
    m_meaning = meaning;
    setAccessibleDescription(description());
    update();
}

void PhaseLane::setMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    update();
}

void PhaseLane::setMarks(const std::vector<RangeMark> &marks)
{
    m_marks = marks;
    update();
}

QString PhaseLane::description() const
{
    QStringList parts;
    for (const PhaseSpan &span : m_phases) {
        if (span.range.toMs > m_range.fromMs && span.range.fromMs < m_range.toMs)
            parts.append(tr("%1 from %2 to %3")
                             .arg(ChipPainter::text(span.phase), clockText(span.range.fromMs, m_meaning),
                                  clockText(span.range.toMs, m_meaning)));
    }
    for (const EventMark &event : m_events) {
        if (m_range.contains(event.timeMs))
            parts.append(tr("%1 at %2").arg(event.title, clockText(event.timeMs, m_meaning)));
    }
    return parts.join(u", "_s);
}

QSize PhaseLane::sizeHint() const
{
    const int text = QFontMetrics(scaled(font(), TextSize::Caption)).height();
    return {100, eventTop() + (m_events.isEmpty() ? 0 : text)};
}

int PhaseLane::eventTop() const
{
    return m_phases.isEmpty() && m_object.isEmpty() ? 0 : blockHeight() + rowGap;
}

int PhaseLane::blockHeight() const
{
    return std::max(leastBlockHeight, QFontMetrics(scaled(font(), TextSize::Caption)).height());
}

int PhaseLane::labelWidth() const
{
    const QFontMetrics metrics(scaled(font(), TextSize::Caption));
    const int phases = m_phases.isEmpty() ? 0 : metrics.horizontalAdvance(phaseName());
    const int events = m_events.isEmpty() ? 0 : metrics.horizontalAdvance(eventName());
    return std::max(phases, events) + namePadding;
}

QString PhaseLane::phaseName()
{
    return tr("Phase");
}

QString PhaseLane::eventName()
{
    return tr("Event");
}

TimeScale PhaseLane::timeScale() const
{
    return {m_range, qreal(m_left), qreal(std::max(width() - m_left - m_right, 0))};
}

QRectF PhaseLane::timeArea() const
{
    return {qreal(m_left), 0, timeScale().width, qreal(height())};
}

HoverContent PhaseLane::hoverContent(qint64 timeMs, const std::optional<QPointF> &) const
{
    HoverContent content{momentText(timeMs, m_meaning), m_object, {}, 0};
    for (const PhaseSpan &span : m_phases) {
        if (span.range.contains(timeMs))
            content.rows.push_back({{}, ChipPainter::text(span.phase), lengthText(span.range.length(), m_meaning)});
    }
    const TimeScale scale = timeScale();
    for (const EventMark &event : m_events) {
        if (std::abs(scale.xOf(event.timeMs) - scale.xOf(timeMs)) > pointedReach)
            continue;
        const QString text = event.text.simplified();
        content.rows.push_back({{}, event.title, text.size() > mostText ? text.left(mostText - 1) + u'…' : text});
    }
    for (const RangeMark &mark : m_marks) {
        if (mark.range.contains(timeMs) && !mark.note.isEmpty())
            content.rows.push_back(
                {{}, tr("Marked"), mark.note.size() > mostText ? mark.note.left(mostText - 1) + u'…' : mark.note});
    }
    arrange(content, false);
    return content;
}

void PhaseLane::setCrosshair(std::optional<qint64> timeMs, double)
{
    if (std::exchange(m_crosshairMs, timeMs) != timeMs)
        update();
}

void PhaseLane::setSelection(const std::optional<metrics::Range> &range)
{
    m_selection = range;
    update();
}

QStringList PhaseLane::shownLabels() const
{
    QStringList shown;
    for (const Label &label : labels())
        shown.append(label.text);
    return shown;
}

std::vector<PhaseLane::Label> PhaseLane::labels() const
{
    const TimeScale scale = timeScale();
    const QFontMetricsF metrics(scaled(font(), TextSize::Caption));
    std::vector<QRectF> taken;
    std::vector<const EventMark *> visible;
    const auto row = [&](qreal left, qreal right) { return QRectF(left, eventTop(), right - left, metrics.height()); };
    for (const EventMark &event : m_events) {
        if (!m_range.contains(event.timeMs))
            continue;
        const qreal x = scale.xOf(event.timeMs);
        visible.push_back(&event);
        taken.push_back(row(x - triangleHalf, x + triangleHalf));
    }
    // Warnings get their labels first.
    std::stable_partition(visible.begin(), visible.end(), [](const EventMark *event) { return event->isWarning; });
    std::vector<Label> labels;
    for (const EventMark *event : visible) {
        const qreal x = scale.xOf(event->timeMs);
        const qreal width = metrics.horizontalAdvance(event->title) + 1;
        const qreal off = triangleHalf + labelGap;
        const QRectF mark = row(x - triangleHalf, x + triangleHalf);
        for (const QRectF &box : {row(x + off, x + off + width), row(x - off - width, x - off)}) {
            const auto touches = [&](const QRectF &other) {
                return other != mark && other.adjusted(-labelGap, 0, labelGap, 0).intersects(box);
            };
            if (box.left() < m_left || box.right() > this->width() || std::ranges::any_of(taken, touches))
                continue;
            taken.push_back(box);
            labels.push_back({event->title, box});
            break;
        }
    }
    return labels;
}

void PhaseLane::paintName(QPainter &painter, const QString &name, int top, int height) const
{
    painter.setFont(scaled(font(), TextSize::Caption));
    painter.setPen(QColor::fromRgb(themeOf(palette()).text2));
    const QRect cell(2, top, m_left - 8, height);
    painter.drawText(cell, Qt::AlignAbsolute | Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, cell.width()));
}

void PhaseLane::paintSwatch(QPainter &painter) const
{
    constexpr int width = 12;
    constexpr int thickness = 3;
    const QRect swatch(m_left - width - namePadding, (blockHeight() - thickness) / 2, width, thickness);
    views::paintSwatch(painter, swatch, m_look, false, themeOf(palette()));
}

void PhaseLane::paintPhase(QPainter &painter, const PhaseSpan &span) const
{
    const TimeScale scale = timeScale();
    const QRectF area = timeArea();
    const qreal left = std::max(std::round(scale.xOf(span.range.fromMs)), area.left());
    const qreal right = std::min(std::round(scale.xOf(span.range.toMs)), area.right());
    if (right - left < 1)
        return;
    const Theme &theme = themeOf(palette());
    const StateLook look = stateLook(span.phase);
    const QColor ink = QColor::fromRgb(theme.foreground(look.tone));
    const QRectF block(left, 0, right - left, blockHeight());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1));
    painter.setBrush(QColor::fromRgb(theme.background(look.tone)));
    painter.drawRoundedRect(block.adjusted(0.5, 0.5, -0.5, -0.5), barRadius, barRadius);
    const QString word = ChipPainter::text(span.phase);
    painter.setFont(scaled(font(), TextSize::Caption));
    const QRectF inside = block.adjusted(6, 0, -6, 0);
    if (painter.fontMetrics().horizontalAdvance(word) <= inside.width()) {
        painter.setPen(ink);
        painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, word);
    } else if (block.width() >= glyphRoom - 5) {
        const int size = std::min(grownGlyph(), int(std::min(block.width(), block.height())) - 2);
        paintIcon(painter, block.toRect(), look.icon, size, ink.rgb());
    }
}

void PhaseLane::paintEvents(QPainter &painter) const
{
    const Theme &theme = themeOf(palette());
    const TimeScale scale = timeScale();
    const QFont font = scaled(this->font(), TextSize::Caption);
    const qreal middle = eventTop() + QFontMetricsF(font).height() / 2;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const EventMark &event : m_events) {
        if (!m_range.contains(event.timeMs))
            continue;
        const qreal x = scale.xOf(event.timeMs);
        const qreal base = middle + triangleHeight / 2;
        const QPointF corners[] = {{x, base - triangleHeight}, {x + triangleHalf, base}, {x - triangleHalf, base}};
        painter.setBrush(QColor::fromRgb(event.isWarning ? theme.warningFg : theme.text2));
        painter.drawPolygon(corners, 3);
    }
    painter.setFont(font);
    painter.setPen(QColor::fromRgb(theme.text2));
    for (const Label &label : labels())
        painter.drawText(label.box, Qt::AlignVCenter | Qt::AlignLeft, label.text);
}

void PhaseLane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // like the widget, whatever the program's direction
    if (timeArea().width() <= 0)
        return;
    paintMarkBands(painter, m_marks, timeScale(), timeArea(), themeOf(palette()));
    if (!m_object.isEmpty())
        paintSwatch(painter);
    else if (!m_phases.isEmpty())
        paintName(painter, phaseName(), 0, blockHeight());
    for (const PhaseSpan &span : m_phases)
        paintPhase(painter, span);
    if (!m_events.isEmpty()) {
        if (m_object.isEmpty())
            paintName(painter, eventName(), eventTop(), height() - eventTop());
        paintEvents(painter);
    }
    const Theme &theme = themeOf(palette());
    paintTimeMarks(painter, timeScale(), timeArea(), theme, m_crosshairMs, m_selection);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintInnerFocusRing(painter, timeArea(), theme);
}

} // namespace views

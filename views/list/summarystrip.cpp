// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/summarystrip.h"

#include "models/table/format.h"
#include "views/list/summarystripaccess.h"
#include "views/list/tilelayout.h"
#include "views/look/focusring.h"
#include "views/look/icons.h"
#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"
#include "views/widgets/gpubar.h"
#include "views/widgets/statechip.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr int glyphGap = 6;
constexpr int topPadding = 6;
constexpr int leastPadding = 5; // beside a label
constexpr double leastTileDigits = 8;
constexpr double gpuDigits = 29;
constexpr double narrowGpuDigits = 16;

QColor colour(QRgb rgb)
{
    return QColor::fromRgb(rgb);
}

// In a right-to-left line, the thin spaces in a number would make its parts change places.
QString kept(const QString &number)
{
    return QChar(0x2066) + number + QChar(0x2069); // left-to-right isolate
}

QString gpuText(double count)
{
    return kept(table::displayText(table::Kind::Gpus, table::Value(count), {}));
}

QString plainGpuText(double count)
{
    return table::accessibleText(table::Kind::Gpus, table::Value(count), {});
}

// One line of `painter`'s font from the leading edge; returns the room that it took.
int paintLine(QPainter &painter, const QRect &line, const QString &text, Qt::LayoutDirection direction)
{
    const QFontMetrics metrics(painter.font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, line.width());
    const int width = metrics.horizontalAdvance(shown);
    const QRect box = QStyle::visualRect(direction, line, QRect(line.left(), line.top(), width + 1, line.height()));
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return width;
}

} // namespace

SummaryStrip::SummaryStrip(QWidget *parent)
    : QWidget(parent)
{
    installSummaryStripAccess(); // before the name is set: a screen reader then asks for the tiles, and Qt keeps
                                 // the answer
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Summary"));
}

void SummaryStrip::setTiles(const QList<SummaryTile> &tiles)
{
    m_tiles = tiles;
    m_current = std::clamp(m_current, 0, std::max(0, int(m_tiles.size()) - 1));
    updateGeometry();
    update();
    announceSummaryStrip(this);
}

void SummaryStrip::setGpuTile(const std::optional<GpuTile> &tile)
{
    m_gpus = tile;
    updateGeometry();
    update();
    announceSummaryStrip(this);
}

void SummaryStrip::setLow(bool low)
{
    if (m_low == low)
        return;
    m_low = low;
    updateGeometry();
    update();
}

QSize SummaryStrip::sizeHint() const
{
    const Metrics metrics(font());
    return {metrics.dw(leastTileDigits * 1.5) * int(m_tiles.size()) + gpuTileWidth(),
            m_low ? metrics.lowStrip : metrics.strip};
}

QSize SummaryStrip::minimumSizeHint() const
{
    // Tiles shrink rather than widen the window.
    return {0, sizeHint().height()};
}

int SummaryStrip::gpuTileWidth() const
{
    if (!m_gpus)
        return 0;
    const Metrics metrics(font());
    const int left = width() - metrics.dw(gpuDigits);
    const bool roomy = m_tiles.isEmpty() || left / m_tiles.size() >= metrics.dw(leastTileDigits * 1.4);
    return metrics.dw(roomy ? gpuDigits : narrowGpuDigits);
}

// Measures texts: once for each painting or event.
SummaryStrip::Layout SummaryStrip::layOut() const
{
    const QFontMetrics small(scaled(font(), TextSize::Small));
    const QFontMetrics large(scaled(font(), TextSize::Figure));
    std::vector<TileNeeds> needs;
    for (const SummaryTile &tile : m_tiles) {
        const QString figure = kept(table::countText(tile.count.value_or(0)));
        needs.push_back({small.horizontalAdvance(tile.label) + 2 * leastPadding + 1,
                         large.horizontalAdvance(figure) + glyphGap + glyphSize + 2 * leastPadding + 1});
    }
    Layout layout{tileStarts(needs, width() - gpuTileWidth()), true};
    // The glyphs of all tiles are in the same place.
    for (std::size_t i = 0; i < needs.size(); ++i)
        layout.hasGlyphsAbove
            = layout.hasGlyphsAbove && layout.starts[i + 1] - layout.starts[i] >= needs[i].label + glyphSize + glyphGap;
    return layout;
}

QRect SummaryStrip::tileRect(const Layout &layout, int tile) const
{
    const int count = int(m_tiles.size());
    QRect rect;
    if (tile >= 0 && tile < count) {
        const int left = layout.starts[std::size_t(tile)];
        rect = QRect(left, 0, layout.starts[std::size_t(tile) + 1] - left, height());
    } else if (tile == count && m_gpus) {
        rect = QRect(width() - gpuTileWidth(), 0, gpuTileWidth(), height());
    }
    return QStyle::visualRect(layoutDirection(), this->rect(), rect);
}

QRect SummaryStrip::tileRect(int tile) const
{
    return tileRect(layOut(), tile);
}

int SummaryStrip::tileAt(const QPoint &position) const
{
    const Layout layout = layOut();
    for (int i = 0; i <= m_tiles.size(); ++i) {
        if (tileRect(layout, i).contains(position))
            return i;
    }
    return -1;
}

bool SummaryStrip::isButton(int tile) const
{
    return tile >= 0 && tile < m_tiles.size() && !m_tiles[tile].key.isEmpty();
}

QString SummaryStrip::tileText(int tile) const
{
    if (tile >= 0 && tile < m_tiles.size()) {
        const SummaryTile &shown = m_tiles[tile];
        const QString count = shown.count ? QString::number(*shown.count) : tr("not known yet");
        const QString text = tr("%1, %2").arg(shown.label, count);
        return shown.caption.isEmpty() ? text : tr("%1, %2").arg(text, shown.caption);
    }
    if (tile != m_tiles.size() || !m_gpus)
        return {};
    if (!m_gpus->allocated)
        return tr("%1, %2").arg(m_gpus->label, tr("not known yet"));
    QString text = m_gpus->total
        ? tr("%1, %2 of %3").arg(m_gpus->label, plainGpuText(*m_gpus->allocated), plainGpuText(*m_gpus->total))
        : tr("%1, %2").arg(m_gpus->label, plainGpuText(*m_gpus->allocated));
    if (m_gpus->idle)
        text = tr("%1, %2 idle").arg(text, plainGpuText(*m_gpus->idle));
    return text;
}

void SummaryStrip::choose(int tile, bool add)
{
    if (isButton(tile))
        Q_EMIT tileChosen(m_tiles[tile].key, add);
}

// --- Input

void SummaryStrip::setCurrent(int tile)
{
    m_current = tile;
    update();
    announceSummaryStripFocus(this, tile);
}

void SummaryStrip::step(int from, int by)
{
    for (int tile = from; tile >= 0 && tile < m_tiles.size(); tile += by) {
        if (isButton(tile)) {
            setCurrent(tile);
            return;
        }
    }
}

void SummaryStrip::keyPressEvent(QKeyEvent *event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    m_keyboardUsed = true;
    switch (event->key()) {
    case Qt::Key_Left:
        step(m_current - forward, -forward);
        break;
    case Qt::Key_Right:
        step(m_current + forward, forward);
        break;
    case Qt::Key_Home:
        step(0, 1);
        break;
    case Qt::Key_End:
        step(int(m_tiles.size()) - 1, -1);
        break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_current, event->modifiers().testFlag(Qt::ControlModifier));
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
}

void SummaryStrip::focusInEvent(QFocusEvent *event)
{
    m_keyboardUsed = event->reason() != Qt::MouseFocusReason
        && (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
            || event->reason() == Qt::ShortcutFocusReason || m_keyboardUsed);
    if (!isButton(m_current))
        step(0, 1);
    QWidget::focusInEvent(event);
}

void SummaryStrip::mouseMoveEvent(QMouseEvent *event)
{
    const int tile = tileAt(event->position().toPoint());
    const int hovered = isButton(tile) ? tile : -1;
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void SummaryStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_keyboardUsed = false;
    m_pressed = tileAt(event->position().toPoint());
    if (isButton(m_pressed))
        setCurrent(m_pressed);
}

void SummaryStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int pressed = std::exchange(m_pressed, -1);
    if (pressed == tileAt(event->position().toPoint()))
        choose(pressed, event->modifiers().testFlag(Qt::ControlModifier));
}

void SummaryStrip::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

bool SummaryStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int tile = tileAt(help->pos());
        if (tile < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(tileText(tile)), this, tileRect(tile));
        return true;
    }
    return QWidget::event(event);
}

void SummaryStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

// --- Painting

void SummaryStrip::paintEvent(QPaintEvent *)
{
    const Layout layout = layOut();
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colour(theme.sunken));
    for (int i = 0; i < m_tiles.size(); ++i)
        paintTile(painter, layout, i);
    if (m_gpus)
        paintGpuTile(painter, tileRect(layout, int(m_tiles.size())));
    painter.fillRect(QRect(0, height() - 1, width(), 1), colour(theme.border));
    for (int i = 0; i < m_tiles.size(); ++i) {
        const QRect tile = tileRect(layout, i);
        const bool last = i + 1 == m_tiles.size() && !m_gpus;
        const int edge = layoutDirection() == Qt::RightToLeft ? tile.left() : tile.right();
        if (!last)
            painter.fillRect(QRect(edge, 0, 1, height()), colour(theme.border));
        if (m_tiles[i].active)
            painter.fillRect(QRect(tile.left(), height() - 2, tile.width() - (last ? 0 : 1), 2), colour(theme.accent));
    }
    if (hasFocus() && m_keyboardUsed && isButton(m_current))
        paintInnerFocusRing(painter, QRectF(tileRect(layout, m_current)).adjusted(1, 1, -2, -2), theme);
}

void SummaryStrip::paintPlaceholder(QPainter &painter, const QRect &line) const
{
    constexpr int thickness = 8;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(themeOf(palette()).placeholder));
    QRect bar(line.left(), line.top() + (line.height() - thickness) / 2, std::min(line.width() / 2, 60), thickness);
    bar = QStyle::visualRect(layoutDirection(), line, bar);
    painter.drawRoundedRect(bar, thickness / 2.0, thickness / 2.0);
    painter.restore();
}

void SummaryStrip::paintTile(QPainter &painter, const Layout &layout, int index) const
{
    const QRect rect = tileRect(layout, index);
    const SummaryTile &tile = m_tiles[index];
    const Theme &theme = themeOf(palette());
    if (tile.active)
        painter.fillRect(rect, colour(theme.accentTint));
    else if (index == m_hovered)
        painter.fillRect(rect, colour(theme.hover));

    const QFont small = scaled(font(), TextSize::Small);
    const QFont figure = scaled(font(), TextSize::Figure);
    const int spare = rect.width() - QFontMetrics(small).horizontalAdvance(tile.label) - 1
        - (layout.hasGlyphsAbove ? glyphSize + glyphGap : 0);
    const int figureSpare = rect.width() - 1 - glyphGap - glyphSize
        - QFontMetrics(figure).horizontalAdvance(kept(table::countText(tile.count.value_or(0))));
    const int padding = std::clamp(std::min(spare, figureSpare) / 2, leastPadding, panelPadding);
    const QRect room = rect.adjusted(padding, m_low ? 1 : topPadding, -padding, 0);
    const int smallHeight = QFontMetrics(small).height();
    const int figureHeight = QFontMetrics(figure).height();
    const QRect labelLine(room.left(), room.top(), room.width(), smallHeight + 2);
    const QRect figureLine(room.left(), labelLine.bottom(), room.width(), figureHeight);

    QRect labelRoom = labelLine;
    const char *glyph = tile.icon;
    QRgb ink = theme.text2;
    if (glyph == nullptr && !tile.state.isEmpty()) {
        const StateLook look = stateLook(tile.state);
        glyph = look.icon;
        ink = theme.foreground(look.tone);
    }
    const auto glyphAt = [&](const QRect &line, int left) {
        const QRect box(left, line.top(), glyphSize, line.height());
        paintIcon(painter, QStyle::visualRect(layoutDirection(), line, box), glyph, glyphSize, ink);
    };
    if (glyph != nullptr) {
        // The labels matter more than their glyphs: where one label needs the room, all glyphs are beside the figures.
        if (!layout.hasGlyphsAbove) {
            glyphAt(figureLine, figureLine.right() + 1 - glyphSize);
        } else {
            glyphAt(labelLine, labelLine.left());
            labelRoom
                = QStyle::visualRect(layoutDirection(), labelLine, labelLine.adjusted(glyphSize + glyphGap, 0, 0, 0));
        }
    }
    painter.setFont(small);
    painter.setPen(colour(theme.text2));
    paintLine(painter, labelRoom, tile.label, layoutDirection());
    if (!tile.count) {
        paintPlaceholder(painter, figureLine);
        return;
    }
    painter.setFont(figure);
    painter.setPen(colour(theme.text));
    paintLine(painter, figureLine, kept(table::countText(*tile.count)), layoutDirection());
    if (m_low || tile.caption.isEmpty())
        return;
    const QFont caption = scaled(font(), TextSize::Caption);
    painter.setFont(caption);
    painter.setPen(colour(theme.text2));
    paintLine(painter, QRect(room.left(), figureLine.bottom(), room.width(), QFontMetrics(caption).height()),
              tile.caption, layoutDirection());
}

void SummaryStrip::paintGpuTile(QPainter &painter, const QRect &rect) const
{
    const Theme &theme = themeOf(palette());
    const Qt::LayoutDirection direction = layoutDirection();
    const QFont small = scaled(font(), TextSize::Small);
    const QFont figure = scaled(font(), TextSize::Figure);
    const QRect room = rect.adjusted(panelPadding, m_low ? 1 : topPadding, -panelPadding, 0);
    const QRect labelLine(room.left(), room.top(), room.width(), QFontMetrics(small).height() + 2);
    const QRect figureLine(room.left(), labelLine.bottom(), room.width(), QFontMetrics(figure).height());
    painter.setFont(small);
    painter.setPen(colour(theme.text2));
    paintLine(painter, labelLine, m_gpus->label, direction);
    if (!m_gpus->allocated) {
        paintPlaceholder(painter, figureLine);
        return;
    }
    painter.setFont(figure);
    painter.setPen(colour(theme.text));
    const int taken = paintLine(painter, figureLine, gpuText(*m_gpus->allocated), direction) + 6;
    if (!m_gpus->total)
        return;
    painter.setFont(small);
    painter.setPen(colour(theme.text2));
    const QRect rest = QStyle::visualRect(direction, figureLine, figureLine.adjusted(taken, 0, 0, 0));
    const QString whole = isolated(tr("of %1").arg(gpuText(*m_gpus->total)));
    int ofTaken = 0;
    if (painter.fontMetrics().horizontalAdvance(whole) <= rest.width())
        ofTaken = paintLine(painter, rest, whole, direction) + controlGap;
    if (m_gpus->idle) {
        const QString idle = isolated(tr("%1 idle").arg(gpuText(*m_gpus->idle)));
        const int width = painter.fontMetrics().horizontalAdvance(idle);
        if (taken + ofTaken + width <= figureLine.width()) {
            const QRect box = QStyle::visualRect(
                direction, figureLine,
                QRect(figureLine.right() + 1 - width, figureLine.top(), width + 1, figureLine.height()));
            painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, idle);
        }
    }
    if (m_low)
        return;
    GpuBarPainter().paint(painter, QRect(room.left(), figureLine.bottom() + 2, room.width(), GpuBarPainter::height + 4),
                          {*m_gpus->allocated, *m_gpus->total, m_gpus->idle.value_or(0)}, theme, direction);
}

} // namespace views

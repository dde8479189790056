// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/summarystrip.h"

#include "models/base/shown.h"
#include "models/table/format.h"
#include "views/list/summarystripaccess.h"
#include "views/list/tilepaint.h"
#include "views/look/focusring.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"
#include "views/widgets/statechip.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace views {
namespace {

constexpr int glyphGap = 6;
constexpr int leastPadding = 5; // beside a label
constexpr int leastTrend = 36; // its width
constexpr double leastTileDigits = 8;
constexpr int mostRows = 2;

QString figureText(const SummaryTile &tile)
{
    return keptTogether(tile.figure.isEmpty() ? table::countText(tile.count.value_or(0)) : tile.figure);
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
    for (SummaryTile &tile : m_tiles)
        tile.caption = base::shownName(tile.caption);
    m_current = std::clamp(m_current, 0, std::max(0, int(m_tiles.size()) - (m_gpus ? 0 : 1)));
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
    const int gpus = m_gpus ? gpuTileWidth(*m_gpus, GpuForm::Full, font()) : 0;
    const int rows = layOut().rows;
    return {metrics.dw(leastTileDigits * 1.5) * int(m_tiles.size()) + gpus, rows * rowHeight(rows)};
}

QSize SummaryStrip::minimumSizeHint() const
{
    // Tiles shrink rather than widen the window.
    return {0, sizeHint().height()};
}

int SummaryStrip::rowHeight(int rows) const
{
    const Metrics metrics(font());
    return m_low || rows > 1 ? metrics.lowStrip : metrics.strip;
}

std::vector<TileNeeds> SummaryStrip::tileNeeds() const
{
    const QFontMetrics small(scaled(font(), TextSize::Small));
    const QFontMetrics large(scaled(font(), TextSize::Figure));
    std::vector<TileNeeds> needs;
    for (const SummaryTile &tile : m_tiles) {
        const QString figure = figureText(tile);
        needs.push_back({small.horizontalAdvance(tile.label) + 2 * leastPadding + 1,
                         large.horizontalAdvance(figure) + glyphGap + grownGlyph() + 2 * leastPadding + 1});
    }
    return needs;
}

// Measures texts: once for each painting or event.
SummaryStrip::Layout SummaryStrip::layOut() const
{
    const std::vector<TileNeeds> needs = tileNeeds();
    Layout layout;
    const int labels = std::accumulate(needs.begin(), needs.end(), 0, [](int sum, const TileNeeds &tile) {
        return sum + std::max(tile.label, tile.figure);
    });
    for (const GpuForm form : gpuForms) {
        if (!m_gpus || (layout.gpuWidth > 0 && labels + layout.gpuWidth <= width()))
            break;
        layout.gpuForm = form;
        layout.gpuWidth = gpuTileWidth(*m_gpus, form, font());
    }
    const int room = width() - layout.gpuWidth;
    layout.rows = labels > room && needs.size() >= mostRows ? mostRows : 1;
    const int height = rowHeight(layout.rows);
    const int count = int(needs.size());
    for (int row = 0; row < layout.rows; ++row) {
        // The first row has one tile more if the number is odd.
        const int first = (count * row + layout.rows - 1) / layout.rows;
        const int end = (count * (row + 1) + layout.rows - 1) / layout.rows;
        const std::vector<int> starts = tileStarts({needs.begin() + first, needs.begin() + end}, room);
        for (std::size_t i = 0; i + 1 < starts.size(); ++i)
            layout.tiles.emplace_back(starts[i], row * height, starts[i + 1] - starts[i], height);
    }
    // The glyphs of all tiles are in the same place.
    for (std::size_t i = 0; i < needs.size(); ++i)
        layout.hasGlyphsAbove
            = layout.hasGlyphsAbove && layout.tiles[i].width() >= needs[i].label + grownGlyph() + glyphGap;
    return layout;
}

QRect SummaryStrip::tileRect(const Layout &layout, int tile) const
{
    const int count = int(m_tiles.size());
    QRect rect;
    if (tile >= 0 && tile < count)
        rect = layout.tiles[std::size_t(tile)];
    else if (tile == count && m_gpus)
        rect = QRect(width() - layout.gpuWidth, 0, layout.gpuWidth, height());
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

QString SummaryStrip::keyOf(int tile) const
{
    if (tile == m_tiles.size() && m_gpus)
        return m_gpus->key;
    return tile >= 0 && tile < m_tiles.size() ? m_tiles[tile].key : QString();
}

bool SummaryStrip::isButton(int tile) const
{
    return !keyOf(tile).isEmpty();
}

bool SummaryStrip::isActive(int tile) const
{
    if (tile == m_tiles.size())
        return m_gpus && m_gpus->active;
    return tile >= 0 && tile < m_tiles.size() && m_tiles[tile].active;
}

QString SummaryStrip::tileText(int tile) const
{
    if (tile >= 0 && tile < m_tiles.size()) {
        const SummaryTile &shown = m_tiles[tile];
        QString figure = shown.figure;
        if (figure.isEmpty())
            figure = shown.count ? QString::number(*shown.count) : tr("not known yet");
        QString text = tr("%1, %2").arg(shown.label, figure);
        for (const QString &more : {shown.caption, shown.trendText}) {
            if (!more.isEmpty())
                text = tr("%1, %2").arg(text, more);
        }
        return text;
    }
    return tile == m_tiles.size() && m_gpus ? gpuTileText(*m_gpus) : QString();
}

QString SummaryStrip::toolTipOf(int tile) const
{
    const bool isGpus = tile == m_tiles.size();
    return isGpus && isButton(tile) ? tileText(tile) + u'\n' + tr("Click to show what has idle GPUs") : tileText(tile);
}

void SummaryStrip::choose(int tile, bool add)
{
    if (isButton(tile))
        Q_EMIT tileChosen(keyOf(tile), add);
}

// --- Input

void SummaryStrip::setCurrent(int tile)
{
    m_current = tile;
    update();
    announceSummaryStripFocus(this, tile);
}

// To the nearest button above or below.
void SummaryStrip::stepRow(int by)
{
    const QRect current = tileRect(m_current);
    const int tile = tileAt(QPoint(current.center().x(), current.center().y() + by * current.height()));
    if (isButton(tile))
        setCurrent(tile);
}

void SummaryStrip::step(int from, int by)
{
    for (int tile = from; tile >= 0 && tile <= m_tiles.size(); tile += by) {
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
    case Qt::Key_Up:
    case Qt::Key_Down:
        stepRow(event->key() == Qt::Key_Up ? -1 : 1);
        break;
    case Qt::Key_Home:
        step(0, 1);
        break;
    case Qt::Key_End:
        step(int(m_tiles.size()), -1);
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

void SummaryStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // the rows that the labels need
}

bool SummaryStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int tile = tileAt(help->pos());
        if (tile < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(toolTipOf(tile)), this, tileRect(tile));
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
    const int gpus = int(m_tiles.size());
    if (m_gpus) {
        paintTileGround(painter, layout, gpus);
        paintGpuTile(painter, tileRect(layout, gpus), *m_gpus, layout.gpuForm, font(), layoutDirection(), theme,
                     m_low && layout.rows == 1);
    }
    painter.fillRect(QRect(0, height() - 1, width(), 1), colour(theme.border));
    const int count = gpus + (m_gpus ? 1 : 0);
    for (int i = 0; i < count; ++i) {
        const QRect tile = tileRect(layout, i);
        const bool last = i + 1 == count;
        const int edge = layoutDirection() == Qt::RightToLeft ? tile.left() : tile.right();
        if (!last)
            painter.fillRect(QRect(edge, tile.top(), 1, tile.height()), colour(theme.border));
        if (tile.bottom() < height() - 1)
            painter.fillRect(QRect(tile.left(), tile.bottom(), tile.width(), 1), colour(theme.border));
        if (isActive(i))
            painter.fillRect(QRect(tile.left(), tile.bottom() - 1, tile.width() - (last ? 0 : 1), 2),
                             colour(theme.accent));
    }
    if (hasFocus() && m_keyboardUsed && isButton(m_current))
        paintInnerFocusRing(painter, QRectF(tileRect(layout, m_current)).adjusted(1, 1, -2, -2), theme);
}

void SummaryStrip::paintTileGround(QPainter &painter, const Layout &layout, int index) const
{
    const Theme &theme = themeOf(palette());
    if (isActive(index))
        painter.fillRect(tileRect(layout, index), colour(theme.accentTint));
    else if (index == m_hovered)
        painter.fillRect(tileRect(layout, index), colour(theme.hover));
}

void SummaryStrip::paintTile(QPainter &painter, const Layout &layout, int index) const
{
    const QRect rect = tileRect(layout, index);
    const SummaryTile &tile = m_tiles[index];
    const Theme &theme = themeOf(palette());
    paintTileGround(painter, layout, index);

    const QFont small = scaled(font(), TextSize::Small);
    const QFont figure = scaled(font(), TextSize::Figure);
    const int spare = rect.width() - QFontMetrics(small).horizontalAdvance(tile.label) - 1
        - (layout.hasGlyphsAbove ? grownGlyph() + glyphGap : 0);
    const int figureSpare
        = rect.width() - 1 - glyphGap - grownGlyph() - QFontMetrics(figure).horizontalAdvance(figureText(tile));
    const int padding = std::clamp(std::min(spare, figureSpare) / 2, leastPadding, panelPadding);
    const bool isLow = isLowIn(layout);
    const QRect room = rect.adjusted(padding, isLow ? 1 : tileTopPadding, -padding, 0);
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
        const QRect box(left, line.top(), grownGlyph(), line.height());
        paintIcon(painter, QStyle::visualRect(layoutDirection(), line, box), glyph, grownGlyph(), ink);
    };
    if (glyph != nullptr) {
        // The labels matter more than their glyphs: where one label needs the room, all glyphs are beside the figures.
        if (!layout.hasGlyphsAbove) {
            glyphAt(figureLine, figureLine.right() + 1 - grownGlyph());
        } else {
            glyphAt(labelLine, labelLine.left());
            labelRoom = QStyle::visualRect(layoutDirection(), labelLine,
                                           labelLine.adjusted(grownGlyph() + glyphGap, 0, 0, 0));
        }
    }
    painter.setFont(small);
    painter.setPen(colour(theme.text2));
    paintTileLine(painter, labelRoom, tile.label, layoutDirection());
    if (!tile.count && tile.figure.isEmpty()) {
        paintTilePlaceholder(painter, figureLine, theme.placeholder, layoutDirection());
        return;
    }
    painter.setFont(figure);
    painter.setPen(colour(theme.text));
    const int taken = paintTileLine(painter, figureLine, figureText(tile), layoutDirection());
    // Time runs to the right in all languages.
    const QRect trend = figureLine.adjusted(taken + controlGap, 4, layout.hasGlyphsAbove ? 0 : -grownGlyph(), -4);
    if (trend.width() >= leastTrend)
        paintTileTrend(painter, QStyle::visualRect(layoutDirection(), figureLine, trend), tile.trend, theme.barFill);
    if (isLow || tile.caption.isEmpty())
        return;
    const QFont caption = scaled(font(), TextSize::Caption);
    painter.setFont(caption);
    painter.setPen(colour(theme.text2));
    paintTileLine(painter, QRect(room.left(), figureLine.bottom(), room.width(), QFontMetrics(caption).height()),
                  tile.caption, layoutDirection());
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fleet/heatmap.h"

#include "views/look/plaintext.h"
#include "views/look/sizes.h"

#include <QContextMenuEvent>
#include <QDateTime>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QScrollBar>
#include <QStyleHints>
#include <QToolTip>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int usualGpus = 8; // of a node
constexpr int mostInRow = 16;
constexpr int narrowCell = 8;
constexpr int leastLine = 15;
constexpr int columnGap = 18;
constexpr double leastLabel = 10; // digits
constexpr double mostLabel = 22;

} // namespace

HeatMap::HeatMap(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_nowMs([] { return QDateTime::currentMSecsSinceEpoch(); })
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setLayoutDirection(Qt::LeftToRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("ownFocus", true);
    viewport()->setMouseTracking(true);
    viewport()->setLayoutDirection(Qt::LeftToRight);
    layOut();
}

void HeatMap::setLines(const std::vector<const fleet::Line *> &lines)
{
    m_lines = lines;
    m_hovered = {-1, -1};
    if (!lines.empty() && (m_node.isNull() || currentIndex() < 0)) {
        m_node = lines.front()->key;
        m_gpu = 0;
    }
    layOut();
    announce();
    Q_EMIT currentChanged();
    Q_EMIT inSightChanged();
}

void HeatMap::cellsChanged()
{
    const int most = m_layout.perRow * m_layout.rows;
    const bool grows
        = std::ranges::any_of(m_lines, [&](const fleet::Line *line) { return int(line->cells.size()) > most; });
    grows ? layOut() : refresh();
    announce();
}

void HeatMap::setOutline(std::map<base::Key, fleet::Share> outline)
{
    m_outline = std::move(outline);
    refresh();
}

void HeatMap::setChosen(std::set<base::Key> nodes)
{
    if (std::exchange(m_chosen, std::move(nodes)) != m_chosen)
        refresh();
}

void HeatMap::setShow(HeatShow show)
{
    m_show = show;
    refresh();
}

const fleet::Line *HeatMap::currentLine() const
{
    const int at = currentIndex();
    return at < 0 ? nullptr : m_lines[std::size_t(at)];
}

int HeatMap::currentIndex() const
{
    const auto found = std::ranges::find(m_lines, m_node, &fleet::Line::key);
    return found == m_lines.end() ? -1 : int(found - m_lines.begin());
}

int HeatMap::gpusOf(int line) const
{
    return line < 0 || line >= int(m_lines.size()) ? 0 : int(m_lines[std::size_t(line)]->cells.size());
}

void HeatMap::setCurrent(const base::Key &node, int gpu)
{
    const auto found = std::ranges::find(m_lines, node, &fleet::Line::key);
    if (found != m_lines.end())
        moveTo(int(found - m_lines.begin()), gpu);
}

void HeatMap::moveTo(int line, int gpu)
{
    if (line < 0 || line >= int(m_lines.size()))
        return;
    m_node = m_lines[std::size_t(line)]->key;
    m_gpu = std::clamp(gpu, 0, std::max(0, gpusOf(line) - 1));
    const int top = m_layout.topLeft(line).y();
    const int room = viewport()->height() - footerHeight() - 2 * margin;
    QScrollBar *bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + m_layout.lineHeight() > bar->value() + room)
        bar->setValue(top + m_layout.lineHeight() - room);
    viewport()->update();
    announce();
    Q_EMIT currentChanged();
}

// Screen readers follow the name of the focused object.
void HeatMap::announce()
{
    const fleet::Line *line = currentLine();
    setAccessibleName(line ? gpuSentence(*line, m_gpu, m_nowMs()) : tr("Heat of GPUs"));
    setAccessibleDescription(line ? lineSummary(*line) : QString());
}

QFont HeatMap::labelFont() const
{
    return scaled(font(), TextSize::Caption);
}

int HeatMap::footerHeight() const
{
    return m_layout.rows == 1 ? QFontMetrics(labelFont()).height() + 2 : 0;
}

void HeatMap::layOut()
{
    std::size_t most = usualGpus;
    for (const fleet::Line *line : m_lines)
        most = std::max(most, line->cells.size());
    HeatLayout &layout = m_layout;
    const int height = std::max(leastLine, QFontMetrics(labelFont()).height());
    layout.cellWidth = most > usualGpus ? narrowCell : wideCell;
    layout.pitch = layout.cellWidth + cellGap;
    layout.linePitch = height;
    layout.cellHeight = height - cellGap;
    layout.perRow = std::min(int(most), mostInRow);
    layout.rows = (int(most) + layout.perRow - 1) / layout.perRow;
    const QFontMetrics metrics(labelFont());
    int widest = appMetrics().dw(leastLabel);
    for (const fleet::Line *line : m_lines)
        widest = std::max(widest, metrics.horizontalAdvance(line->label) + 1);
    layout.label = std::min(widest, appMetrics().dw(mostLabel)) + labelGap;
    layout.columnWidth = layout.label + layout.perRow * layout.pitch + columnGap;
    const int room = viewport()->width() - 2 * margin + columnGap;
    layout.count = int(m_lines.size());
    layout.columns = std::max(1, room / layout.columnWidth);
    layout.lines = (layout.count + layout.columns - 1) / layout.columns;
    const int shown = viewport()->height() - footerHeight() - 2 * margin;
    QScrollBar *bar = verticalScrollBar();
    bar->setRange(0, std::max(0, layout.height() - shown));
    bar->setPageStep(std::max(shown, layout.lineHeight()));
    bar->setSingleStep(layout.lineHeight());
    refresh();
}

void HeatMap::refresh()
{
    m_picture = {};
    viewport()->update();
}

QRect HeatMap::cellRect(int line, int gpu) const
{
    return m_layout.cell(line, gpu).translated(margin, margin - verticalScrollBar()->value());
}

std::pair<int, int> HeatMap::cellAt(const QPoint &position) const
{
    if (m_lines.empty() || position.y() >= viewport()->height() - footerHeight())
        return {-1, -1};
    const QPoint at = position - QPoint(margin, margin - verticalScrollBar()->value());
    if (at.x() < 0 || at.y() < 0 || at.y() >= m_layout.height())
        return {-1, -1};
    const int column = at.x() / m_layout.columnWidth;
    const int line = column * m_layout.lines + at.y() / m_layout.lineHeight();
    if (column >= m_layout.columns || line >= m_layout.count)
        return {-1, -1};
    const QPoint inside = at - m_layout.topLeft(line);
    const int inRow = (inside.x() - m_layout.label) / m_layout.pitch;
    const int gpu = inside.y() / m_layout.linePitch * m_layout.perRow + inRow;
    const bool isCell = inside.x() >= m_layout.label && inRow < m_layout.perRow && gpu < gpusOf(line);
    return {line, isCell ? gpu : -1};
}

std::vector<int> HeatMap::linesInSight() const
{
    const int top = verticalScrollBar()->value() - margin;
    const int bottom = top + viewport()->height() - footerHeight();
    std::vector<int> lines;
    for (int line = 0; line < m_layout.count; ++line) {
        const int y = m_layout.topLeft(line).y();
        if (y + m_layout.lineHeight() > top && y < bottom)
            lines.push_back(line);
    }
    return lines;
}

QString HeatMap::toolTipOf(int line, int gpu) const
{
    if (line < 0 || line >= int(m_lines.size()))
        return {};
    const fleet::Line &found = *m_lines[std::size_t(line)];
    if (gpu < 0)
        return found.label + u'\n' + lineSummary(found);
    return gpuTitle(found, gpu) + u'\n' + gpuFacts(found, gpu, m_nowMs()).join(u'\n');
}

void HeatMap::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_texts.clear();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        layOut();
}

void HeatMap::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HeatMap::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void HeatMap::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && currentLine()) {
        Q_EMIT podsRequested(m_node);
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && currentLine()) {
        Q_EMIT outlineRequested(m_node, m_gpu);
        return;
    }
    if (event->key() == Qt::Key_Escape && (m_isClearable || !m_outline.empty() || !m_chosen.empty())) {
        Q_EMIT clearRequested();
        return;
    }
    if (event->modifiers() == Qt::ShiftModifier && chooseByKey(event->key()))
        return;
    if (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier | Qt::ShiftModifier)
        || !moveByKey(event->key(), event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::keyPressEvent(event);
    m_anchor = {};
}

// From the node where it began to the one where it ends, as a drag does.
bool HeatMap::chooseByKey(int key)
{
    const int line = currentIndex();
    if (line < 0 || (key != Qt::Key_Up && key != Qt::Key_Down))
        return false;
    const auto found = std::ranges::find(m_lines, m_anchor, &fleet::Line::key);
    if (found == m_lines.end())
        m_anchor = m_node;
    const int from = found == m_lines.end() ? line : int(found - m_lines.begin());
    moveTo(std::clamp(line + (key == Qt::Key_Up ? -1 : 1), 0, m_layout.count - 1), m_gpu);
    const auto [first, last] = std::minmax({from, currentIndex()});
    std::vector<int> chosen(std::size_t(last - first + 1));
    std::iota(chosen.begin(), chosen.end(), first);
    choose(chosen);
    return true;
}

void HeatMap::choose(const std::vector<int> &lines)
{
    std::set<base::Key> nodes;
    for (const int line : lines)
        nodes.insert(m_lines[std::size_t(line)]->key);
    if (!nodes.empty())
        Q_EMIT nodesChosen(nodes);
}

bool HeatMap::moveByKey(int key, bool isToEnd)
{
    const int line = currentIndex();
    if (line < 0)
        return false;
    const int last = m_layout.count - 1;
    const int page = std::max(1, verticalScrollBar()->pageStep() / m_layout.lineHeight());
    switch (key) {
    case Qt::Key_Left:
        moveSideways(-1);
        return true;
    case Qt::Key_Right:
        moveSideways(1);
        return true;
    case Qt::Key_Up:
        moveTo(std::max(0, line - 1), m_gpu);
        return true;
    case Qt::Key_Down:
        moveTo(std::min(last, line + 1), m_gpu);
        return true;
    case Qt::Key_PageUp:
        moveTo(std::max(0, line - page), m_gpu);
        return true;
    case Qt::Key_PageDown:
        moveTo(std::min(last, line + page), m_gpu);
        return true;
    case Qt::Key_Home:
        moveTo(isToEnd ? 0 : line, 0);
        return true;
    case Qt::Key_End:
        moveTo(isToEnd ? last : line, gpusOf(isToEnd ? last : line) - 1);
        return true;
    default:
        return false;
    }
}

// Beyond the last GPU of a node the next column begins.
void HeatMap::moveSideways(int by)
{
    const int line = currentIndex();
    const int gpu = m_gpu + by;
    if (gpu >= 0 && gpu < gpusOf(line))
        return moveTo(line, gpu);
    const int beside = line + by * m_layout.lines;
    if (beside >= 0 && beside < m_layout.count)
        moveTo(beside, by > 0 ? 0 : gpusOf(beside) - 1);
}

void HeatMap::mousePressEvent(QMouseEvent *event)
{
    const auto [line, gpu] = cellAt(event->position().toPoint());
    if (line >= 0)
        moveTo(line, gpu < 0 ? m_gpu : gpu);
    m_anchor = {};
    if (event->button() == Qt::LeftButton)
        m_pressed = event->position().toPoint();
}

void HeatMap::mouseReleaseEvent(QMouseEvent *event)
{
    const QRect band = std::exchange(m_band, QRect());
    m_pressed.reset();
    if (!band.isNull()) {
        choose(linesIn(band));
        viewport()->update();
    }
    event->accept();
}

void HeatMap::drag(const QPoint &to)
{
    if (m_band.isNull() && (to - *m_pressed).manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        return;
    m_band = QRect(*m_pressed, to).normalized();
    m_hovered = {-1, -1};
    viewport()->update();
}

std::vector<int> HeatMap::linesIn(const QRect &rect) const
{
    std::vector<int> lines;
    for (const int line : linesInSight()) {
        const QRect label = m_layout.labelRect(line).translated(margin, margin - verticalScrollBar()->value());
        const bool isIn = gpusOf(line) == 0
            ? rect.intersects(label)
            : rect.intersects(cellRect(line, 0).united(cellRect(line, gpusOf(line) - 1)));
        if (isIn)
            lines.push_back(line);
    }
    return lines;
}

void HeatMap::contextMenuEvent(QContextMenuEvent *event)
{
    if (!currentLine())
        return;
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint at
        = isKey ? cellRect(currentIndex(), m_gpu).bottomLeft() : viewport()->mapFromGlobal(event->globalPos());
    Q_EMIT menuRequested(viewport()->mapToGlobal(at));
}

void HeatMap::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto [line, gpu] = cellAt(event->position().toPoint());
    if (line >= 0)
        Q_EMIT podsRequested(m_lines[std::size_t(line)]->key);
}

void HeatMap::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed && event->buttons() & Qt::LeftButton)
        return drag(event->position().toPoint());
    const auto at = cellAt(event->position().toPoint());
    if (std::exchange(m_hovered, at) != at)
        viewport()->update();
}

bool HeatMap::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto [line, gpu] = cellAt(help->pos());
        const QString text = toolTipOf(line, gpu);
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(text), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && std::exchange(m_hovered, {-1, -1}).first >= 0)
        viewport()->update();
    return QAbstractScrollArea::viewportEvent(event);
}

void HeatMap::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    Q_EMIT inSightChanged();
}

void HeatMap::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    refresh();
    Q_EMIT inSightChanged();
}

} // namespace views

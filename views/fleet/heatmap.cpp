// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fleet/heatmap.h"

#include "views/fleet/heatpaint.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"

#include <QAccessible>
#include <QDateTime>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int usualGpus = 8; // of a node
constexpr int mostInRow = 16;
constexpr int wideCell = 16;
constexpr int narrowCell = 8;
constexpr int cellGap = 2;
constexpr int leastLine = 15;
constexpr int columnGap = 18;
constexpr int margin = 12; // around the map
constexpr double leastLabel = 10; // digits
constexpr double mostLabel = 22;
constexpr int labelGap = 8;

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
        widest = std::max(widest, metrics.horizontalAdvance(line->name) + 1);
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
        return found.name + u'\n' + lineSummary(found);
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
    if (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier | Qt::ShiftModifier)
        || !moveByKey(event->key(), event->modifiers() & Qt::ControlModifier))
        QAbstractScrollArea::keyPressEvent(event);
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
}

void HeatMap::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept();
}

void HeatMap::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto [line, gpu] = cellAt(event->position().toPoint());
    if (line >= 0)
        Q_EMIT podsRequested(m_lines[std::size_t(line)]->key);
}

void HeatMap::mouseMoveEvent(QMouseEvent *event)
{
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

void HeatMap::paintCells(QImage &image) const
{
    const qreal ratio = image.devicePixelRatio();
    const auto device = [ratio](int logical) { return int(std::round(logical * ratio)); };
    const QSize size(device(m_layout.cellWidth), device(m_layout.cellHeight));
    const HeatTiles tiles(themeOf(palette()), size, ratio);
    image.setDevicePixelRatio(1);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    for (const int line : linesInSight()) {
        const std::vector<fleet::GpuCell> &cells = m_lines[std::size_t(line)]->cells;
        for (int gpu = 0; gpu < int(cells.size()); ++gpu) {
            const QRect rect = cellRect(line, gpu);
            tiles.paint(painter, {device(rect.left()), device(rect.top())}, lookOf(cells[std::size_t(gpu)], m_show));
        }
    }
    painter.end();
    image.setDevicePixelRatio(ratio);
}

void HeatMap::paintLabels(QPainter &painter)
{
    const QFont font = labelFont();
    painter.setFont(font);
    painter.setPen(QColor::fromRgb(themeOf(palette()).text2));
    for (const int line : linesInSight()) {
        const QRect rect = m_layout.labelRect(line).translated(margin, margin - verticalScrollBar()->value());
        const TextCache::Line &text
            = m_texts.line(m_lines[std::size_t(line)]->name, rect.width() - labelGap, Qt::ElideMiddle, font);
        text.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - text.height) / 2));
    }
}

// The indices of the GPUs, below each column.
void HeatMap::paintFooter(QPainter &painter) const
{
    if (footerHeight() == 0 || m_lines.empty())
        return;
    const Theme &theme = themeOf(palette());
    const QRect footer(0, viewport()->height() - footerHeight(), viewport()->width(), footerHeight());
    painter.fillRect(footer, QColor::fromRgb(theme.surface));
    painter.setPen(QColor::fromRgb(theme.text2));
    painter.setFont(labelFont());
    const int every = m_layout.pitch < wideCell ? 4 : 1;
    const int used = (m_layout.count + m_layout.lines - 1) / m_layout.lines;
    const int bottom = margin - verticalScrollBar()->value() + m_layout.height();
    const int top = std::min(footer.top(), bottom);
    for (int column = 0; column < used; ++column) {
        for (int gpu = 0; gpu < m_layout.perRow; gpu += every) {
            const QRect cell = cellRect(column * m_layout.lines, gpu);
            painter.drawText(QRect(cell.left() - 4, top, cell.width() + 8, footer.height()), Qt::AlignCenter,
                             QString::number(gpu));
        }
    }
}

void HeatMap::paintMarks(QPainter &painter)
{
    const Theme &theme = themeOf(palette());
    if (const int line = currentIndex(); line >= 0) {
        const QRect label = m_layout.labelRect(line).translated(margin, margin - verticalScrollBar()->value());
        painter.fillRect(label.adjusted(-4, 0, -4, 0), QColor::fromRgb(theme.selection));
        const QFont font = semiBold(labelFont());
        painter.setFont(font);
        painter.setPen(QColor::fromRgb(theme.text));
        painter.drawText(
            label, Qt::AlignVCenter,
            QFontMetrics(font).elidedText(m_lines[std::size_t(line)]->name, Qt::ElideMiddle, label.width() - labelGap));
    }
    const auto frame = [&](const QRect &rect, QRgb colour, int width) {
        painter.setPen(QPen(QColor::fromRgb(colour), width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(QRectF(rect).adjusted(-width / 2.0, -width / 2.0, width / 2.0, width / 2.0));
    };
    painter.setBrush(Qt::NoBrush);
    if (m_hovered.second >= 0)
        frame(cellRect(m_hovered.first, m_hovered.second), theme.text, 1);
    if (const int line = currentIndex(); line >= 0 && gpusOf(line) > 0)
        frame(cellRect(line, m_gpu), hasFocus() ? theme.focus : theme.borderStrong, 2);
}

void HeatMap::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const qreal ratio = painter.deviceTransform().m11();
    const QSize wanted = (QSizeF(viewport()->size()) * ratio).toSize();
    if (m_picture.size() != wanted) {
        m_picture = QImage(wanted, QImage::Format_RGB32);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(QColor::fromRgb(themeOf(palette()).surface));
        paintCells(m_picture);
        QPainter inner(&m_picture);
        inner.setLayoutDirection(Qt::LeftToRight);
        paintLabels(inner);
    }
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.drawImage(QPointF(), m_picture);
    if (!m_lines.empty()) {
        paintMarks(painter);
        paintFooter(painter);
    }
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/seriesview.h"

#include "views/look/focusring.h"
#include "views/look/keyhelp.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/textcache.h"
#include "views/metrics/seriesmodel.h"
#include "views/table/headerview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QSet>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace views {
namespace {

constexpr int swatchWidth = 12;
constexpr int swatchHeight = 3;
constexpr int swatchGap = 8;
constexpr double numberWidth = 5.5; // in digit widths, at least
constexpr double usualWidestName = 26; // in digit widths
constexpr int sortArrow = 19; // with its gap, beside a title

// Also while the column is hidden, when its width reads as 0. `widest`: of its numbers.
int columnWidthOf(const QTableView &view, int column, int widest)
{
    const QFontMetrics small(semiBold(scaled(view.font(), TextSize::Small)));
    const int title = small.horizontalAdvance(view.model()->headerData(column, Qt::Horizontal).toString());
    return std::max({title + sortArrow, Metrics(view.font()).dw(numberWidth), widest}) + 2 * cellPadding - 1;
}

class SeriesDelegate final : public QStyledItemDelegate
{
public:
    SeriesDelegate(const SeriesModel *model, std::shared_ptr<SeriesLooks> looks, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
        , m_looks(std::move(looks))
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        const int row = index.row();
        painter->save();
        paintGround(*painter, option, theme, row);
        switch (m_model->kind(row)) {
        case SeriesModel::RowKind::Metric:
            paintMetric(*painter, option, index, theme);
            break;
        case SeriesModel::RowKind::Series:
            paintSeries(*painter, option, index, theme);
            break;
        case SeriesModel::RowKind::Note:
            paintText(*painter, option, index.data().toString(), room(option, index.column()), theme.text2,
                      scaled(option.font, TextSize::Small), Qt::AlignLeft);
            break;
        }
        painter->restore();
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override
    {
        if (event->type() != QEvent::ToolTip || !index.isValid())
            return QStyledItemDelegate::helpEvent(event, view, option, index);
        QString tip = index.data(Qt::ToolTipRole).toString();
        const QString text = index.data().toString();
        const int width = room(option, index.column()).width() - swatchWidth - swatchGap;
        if (tip.isEmpty() && QFontMetrics(option.font).horizontalAdvance(text) > width)
            tip = plainToolTip(text);
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(event->globalPos(), tip, view);
        return true;
    }

private:
    static QRect room(const QStyleOptionViewItem &option, int column)
    {
        const int leading = column == SeriesModel::Name ? firstCellPadding : cellPadding;
        const bool mirrored = option.direction == Qt::RightToLeft;
        return option.rect.adjusted(mirrored ? cellPadding : leading, 0, mirrored ? -leading : -cellPadding, -1);
    }

    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme, int row) const
    {
        const bool lit = m_model->isHighlighted(row);
        painter.fillRect(option.rect, QColor::fromRgb(lit ? theme.hover : theme.surface));
        const QRect &box = option.rect;
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor::fromRgb(theme.hairline));
        if (option.state & QStyle::State_HasFocus)
            paintInnerFocusRing(painter, box, theme);
    }

    void paintMetric(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                     const Theme &theme) const
    {
        const QRect inside = room(option, SeriesModel::Name);
        const QFont bold = semiBold(option.font);
        const QFont small = scaled(option.font, TextSize::Small);
        const QString unit = m_model->unit(index.row());
        const int unitWidth = QFontMetrics(small).horizontalAdvance(unit) + swatchGap;
        const QString title = QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight,
                                                            std::max(0, inside.width() - unitWidth));
        const int titleWidth = QFontMetrics(bold).horizontalAdvance(title);
        const auto placed = [&](int x, int width) {
            return QStyle::visualRect(option.direction, inside, QRect(x, inside.top(), width, inside.height()));
        };
        painter.setFont(bold);
        painter.setPen(QColor::fromRgb(theme.text));
        painter.drawText(placed(inside.left(), titleWidth + 1), Qt::AlignVCenter | Qt::TextSingleLine, title);
        painter.setFont(small);
        painter.setPen(QColor::fromRgb(theme.text2));
        painter.drawText(placed(inside.left() + titleWidth + swatchGap, unitWidth),
                         Qt::AlignVCenter | Qt::TextSingleLine, unit);
    }

    void paintSeries(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                     const Theme &theme) const
    {
        const int row = index.row();
        const bool hidden = m_model->isHidden(row);
        const QFont font = m_model->isHighlighted(row) ? semiBold(option.font) : option.font;
        const QString text = index.data().toString();
        QRect inside = room(option, index.column());
        if (index.column() != SeriesModel::Name) {
            const bool absent = text == QStringView(u"–");
            paintText(painter, option, text, inside, hidden || absent ? theme.text3 : theme.text, font, Qt::AlignRight);
            return;
        }
        const QRect swatch(inside.left(), inside.center().y() - swatchHeight / 2, swatchWidth, swatchHeight);
        paintSwatch(painter, QStyle::visualRect(option.direction, inside, swatch), m_looks->of(*m_model->key(row)),
                    hidden, theme);
        inside = QStyle::visualRect(option.direction, inside, inside.adjusted(swatchWidth + swatchGap, 0, 0, 0));
        paintText(painter, option, text, inside, hidden ? theme.text3 : theme.text, font, Qt::AlignLeft);
    }

    // `alignment` as for a left-to-right layout.
    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QString &text, const QRect &inside,
                   QRgb ink, const QFont &font, Qt::Alignment alignment) const
    {
        const auto mode = alignment == Qt::AlignLeft ? Qt::ElideMiddle : Qt::ElideRight;
        const int slot = (font.weight() >= QFont::DemiBold ? 1 : 0) + 2 * (font.pixelSize() != option.font.pixelSize());
        const TextCache::Line &line = m_lines.line(text, inside.width(), mode, font, slot);
        const bool right = (alignment == Qt::AlignRight) != (option.direction == Qt::RightToLeft);
        painter.setFont(font);
        painter.setPen(QColor::fromRgb(ink));
        line.draw(painter,
                  {right ? inside.right() + 1 - line.width : qreal(inside.left()),
                   inside.top() + (inside.height() - line.height) / 2});
    }

    const SeriesModel *m_model;
    std::shared_ptr<SeriesLooks> m_looks;
    mutable TextCache m_lines;
};

} // namespace

SeriesView::SeriesView(SeriesModel *model, std::shared_ptr<SeriesLooks> looks, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_wanted({SeriesModel::Min, SeriesModel::Mean, SeriesModel::Max, SeriesModel::Last})
    , m_widestName(usualWidestName)
{
    setModel(model);
    setItemDelegate(new SeriesDelegate(model, std::move(looks), this));
    setAccessibleName(tr("Series with their statistics"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(NoSelection);
    setSelectionBehavior(SelectRows);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    auto *header = new HeaderView(this);
    setHorizontalHeader(header);
    header->setSectionsMovable(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(SeriesModel::Name, QHeaderView::Stretch);
    header->setFocusPolicy(Qt::NoFocus);
    applyMetrics();
    const auto name = [](const QKeySequence &key) { return key.toString(QKeySequence::NativeText); };
    explainKeys(*this,
                {{tr("Only the current series, or all again"), name(Qt::Key_Return)},
                 {tr("Hide or show the current series"), name(Qt::Key_Space)},
                 {tr("Copy statistics"), name(QKeySequence::Copy)}});
    connect(header, &QHeaderView::sectionClicked, this, &SeriesView::sortBy);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint &at) { showColumnMenu(header->mapToGlobal(at)); });
    connect(model, &QAbstractItemModel::modelReset, this, &SeriesView::showRows);
    connect(model, &SeriesModel::valuesChanged, this, &SeriesView::widen);
    connect(model, &SeriesModel::beforeChanged, this, &SeriesView::showRows);
    connect(model, &SeriesModel::searchChanged, this, &SeriesView::showListed);
    connect(model, &QAbstractItemModel::layoutChanged, this, &SeriesView::showListed); // rows are hidden by place
    showRows();
}

void SeriesView::sortBy(int column)
{
    auto *header = static_cast<HeaderView *>(horizontalHeader());
    const bool startsDescending = column != SeriesModel::Name;
    const bool isSame = header->sortedColumn() == column;
    const bool isReversed = isSame && header->isDescending() != startsDescending;
    const bool isDescending = isSame ? !startsDescending : startsDescending;
    header->setSorted(isReversed ? -1 : column, isDescending);
    m_model->setSort(header->sortedColumn(), isDescending);
}

void SeriesView::applyMetrics()
{
    const Metrics metrics(font());
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(metrics.row(Density::Compact));
    verticalHeader()->setDefaultSectionSize(metrics.row(Density::Compact));
    for (int column = SeriesModel::Min; column < SeriesModel::ColumnCount; ++column) {
        if (!isColumnHidden(column))
            setColumnWidth(column, columnWidthOf(*this, column, m_numberWidth));
    }
    showRows();
}

// The name of a metric, or a note, spans the row.
void SeriesView::showRows()
{
    clearSpans();
    const QFontMetrics metrics(semiBold(font()));
    int longest = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->kind(row) != SeriesModel::RowKind::Series) {
            setSpan(row, 0, 1, SeriesModel::ColumnCount);
            continue;
        }
        longest
            = std::max(longest, metrics.horizontalAdvance(m_model->index(row, SeriesModel::Name).data().toString()));
    }
    m_numberWidth = widestNumber();
    m_nameWidth = std::min(longest, Metrics(font()).dw(m_widestName)) + firstCellPadding + swatchWidth + swatchGap
        + cellPadding;
    fitColumns();
    showListed();
}

// Numbers may have got longer. Columns do not get narrower, which would look restless.
void SeriesView::widen()
{
    const int widest = std::max(m_numberWidth, widestNumber());
    if (std::exchange(m_numberWidth, widest) != widest)
        fitColumns();
}

// In px, rounded up: what lacks a part of a pixel is elided.
int SeriesView::widestNumber() const
{
    const QFontMetricsF metrics(font());
    double widest = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->kind(row) != SeriesModel::RowKind::Series)
            continue;
        for (const int column : std::as_const(m_wanted))
            widest = std::max(widest, metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
    }
    return 1 + int(std::ceil(widest));
}

void SeriesView::showListed()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (const bool hidden = !m_model->isListed(row); hidden != isRowHidden(row))
            setRowHidden(row, hidden);
    }
}

void SeriesView::fitColumns()
{
    // The most important one comes first, and always has room.
    static constexpr int order[]
        = {SeriesModel::Mean, SeriesModel::Change, SeriesModel::Before, SeriesModel::Last, SeriesModel::Max,
           SeriesModel::Min,  SeriesModel::P95,    SeriesModel::P99,    SeriesModel::P50,  SeriesModel::P5};
    int room = viewport()->width() - m_nameWidth;
    QSet<int> shown;
    for (const int column : order) {
        if (!m_wanted.contains(column) || !isPossible(column))
            continue;
        room -= columnWidthOf(*this, column, m_numberWidth);
        if (room < 0 && !shown.isEmpty())
            break;
        shown.insert(column);
    }
    for (const int column : order) {
        setColumnHidden(column, !shown.contains(column));
        if (shown.contains(column))
            setColumnWidth(column, columnWidthOf(*this, column, m_numberWidth));
    }
}

bool SeriesView::isPossible(int column) const
{
    return (column != SeriesModel::Before && column != SeriesModel::Change) || m_model->hasBefore();
}

void SeriesView::setWanted(const QList<int> &columns)
{
    m_wanted = columns;
    showRows();
}

void SeriesView::setWidestName(double digits)
{
    m_widestName = digits;
    showRows();
}

void SeriesView::showColumnMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = SeriesModel::Name + 1; column < SeriesModel::ColumnCount; ++column) {
        if (!isPossible(column))
            continue;
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(m_wanted.contains(column));
        action->setEnabled(m_wanted != QList{column}); // one stays
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            QList<int> columns = m_wanted;
            on ? columns.append(column) : void(columns.removeAll(column));
            setWanted(columns);
            Q_EMIT wantedChosen(columns);
        });
    }
    menu->popup(at);
}

void SeriesView::toggle(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const QList<metrics::SeriesKey> keys = m_model->keysOf(row);
    if (!keys.isEmpty())
        Q_EMIT toggled(keys);
}

void SeriesView::showOnly(int row)
{
    if (const metrics::SeriesKey *key = row >= 0 && row < m_model->rowCount() ? m_model->key(row) : nullptr)
        Q_EMIT onlyRequested(metrics::SeriesKey(*key)); // a copy: the model may change
    else
        toggle(row);
}

bool SeriesView::isOnSwatch(const QPoint &at) const
{
    if (columnAt(at.x()) != SeriesModel::Name)
        return false;
    const int left = columnViewportPosition(SeriesModel::Name);
    const int along = isRightToLeft() ? left + columnWidth(SeriesModel::Name) - at.x() : at.x() - left;
    return along < firstCellPadding + swatchWidth + swatchGap / 2;
}

void SeriesView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int row = byKey ? currentIndex().row() : rowAt(event->pos().y());
    if (row < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_model->key(row)) {
        connect(menu->addAction(tr("Only this series")), &QAction::triggered, this, [this, row] { showOnly(row); });
        connect(menu->addAction(m_model->isHidden(row) ? tr("Show") : tr("Hide")), &QAction::triggered, this,
                [this, row] { toggle(row); });
    }
    connect(menu->addAction(tr("Show all series")), &QAction::triggered, this, &SeriesView::allRequested);
    menu->addSeparator();
    const QString name = m_model->index(row, SeriesModel::Name).data().toString();
    connect(menu->addAction(tr("Copy name")), &QAction::triggered, this,
            [name] { QGuiApplication::clipboard()->setText(name); });
    connect(menu->addAction(tr("Copy statistics")), &QAction::triggered, this, &SeriesView::copyRequested);
    if (const metrics::SeriesKey *key = m_model->key(row))
        Q_EMIT contextMenuShown(menu, *key);
    const QRect cell = visualRect(m_model->index(row, SeriesModel::Name));
    menu->popup(byKey ? viewport()->mapToGlobal(cell.bottomLeft()) : event->globalPos());
}

void SeriesView::highlight(int row)
{
    const metrics::SeriesKey *key = row >= 0 && row < m_model->rowCount() ? m_model->key(row) : nullptr;
    Q_EMIT highlighted(key ? std::optional(*key) : std::nullopt);
}

void SeriesView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (hasFocus() && m_pressedRow < 0)
        highlight(current.row());
}

void SeriesView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    highlight(-1);
}

void SeriesView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        toggle(currentIndex().row());
        event->accept();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        showOnly(currentIndex().row());
        event->accept();
        return;
    default:
        break;
    }
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void SeriesView::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    highlight(-1);
}

void SeriesView::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    highlight(rowAt(int(event->position().y())));
}

void SeriesView::mousePressEvent(QMouseEvent *event)
{
    m_pressedRow = event->button() == Qt::LeftButton ? rowAt(int(event->position().y())) : -1;
    QTableView::mousePressEvent(event);
}

void SeriesView::mouseReleaseEvent(QMouseEvent *event)
{
    const int pressed = std::exchange(m_pressedRow, -1);
    QTableView::mouseReleaseEvent(event);
    const QPoint at = event->position().toPoint();
    if (pressed < 0 || event->button() != Qt::LeftButton || rowAt(at.y()) != pressed)
        return;
    if ((event->modifiers() & Qt::ControlModifier) || isOnSwatch(at))
        toggle(pressed);
    else
        showOnly(pressed);
}

void SeriesView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void SeriesView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_model)
        applyMetrics();
}

} // namespace views

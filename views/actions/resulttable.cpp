// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/resulttable.h"

#include "models/base/shown.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"
#include "views/widgets/statechip.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int lookRole = Qt::UserRole + 1;
constexpr int mostRows = 8;
constexpr int leastWidth = 62; // in digit widths
using Look = ResultTable::Cell::Look;

class ResultDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        if (isCurrent)
            painter->fillRect(option.rect, QColor::fromRgb(theme.selectionOff));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          QColor::fromRgb(theme.hairline));
        const QString text = index.data().toString();
        const auto look = Look(index.data(lookRole).toInt());
        const int leading = index.column() == 0 ? firstCellPadding : cellPadding;
        const QRect room
            = QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(leading, 0, -cellPadding, -1));
        if (look == Look::Chip) {
            if (!text.isEmpty())
                m_chips.paint(*painter, room, text, theme, option.font, option.direction);
            return;
        }
        painter->setPen(QColor::fromRgb(look == Look::Bad             ? theme.foreground(Tone::Danger)
                                            : look == Look::Good      ? theme.foreground(Tone::Success)
                                            : look == Look::Secondary ? theme.text2
                                                                      : theme.text));
        painter->drawText(room, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
                          QFontMetrics(option.font).elidedText(text, Qt::ElideRight, room.width()));
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                   const QModelIndex &index) override
    {
        QToolTip::showText(event->globalPos(), plainToolTip(index.data().toString()), view);
        return true;
    }

private:
    mutable ChipPainter m_chips;
};

} // namespace

ResultTable::ResultTable(QList<double> widths, QWidget *parent)
    : QTableView(parent)
    , m_model(new QStandardItemModel(0, int(widths.size()), this))
    , m_widths(std::move(widths))
{
    setModel(m_model);
    setItemDelegate(new ResultDelegate(this));
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    horizontalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(1);
    verticalHeader()->hide();
    const Metrics metrics(font());
    verticalHeader()->setMinimumSectionSize(metrics.row());
    verticalHeader()->setDefaultSectionSize(metrics.row());
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    for (int column = 0; column < m_widths.size(); ++column) {
        horizontalHeader()->setSectionResizeMode(column,
                                                 m_widths[column] > 0 ? QHeaderView::Fixed : QHeaderView::Stretch);
        if (m_widths[column] > 0)
            setColumnWidth(column, metrics.dw(m_widths[column]));
    }
}

void ResultTable::setRows(const QList<QList<Cell>> &rows)
{
    m_model->setRowCount(int(rows.size()));
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < rows[row].size(); ++column) {
            const Cell &cell = rows[row][column];
            const QModelIndex index = m_model->index(row, column);
            const QString text = base::shownText(cell.text);
            if (index.data().toString() != text)
                m_model->setData(index, text);
            if (index.data(lookRole).toInt() != int(cell.look))
                m_model->setData(index, int(cell.look), lookRole);
        }
    }
    updateGeometry();
}

QStringList ResultTable::texts() const
{
    QStringList rows;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells << m_model->index(row, column).data().toString();
        rows << cells.join(u'\t');
    }
    return rows;
}

QSize ResultTable::sizeHint() const
{
    const Metrics metrics(font());
    const int rows = std::clamp(m_model->rowCount(), 1, mostRows);
    return {metrics.dw(leastWidth), rows * metrics.row() + 2 * frameWidth()};
}

QSize ResultTable::minimumSizeHint() const
{
    const Metrics metrics(font());
    return {metrics.dw(leastWidth) * 2 / 3, sizeHint().height()};
}

} // namespace views

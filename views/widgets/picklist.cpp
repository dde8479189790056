// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/picklist.h"

#include "views/look/icons.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"
#include "views/widgets/controls.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace views {
namespace {

enum ItemRole { IdRole = Qt::UserRole + 1, HintRole };

constexpr int searchFrom = 9; // more items than this get a search field
constexpr int mostRows = 14; // on screen at once

class PickDelegate final : public QStyledItemDelegate
{
public:
    PickDelegate(bool many, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_many(many)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QFontMetrics metrics(option.font);
        const QString hint = index.data(HintRole).toString();
        const int text = metrics.horizontalAdvance(index.data().toString());
        const int extra = hint.isEmpty() ? 0 : metrics.horizontalAdvance(hint) + 24;
        return {text + extra + 4 * cellPadding + iconSize, appMetrics().menuItem};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        const bool current = option.state & QStyle::State_HasFocus || option.state & QStyle::State_Selected;
        if (current)
            painter->fillRect(option.rect, QColor::fromRgb(theme.selection));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, QColor::fromRgb(theme.hover));
        const QRect inside = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
        const QRect mark(inside.left(), inside.top(), iconSize, inside.height());
        const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        paintMark(painter, QStyle::visualRect(option.direction, inside, mark), theme, on);
        const QRect text = inside.adjusted(iconSize + cellPadding, 0, 0, 0);
        const QRect shown = QStyle::visualRect(option.direction, inside, text);
        painter->setFont(option.font);
        painter->setPen(QColor::fromRgb(theme.text2));
        painter->drawText(shown, Qt::AlignVCenter | Qt::AlignTrailing, index.data(HintRole).toString());
        painter->setPen(QColor::fromRgb(theme.text));
        const QString label = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, text.width());
        painter->drawText(shown, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, label);
    }

private:
    void paintMark(QPainter *painter, const QRect &rect, const Theme &theme, bool on) const
    {
        if (!m_many) {
            if (on)
                paintIcon(*painter, rect, "check", iconSize, theme.text);
            return;
        }
        QRectF box(0, 0, 13, 13);
        box.moveCenter(QRectF(rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QColor::fromRgb(on ? theme.accentFill : theme.borderStrong));
        painter->setBrush(on ? QBrush(QColor::fromRgb(theme.accentFill)) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(box, 3, 3);
        painter->restore();
        if (on)
            paintIcon(*painter, rect, "check", 12, theme.onAccent);
    }

    bool m_many;
};

} // namespace

PickList::PickList(Mode mode, const QList<Item> &items, const QStringList &picked, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_mode(mode)
    , m_before(picked)
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    if (items.size() > searchFrom) {
        m_search = new QLineEdit(this);
        m_search->setPlaceholderText(tr("Type to find"));
        m_search->setAccessibleName(tr("Find in the list"));
        m_search->setClearButtonEnabled(true);
        auto *frame = new QVBoxLayout;
        frame->setContentsMargins(8, 8, 8, 6);
        frame->addWidget(m_search);
        layout->addLayout(frame);
    }
    buildList(items, picked);
    layout->addWidget(m_list);
    setFocusProxy(m_list);
    if (!m_search)
        return;
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shown->setFilterFixedString(text);
        m_list->setCurrentIndex(m_shown->index(0, 0));
    });
}

void PickList::buildList(const QList<Item> &items, const QStringList &picked)
{
    m_model = new QStandardItemModel(this);
    int current = 0;
    for (const Item &item : items) {
        auto *row = new QStandardItem(item.text);
        const bool on = picked.contains(item.id);
        row->setData(item.id, IdRole);
        row->setData(item.hint, HintRole);
        row->setData(on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
        row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        if (on && current == 0)
            current = m_model->rowCount();
        m_model->appendRow(row);
    }
    m_shown = new QSortFilterProxyModel(this);
    m_shown->setSourceModel(m_model);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);

    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("pickList"));
    m_list->setAccessibleName(m_mode == Mode::Many ? tr("Values, several can be marked") : tr("Choices"));
    m_list->setModel(m_shown);
    m_list->setItemDelegate(new PickDelegate(m_mode == Mode::Many, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setBackgroundRole(QPalette::Light); // raised
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setCurrentIndex(m_shown->index(current, 0));
    const int rows = int(std::clamp<qsizetype>(items.size(), 1, mostRows));
    const bool scrolls = items.size() > mostRows;
    const int width = m_list->sizeHintForColumn(0) + (scrolls ? 16 : 0);
    m_list->setMinimumWidth(std::clamp(width, appMetrics().dw(26), appMetrics().dw(60)));
    m_list->setFixedHeight(rows * appMetrics().menuItem);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (m_mode == Mode::Many) {
            toggle(index);
            return;
        }
        m_list->setCurrentIndex(index);
        take();
    });
}

void PickList::popup(QWidget *below)
{
    popupBelow(this, below);
    (m_search ? static_cast<QWidget *>(m_search) : m_list)->setFocus(Qt::PopupFocusReason);
}

bool PickList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool inSearch = watched == m_search;
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    case Qt::Key_Escape:
        m_dropped = true;
        close();
        return true;
    case Qt::Key_Space:
        if (inSearch && !(m_mode == Mode::Many && m_search->text().isEmpty()))
            return false;
        if (m_mode == Mode::Many)
            toggle(m_list->currentIndex());
        else
            take();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!inSearch)
            return false;
        m_list->setFocus(Qt::OtherFocusReason);
        QCoreApplication::sendEvent(m_list, event);
        return true;
    default:
        // Text that is typed over the list goes to the search field.
        if (inSearch || !m_search || key->text().isEmpty() || !key->text().at(0).isPrint())
            return false;
        m_search->setFocus(Qt::OtherFocusReason);
        QCoreApplication::sendEvent(m_search, event);
        return true;
    }
}

void PickList::toggle(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    m_shown->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

QStringList PickList::marked() const
{
    QStringList ids;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QStandardItem *item = m_model->item(row);
        if (item->checkState() == Qt::Checked)
            ids.append(item->data(IdRole).toString());
    }
    return ids;
}

void PickList::take()
{
    const QModelIndex current = m_list->currentIndex();
    // Enter on a list without any mark means the row it stands on.
    QStringList ids = m_mode == Mode::Many ? marked() : QStringList();
    if (ids.isEmpty() && current.isValid())
        ids = {current.data(IdRole).toString()};
    if (ids.isEmpty())
        return;
    m_taken = true;
    Q_EMIT picked(ids);
    close();
}

void PickList::paintEvent(QPaintEvent *)
{
    paintPopup(*this);
}

void PickList::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (m_mode == Mode::Many && !m_dropped && !m_taken) {
        const QStringList ids = marked();
        if (!ids.isEmpty() && ids != m_before)
            Q_EMIT picked(ids);
    }
    Q_EMIT closed();
}

void openAfter(QObject *popup, QObject *context, std::function<void()> open)
{
    QObject::connect(popup, &QObject::destroyed, context,
                     [context, open = std::move(open)] { QTimer::singleShot(0, context, open); });
}

void popupBelow(QWidget *popup, QWidget *below)
{
    popup->adjustSize();
    const QRect screen = below->screen()->availableGeometry();
    QPoint at = below->mapToGlobal(QPoint(0, below->height() + 2));
    if (below->layoutDirection() == Qt::RightToLeft)
        at.rx() += below->width() - popup->width();
    if (at.y() + popup->height() > screen.bottom())
        at.setY(below->mapToGlobal(QPoint(0, 0)).y() - popup->height() - 2);
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - popup->width())));
    at.setY(std::max(at.y(), screen.top()));
    popup->move(at);
    popup->show();
}

} // namespace views

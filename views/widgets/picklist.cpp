// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/picklist.h"

#include "models/base/shown.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"
#include "views/widgets/controls.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>

#include <algorithm>

namespace views {
namespace {

enum ItemRole { IdRole = Qt::UserRole + 1, HintRole, IconRole, SectionRole };

constexpr int searchFrom = 9; // lists longer than this have a search field
constexpr int mostRows = 14; // visible at once

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
        const int extra = !hint.isEmpty()   ? metrics.horizontalAdvance(hint) + 24
            : index.data(IconRole).isNull() ? 0
                                            : grownIcon() + cellPadding;
        return {text + extra + 4 * cellPadding + grownIcon(), appMetrics().menuItem};
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
        const QRect mark(inside.left(), inside.top(), grownIcon(), inside.height());
        const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        paintMark(*painter, QStyle::visualRect(option.direction, inside, mark), theme, on);
        const QRect text = inside.adjusted(grownIcon() + cellPadding, 0, 0, 0);
        const QRect shown = QStyle::visualRect(option.direction, inside, text);
        if (index.data(SectionRole).toBool() && index.row() > 0)
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1),
                              QColor::fromRgb(theme.border));
        if (const QByteArray icon = index.data(IconRole).toByteArray(); !icon.isEmpty()) {
            const QRect place(text.right() + 1 - grownGlyph(), text.top(), grownGlyph(), text.height());
            paintIcon(*painter, QStyle::visualRect(option.direction, inside, place), icon.constData(), grownGlyph(),
                      theme.text2);
        }
        painter->setFont(option.font);
        painter->setPen(QColor::fromRgb(theme.text2));
        painter->drawText(shown, Qt::AlignVCenter | Qt::AlignTrailing, index.data(HintRole).toString());
        painter->setPen(QColor::fromRgb(theme.text));
        const QString label = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, text.width());
        painter->drawText(shown, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, label);
    }

private:
    void paintMark(QPainter &painter, const QRect &rect, const Theme &theme, bool on) const
    {
        if (m_many)
            paintPickMark(painter, rect, theme, on);
        else if (on)
            paintIcon(painter, rect, "check", grownIcon(), theme.text);
    }

    bool m_many;
};

} // namespace

PickList::PickList(Mode mode, const QList<Item> &items, const QStringList &picked, QWidget *parent)
    : PickPopup(mode, picked, parent)
    , m_model(new QStandardItemModel(this))
    , m_shown(new QSortFilterProxyModel(this))
{
    if (items.size() > searchFrom)
        addSearch(tr("Type to search"), tr("Search the list"));
    fillList(items, picked);
    addList();
    setFocusProxy(list());
    if (!search())
        return;
    connect(search(), &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shown->setFilterFixedString(text);
        list()->setCurrentIndex(m_shown->index(0, 0));
    });
}

void PickList::fillList(const QList<Item> &items, const QStringList &picked)
{
    int current = 0;
    for (const Item &item : items) {
        auto *row = new QStandardItem(base::shownName(item.text));
        const bool on = picked.contains(item.id);
        row->setData(item.id, IdRole);
        row->setData(item.hint, HintRole);
        if (item.icon)
            row->setData(QByteArray(item.icon), IconRole);
        row->setData(item.beginsSection, SectionRole);
        if (const QString &more = item.icon ? item.iconName : item.hint; !more.isEmpty())
            row->setData(tr("%1, %2", "choice, what tells it apart").arg(item.text, more), Qt::AccessibleTextRole);
        row->setToolTip(item.iconName);
        row->setData(on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
        row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        if (on && current == 0)
            current = m_model->rowCount();
        m_model->appendRow(row);
    }
    m_shown->setSourceModel(m_model);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);

    const bool isMany = mode() == Mode::Many;
    list()->setObjectName(QStringLiteral("pickList"));
    list()->setAccessibleName(isMany ? tr("Values, multiple selection") : tr("Choices"));
    list()->setModel(m_shown);
    list()->setItemDelegate(new PickDelegate(isMany, list()));
    list()->setUniformItemSizes(true);
    list()->setCurrentIndex(m_shown->index(current, 0));
    const int rows = int(std::clamp<qsizetype>(items.size(), 1, mostRows));
    const bool scrolls = items.size() > mostRows;
    const int width = list()->sizeHintForColumn(0) + (scrolls ? 16 : 0);
    list()->setMinimumWidth(std::clamp(width, appMetrics().dw(26), appMetrics().dw(60)));
    list()->setFixedHeight(rows * appMetrics().menuItem);
    list()->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // else no popup is lower than 100 px
}

void PickList::toggle(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    const QString id = index.data(IdRole).toString();
    m_shown->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    Q_EMIT ticked(id, !on);
}

void PickList::addButton(QPushButton *button)
{
    auto *foot = new views::Panel(QPalette::AlternateBase, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(cellPadding, 6, cellPadding, 6);
    row->addWidget(button);
    row->addStretch();
    column()->addWidget(foot);
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

QStringList PickList::entered() const
{
    const QStringList ids = mode() == Mode::Many ? marked() : QStringList();
    const QModelIndex current = list()->currentIndex();
    return ids.isEmpty() && current.isValid() ? QStringList{current.data(IdRole).toString()} : ids;
}

void openAfter(QObject *popup, QObject *context, std::function<void()> open)
{
    QObject::connect(popup, &QObject::destroyed, context,
                     [context, open = std::move(open)] { QTimer::singleShot(0, context, open); });
}

} // namespace views

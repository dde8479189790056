// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/navigationrail.h"

#include "models/table/format.h"
#include "views/frame/connectionbutton.h"
#include "views/frame/railbutton.h"
#include "views/frame/raildrop.h"
#include "views/look/focusring.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/navigation/location.h"
#include "views/widgets/verticalscroll.h"

#include <QAction>
#include <QApplication>
#include <QFocusEvent>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

enum PageRole { IconRole = Qt::UserRole + 1, CountRole, PlaceRole, HeadingRole, DropRole };

constexpr int itemMargin = 8;
constexpr int glyphInset = 9;
constexpr double railDigits = 23;
constexpr double countDigits = 7; // "20 113"

constexpr int overviewPlace = -1;
constexpr int wastedPlace = -2;
constexpr int comparePlace = -3;

int placeOf(catalog::Resource resource)
{
    const auto all = catalog::pages();
    return int(std::ranges::find(all, resource) - all.begin());
}

// Of the titles, behind the icon.
int titleInset()
{
    return glyphInset + grownIcon() + cellPadding;
}

// The current row is the displayed page and painted as such; the focus ring shows the keyboard position.
class PageDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setNarrow(bool narrow) { m_narrow = narrow; }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, appMetrics().navItem};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        if (index.data(HeadingRole).toBool())
            return paintHeading(painter, option, index);
        const bool active = option.state & QStyle::State_Selected;
        const QRect item = option.rect.adjusted(itemMargin, 0, -itemMargin, 0);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (index.data(DropRole).toBool()) {
            painter->setPen(QPen(QColor::fromRgb(theme.accent), 2, Qt::DashLine));
            painter->setBrush(QColor::fromRgb(theme.accentTint));
            painter->drawRoundedRect(QRectF(item).adjusted(1, 1, -1, -1), chipRadius, chipRadius);
            painter->setPen(Qt::NoPen);
        } else if (active || option.state & QStyle::State_MouseOver) {
            painter->setBrush(QColor::fromRgb(active ? theme.accentTint : theme.hover));
            painter->drawRoundedRect(item, chipRadius, chipRadius);
        }
        if (active) {
            const QRect bar(item.left(), item.top() + 6, 3, item.height() - 12);
            painter->setBrush(QColor::fromRgb(theme.accent));
            painter->drawRoundedRect(QStyle::visualRect(option.direction, item, bar), 1.5, 1.5);
        }
        const auto *view = qobject_cast<const QWidget *>(option.widget);
        if (option.state & QStyle::State_HasFocus && view && view->property("keyboard").toBool())
            paintInnerFocusRing(*painter, item, theme);
        painter->restore();
        paintContents(painter, option, index, item, active);
    }

private:
    // As the title of the saved views; a line where there is no room for words.
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
    {
        const Theme &theme = themeOf(option.palette);
        const QRect item = option.rect.adjusted(itemMargin, 0, -itemMargin, 0);
        if (m_narrow) {
            painter->fillRect(QRect(item.left(), item.center().y(), item.width(), 1), QColor::fromRgb(theme.border));
            return;
        }
        painter->save();
        painter->setFont(scaled(option.font, TextSize::Small));
        painter->setPen(QColor::fromRgb(theme.text2));
        const QRect room = QStyle::visualRect(option.direction, item, item.adjusted(glyphInset, 0, 0, -4));
        painter->setLayoutDirection(option.direction);
        painter->drawText(room, Qt::AlignBottom | Qt::AlignLeading, index.data().toString());
        painter->restore();
    }

    void paintContents(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                       const QRect &item, bool active) const
    {
        const Theme &theme = themeOf(option.palette);
        const QRect glyph = m_narrow ? item : QRect(item.left() + glyphInset, item.top(), grownIcon(), item.height());
        const QByteArray name = index.data(IconRole).toByteArray();
        paintIcon(*painter, QStyle::visualRect(option.direction, item, glyph), name.constData(), grownIcon(),
                  active ? theme.accent : theme.text2);
        if (m_narrow)
            return;
        const QRect room = item.adjusted(titleInset(), 0, -cellPadding, 0);
        const QRect text = QStyle::visualRect(option.direction, item, room);
        const QString count = index.data(CountRole).toString();
        painter->setFont(scaled(option.font, TextSize::Small));
        painter->setPen(QColor::fromRgb(theme.text2));
        // Numbers read left to right in every locale; the thin space in them must not split them.
        const Qt::Alignment side = QStyle::visualAlignment(option.direction, Qt::AlignTrailing);
        painter->setLayoutDirection(Qt::LeftToRight);
        painter->drawText(text, Qt::AlignVCenter | side, count);
        painter->setLayoutDirection(option.direction);
        const int countWidth = painter->fontMetrics().horizontalAdvance(count) + 4;
        painter->setFont(active ? semiBold(option.font) : option.font);
        painter->setPen(QColor::fromRgb(theme.text));
        const QString label
            = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width() - countWidth);
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeading, label);
    }

    bool m_narrow = false;
};

// The focus ring is shown for the keyboard only: remember how focus arrived.
class PageList final : public QListView
{
public:
    using QListView::QListView;

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        const Qt::FocusReason reason = event->reason();
        setProperty("keyboard", reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason);
        QListView::focusInEvent(event);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        setProperty("keyboard", true);
        QListView::keyPressEvent(event);
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        setProperty("keyboard", false);
        QListView::mousePressEvent(event);
    }
};

} // namespace

NavigationRail::NavigationRail(QWidget *parent)
    : Panel(QPalette::Window, Qt::RightEdge, parent)
    , m_connection(new ConnectionButton(this))
    , m_model(new QStandardItemModel(this))
    , m_list(new PageList(this))
    , m_viewsTitle(secondaryLabel(tr("Saved views"), TextSize::Small, this))
    , m_views(new QVBoxLayout)
    , m_jobs(new QVBoxLayout)
    , m_entries(new QVBoxLayout)
{
    setAccessibleName(tr("Navigation"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 1, itemMargin);
    layout->setSpacing(0);
    layout->addWidget(m_connection);
    layout->addSpacing(itemMargin);
    layout->addWidget(m_list);
    layout->addSpacing(itemMargin);
    layout->addWidget(makeViews(), 1);
    m_jobs->setContentsMargins(itemMargin, 0, itemMargin, 0);
    layout->addLayout(m_jobs);
    m_entries->setContentsMargins(itemMargin, 0, itemMargin, 0);
    m_entries->setSpacing(0);
    layout->addLayout(m_entries);
    buildPages();
    followFont(*m_list, [this] { fitHeight(); });
    followFont(*this, [this] { fitWidth(); });
}

// Titles and counts are never cut, whatever the text size and the language.
void NavigationRail::fitWidth()
{
    const Metrics metrics = appMetrics();
    const QFontMetrics bold(semiBold(QApplication::font()));
    int width = metrics.dw(railDigits);
    for (const catalog::Resource resource : catalog::pages())
        width = std::max(width,
                         titleInset() + bold.horizontalAdvance(catalog::titleOf(resource)) + metrics.dw(countDigits)
                             + 2 * itemMargin + cellPadding);
    setFixedWidth(m_narrow ? std::max(narrowRailWidth, metrics.navItem + 2 * itemMargin) : width);
}

void NavigationRail::fitHeight()
{
    int rows = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        rows += m_list->isRowHidden(row) ? 0 : 1;
    m_list->setFixedHeight(rows * appMetrics().navItem);
}

void NavigationRail::addHeading(const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setData(true, HeadingRole);
    item->setFlags(Qt::NoItemFlags);
    m_model->appendRow(item);
}

QStandardItem *NavigationRail::itemOf(catalog::Resource resource) const
{
    return itemAt(placeOf(resource));
}

QStandardItem *NavigationRail::itemAt(int place) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QVariant known = m_model->item(row)->data(PlaceRole);
        if (known.isValid() && known.toInt() == place)
            return m_model->item(row);
    }
    return nullptr;
}

void NavigationRail::setMissing(catalog::Resource resource, bool isMissing)
{
    setShown(placeOf(resource), !isMissing);
}

void NavigationRail::setOnlyLists(bool onlyLists)
{
    for (const int place : {overviewPlace, wastedPlace, comparePlace})
        setShown(place, !onlyLists);
}

// The heading goes with the last of its pages.
void NavigationRail::setShown(int place, bool isShown)
{
    const QStandardItem *item = itemAt(place);
    if (!item || m_list->isRowHidden(item->row()) != isShown)
        return;
    m_list->setRowHidden(item->row(), !isShown);
    const auto action = std::ranges::find(m_actions, place, [](const QAction *one) { return one->data().toInt(); });
    (*action)->setEnabled(isShown);
    int heading = -1;
    bool hasPages = false;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row)->data(HeadingRole).toBool()) {
            heading = row;
            hasPages = false;
        }
        hasPages = hasPages || (row > heading && !m_list->isRowHidden(row));
        if (heading >= 0)
            m_list->setRowHidden(heading, !hasPages);
    }
    fitHeight();
}

void NavigationRail::addPage(const char *iconName, const QString &title, int place,
                             const std::function<void()> &request)
{
    auto *item = new QStandardItem(title);
    item->setData(place, PlaceRole);
    item->setData(QByteArray(iconName), IconRole);
    item->setData(title, Qt::AccessibleTextRole);
    item->setEditable(false);
    m_model->appendRow(item);

    auto *action = new QAction(icon(iconName), title, this);
    if (m_actions.size() < 9)
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + m_actions.size())));
    action->setData(place);
    connect(action, &QAction::triggered, this, request);
    addAction(action);
    m_actions.append(action);
}

void NavigationRail::buildPages()
{
    addPage("overview", tr("Overview"), overviewPlace, [this] { Q_EMIT overviewRequested(); });
    for (const catalog::Resource resource : catalog::pages()) {
        if (resource->section) {
            addPage("wasted", tr("Wasted GPUs"), wastedPlace, [this] { Q_EMIT wastedRequested(); });
            addPage("compare", tr("Compare"), comparePlace, [this] { Q_EMIT compareRequested(); });
            addHeading(catalog::wordsOf(resource->section));
        }
        addPage(resource->icon, catalog::titleOf(resource), placeOf(resource),
                [this, resource] { Q_EMIT pageRequested(resource); });
    }
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PageDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setProperty("ownFocus", true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setBackgroundRole(QPalette::Window);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    const auto open = [this](const QModelIndex &index) {
        const QVariant place = index.data(PlaceRole);
        if (place.isValid() && place.toInt() == overviewPlace)
            Q_EMIT overviewRequested();
        else if (place.isValid() && place.toInt() == wastedPlace)
            Q_EMIT wastedRequested();
        else if (place.isValid() && place.toInt() == comparePlace)
            Q_EMIT compareRequested();
        else if (place.isValid())
            Q_EMIT pageRequested(catalog::pages()[place.toUInt()]);
    };
    auto *drop = new RailDrop(*m_list, [](const QModelIndex &index) {
        const QVariant place = index.data(PlaceRole);
        return place.isValid() && place.toInt() == comparePlace;
    });
    connect(drop, &RailDrop::aboveChanged, this,
            [this](bool isAbove) { itemAt(comparePlace)->setData(isAbove, DropRole); });
    connect(drop, &RailDrop::stayed, this, &NavigationRail::compareRequested);
    connect(drop, &RailDrop::dropped, this, &NavigationRail::comparisonDropped);
    connect(m_list, &QListView::clicked, this, open);
    connect(m_list, &QListView::activated, this, [this, open](const QModelIndex &index) {
        // In some desktop styles a click also activates.
        if (m_list->property("keyboard").toBool())
            open(index);
    });
}

void NavigationRail::setConnection(const QString &name, const QString &host, const QList<QRgb> &bars)
{
    m_connection->setConnection(name, host, bars);
}

QString NavigationRail::connectionName() const
{
    return m_connection->name();
}

void NavigationRail::setConnectionMenu(QMenu *menu)
{
    m_connection->setMenu(menu);
}

void NavigationRail::setCurrent(std::optional<catalog::Resource> resource)
{
    const QStandardItem *item = resource ? itemOf(*resource) : nullptr;
    m_list->setCurrentIndex(item ? item->index() : QModelIndex());
}

void NavigationRail::setOverviewCurrent()
{
    m_list->setCurrentIndex(itemAt(overviewPlace)->index());
}

void NavigationRail::setWastedCurrent()
{
    m_list->setCurrentIndex(itemAt(wastedPlace)->index());
}

void NavigationRail::setCompareCurrent()
{
    m_list->setCurrentIndex(itemAt(comparePlace)->index());
}

void NavigationRail::setCompared(int objects)
{
    QStandardItem *item = itemAt(comparePlace);
    item->setData(objects > 0 ? table::countText(objects) : QString(), CountRole);
    const QString words = objects > 0 ? tr("Compare, %n object(s)", nullptr, objects) : tr("Compare");
    item->setData(words, Qt::AccessibleTextRole);
    item->setToolTip(plainToolTip(words));
}

void NavigationRail::setCount(catalog::Resource resource, std::optional<qint64> count)
{
    QStandardItem *item = itemOf(resource);
    const QString text = count ? table::countText(*count) : QString();
    if (item->data(CountRole).toString() == text)
        return;
    item->setData(text, CountRole);
    const QString title = catalog::titleOf(resource);
    item->setData(count ? u"%1, %2"_s.arg(title).arg(*count) : title, Qt::AccessibleTextRole);
    item->setToolTip(plainToolTip(count ? u"%1, %2"_s.arg(title, text) : title));
}

void NavigationRail::setJobs(const QList<Job> &jobs)
{
    while (QLayoutItem *item = m_jobs->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Job &job : jobs) {
        QToolButton *button = flatTool("export", job.title, this);
        const QString share = job.done < 0 ? QString() : tr("%1 %").arg(int(job.done * 100));
        const QString text = share.isEmpty() ? job.title : u"%1, %2"_s.arg(job.title, share);
        button->setText(fontMetrics().elidedText(text, Qt::ElideRight, appMetrics().dw(railDigits) - 6 * itemMargin));
        button->setToolTip(plainToolTip(text));
        button->setAccessibleName(text);
        button->setToolButtonStyle(m_narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QToolButton::clicked, this, [this, id = job.id] { Q_EMIT jobRequested(id); });
        m_jobs->addWidget(button);
    }
}

QWidget *NavigationRail::makeViews()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(itemMargin, 0, itemMargin, 0);
    column->setSpacing(0);
    m_viewsTitle->setContentsMargins(glyphInset, itemMargin, 0, 4);
    m_viewsTitle->hide();
    column->addWidget(m_viewsTitle);
    column->addLayout(m_views);
    column->addStretch(1);
    // The rail's edge line is beside it, also when mirrored.
    QScrollArea *scroll = verticalScroll(content, QPalette::NoRole, this);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(m_viewsTitle->text());
    scroll->setBackgroundRole(QPalette::Window);
    return scroll;
}

void NavigationRail::setViews(const QList<QAction *> &views)
{
    while (QLayoutItem *item = m_views->takeAt(0)) {
        // The button may be handling a click at this moment.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (QAction *view : views) {
        auto *button = new RailButton(view, this);
        button->setNarrow(m_narrow);
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &QWidget::customContextMenuRequested, this,
                [this, button, view](const QPoint &at) { Q_EMIT viewMenuRequested(view, button->mapToGlobal(at)); });
        m_views->addWidget(button);
    }
    m_viewsTitle->setVisible(!views.isEmpty() && !m_narrow);
}

void NavigationRail::addEntry(QAction *action)
{
    auto *button = new RailButton(action, this);
    button->setNarrow(m_narrow);
    m_entries->addWidget(button);
}

void NavigationRail::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    static_cast<PageDelegate *>(m_list->itemDelegate())->setNarrow(narrow);
    m_connection->setNarrow(narrow);
    fitWidth();
    for (int i = 0; i < m_jobs->count(); ++i) {
        auto *button = static_cast<QToolButton *>(m_jobs->itemAt(i)->widget());
        button->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    }
    for (int i = 0; i < m_views->count(); ++i)
        static_cast<RailButton *>(m_views->itemAt(i)->widget())->setNarrow(narrow);
    m_viewsTitle->setVisible(m_views->count() > 0 && !narrow);
    for (int i = 0; i < m_entries->count(); ++i)
        static_cast<RailButton *>(m_entries->itemAt(i)->widget())->setNarrow(narrow);
    m_list->doItemsLayout();
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricpicker.h"

#include "views/charts/valuescale.h"
#include "views/look/icons.h"
#include "views/look/plaintext.h"
#include "views/metrics/metricschoice.h"
#include "views/widgets/controls.h"
#include "views/widgets/picklist.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

enum ItemRole { TypeRole = Qt::UserRole + 1, UnitRole };

constexpr int shownRows = 14;

// Prefixes follow from the values: a metric of bytes is told by the prefix that it is mostly seen with.
QString unitOf(const metrics::Metric &metric)
{
    switch (metric.unit) {
    case metrics::Unit::Bytes:
        return u"GiB"_s;
    case metrics::Unit::BytesPerSecond:
        return u"GB/s"_s;
    default:
        return valueScale(metric.unit, false, 1).unit;
    }
}

class MetricDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QFontMetrics metrics(semiBold(option.font));
        const int width = metrics.horizontalAdvance(index.data().toString())
            + metrics.horizontalAdvance(index.data(UnitRole).toString()) + iconSize + 5 * cellPadding;
        return {width, appMetrics().menuItem};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        const QRect inside = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
        painter->save();
        if (index.data(TypeRole).isNull()) {
            painter->setFont(semiBold(scaled(option.font, TextSize::Small)));
            painter->setPen(QColor::fromRgb(theme.text2));
            painter->drawText(inside, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                              index.data().toString());
            painter->restore();
            return;
        }
        if (option.state & (QStyle::State_HasFocus | QStyle::State_Selected))
            painter->fillRect(option.rect, QColor::fromRgb(theme.selection));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, QColor::fromRgb(theme.hover));
        const QRect mark(inside.left(), inside.top(), iconSize, inside.height());
        paintMark(*painter, QStyle::visualRect(option.direction, inside, mark), theme,
                  index.data(Qt::CheckStateRole).toInt() == Qt::Checked);
        painter->setFont(option.font);
        const QString unit = index.data(UnitRole).toString();
        const int unitWidth = option.fontMetrics.horizontalAdvance(unit);
        const QRect text = inside.adjusted(iconSize + cellPadding, 0, 0, 0);
        painter->setPen(QColor::fromRgb(theme.text2));
        painter->drawText(QStyle::visualRect(option.direction, inside, text), Qt::AlignVCenter | Qt::AlignTrailing,
                          unit);
        painter->setPen(QColor::fromRgb(theme.text));
        const QRect name = text.adjusted(0, 0, -unitWidth - cellPadding, 0);
        painter->drawText(QStyle::visualRect(option.direction, inside, name),
                          Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, name.width()));
        painter->restore();
    }

private:
    static void paintMark(QPainter &painter, const QRect &rect, const Theme &theme, bool on)
    {
        QRectF box(0, 0, 13, 13);
        box.moveCenter(QRectF(rect).center());
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QColor::fromRgb(on ? theme.accentFill : theme.borderStrong));
        painter.setBrush(on ? QBrush(QColor::fromRgb(theme.accentFill)) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(box, 3, 3);
        painter.restore();
        if (on)
            paintIcon(painter, rect, "check", 12, theme.onAccent);
    }
};

} // namespace

MetricPicker::MetricPicker(const std::vector<const metrics::Metric *> &offered, const QStringList &chosen,
                           QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_offered(offered)
    , m_chosen(chosen.begin(), chosen.end())
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new QStandardItemModel(this))
    , m_count(secondaryLabel({}, TextSize::Small, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    std::ranges::stable_sort(m_offered, {}, [](const metrics::Metric *metric) { return metric->topic; });
    m_before = this->chosen();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    m_search->setPlaceholderText(tr("Type to find a metric"));
    m_search->setAccessibleName(tr("Find a metric"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(8, 8, 8, 6);
    head->addWidget(m_search);
    layout->addLayout(head);
    buildList();
    layout->addWidget(m_list);
    auto *foot = new views::Panel(QPalette::AlternateBase, Qt::TopEdge, this);
    auto *row = new QVBoxLayout(foot);
    row->setContentsMargins(12, 7, 12, 7);
    row->addWidget(m_count);
    m_count->setParent(foot);
    m_count->setObjectName(u"metricCount"_s);
    layout->addWidget(foot);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &MetricPicker::fill);
    fill({});
}

void MetricPicker::buildList()
{
    m_list->setObjectName(u"metricList"_s);
    m_list->setAccessibleName(tr("Metrics, several can be marked"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new MetricDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setBackgroundRole(QPalette::Light); // raised
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, &MetricPicker::toggle);
}

// Topics without a match have no title.
void MetricPicker::fill(const QString &needle)
{
    m_model->clear();
    const metrics::Metric *before = nullptr;
    for (const metrics::Metric *metric : m_offered) {
        const QString title = metric->title();
        const bool matches = title.contains(needle, Qt::CaseInsensitive)
            || metric->meaning().contains(needle, Qt::CaseInsensitive)
            || typeOf(*metric).contains(needle, Qt::CaseInsensitive);
        if (!matches)
            continue;
        if (!before || before->topic != metric->topic) {
            auto *topic = new QStandardItem(metrics::topicTitle(metric->topic));
            topic->setFlags(Qt::NoItemFlags);
            m_model->appendRow(topic);
        }
        before = metric;
        auto *item = new QStandardItem(title);
        const QString type = typeOf(*metric);
        item->setData(type, TypeRole);
        item->setData(unitOf(*metric), UnitRole);
        item->setData(plainToolTip(metric->meaning()), Qt::ToolTipRole);
        item->setData(u"%1, %2"_s.arg(title, unitOf(*metric)), Qt::AccessibleTextRole);
        item->setData(metric->meaning(), Qt::AccessibleDescriptionRole);
        item->setData(m_chosen.contains(type) ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_model->appendRow(item);
    }
    if (m_model->rowCount() == 0) {
        auto *nothing = new QStandardItem(tr("No metric has this name"));
        nothing->setFlags(Qt::NoItemFlags);
        m_model->appendRow(nothing);
    }
    m_list->setCurrentIndex(m_model->index(m_model->rowCount() > 1 ? 1 : 0, 0));
    m_list->scrollToTop();
    m_count->setText(countText());
}

QStringList MetricPicker::chosen() const
{
    QStringList types;
    for (const metrics::Metric *metric : m_offered) {
        if (m_chosen.contains(typeOf(*metric)))
            types.append(typeOf(*metric));
    }
    return types;
}

QString MetricPicker::countText() const
{
    const int count = int(chosen().size());
    if (count == 0)
        return tr("Mark at least one metric");
    if (count <= mostTypesPerRequest)
        return tr("%1 of %2 for one request").arg(count).arg(mostTypesPerRequest);
    const int requests = (count + mostTypesPerRequest - 1) / mostTypesPerRequest;
    return tr("%1 marked, in %n requests", "", requests).arg(count);
}

void MetricPicker::popup(QWidget *below)
{
    const int rows = std::clamp(m_model->rowCount(), 4, shownRows);
    const bool scrolls = m_model->rowCount() > shownRows;
    const int width = m_list->sizeHintForColumn(0) + (scrolls ? 16 : 4);
    m_list->setFixedWidth(std::clamp(width, appMetrics().dw(36), appMetrics().dw(64)));
    m_list->setFixedHeight(rows * appMetrics().menuItem);
    popupBelow(this, below);
    m_search->setFocus(Qt::PopupFocusReason);
}

bool MetricPicker::eventFilter(QObject *watched, QEvent *event)
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
        if (inSearch && !m_search->text().isEmpty())
            return false;
        toggle(m_list->currentIndex());
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
        if (inSearch || key->text().isEmpty() || !key->text().at(0).isPrint())
            return false;
        m_search->setFocus(Qt::OtherFocusReason);
        QCoreApplication::sendEvent(m_search, event);
        return true;
    }
}

void MetricPicker::toggle(const QModelIndex &index)
{
    const QString type = index.data(TypeRole).toString();
    if (type.isEmpty())
        return;
    const bool on = !m_chosen.remove(type);
    if (on)
        m_chosen.insert(type);
    m_model->setData(index, on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    m_count->setText(countText());
}

void MetricPicker::take()
{
    if (chosen().isEmpty())
        return;
    m_taken = true;
    const QStringList types = chosen();
    close();
    if (types != m_before)
        Q_EMIT picked(types);
}

void MetricPicker::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    const QStringList types = chosen();
    if (!m_dropped && !m_taken && !types.isEmpty() && types != m_before)
        Q_EMIT picked(types);
    m_taken = true;
}

void MetricPicker::paintEvent(QPaintEvent *)
{
    paintPopup(*this);
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricpicker.h"

#include "views/charts/valuescale.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/metrics/metricschoice.h"
#include "views/widgets/controls.h"

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

// Prefixes depend on the values: metrics in bytes are listed with their most common prefix.
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
            + metrics.horizontalAdvance(index.data(UnitRole).toString()) + grownIcon() + 5 * cellPadding;
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
        const QRect mark(inside.left(), inside.top(), grownIcon(), inside.height());
        paintPickMark(*painter, QStyle::visualRect(option.direction, inside, mark), theme,
                      index.data(Qt::CheckStateRole).toInt() == Qt::Checked);
        painter->setFont(option.font);
        const QString unit = index.data(UnitRole).toString();
        const int unitWidth = option.fontMetrics.horizontalAdvance(unit);
        const QRect text = inside.adjusted(grownIcon() + cellPadding, 0, 0, 0);
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
};

std::vector<const metrics::Metric *> byTopic(std::vector<const metrics::Metric *> metrics)
{
    std::ranges::stable_sort(metrics, {}, [](const metrics::Metric *metric) { return metric->topic; });
    return metrics;
}

QStringList inOrder(const std::vector<const metrics::Metric *> &offered, const QStringList &chosen)
{
    QStringList types;
    for (const metrics::Metric *metric : offered) {
        if (chosen.contains(typeOf(*metric)))
            types.append(typeOf(*metric));
    }
    return types;
}

} // namespace

MetricPicker::MetricPicker(const std::vector<const metrics::Metric *> &offered, const QStringList &chosen,
                           QWidget *parent)
    : PickPopup(Mode::Many, inOrder(byTopic(offered), chosen), parent)
    , m_offered(byTopic(offered))
    , m_chosen(chosen.begin(), chosen.end())
    , m_model(new QStandardItemModel(this))
    , m_count(secondaryLabel({}, TextSize::Small, this))
{
    addSearch(tr("Type to find a metric"), tr("Find a metric"));
    dressList();
    addList();
    auto *foot = new views::Panel(QPalette::AlternateBase, Qt::TopEdge, this);
    auto *row = new QVBoxLayout(foot);
    row->setContentsMargins(12, 7, 12, 7);
    row->addWidget(m_count);
    m_count->setParent(foot);
    m_count->setObjectName(u"metricCount"_s);
    column()->addWidget(foot);
    setFocusProxy(search());
    connect(search(), &QLineEdit::textChanged, this, &MetricPicker::fill);
    fill({});
}

void MetricPicker::dressList()
{
    list()->setObjectName(u"metricList"_s);
    list()->setAccessibleName(tr("Metrics, multiple selection"));
    list()->setModel(m_model);
    list()->setItemDelegate(new MetricDelegate(list()));
    list()->setUniformItemSizes(false);
}

// Topics without a match are hidden.
void MetricPicker::fill(const QString &needle)
{
    m_model->clear();
    m_isSearching = !needle.isEmpty();
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
        auto *nothing = new QStandardItem(tr("No matching metrics"));
        nothing->setFlags(Qt::NoItemFlags);
        m_model->appendRow(nothing);
    }
    list()->setCurrentIndex(m_model->index(m_model->rowCount() > 1 ? 1 : 0, 0));
    list()->scrollToTop();
    m_count->setText(countText());
}

QStringList MetricPicker::marked() const
{
    return inOrder(m_offered, m_chosen.values());
}

QStringList MetricPicker::entered() const
{
    QSet<QString> types = m_chosen;
    const QString found = list()->currentIndex().data(TypeRole).toString();
    if (m_isSearching && !found.isEmpty())
        types.insert(found);
    return inOrder(m_offered, types.values());
}

QString MetricPicker::countText() const
{
    const int count = int(chosen().size());
    if (count == 0)
        return tr("Select at least one metric");
    if (count <= mostTypesPerRequest)
        return tr("%1 of %2 in one request").arg(count).arg(mostTypesPerRequest);
    const int requests = (count + mostTypesPerRequest - 1) / mostTypesPerRequest;
    return tr("%1 selected, in %n requests", "", requests).arg(count);
}

void MetricPicker::popup(QWidget *below)
{
    const int rows = std::clamp(m_model->rowCount(), 4, shownRows);
    const bool scrolls = m_model->rowCount() > shownRows;
    const int width = list()->sizeHintForColumn(0) + (scrolls ? 16 : 4);
    list()->setFixedWidth(std::clamp(width, appMetrics().dw(36), appMetrics().dw(64)));
    list()->setFixedHeight(rows * appMetrics().menuItem);
    showBelow(below);
}

void MetricPicker::toggle(const QModelIndex &index)
{
    const QString type = index.data(TypeRole).toString();
    if (type.isEmpty())
        return;
    m_isSearching = false;
    const bool on = !m_chosen.remove(type);
    if (on)
        m_chosen.insert(type);
    m_model->setData(index, on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    m_count->setText(countText());
}

} // namespace views

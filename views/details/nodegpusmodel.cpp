// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/nodegpusmodel.h"

#include "models/table/format.h"
#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr QSize swatch{8, 12};

QString percent(double value)
{
    return table::displayText(table::Kind::Percent, value, {});
}

QString useOf(const fleet::GpuCell &gpu)
{
    return std::isnan(gpu.utilization) ? u"–"_s : percent(gpu.utilization);
}

QString memoryOf(const fleet::GpuCell &gpu)
{
    const QString bytes = std::isnan(gpu.memoryBytes) ? QString() : table::bytesText(gpu.memoryBytes);
    if (std::isnan(gpu.memory))
        return bytes.isEmpty() ? QString() : NodeGpusModel::tr("%1 in use").arg(bytes);
    //: memory in bytes, and as a share of all of it
    return bytes.isEmpty() ? NodeGpusModel::tr("memory %1").arg(percent(gpu.memory))
                           : NodeGpusModel::tr("%1 in use, %2").arg(bytes, percent(gpu.memory));
}

QString allocationOf(const fleet::GpuCell &gpu)
{
    if (std::isnan(gpu.allocated))
        return {};
    if (gpu.allocated == 0)
        return NodeGpusModel::tr("free");
    return NodeGpusModel::tr("%1 allocated").arg(table::displayText(table::Kind::Gpus, gpu.allocated, {}));
}

QString idleOf(const fleet::GpuCell &gpu)
{
    if (gpu.state != fleet::CellState::Idle)
        return {};
    return std::isnan(gpu.idleSeconds)
        ? NodeGpusModel::tr("idle for over 5 min")
        : NodeGpusModel::tr("idle for %1").arg(table::durationText(std::int64_t(gpu.idleSeconds)));
}

QString factsOf(const fleet::GpuCell &gpu)
{
    QStringList facts{allocationOf(gpu), memoryOf(gpu), idleOf(gpu)};
    facts.removeAll(QString());
    return facts.isEmpty() ? NodeGpusModel::tr("no data") : facts.join(u" · "_s);
}

} // namespace

NodeGpusModel::NodeGpusModel(const fleet::NodeGpus &gpus, QObject *parent)
    : QAbstractListModel(parent)
    , m_source(gpus)
{
    connect(&gpus, &catalog::OnDemand::changed, this, [this] {
        const bool isSame = m_gpus.size() == m_source.gpus().size();
        if (!isSame)
            beginResetModel();
        m_gpus = m_source.gpus();
        if (!isSame)
            endResetModel();
        else if (!m_gpus.empty())
            Q_EMIT dataChanged(index(0), index(int(m_gpus.size()) - 1));
    });
}

int NodeGpusModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_gpus.size());
}

QVariant NodeGpusModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const fleet::GpuCell &gpu = m_gpus[std::size_t(index.row())];
    const QString name = tr("GPU %1").arg(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case UtilizationRole:
        return std::isnan(gpu.utilization) ? QVariant() : QVariant(gpu.utilization);
    case FactsRole:
        return factsOf(gpu);
    case Qt::AccessibleTextRole:
        return tr("%1: utilization %2, %3").arg(name, useOf(gpu), factsOf(gpu));
    case Qt::ToolTipRole:
        return plainToolTip(tr("%1: utilization %2, %3").arg(name, useOf(gpu), factsOf(gpu)));
    default:
        return {};
    }
}

int NodeGpusDelegate::firstLineHeight(const QStyleOptionViewItem &option) const
{
    return option.fontMetrics.height();
}

QString NodeGpusDelegate::secondLine(const QModelIndex &index) const
{
    return index.data(NodeGpusModel::FactsRole).toString();
}

void NodeGpusDelegate::paintFirstLine(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                      const QRect &line) const
{
    const Theme &theme = themeOf(option.palette);
    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    painter.setPen(QColor::fromRgb(theme.text));
    painter.drawText(placed(line), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, index.data().toString());
    const QVariant use = index.data(NodeGpusModel::UtilizationRole);
    const QString useText = use.isValid() ? percent(use.toDouble()) : u"–"_s;
    painter.drawText(placed(line), Qt::AlignVCenter | Qt::AlignTrailing | Qt::TextSingleLine, isolated(useText));
    if (!use.isValid())
        return;
    const double steps = double(theme.heat.size());
    const auto step = std::size_t(std::clamp(use.toDouble() / 100 * steps, 0.0, steps - 1));
    // The boxes of all GPUs stand in one column.
    const int right = line.right() - option.fontMetrics.horizontalAdvance(percent(100)) - cellPadding;
    const QRect box({right - swatch.width(), line.center().y() - swatch.height() / 2}, swatch);
    painter.fillRect(placed(box), QColor::fromRgb(theme.heat[step]));
}

} // namespace views

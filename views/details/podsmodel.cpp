// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/podsmodel.h"

#include "models/table/format.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace views {

PodsModel::PodsModel(const catalog::ShortPodList &pods, QObject *parent)
    : QAbstractListModel(parent)
    , m_source(pods)
{
    connect(&pods, &catalog::OnDemand::changed, this, &PodsModel::take);
}

void PodsModel::take()
{
    const auto &now = m_source.pods();
    using Pod = catalog::ShortPodList::Pod;
    if (std::ranges::equal(now, m_pods, {}, &Pod::id, &Pod::id)) {
        m_pods = now;
        if (!m_pods.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_pods.size()) - 1));
        return;
    }
    beginResetModel();
    m_pods = now;
    endResetModel();
}

base::Key PodsModel::idAt(int row) const
{
    return row >= 0 && row < m_pods.size() ? m_pods.at(row).id : base::Key();
}

int PodsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pods.size());
}

QVariant PodsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const catalog::ShortPodList::Pod &pod = m_pods.at(index.row());
    const auto place = [&pod](bool aloud) {
        const QString node = pod.node.isEmpty() ? tr("no node") : pod.node;
        QStringList parts{pod.workload.isEmpty() ? node : pod.workload};
        if (!std::isnan(pod.gpusRequested) && pod.gpusRequested > 0) {
            const table::GpuShare share{std::isnan(pod.gpusAllocated) ? 0 : pod.gpusAllocated, pod.gpusRequested, 0};
            parts.append(aloud ? table::accessibleText(table::Kind::GpuShare, share, {})
                               : tr("%1 GPUs").arg(table::displayText(table::Kind::GpuShare, share, {})));
        }
        return parts.join(u", "_s);
    };
    switch (role) {
    case Qt::DisplayRole:
        return pod.name;
    case StateRole:
        return pod.phase;
    case PlaceRole:
        return place(false);
    case Qt::AccessibleTextRole:
        return u"%1: %2, %3"_s.arg(pod.name, table::stateText(pod.phase), place(true));
    case Qt::ToolTipRole:
        return plainToolTip(pod.name + u'\n' + place(true));
    default:
        return {};
    }
}

int PodsDelegate::firstLineHeight(const QStyleOptionViewItem & /*option*/) const
{
    return appMetrics().stateChip;
}

QString PodsDelegate::secondLine(const QModelIndex &index) const
{
    return index.data(PodsModel::PlaceRole).toString();
}

void PodsDelegate::paintFirstLine(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                  const QRect &line) const
{
    const Theme &theme = themeOf(option.palette);
    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const QString state = index.data(PodsModel::StateRole).toString();
    const int chip = ChipPainter::width(state, option.font);
    const QRect chipArea(line.right() - chip + 1, line.top(), chip, line.height());
    m_chips.paint(painter, placed(chipArea), state, theme, option.font, option.direction);

    const QRect name = line.adjusted(0, 0, -chip - cellPadding, 0);
    painter.setFont(option.font);
    painter.setPen(QColor::fromRgb(theme.accent));
    painter.drawText(placed(name), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                     QFontMetrics(option.font).elidedText(index.data().toString(), Qt::ElideMiddle, name.width()));
}

} // namespace views

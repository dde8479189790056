// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/nodegpus.h"
#include "views/details/twolinedelegate.h"

#include <QAbstractListModel>

namespace views {

// The GPUs of a node as a short list.
class NodeGpusModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        UtilizationRole = Qt::UserRole + 1, // percent; invalid = not told
        FactsRole, // allocation, memory and idle time, in one line
    };

    explicit NodeGpusModel(const fleet::NodeGpus &gpus, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    const fleet::NodeGpus &m_source;
    std::vector<fleet::GpuCell> m_gpus;
};

// Paints a GPU in two lines: its index and utilization with its colour of the heat, and the other facts.
class NodeGpusDelegate final : public TwoLineDelegate
{
    Q_OBJECT

public:
    using TwoLineDelegate::TwoLineDelegate;

protected:
    [[nodiscard]] int firstLineHeight(const QStyleOptionViewItem &option) const override;
    void paintFirstLine(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                        const QRect &line) const override;
    [[nodiscard]] QString secondLine(const QModelIndex &index) const override;
};

} // namespace views

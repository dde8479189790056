// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/shortpodlist.h"
#include "views/details/twolinedelegate.h"
#include "views/widgets/statechip.h"

#include <QAbstractListModel>

namespace views {

// The pods of an object as a short list.
class PodsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        StateRole = Qt::UserRole + 1, // the server's name of the phase
        PlaceRole, // the node or the workload, and the GPUs, in one line
    };

    explicit PodsModel(const catalog::ShortPodList &pods, QObject *parent = nullptr);

    [[nodiscard]] base::Key idAt(int row) const; // null if there is no such row

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void take();

    const catalog::ShortPodList &m_source;
    QList<catalog::ShortPodList::Pod> m_pods;
};

// Paints a pod in two lines: its name and state, its place and GPUs.
class PodsDelegate final : public TwoLineDelegate
{
    Q_OBJECT

public:
    using TwoLineDelegate::TwoLineDelegate;

protected:
    [[nodiscard]] int firstLineHeight(const QStyleOptionViewItem &option) const override;
    void paintFirstLine(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                        const QRect &line) const override;
    [[nodiscard]] QString secondLine(const QModelIndex &index) const override;
    [[nodiscard]] Qt::TextElideMode elision() const override { return Qt::ElideMiddle; }

private:
    mutable ChipPainter m_chips;
};

} // namespace views

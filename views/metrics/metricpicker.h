// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/registry.h"
#include "views/widgets/pickpopup.h"

#include <QSet>

#include <vector>

class QLabel;
class QStandardItemModel;

namespace views {

inline constexpr int mostTypesPerRequest = 9;

// A popup to choose metrics: grouped by topic, with unit and meaning. Enter also takes the metric that a search found;
// Esc keeps what is ticked.
class MetricPicker final : public PickPopup
{
    Q_OBJECT

public:
    MetricPicker(const std::vector<const metrics::Metric *> &offered, const QStringList &chosen, QWidget *parent);

    void popup(QWidget *below);
    [[nodiscard]] QStringList chosen() const { return marked(); } // in the order of `offered`
    [[nodiscard]] QString countText() const; // "2 of 9 for one request"

protected:
    void toggle(const QModelIndex &index) override;
    [[nodiscard]] QStringList marked() const override;
    [[nodiscard]] QStringList entered() const override;
    [[nodiscard]] bool cancelsOnEscape() const override { return false; }

private:
    void dressList();
    void fill(const QString &needle);

    std::vector<const metrics::Metric *> m_offered; // by topic
    QSet<QString> m_chosen;
    bool m_isSearching = false; // and nothing was ticked since
    QStandardItemModel *m_model;
    QLabel *m_count;
};

} // namespace views

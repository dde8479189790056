// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/quotasummary.h"
#include "models/catalog/summary.h"

#include <QObject>

#include <memory>

namespace table {
class WindowModel;
}

namespace views {

class FilterBar;
class SummaryStrip;
struct PageContext;

// The tiles above a list, with the figures that the list needs for them. GUI thread.
class ListStrip final : public QObject
{
    Q_OBJECT

public:
    [[nodiscard]] static bool isFor(catalog::Resource resource);

    // `model` and `filters` belong to the list; all but `resource` must outlive it.
    ListStrip(catalog::Resource resource, const PageContext &context, const table::WindowModel &model,
              const FilterBar &filters, QWidget *parent);
    ~ListStrip() override;

    [[nodiscard]] SummaryStrip *widget() const { return m_widget; }
    [[nodiscard]] const catalog::QuotaSummary *quotas() const { return m_quotas.get(); } // null without quotas
    void setCluster(const QString &clusterUuid); // empty = all
    void refresh();
    void rowsChanged();
    void show();

Q_SIGNALS:
    void tileChosen(const QString &key, bool add);

private:
    catalog::Resource m_resource;
    const PageContext &m_context;
    const table::WindowModel &m_model;
    const FilterBar &m_filters;
    SummaryStrip *m_widget;
    std::unique_ptr<catalog::Summary> m_summary; // of lists with figures by state
    std::unique_ptr<catalog::QuotaSummary> m_quotas; // of projects and departments
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/summary.h"
#include "views/list/summarystrip.h"
#include "views/planes/plane.h"

#include <QObject>

#include <memory>
#include <vector>

namespace table {
class WindowModel;
}

namespace views {

// The tiles above a list of several control planes: the sums of their figures. What the selected control planes have is
// summed up; a tile waits until all of those that answer are known, and says which ones it leaves out. GUI thread.
class MergedStrip final : public QObject
{
    Q_OBJECT

public:
    // `resource` has a strip. `planes` and `model` must outlive this.
    MergedStrip(catalog::Resource resource, const PlaneList &planes, const table::WindowModel &model, QWidget *parent);
    ~MergedStrip() override;

    [[nodiscard]] SummaryStrip *widget() const { return m_widget; }
    void setShown(const QStringList &planes); // by id
    void refresh();
    void show(bool isFiltered); // the rows have changed

private:
    void showSums();

    catalog::Resource m_resource;
    const table::WindowModel &m_model;
    SummaryStrip *m_widget;
    struct Part
    {
        QString plane;
        QString name;
        const PlaneWatch &watch;
        bool isShown = true;
        std::unique_ptr<catalog::Summary> summary;
    };
    std::vector<Part> m_parts; // empty where the figures are counted from the rows
};

// The sums of the tiles of several lists of the same kind; tiles that only some have count as well. Sums of what is not
// known everywhere are absent. Pure.
[[nodiscard]] QList<SummaryTile> sumOfTiles(const QList<QList<SummaryTile>> &parts);
// The same; parts that have no numbers, and will have none, are left out.
[[nodiscard]] GpuTile sumOfGpus(const QList<GpuTile> &parts);

} // namespace views

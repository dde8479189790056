// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/serieslook.h"
#include "views/metrics/seriesmodel.h"
#include "views/widgets/controls.h"

#include <memory>

namespace views {

class SearchField;
class Segments;
class SeriesView;

// The table of curves below its head: their number, a button that copies their statistics, and what to show: GPUs of
// the pods or the workload, or the groups of a cluster. A search field appears where there are many.
class SeriesPane final : public Panel
{
    Q_OBJECT

public:
    enum class Curves { Pods, Workload };

    SeriesPane(std::shared_ptr<SeriesLooks> looks, QWidget *parent = nullptr);

    void setAnswer(const metrics::Answer &answer, const EmptyFacts &facts = {});
    void setHidden(const QSet<metrics::SeriesKey> &hidden);
    void setHighlighted(const std::optional<metrics::SeriesKey> &key);
    void clearSearch(); // for another object
    void setOfGpus(bool ofGpus); // the statistics are of the samples of all GPUs of an object
    // The choices here depend on the object. `possible` is false if the metrics have no counterpart.
    void showCurves(Curves curves, bool possible);
    // `pools`: the node pools of the cluster; `pool`: the chosen one, empty = all.
    void showGroups(const QString &groupBy, const QStringList &pools, const QString &pool);
    void showNoSwitch();

    [[nodiscard]] SeriesModel *model() const { return m_model; }
    [[nodiscard]] SeriesView *view() const { return m_view; }
    [[nodiscard]] Segments *curves() const { return m_curves; }
    [[nodiscard]] QToolButton *groups() const { return m_groups; }
    [[nodiscard]] QToolButton *pools() const { return m_pools; }
    [[nodiscard]] QToolButton *copyButton() const { return m_copy; }
    [[nodiscard]] SearchField *searchField() const { return m_search; }
    [[nodiscard]] QString countText() const;

Q_SIGNALS:
    void hiddenChosen(const QSet<metrics::SeriesKey> &hidden);
    void highlighted(const std::optional<metrics::SeriesKey> &key);
    void curvesChosen(views::SeriesPane::Curves curves);
    void groupsChosen(const QString &groupBy);
    void poolChosen(const QString &nodePool); // empty = all
    void copyRequested();

private:
    void build();
    void buildGroups();
    void showPools(const QStringList &pools, const QString &pool);
    void toggle(const QList<metrics::SeriesKey> &keys);
    void showOnly(const metrics::SeriesKey &key);
    void showSearch();
    void showCount();

    SeriesModel *m_model;
    SeriesView *m_view;
    QLabel *m_title;
    ElidedLabel *m_count;
    QToolButton *m_copy;
    QWidget *m_switches;
    SearchField *m_search;
    Segments *m_curves;
    QToolButton *m_groups;
    QToolButton *m_pools;
    QSet<metrics::SeriesKey> m_hidden;
    bool m_isOfGpus = false;
    int m_pods = 0;
    int m_podsShown = 0;
};

} // namespace views

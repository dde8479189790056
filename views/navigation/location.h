// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/compare/comparison.h"
#include "models/details/details.h"
#include "models/table/listquery.h"
#include "models/table/selection.h"
#include "models/waste/question.h"
#include "views/navigation/metricsplace.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace views {

// A list of objects with its query.
struct ListPlace
{
    catalog::Resource resource;
    table::ListQuery query;

    friend bool operator==(const ListPlace &, const ListPlace &) = default;
};

// An object in a list: its row becomes the current one.
struct ObjectPlace
{
    ListPlace list;
    base::Key key; // not null

    friend bool operator==(const ObjectPlace &, const ObjectPlace &) = default;
};

// A page of the window itself, which belongs to no connection.
struct PagePlace
{
    enum class Page { Welcome, Settings };

    Page page = Page::Welcome;

    friend bool operator==(const PagePlace &, const PagePlace &) = default;
};

// The overview of a connection.
struct OverviewPlace
{
    friend bool operator==(const OverviewPlace &, const OverviewPlace &) = default;
};

// The wasted GPUs of a connection.
struct WastedPlace
{
    waste::Question question;

    friend bool operator==(const WastedPlace &, const WastedPlace &) = default;
};

// The GPUs of nodes as a map: of all of them, of a cluster, or of one of its node pools.
struct HeatPlace
{
    QString clusterId = {}; // empty = of all clusters
    QString nodePool = {}; // name; empty = all node pools
    base::Key workload = {}; // whose GPUs are outlined; null = of none
    QString workloadName = {};

    friend bool operator==(const HeatPlace &, const HeatPlace &) = default;
};

// Objects whose metrics are compared.
struct ComparePlace
{
    compare::Comparison comparison;

    friend bool operator==(const ComparePlace &, const ComparePlace &) = default;
};

using Target = std::variant<ListPlace, ObjectPlace, MetricsPlace, PagePlace, OverviewPlace, WastedPlace, HeatPlace,
                            ComparePlace>;

// A step of the path to a place: its name and the list that it opens. Previous steps are not included.
struct Crumb
{
    QString title;
    catalog::Resource resource;
    table::ListQuery query;
    base::Key current; // the row named by the step; null if it names the whole list

    friend bool operator==(const Crumb &, const Crumb &) = default;
};

// The content of a page, and the path to it. A value; thread-safe.
struct Location
{
    Target target;
    QList<Crumb> crumbs = {};

    // Of a list, or of the list that contains the object; null for other pages.
    [[nodiscard]] const ListPlace *list() const;
    [[nodiscard]] ListPlace *list();
    [[nodiscard]] const MetricsPlace *metrics() const; // null for other pages
    [[nodiscard]] bool isOverview() const { return std::holds_alternative<OverviewPlace>(target); }
    [[nodiscard]] const WastedPlace *wasted() const { return std::get_if<WastedPlace>(&target); } // null for others
    [[nodiscard]] const HeatPlace *heat() const { return std::get_if<HeatPlace>(&target); } // null for other pages
    // Null for other pages.
    [[nodiscard]] const ComparePlace *comparing() const { return std::get_if<ComparePlace>(&target); }
    [[nodiscard]] base::Key current() const; // of the row that becomes the current one; null = none
    // The kind of the objects in the list, or of the object with the metrics; absent for other pages.
    [[nodiscard]] std::optional<catalog::Resource> resource() const;

    friend bool operator==(const Location &, const Location &) = default;
};

// A location of one connection.
struct Place
{
    QString connection; // its key; empty if the location belongs to no connection
    Location location;

    friend bool operator==(const Place &, const Place &) = default;
};

[[nodiscard]] Location startLocation(catalog::Resource resource); // the list without user filters
[[nodiscard]] Target targetIn(const ListPlace &list, const base::Key &current); // `current` may be null
[[nodiscard]] Location crumbLocation(const Location &location, int crumb); // the target of a step

// The target of a link, which must not be null.
[[nodiscard]] Location linkLocation(const catalog::Link &link);
// The id of the only cluster that a query allows; empty if there is none or more than one.
[[nodiscard]] QString clusterOf(const table::ListQuery &query);

// The view state of a page besides its location: stored per history entry, so that Back returns to the same rows.
struct PageState
{
    table::ListQuery query;
    int topRow = 0;
    base::Key current;
    std::optional<table::SelectionMarks> selection; // absent = only the current row

    friend bool operator==(const PageState &, const PageState &) = default;
};

// The state of a page that was just opened at the location.
[[nodiscard]] PageState stateAt(const Location &location);

// The places for Back and Forward. Bounded; pure logic.
class NavigationHistory
{
public:
    struct Entry
    {
        Location location;
        PageState state;

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    void visit(const Location &location); // adds an entry after the current one and drops those ahead
    void saveState(const PageState &state); // of the current entry, before it is left
    void saveLocation(const Location &location); // of the current entry, if it has changed in place
    bool back(); // false if there is no earlier entry
    bool forward();
    // of an earlier session; `at` is the index of the current one
    void restore(const QList<Entry> &entries, qsizetype at);

    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] qsizetype at() const { return m_at; } // index of the current entry; -1 if empty
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_entries.size(); }
    [[nodiscard]] const Entry *current() const; // null if empty
    [[nodiscard]] qsizetype size() const { return m_entries.size(); }

private:
    QList<Entry> m_entries;
    qsizetype m_at = -1;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/details/details.h"
#include "models/table/listquery.h"
#include "models/table/selection.h"
#include "views/navigation/metricsplace.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace views {

// A list of objects, as requested.
struct ListPlace
{
    catalog::Resource resource;
    table::ListQuery query;

    friend bool operator==(const ListPlace &, const ListPlace &) = default;
};

// One object in a list: its row becomes the current one.
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

using Target = std::variant<ListPlace, ObjectPlace, MetricsPlace, PagePlace>;

// A step on the way to a place: its name and the list that it stands for. The steps before it are not repeated.
struct Crumb
{
    QString title;
    catalog::Resource resource;
    table::ListQuery query;
    base::Key current; // the row that the step names; null if it names the whole list

    friend bool operator==(const Crumb &, const Crumb &) = default;
};

// What a page shows, and how the user came there. A value; any thread.
struct Location
{
    Target target;
    QList<Crumb> crumbs = {};

    // Of a list, or of the one that an object is in; null elsewhere.
    [[nodiscard]] const ListPlace *list() const;
    [[nodiscard]] ListPlace *list();
    [[nodiscard]] const MetricsPlace *metrics() const; // null elsewhere
    [[nodiscard]] base::Key current() const; // of the row to make current, null = none
    // What kind of objects the list has, or the object with the metrics is; absent elsewhere.
    [[nodiscard]] std::optional<catalog::Resource> resource() const;

    friend bool operator==(const Location &, const Location &) = default;
};

// A location of one connection.
struct Place
{
    QString connection; // its key; empty where the location belongs to no connection
    Location location;

    friend bool operator==(const Place &, const Place &) = default;
};

[[nodiscard]] Location startLocation(catalog::Resource resource); // the list without any filter of the user's
[[nodiscard]] Target targetIn(const ListPlace &list, const base::Key &current); // `current` may be null
[[nodiscard]] Location crumbLocation(const Location &location, int crumb); // where a click on a step leads

// Where a link leads; it is not null.
[[nodiscard]] Location linkLocation(const catalog::Link &link);
// The id of the only cluster that a query admits; empty if there is none or more than one.
[[nodiscard]] QString clusterOf(const table::ListQuery &query);

// What a page shows beside its location: kept per entry of the history, so that Back leads to the same rows.
struct PageState
{
    table::ListQuery query;
    int topRow = 0;
    base::Key current;
    std::optional<table::SelectionMarks> selection; // absent = the current row alone

    friend bool operator==(const PageState &, const PageState &) = default;
};

// Of a page where nobody has been since it was opened at the location.
[[nodiscard]] PageState stateAt(const Location &location);

// The places that Back and Forward lead to. Bounded; pure logic.
class NavigationHistory
{
public:
    struct Entry
    {
        Location location;
        PageState state;

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    void visit(const Location &location); // a new entry after the current one; what was ahead is forgotten
    void saveState(const PageState &state); // of the current entry, before it is left
    bool back(); // false if there is nothing to go back to
    bool forward();
    void restore(const QList<Entry> &entries, qsizetype at); // of an earlier run; `at` is one of them

    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] qsizetype at() const { return m_at; } // of the current entry; -1 while empty
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_entries.size(); }
    [[nodiscard]] const Entry *current() const; // null while empty
    [[nodiscard]] qsizetype size() const { return m_entries.size(); }

private:
    QList<Entry> m_entries;
    qsizetype m_at = -1;
};

} // namespace views

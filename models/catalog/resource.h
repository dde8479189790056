// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/api/endpoints.h"
#include "models/api/scope.h"
#include "models/base/key.h"
#include "models/base/urgency.h"
#include "models/table/column.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <type_traits>
#include <variant>

class QObject;

namespace api {
class Capabilities;
class Client;
struct Change;
struct JsonNode;
} // namespace api
namespace table {
class TableSource;
}

// The description of a kind of object. Pages, rail, export, command line, stored places, curl and details read it, and
// do not refer to single kinds.
namespace catalog {

class ClusterNames;
struct ActionTarget;
struct CellEdit;
struct LinkKind;
struct ObjectAction;
struct Reason;
struct ResourceInfo;

// A kind of object: refers to its description and is never null; by default the first of all.
class Resource
{
public:
    Resource();
    constexpr Resource(const ResourceInfo &info) // NOLINT(google-explicit-constructor): the description is the resource
        : m_info(&info)
    {
    }

    const ResourceInfo *operator->() const { return m_info; }
    const ResourceInfo &operator*() const { return *m_info; }
    friend bool operator==(const Resource &, const Resource &) = default;
    friend std::size_t qHash(const Resource &resource, std::size_t seed) { return ::qHash(resource.m_info, seed); }

private:
    const ResourceInfo *m_info;
};

// All resources: first those with a page of their own, in the order of the rail.
[[nodiscard]] std::span<const Resource> resources();
// Those whose list can be opened without an object that it belongs to, see ResourceInfo::owner.
[[nodiscard]] std::span<const Resource> pages();
// The control plane has no list of these objects, as far as known, and there is no other way to get it.
[[nodiscard]] bool isMissing(Resource resource, const api::Capabilities &capabilities);
[[nodiscard]] std::optional<Resource> resourceCalled(QStringView word); // "workloads"
[[nodiscard]] std::optional<Resource> resourceOf(api::Scope scope); // the resource whose objects have these metrics
[[nodiscard]] std::optional<Resource> resourceOf(const api::Change &change); // nullopt if no list shows its objects

// The texts of a list: English, in the context "Resource".
struct ResourceWords
{
    const char *title; // "Workloads"
    const char *one; // "Workload"
    const char *count; // "%1 workload(s)", with plural forms, in the context "views::CountLabel"
    const char *search; // "Search workloads"
    const char *exportTitle; // "Export workloads to CSV"
    const char *exporting; // "Exporting workloads"
    const char *nothing; // the list is empty
    const char *whyNothing;
    const char *noMatch; // no row matches the filters
    const char *noneInTime; // no row in this time range
    const char *noneDeleted = nullptr; // for lists that can show deleted objects
    const char *forbidden; // "No permission to read workloads"
    const char *ownerless = nullptr; // for lists that belong to an object: which one to choose
    const char *notFound = nullptr; // why there may be no such list; null = the usual reason
};

// The translated text.
[[nodiscard]] QString wordsOf(const char *text);
[[nodiscard]] QString titleOf(Resource resource); // "Workloads"

// A toggle of the filter bar; absent if it has no label.
struct Toggle
{
    const char *label = nullptr;
    const char *toolTip = nullptr;

    explicit operator bool() const { return label; }
};

// A link from a row: to the object named in a column, or to objects that belong to the row's own object.
struct RowWay
{
    const LinkKind *kind;
    const char *column; // null = the row's own object
    const char *text; // "Pods on node %1"
    const char *type = nullptr; // only from rows of this type; null = from all
};

// A field of the details that is a link.
struct FieldWay
{
    const char *path;
    const LinkKind *kind; // of the object named in the field or, if `isOwn`, of the object itself
    bool isOwn = false;
};

// The kind of a number in the details, and what makes the number one in the unit of its kind.
struct DetailUnit
{
    table::Kind kind;
    double factor = 1;
};

// A fact beside the name of an object above its charts: the cell of a column. A link if it has a kind.
struct Fact
{
    const char *column;
    const LinkKind *kind = nullptr;
};

// The values that a filter of the list can have, as far as the control plane lists them: a column of another resource.
struct ListedValues
{
    const char *filterKey;
    const ResourceInfo *resource;
    const char *column;
};

// A telemetry figure, requested as a total or by groups.
struct Figure
{
    api::Operation operation;
    const char *type;
    const char *groupBy = nullptr;
    const char *thenBy = nullptr; // within these groups
};

// Objects of the list counted by their state, one count for each state of the strip.
struct StateCounts
{
    const char *stateKey; // filter key of the state
};

// The figures of a strip that come from the server: objects by state, and GPUs from telemetry.
struct SummaryFigures
{
    std::variant<Figure, StateCounts> counts;
    const char *clusterKey; // filter key of the cluster
    Figure allocated;
    Figure total;
    Figure idle;
};

// The tiles above a list.
struct Strip
{
    std::span<const char *const> states; // one tile each, in this order; all others count into "Other"
    const char *rare = nullptr; // a state whose tile is shown only if there are such objects
    bool hasOthers = true; // there are states without a tile
    const SummaryFigures *figures = nullptr; // null = counted from the rows, which are all loaded
};

// As a member: what holds it can be made, but not copied. A description is identified by its address, and a loop over
// copies of descriptions would hand out resources and links that dangle.
struct Uncopied
{
    constexpr Uncopied() = default;
    Uncopied(const Uncopied &) = delete;
    Uncopied &operator=(const Uncopied &) = delete;
};

// Where a tab with the history of an object gets it. Events are requested if the control plane has no history.
struct HistoryOperations
{
    api::Operation history;
    api::Operation events;
};

using WholeDone = std::move_only_function<void(api::Result<QByteArray>)>; // gets the JSON of the object

struct ResourceInfo
{
    const char *word; // "workloads": on the command line, in file names, in stored places; never translated
    const char *singular; // "workload": a single object, in stored places
    const char *icon;
    ResourceWords words;

    std::span<const table::ColumnInfo *const> (*columns)();
    std::unique_ptr<table::TableSource> (*source)(api::Client &client, const ClusterNames &names);
    const char *keyColumn = "id";
    // Filter key of the object that the list belongs to, which is then a part of the path of the request; such a list
    // is opened from that object. Null = the list stands alone.
    const char *owner = nullptr;
    const char *section = nullptr; // the heading in the rail above it and those that follow; null = none
    const char *stateColumn = nullptr;
    const char *sortKey; // default of a list
    bool descending = false;
    Toggle deleted = {};
    Toggle completed = {}; // hides completed objects
    Toggle externalOnly = {}; // hides what Run:ai brings itself
    bool searchesNames = false; // the API has no search for it: names are filtered instead
    const Strip *strip = nullptr;
    bool isInstalled = false; // objects are added by a user, who then installs Run:ai in them
    bool namesOthers = false; // columns of other lists show its names: they are loaded into ClusterNames

    api::Operation list;
    bool isOptional = false; // some releases have no such list, and no other way to get it
    // Requests a whole object; null if the API offers no more than the row.
    api::Call (*whole)(api::Client &client, const base::Key &id, base::Urgency priority, QObject *context,
                       WholeDone done)
        = nullptr;

    base::Key (*key)(const api::JsonNode &object) = nullptr; // for objects without an id
    QString (*kindLine)(const api::JsonNode &object) = nullptr; // "Distributed in nlp-foundation"
    std::optional<Reason> (*reason)(const api::JsonNode &object) = nullptr;
    // Of numbers that the API has in another unit than the columns; `path` as DetailField::path.
    std::optional<DetailUnit> (*unitOf)(const QString &path) = nullptr;
    bool canEnd = false; // its objects end and do not run again
    std::optional<HistoryOperations> history = {}; // a tab with its history
    std::optional<api::Operation> pods = {}; // a tab with its pods

    std::span<const RowWay> ways = {}; // the first one is that of Enter if it belongs to the row's own object
    std::span<const FieldWay> fieldWays = {};
    std::span<const LinkKind *const> linkKinds = {}; // that open its list

    std::span<const ObjectAction *const> (*actions)() = nullptr; // that change its objects; null = none
    std::span<const ListedValues> listedValues = {};
    std::span<const CellEdit *const> (*edits)() = nullptr; // of cells; null = none
    ActionTarget (*target)(const api::JsonNode &object) = nullptr; // where there are actions

    std::optional<api::Scope> scope = {}; // of its metrics; absent = none
    const char *ownerColumn = nullptr; // also needed to request its metrics, besides its own id
    const char *requestColumn = nullptr; // its id replaces the key in metrics requests; may be absent
    std::span<const char *const> firstMetrics = {}; // shown until others are chosen; has some where it has a scope
    std::span<const Fact> facts = {};

    [[no_unique_address]] Uncopied uncopied = {};
};
static_assert(!std::is_copy_constructible_v<ResourceInfo> && !std::is_copy_assignable_v<ResourceInfo>);

} // namespace catalog

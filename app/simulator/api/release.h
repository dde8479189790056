// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// What each release of the control plane can do: one table of what a release lacks, in release.cpp. It follows the
// API documents of 2.18 to 2.24, and published notes about 2.25 to 3.0.
//
// Without documents about errors, this is assumed of a control plane that is asked for what its release lacks:
// - an operation: 404; 400 or 405 where the path is that of another operation;
// - a parameter of the query: ignored, so that it answers as if nothing was asked for;
// - a key to sort or filter by, a type of metric or telemetry, a group: 400;
// - a field of an answer: absent.
// What no release has is always refused with 400, so that misspelt parameters are found.
namespace simulator {

enum class Release : std::uint8_t { V2_18, V2_19, V2_20, V2_21, V2_22, V2_23, V2_24, V2_25, V2_26, V3_0 };

constexpr Release Oldest = Release::V2_18, Newest = Release::V3_0;

// "2.18" to "3.0"
[[nodiscard]] std::optional<Release> releaseNamed(std::string_view name);
[[nodiscard]] std::string_view nameOf(Release release);
[[nodiscard]] std::string releaseNames(); // all, for messages

// The releases from `first` to `last`; by default none.
struct Releases
{
    Release first = Newest, last = Oldest;

    [[nodiscard]] constexpr bool contain(Release release) const { return first <= release && release <= last; }
};
[[nodiscard]] constexpr Releases before(Release release)
{
    return {Oldest, static_cast<Release>(static_cast<std::uint8_t>(release) - 1)};
}
[[nodiscard]] constexpr Releases from(Release release)
{
    return {release, Newest};
}
constexpr Releases All = {Oldest, Newest};

// The kinds of answers that have lost or gained fields.
enum class Record : std::uint8_t {
    Other,
    Cluster,
    Workload,
    Pod,
    Node,
    NodePool,
    Project,
    Department,
    Metrics,
    Token,
    WorkloadType
};

// What this release understands of a query. `path` is that of the operation, with {} for ids. A value that the release
// does not know is a Refusal with status 400.
[[nodiscard]] std::string understood(Release release, std::string_view path, std::string_view query);
// What this release tells of an answer.
[[nodiscard]] std::string told(Release release, Record record, std::string answer);

// What else differs
constexpr Releases DeletesClustersAtOnce = before(Release::V2_19);
constexpr Releases DeletesWorkloadsWithoutWords = before(Release::V2_21); // 204 instead of 202
constexpr Releases KnowsClientCredentials = from(Release::V2_20); // of tokens in version 1
constexpr Releases GivesNoRefreshTokens = from(Release::V3_0); // in version 2
constexpr Releases PagesNodesOfCluster = from(Release::V2_22);
constexpr Releases TakesFewFilters = from(Release::V2_25);
constexpr std::size_t FewFilters = 10; // items of filterBy for workloads, and for minimal clusters

} // namespace simulator

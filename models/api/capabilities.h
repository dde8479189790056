// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/endpoints.h"
#include "models/api/error.h"

#include <QObject>
#include <QString>

#include <compare>
#include <optional>
#include <set>

namespace api {

// A release of Run:ai, "2.21".
struct Release
{
    int major = 0;
    int minor = 0;

    friend auto operator<=>(const Release &, const Release &) = default;
};

[[nodiscard]] std::optional<Release> releaseOf(QStringView version); // of "2.21.14" or "v2.18"; else nullopt
[[nodiscard]] QString textOf(Release release);

// Something that not every release can do.
struct Feature
{
    enum class Kind {
        Operation, // exists
        Parameter, // is applied
        Key, // a list can be sorted and filtered by it
        Type, // of telemetry
    };

    Operation operation = Operation::Clusters;
    Kind kind = Kind::Operation;
    QString name = {}; // of the parameter, key or type

    friend bool operator==(const Feature &, const Feature &) = default;
    friend std::strong_ordering operator<=>(const Feature &a, const Feature &b);
};

// The release that introduced the feature; nullopt if all supported releases have it.
[[nodiscard]] std::optional<Release> since(const Feature &feature);
// The release that removed it; nullopt if none has.
[[nodiscard]] std::optional<Release> goneSince(const Feature &feature);

// True if the server does not know the path: 404, 405, 410 or 501. For paths without an id, the operation is missing.
[[nodiscard]] bool isUnknownPath(const Error &error);

// What one control plane can do, as far as known: from the versions of its clusters, and from what it has accepted and
// refused. A control plane is never older than its clusters, but it may be newer, so versions confirm features and do
// not deny them, except for those that were removed. An operation that is missing denies everything of its release and
// later ones. Owned by the session's Client; lasts as long as the session. Use it in the thread of the session.
class Capabilities final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void noteCluster(QStringView version); // of Run:ai in a cluster
    void confirm(const Feature &feature);
    void refuse(const Feature &feature);

    // Both false: unknown.
    [[nodiscard]] bool has(const Feature &feature) const;
    [[nodiscard]] bool lacks(const Feature &feature) const;

Q_SIGNALS:
    void changed(); // a feature turned out to be missing

private:
    std::optional<Release> m_atLeast;
    std::optional<Release> m_below;
    std::set<Feature> m_confirmed;
    std::set<Feature> m_refused;
};

// The most items that filterBy may have, on any release.
inline constexpr int mostFilterItems = 10;

} // namespace api

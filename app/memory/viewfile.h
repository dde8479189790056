// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memory/savedviews.h"

#include <tl/expected.hpp>

namespace session {
struct Connection;
}

// A saved view as a file of its own, to be passed on: JSON with a format name and version, what the view shows, and the
// address of the control plane that it belongs to. Nothing about the user or the sign-in, and no samples.
namespace app {

inline constexpr QLatin1StringView viewFileSuffix{"binnacle-view.json"};

// Where a view can be opened.
struct ViewPlace
{
    enum class Kind { ControlPlane, Demo, Recording };
    Kind kind = Kind::ControlPlane;
    QString controlPlane = {}; // of Kind::ControlPlane, as session::controlPlaneOf() tells it

    friend bool operator==(const ViewPlace &, const ViewPlace &) = default;
};

[[nodiscard]] ViewPlace viewPlaceOf(const session::Connection &connection);

struct ViewFile
{
    ViewPlace place;
    SavedView view; // without id and connection
    QStringList notes = {}; // sentences about what was left out
};

// "This view belongs to the control plane https://..."
[[nodiscard]] QString belongsElsewhere(const ViewPlace &place);

// Both give a translated sentence about what is wrong. The file is written whole or not at all.
[[nodiscard]] tl::expected<void, QString> writeViewFile(const QString &file, const SavedView &view,
                                                        const ViewPlace &place);
[[nodiscard]] tl::expected<ViewFile, QString> readViewFile(const QString &file);

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace actions {
class Desk;
}
namespace catalog {
class ClusterNames;
class Totals;
} // namespace catalog
namespace session {
class Session;
}

namespace views {

class Navigator;

// Shared by the pages of one connection; all of it outlives the pages.
struct PageContext
{
    session::Session &session;
    catalog::ClusterNames &names;
    catalog::Totals &totals;
    Navigator &navigator;
    actions::Desk *desk = nullptr; // null = nothing can be changed
};

} // namespace views

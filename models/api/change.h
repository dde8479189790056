// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <QList>

#include <string_view>

namespace api {

// What a write has changed on the control plane, or may have changed.
struct Change
{
    std::string_view kind; // of the objects: "clusters", "workloads"; see Endpoint::changes
    QList<base::Key> keys; // empty = the request does not name them, e.g. when an object is created
    bool isCertain = true; // false: the outcome is unknown
};

} // namespace api

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <QList>

#include <string_view>

namespace api {

// What a request that writes has changed on the control plane, or may have.
struct Change
{
    std::string_view kind; // of the objects: "clusters", "workloads"; see Endpoint::changes
    QList<base::Key> keys; // which of them; empty = not known from the request, e.g. an object that was created
    bool isCertain = true; // false: the outcome is not known
};

} // namespace api

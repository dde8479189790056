// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <tl/expected.hpp>

// How the API layer returns every outcome. (std::expected does not compile under clang 14.)
namespace api {

template<class T> using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

} // namespace api

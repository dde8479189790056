// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace base {

// What a request is for; values go down in urgency. The scheduler serves the first one first.
enum class Urgency { Interactive, Visible, Metrics, Prefetch, Refresh, Export };

} // namespace base

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace base {

// Purpose of a request, most urgent first: the scheduler serves lower values first.
enum class Urgency { Interactive, Visible, Metrics, Prefetch, Refresh, Export };

} // namespace base

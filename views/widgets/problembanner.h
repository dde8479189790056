// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "models/table/source.h"
#include "views/widgets/banner.h"

namespace views {

// What a banner says where something older than the problem is still on screen. Its button tries again, or signs in
// where that is what it takes: see leadsToSignIn(). The sentence is left to the caller.
[[nodiscard]] BannerText problemBanner(const table::Problem &problem);
[[nodiscard]] bool leadsToSignIn(const table::Problem &problem);

// "14:51, 7 min old": how old what is on screen is, in whole minutes, so that a banner need not tick. `sentence` has a
// place for the time and one for the age. Empty if nothing was ever answered.
[[nodiscard]] QString ageSentence(const QString &sentence, qint64 answeredAtMs, const table::FormatContext &context);

} // namespace views

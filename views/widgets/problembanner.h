// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "models/table/source.h"
#include "views/widgets/banner.h"
#include "views/widgets/statepanel.h"

namespace views {

// Contents of a banner for a problem while older data is still shown. Its button is Retry, or Sign in if the problem
// requires it (leadsToSignIn()). The caller adds the sentence.
[[nodiscard]] BannerText problemBanner(const table::Problem &problem);
[[nodiscard]] bool leadsToSignIn(const table::Problem &problem);

// Shown instead of data that never arrived. `forbidden` is the title if the user has no permission; the actions are the
// ids of its buttons.
[[nodiscard]] StatePanel::Content problemPanel(const table::Problem &problem, const QString &forbidden, int retry,
                                               int signIn);

// Time and age of the displayed data, e.g. "14:51, 7 min old"; in whole minutes, so that the banner needs few updates.
// `sentence` has placeholders for time and age. Empty if no data has ever arrived.
[[nodiscard]] QString ageSentence(const QString &sentence, qint64 answeredAtMs, const table::FormatContext &context);

} // namespace views

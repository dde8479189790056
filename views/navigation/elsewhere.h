// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/subject.h"

#include <QList>

class QMenu;

namespace views {

class Navigator;

// Adds an entry for each other window whose comparison the subjects can be added to.
void addElsewhere(QMenu &menu, Navigator &navigator, const QList<metrics::Subject> &subjects);

} // namespace views

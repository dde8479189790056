// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/location.h"

#include <QObject>

namespace views {

// Requests navigation: any part of a page calls it, and the widget that shows places listens. Shared by the pages of a
// connection, and outlives them. GUI thread.
class Navigator final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void open(const Location &location) { Q_EMIT placeRequested(location); }
    void open(const catalog::Link &link) { Q_EMIT placeRequested(linkLocation(link)); }
    void openWindow(const Location &location) { Q_EMIT windowRequested(location); }
    void compare(const QList<metrics::Subject> &subjects) { Q_EMIT comparisonRequested(subjects); }

Q_SIGNALS:
    void placeRequested(const views::Location &location);
    void windowRequested(const views::Location &location); // in a new window
    void comparisonRequested(const QList<metrics::Subject> &subjects); // add them to the comparison
};

} // namespace views

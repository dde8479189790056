// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/location.h"

#include <QObject>

#include <functional>

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

    // Another window of the same connection that has a comparison.
    struct Elsewhere
    {
        QString title; // of the window
        std::function<void(const QList<metrics::Subject> &)> add; // no effect once the window is closed
    };
    using FindElsewhere = std::function<QList<Elsewhere>()>;
    void setElsewhere(FindElsewhere find) { m_elsewhere = std::move(find); }
    [[nodiscard]] QList<Elsewhere> elsewhere() const { return m_elsewhere ? m_elsewhere() : QList<Elsewhere>(); }

Q_SIGNALS:
    void placeRequested(const views::Location &location);
    void windowRequested(const views::Location &location); // in a new window
    void comparisonRequested(const QList<metrics::Subject> &subjects); // add them to the comparison

private:
    FindElsewhere m_elsewhere;
};

} // namespace views

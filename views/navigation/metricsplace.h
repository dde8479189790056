// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"
#include "models/metrics/subject.h"

#include <QList>
#include <QString>

namespace views {

// The object whose metrics a page shows, and facts from the row that led there. A value; thread-safe.
struct MetricsPlace
{
    // "Node fra-dgx-117": a label and its text, which may be a link.
    struct Fact
    {
        QString label;
        QString text;
        catalog::Link link;

        friend bool operator==(const Fact &, const Fact &) = default;
    };

    metrics::Subject subject;
    QString state; // the server's name of its phase; empty = unknown
    QList<Fact> facts;

    friend bool operator==(const MetricsPlace &, const MetricsPlace &) = default;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"
#include "models/metrics/subject.h"

#include <QList>
#include <QString>

namespace views {

// Whose metrics a page shows, with what the row that led there knew of it. A value; any thread.
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
    QString state; // the server's word for its phase; empty = unknown
    QList<Fact> facts;

    friend bool operator==(const MetricsPlace &, const MetricsPlace &) = default;
};

} // namespace views

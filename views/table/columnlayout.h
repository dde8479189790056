// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/source.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace views {

struct ColumnPlace
{
    QString key;
    double width = 0; // in digit widths
    bool visible = true;

    friend bool operator==(const ColumnPlace &, const ColumnPlace &) = default;
};

// The columns of a table from left to right, by key: it survives columns that come and go between versions.
struct ColumnLayout
{
    QList<ColumnPlace> places;

    [[nodiscard]] static ColumnLayout defaultsOf(const table::TableSource &source);

    // Readable lines for the settings: "phase 13.5", "idleGpus 5.5 hidden". Lines that make no sense are left out.
    [[nodiscard]] QStringList toStringList() const;
    [[nodiscard]] static ColumnLayout fromStringList(const QStringList &lines);

    // Exactly the columns of `defaults`: unknown keys go, missing ones come behind their neighbour by default, at
    // least one is visible.
    [[nodiscard]] ColumnLayout fittedTo(const ColumnLayout &defaults) const;

    friend bool operator==(const ColumnLayout &, const ColumnLayout &) = default;
};

} // namespace views

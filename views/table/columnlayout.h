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

// Column layout of a table, left to right, by key, so that it survives added and removed columns between versions.
struct ColumnLayout
{
    QList<ColumnPlace> places;
    // The default columns are visible, as many as fit (table::Shown); false: those with ColumnPlace::visible.
    bool automatic = false;

    [[nodiscard]] static ColumnLayout defaultsOf(const table::TableSource &source);

    // Lines for the settings file: "automatic", "phase 13.5", "idleGpus 5.5 hidden". Invalid lines are ignored.
    [[nodiscard]] QStringList toStringList() const;
    [[nodiscard]] static ColumnLayout fromStringList(const QStringList &lines);

    // Returns exactly the columns of `defaults`: unknown keys are dropped, missing ones follow their default neighbour,
    // and at least one is visible. An empty layout is the default.
    [[nodiscard]] ColumnLayout fittedTo(const ColumnLayout &defaults) const;

    friend bool operator==(const ColumnLayout &, const ColumnLayout &) = default;
};

} // namespace views

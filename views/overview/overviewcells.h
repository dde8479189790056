// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview/overview.h"
#include "views/list/summarystrip.h"
#include "views/overview/cardtable.h"

// What the overview says, in words and bars. Pure functions.
namespace views {

// The keys of the tiles: running, pending, longest, failed, gpus, idle, nodes.
[[nodiscard]] QList<SummaryTile> overviewTiles(const overview::Overview &model, qint64 nowMs);
// The problem that everything has in common: no connection, or not signed in.
[[nodiscard]] std::optional<table::Problem> commonProblem(const overview::Overview &model);

using CardRows = QList<QList<CardCell>>;
[[nodiscard]] CardRows reasonRows(const overview::Waiting &waiting, qint64 nowMs);
[[nodiscard]] CardRows idleRows(const QList<overview::IdleLine> &lines);
[[nodiscard]] CardRows projectRows(const QList<overview::ProjectLine> &lines);
[[nodiscard]] CardRows poolRows(const QList<overview::PoolLine> &lines);
[[nodiscard]] CardRows clusterRows(const QList<overview::ClusterLine> &lines, qint64 nowMs);
[[nodiscard]] QString idleNote(const overview::Overview &model);

} // namespace views

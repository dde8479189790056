// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/subject.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace compare {

// Objects on their way from one window to another, which may be one of another process. Ids and names only.
struct Carried
{
    QString controlPlane; // that they belong to, as session::controlPlaneOf() tells it
    QString connection; // its name, for display
    QList<metrics::Subject> subjects;

    friend bool operator==(const Carried &, const Carried &) = default;
};

[[nodiscard]] QByteArray toBytes(const Carried &carried); // JSON
// nullopt for anything that toBytes() does not write. Anybody may offer bytes: at most 64 KiB are read, and no more
// subjects than a comparison can have.
[[nodiscard]] std::optional<Carried> carriedFrom(const QByteArray &bytes);

} // namespace compare

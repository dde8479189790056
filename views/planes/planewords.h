// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "views/widgets/banner.h"

#include <QStringList>

#include <optional>

// What is said of several control planes. Pure functions.
namespace views {

// A control plane whose rows are old.
struct SilentPlane
{
    QString id; // of the connection
    QString name;
    bool isSignedOut = false; // it answers, but not to this user
    qint64 sinceMs = 0; // ms UTC, as the following times; 0 = unknown
    qint64 readAtMs = 0; // when its rows were read; 0 = there are none
    qint64 rows = 0; // that stay
    qint64 nextTryAtMs = 0; // 0 = none is planned
    QString problem; // a sentence

    friend bool operator==(const SilentPlane &, const SilentPlane &) = default;
};

// Nothing if all answer. Its button is Retry now, or Sign in if one is signed out.
[[nodiscard]] std::optional<BannerText> silentBanner(const QList<SilentPlane> &silent, qsizetype planes,
                                                     const table::FormatContext &context);
[[nodiscard]] QString ageWords(qint64 ageMs); // "2 h", "47 min": in one part
// "no answer, 2 h 14 min"
[[nodiscard]] QString silenceWords(qint64 silentMs);
// Without the words with which all of them begin: "production" and "trial" of "Acme production" and "Acme trial".
[[nodiscard]] QStringList shortNames(const QStringList &names);
// "3 control planes", "1 of 3 not answering"
[[nodiscard]] QString planesLine(int planes, int silent);
// "3 control planes", "3 control planes, 1 not answering"
[[nodiscard]] QString planesText(int planes, int silent);

} // namespace views

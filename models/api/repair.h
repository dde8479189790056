// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

// Second attempt at an answer that a strict parser refuses: broken characters in its texts are replaced, so that the
// rest can be read. A truncated answer stays unreadable. Thread-safe.
namespace api {

struct RepairedJson
{
    QByteArray text;
    int texts = 0; // strings in which something was replaced
    QString firstPath; // of the first of them: "workloads[2].environmentVariables.TITLE"
};

enum class BigNumbers {
    Keep,
    Quote, // numbers out of every parser's range become strings: 1e400 becomes "1e400"
};

// Removes a byte order mark. Bytes that are not UTF-8, unpaired surrogates and unknown escapes become U+FFFD; bare
// control characters, which are unambiguous, become escapes.
[[nodiscard]] RepairedJson repairJson(const QByteArray &body, BigNumbers numbers = BigNumbers::Keep);

} // namespace api

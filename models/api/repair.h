// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

// The second reading of an answer that a strict parser refuses: what is broken in its texts is replaced, so that the
// rest of it can be read. An answer that was cut stays cut, and so unreadable. Any thread.
namespace api {

struct RepairedJson
{
    QByteArray text;
    int texts = 0; // strings in which something was replaced
    QString firstPath; // of the first of them: "workloads[2].environmentVariables.TITLE"
};

enum class BigNumbers {
    Keep,
    Quote, // numbers that no parser can hold become strings: 1e400 becomes "1e400"
};

// Takes off a byte order mark. Bytes that are no UTF-8, halves of surrogate pairs and unknown escapes become U+FFFD;
// bare control characters, which say what they mean, become escapes.
[[nodiscard]] RepairedJson repairJson(const QByteArray &body, BigNumbers numbers = BigNumbers::Keep);

} // namespace api

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <QTime>

#include <optional>
#include <vector>

// The parts of a time range that was typed, see rangewords.h. Pure functions.
namespace metrics {

// What a word means, in English or in the language of the program.
enum class Say {
    Last,
    Now,
    To,
    Since,
    From,
    Article,
    Ago, // after a length
    Minus, // before a length
    For,
    Today,
    Yesterday,
    Noon,
    Midnight,
    OClock,
    Am,
    Pm,
    Second,
    Minute,
    Hour,
    Day,
    Week
};

struct Token
{
    enum class Kind { Word, Number, Clock, Date, Dash, Offset };

    Kind kind = Kind::Word;
    QString text; // as typed, in lower case
    double number = 0;
    QTime time = {}; // of Clock
    bool isEndOfDay = false; // 24:00
    int year = 0; // of Date; 0 = none
    int month = 0;
    int day = 0;
    int offsetSeconds = 0; // east of UTC
};

// Nothing if a character belongs to no token; `unknown` is then the rest of the text.
[[nodiscard]] std::optional<std::vector<Token>> tokensOf(const QString &typed, QString &unknown);

[[nodiscard]] bool says(const Token &token, Say meaning);
[[nodiscard]] int monthOf(const Token &token); // 1 to 12; 0 = it is none
[[nodiscard]] int weekdayOf(const Token &token); // 1 = Monday to 7; 0 = it is none
[[nodiscard]] std::int64_t unitMs(const Token &token); // of "min", "h", "days"; 0 = it is none

} // namespace metrics

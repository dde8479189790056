// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "tests/support/spoilingrelay.h"

#include <vector>

// What can go wrong with a control plane, as the fault matrix tries it.
namespace faultcases {

// All times are shorter by this: an interval of 5 s is one of 1 s.
inline constexpr int hurry = 5;
[[nodiscard]] session::Patience hurried();

// What a person sees of it.
enum class Seen {
    Nothing, // the lists go on, rightly
    Waiting, // that it waits
    Word, // a sentence says what is wrong, and the rows stay
    Other, // the rows that came are shown, as far as they can be read
};

struct Case
{
    const char *name;
    SpoilingRelay::Spoil spoil = {}; // none: nothing listens, or nothing is wrong
    SpoilingRelay::Which which = {};
    Seen seen = Seen::Word;
    const char *words = ""; // what the sentence has, a regular expression
    double most = 1; // requests, in those of an idle window
    int withinMs = 10'000; // until the sentence
    bool isGone = false; // nothing listens
    bool needsSignIn = false; // by a person, afterwards
    bool isFirst = false; // before there are any rows
    bool isRetried = false; // by a person, in the midst
};

// All that are tried at once; each of them has an idle window beside it.
[[nodiscard]] std::vector<Case> connections();
[[nodiscard]] std::vector<Case> statuses();
[[nodiscard]] std::vector<Case> answers();
[[nodiscard]] std::vector<Case> lists();
[[nodiscard]] std::vector<Case> beginnings();

// Texts of answers, in compressed form.
[[nodiscard]] QByteArray gzipOf(const QByteArray &chunk, int times);

} // namespace faultcases

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "tests/fuzz/target.h"

// Counts, and the words of errors.
void tryInput(const QByteArray &input)
{
    using fuzz::require;
    if (const auto count = api::decodeInteger(input, "count"))
        require(*count == api::decodeInteger(input.simplified(), "count").value_or(*count), "spaces say nothing");
    const QString words = api::wordsOfErrorBody(input);
    require(words.size() <= 500, "at most 500 characters");
    require(words == words.simplified() && !words.startsWith(u'<'), "a line of words");
}

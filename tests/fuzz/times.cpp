// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/time.h"
#include "models/table/match.h"
#include "tests/fuzz/target.h"

#include <cstring>

// Times as servers and people write them.
namespace {

void check(std::optional<std::int64_t> time)
{
    if (!time)
        return;
    const QByteArray text = base::formatTime(*time);
    fuzz::require(base::parseTime({text.constData(), std::size_t(text.size())}) == time,
                  "what is written reads the same");
}

} // namespace

void tryInput(const QByteArray &input)
{
    check(base::parseTime({input.constData(), std::size_t(input.size())}));
    check(table::parseTime(QString::fromUtf8(input)));
    double number = 0;
    std::memcpy(&number, input.constData(), std::min(sizeof number, std::size_t(input.size())));
    check(base::timeOfNumber(number));
}

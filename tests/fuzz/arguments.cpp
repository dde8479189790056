// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandline.h"
#include "tests/fuzz/target.h"

// Command lines, one argument a line: understood, or refused with a sentence.
void tryInput(const QByteArray &input)
{
    const commandline::Command command = commandline::parse(QString::fromUtf8(input).split(u'\n'));
    if (const auto *error = std::get_if<commandline::UsageError>(&command))
        fuzz::require(!error->sentence.isEmpty(), "a sentence says what is wrong");
}

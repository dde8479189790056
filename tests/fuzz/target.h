// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

// What libFuzzer calls: each target is one source with a tryInput() of its own.
void tryInput(const QByteArray &input);

namespace fuzz {

// Ends the program, which libFuzzer reports with the input, unless it is so.
void require(bool isSo, const char *what);

// A file with these bytes, in a folder of this process. For decoders that read files.
[[nodiscard]] QString fileOf(const char *name, const QByteArray &bytes);
[[nodiscard]] QString folder();

// The first letter chooses one of `count`, from "a" on; the rest is what is decoded.
[[nodiscard]] inline int choice(const QByteArray &input, int count)
{
    return input.isEmpty() ? 0 : static_cast<unsigned char>(input[0] - 'a') % count;
}

} // namespace fuzz

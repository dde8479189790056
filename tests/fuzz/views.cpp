// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/viewfile.h"
#include "tests/fuzz/target.h"

namespace {

app::ViewFile writtenAgain(const app::ViewFile &file)
{
    const QString copy = fuzz::folder() + QStringLiteral("/copy.binnacle-view.json");
    fuzz::require(app::writeViewFile(copy, file.view, file.place).has_value(), "it can be written");
    const auto read = app::readViewFile(copy);
    fuzz::require(read.has_value(), "what is written can be read");
    return *read;
}

} // namespace

// Files of saved views: a view reads as itself, and a file that is refused is refused with a sentence.
void tryInput(const QByteArray &input)
{
    using fuzz::require;
    const auto read = app::readViewFile(fuzz::fileOf("a.binnacle-view.json", input));
    if (!read) {
        require(!read.error().isEmpty(), "a sentence says what is wrong");
        return;
    }
    const app::ViewFile written = writtenAgain(*read);
    require(written.notes.isEmpty(), "what is written is understood");
    const app::ViewFile again = writtenAgain(written);
    require(again.view == written.view && again.place == read->place, "a view reads as itself");
}

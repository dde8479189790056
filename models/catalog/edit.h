// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/result.h"
#include "models/catalog/resource.h"
#include "models/table/source.h"

#include <QList>
#include <QString>

#include <functional>

// Columns whose cells can be edited in place. See ResourceInfo::edits.
namespace catalog {

// A value that a cell can be given.
struct Choice
{
    QString value; // as it is sent
    QString text; // as people know it
    QString note; // about it: a rank, a description; may be empty

    friend bool operator==(const Choice &, const Choice &) = default;
};

using ChoicesDone = std::move_only_function<void(api::Result<QList<Choice>>)>;
using EditDone = std::move_only_function<void(std::optional<api::Error>)>; // nullopt: changed

// English, in the context "Edit".
struct EditWords
{
    const char *text; // "Change priority…"
    const char *saving; // "Changing the priority of %1 to %2"
    const char *saved; // "The priority of %1 is now %2."
    const char *kept; // "Its priority is still %1."
    const char *unreadable; // "The priorities could not be read."
};

struct CellEdit
{
    const char *column; // its key
    const char *word; // "set priority": in the journal; never translated
    EditWords words;
    // Why the cell of this object cannot be edited, translated; empty if it can.
    QString (*hindrance)(const api::JsonNode &object);
    // The present value, as value or text of a choice; empty if there is none.
    QString (*present)(const api::JsonNode &object);
    // The tickets cancel. `done` is called later, in the thread of the client.
    table::Ticket (*choices)(api::Client &client, ChoicesDone done); // of the server; null = any text
    // Why this text cannot be sent, translated; empty if it can. Null where there are choices.
    QString (*fault)(const QString &text) = nullptr;
    bool hasRank = false; // the note of a choice is a number, and belongs beside its text in the cell
    // Destroying the ticket of a write does not withdraw what was sent.
    table::Ticket (*send)(api::Client &client, const api::JsonNode &object, const Choice &to, EditDone done);

    [[no_unique_address]] Uncopied uncopied = {};
};

[[nodiscard]] QString editWords(const char *text); // translated

} // namespace catalog

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/jsontree.h"
#include "models/catalog/catalog.h"
#include "models/catalog/link.h"
#include "models/catalog/reason.h"
#include "models/table/format.h"

#include <QList>

#include <optional>

// Everything the API reports about one object, arranged for display: every scalar of its JSON is in exactly one field.
namespace catalog {

struct DetailField
{
    enum class Mark { None, Good, Bad, Open }; // of a condition or a dependency

    QString path; // "conditions[0].message"; of a heading, the path of what it names
    QStringList covers; // further paths that this field shows
    QString label;
    table::Kind kind = table::Kind::Text;
    table::Value value;
    QString masked; // shown instead of the value until the user reveals it; empty = not secret
    Link link; // target; null = none
    int depth = 0; // below headings
    bool isHeading = false; // names one element of a list: a container, a condition
    Mark mark = Mark::None;

    [[nodiscard]] bool isSecret() const { return !masked.isEmpty(); }
    // The value, or what is shown instead. Times include their age and are exact.
    [[nodiscard]] QString text(const table::FormatContext &context, bool isRevealed) const;
    // The same for copying: words as the control plane has sent them.
    [[nodiscard]] QString exactText(const table::FormatContext &context, bool isRevealed) const;

    friend bool operator==(const DetailField &, const DetailField &) = default;
};

struct DetailGroup
{
    QString key; // the same for all objects: open groups are remembered by it
    QString title;
    QString summary; // one line for a closed group; may be empty
    QList<DetailField> fields;
    bool startsOpen = true;

    friend bool operator==(const DetailGroup &, const DetailGroup &) = default;
};

struct Details
{
    Resource resource;
    base::Key id;
    QString name;
    QString state; // the server's name of its phase
    QString kind; // "Distributed in nlp-foundation"
    qint64 createdAtMs = api::absentTime;
    qint64 completedAtMs = api::absentTime;
    qint64 deletedAtMs = api::absentTime;
    bool isFinal = false; // completed, failed or deleted: it will not run again
    QList<Reason> reasons; // at most one today
    QList<DetailGroup> groups;
    QString json; // indented, secrets masked
    QString plainJson; // indented, with the secrets

    [[nodiscard]] const DetailField *field(const QString &path) const; // null if there is none
    // "Label: value" lines under the titles of their groups. Secrets stay masked.
    [[nodiscard]] QString toText(const table::FormatContext &context) const;
};

// nullopt if `json` is not a JSON object.
[[nodiscard]] std::optional<Details> detailsOf(Resource resource, const QByteArray &json, const ClusterNames &names);

// The reason found in the JSON of an object, if any.
[[nodiscard]] std::optional<Reason> reasonOf(Resource resource, const api::JsonNode &root);

// The label of an API key: from the columns, from the word list, else the key itself split into words.
[[nodiscard]] QString fieldLabel(Resource resource, const QString &path, const QString &key);
// The same for user-defined keys, e.g. of variables and dependencies.
[[nodiscard]] QString keyWords(const QString &key); // "gpuRequestType" -> "Gpu request type"

} // namespace catalog

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/jsontree.h"
#include "models/catalog/catalog.h"
#include "models/catalog/link.h"
#include "models/catalog/reason.h"
#include "models/table/format.h"

#include <QList>

#include <optional>

// All that the API says of one object, arranged for people: every scalar of its JSON stands in exactly one field.
namespace catalog {

struct DetailField
{
    enum class Mark { None, Good, Bad, Open }; // of a condition or a dependency

    QString path; // "conditions[0].message"; of a heading, the path of what it stands for
    QStringList covers; // further paths that this field shows
    QString label;
    table::Kind kind = table::Kind::Text;
    table::Value value;
    QString masked; // in place of the value until it is asked for; empty = no secret
    Link link; // where it leads
    int depth = 0; // below headings
    bool isHeading = false; // names one of several alike: a container, a condition
    Mark mark = Mark::None;

    [[nodiscard]] bool isSecret() const { return !masked.isEmpty(); }
    // The value, or what stands in for it. Times have their age and are exact.
    [[nodiscard]] QString text(const table::FormatContext &context, bool isRevealed) const;

    friend bool operator==(const DetailField &, const DetailField &) = default;
};

struct DetailGroup
{
    QString key; // stable over objects: which groups are open is remembered by it
    QString title;
    QString summary; // in one line, for a closed group; may be empty
    QList<DetailField> fields;
    bool startsOpen = true;

    friend bool operator==(const DetailGroup &, const DetailGroup &) = default;
};

struct Details
{
    Resource resource;
    base::Key id;
    QString name;
    QString state; // the server's word for its phase
    QString kind; // "Distributed in nlp-foundation"
    qint64 createdAtMs = api::absentTime;
    qint64 completedAtMs = api::absentTime;
    qint64 deletedAtMs = api::absentTime;
    bool isFinal = false; // completed, failed or deleted: nothing of it will run again
    QList<Reason> reasons; // at most one today; a list, so that none is an empty one
    QList<DetailGroup> groups;
    QString json; // indented, secrets masked
    QString plainJson; // indented, with the secrets

    [[nodiscard]] const DetailField *field(const QString &path) const; // null if there is none
    // "Label: value" lines under the titles of their groups. Secrets stay masked.
    [[nodiscard]] QString toText(const table::FormatContext &context) const;
};

// nullopt if `json` is not the JSON of an object.
[[nodiscard]] std::optional<Details> detailsOf(Resource resource, const QByteArray &json, const ClusterNames &names);

// The reason that the JSON of an object tells, if there is one.
[[nodiscard]] std::optional<Reason> reasonOf(Resource resource, const api::JsonNode &root);

// A name for a key of the API: from the columns, from the list of words, else the key itself as words.
[[nodiscard]] QString fieldLabel(Resource resource, const QString &path, const QString &key);
// The same of a key that is a name of somebody's own: a variable, a dependency.
[[nodiscard]] QString keyWords(const QString &key); // "gpuRequestType" -> "Gpu request type"

} // namespace catalog

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/details/details.h"

#include "models/catalog/resource.h"
#include "tests/fuzz/target.h"

#include <QJsonDocument>

// A letter for the kind of object, then its JSON as the details show it.
void tryInput(const QByteArray &input)
{
    using fuzz::require;
    const auto resources = catalog::resources();
    const catalog::Resource resource = resources[std::size_t(fuzz::choice(input, int(resources.size())))];
    const QByteArray json = input.mid(1);
    static const catalog::ClusterNames names;
    const auto details = catalog::detailsOf(resource, json, names);
    if (!details)
        return;
    require(QJsonDocument::fromJson(details->plainJson.toUtf8()).isObject()
                || !QJsonDocument::fromJson(json).isObject(),
            "what is JSON stays JSON");
    const table::FormatContext context;
    for (const catalog::DetailGroup &group : details->groups) {
        for (const catalog::DetailField &field : group.fields) {
            static_cast<void>(field.text(context, false));
            require(field.isHeading || details->field(field.path), "a field is found by its path");
        }
    }
    static_cast<void>(details->toText(context));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/placejson.h"
#include "models/api/query.h"
#include "models/catalog/catalog.h"
#include "models/table/match.h"
#include "tests/fuzz/target.h"
#include "views/filter/filtervalue.h"

#include <QUrl>

// Filters as they are typed: as an option of the command line, and as the value of a column.
namespace {

using fuzz::require;

void checkText(const QString &text)
{
    const auto filter = table::parseFilter(text);
    if (!filter)
        return;
    const QString written = filter->key + table::opSign(filter->op) + filter->values.value(0);
    require(table::parseFilter(written) == filter, "a filter reads as itself");
    table::ListQuery query;
    query.filters = {*filter};
    query.search = text;
    require(app::queryFrom(app::toJson(query)) == query, "a query reads as itself");
    for (const table::Raw &raw : {table::Raw(), table::Raw(1.5), table::Raw(std::int64_t(7))})
        static_cast<void>(table::matches(table::toValue(raw), *filter));
    const auto target
        = api::targetOf(api::endpoint(api::Operation::Workloads), {}, {.filterBy = {written}, .search = text});
    if (target)
        require(QUrl::fromEncoded("http://host" + *target, QUrl::StrictMode).isValid(), "a request that can be sent");
}

void checkValue(const QString &text)
{
    for (const catalog::Resource resource : catalog::resources()) {
        for (const table::ColumnInfo *column : catalog::columns(resource)) {
            const auto value = views::parseValue(*column, text);
            if (!value) {
                require(!value.error().isEmpty(), "a sentence says what is wrong");
                continue;
            }
            const auto again = views::parseValue(*column, views::editableText(*column, *value));
            require(again == value, "what is shown for editing means the same");
        }
    }
}

} // namespace

void tryInput(const QByteArray &input)
{
    const QString text = QString::fromUtf8(input.left(300));
    checkText(text);
    checkValue(text);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/filter/cellfilter.h"

#include "views/filter/filteroffer.h"
#include "views/filter/filtervalue.h"

using namespace Qt::StringLiterals;
using table::Op;

namespace views {
namespace {

// The value in the form of filters; empty = there is none.
QString writtenCell(const table::Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *object = std::get_if<table::Reference>(&value))
        return object->id;
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return QString::number(*whole);
    if (const auto *number = std::get_if<double>(&value))
        return QString::number(*number, 'g', 15);
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? u"true"_s : u"false"_s;
    // What filters compare of a share
    if (const auto *gpus = std::get_if<table::GpuShare>(&value))
        return QString::number(gpus->allocated, 'g', 15);
    if (const auto *pods = std::get_if<table::PodShare>(&value))
        return QString::number(pods->running);
    return {};
}

} // namespace

std::optional<table::Filter> filterOfCell(const FilterOffer &offer, const table::ColumnInfo &column,
                                          const table::Value &value, Op op)
{
    const QString key = filterKeyOf(column);
    const table::ColumnInfo *field = offer.field(key);
    if (!field)
        return std::nullopt;
    table::Filter filter{key, op, {writtenCell(value)}, {}};
    if (filter.values.constFirst().isEmpty()) {
        filter = {key, op == Op::Equal ? Op::IsEmpty : Op::IsNotEmpty, {}, {}};
    } else if (const auto *object = std::get_if<table::Reference>(&value); object && !object->name.isEmpty()) {
        filter.labels.append(object->name);
    }
    // The server splits values at commas.
    const bool isSplit = filter.values.value(0).contains(u',') && !offer.isHere(filter);
    return offer.has(*field, filter.op) && !isSplit ? std::optional(filter) : std::nullopt;
}

table::ListQuery withFilter(table::ListQuery query, const table::Filter &filter)
{
    query.filters.removeIf([&filter](const table::Filter &other) {
        if (other.key != filter.key)
            return false;
        const bool isChoice = other.op == Op::Equal || other.op == Op::AnyOf;
        return filter.op == Op::Equal ? isChoice : other.op == filter.op && other.values == filter.values;
    });
    query.filters.append(filter);
    return query;
}

} // namespace views

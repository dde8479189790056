// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/arrange.h"

#include "models/catalog/catalog.h"
#include "models/replica/rowsort.h"
#include "models/replica/textscan.h"
#include "models/table/match.h"
#include "models/table/textorder.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

namespace replica {
namespace {

using table::Filter;
using table::Op;
using table::Raw;

using Mask = std::vector<char>; // for each row of the store

// A column as people read it: names in place of ids.
class Shown
{
public:
    Shown(const Store &store, std::size_t index, const Names &clusters, const std::stop_token &stop)
    {
        m_column = store.names(index);
        if (m_column)
            return;
        m_column = store.anyColumn(index, stop);
        const table::ColumnInfo &info = store.columns()[index];
        if (!m_column || info.kind != table::Kind::Reference || !catalog::isClusterKey(QString::fromLatin1(info.key)))
            return;
        std::array<char, 36> digits{};
        m_made = m_column->mapped([&](const Raw &id) {
            const auto *uuid = std::get_if<base::Uuid>(&id);
            if (uuid)
                digits = uuid->digits();
            const auto *text = std::get_if<std::string_view>(&id);
            const std::string_view key = uuid ? std::string_view(digits.data(), digits.size())
                : text                        ? *text
                                              : std::string_view();
            const auto name = clusters.find(key);
            return name == clusters.end() ? id : Raw(std::string_view(name->second));
        });
        m_column = &m_made;
    }
    Shown(const Shown &) = delete;
    Shown &operator=(const Shown &) = delete;

    // Null if it cannot be read.
    [[nodiscard]] const Column *operator->() const { return m_column; }
    [[nodiscard]] const Column &operator*() const { return *m_column; }
    [[nodiscard]] explicit operator bool() const { return m_column != nullptr; }

private:
    const Column *m_column;
    Column m_made;
};

std::optional<std::size_t> columnOf(const Store &store, const QString &key, const char *table::ColumnInfo::*first)
{
    for (const auto which : {first, static_cast<const char * table::ColumnInfo::*>(&table::ColumnInfo::key)}) {
        for (std::size_t i = 0; i < store.columns().size(); ++i) {
            const char *own = store.columns()[i].*which;
            if (own && key == QLatin1StringView(own))
                return i;
        }
    }
    return {};
}

// --- Filters

char hasCell(const table::Matcher &matcher, const Raw &cell)
{
    if (const auto *text = std::get_if<std::string_view>(&cell))
        return matcher.hasText(*text) ? 1 : 0;
    if (const auto *uuid = std::get_if<base::Uuid>(&cell)) {
        if (const auto any = matcher.hasAnyUuid())
            return *any ? 1 : 0;
        const std::array<char, 36> digits = uuid->digits();
        return matcher.hasText({digits.data(), digits.size()}) ? 1 : 0;
    }
    return matcher(table::toValue(cell)) ? 1 : 0;
}

void join(Mask &mask, const Mask &other, bool isBoth)
{
    for (std::size_t i = 0; i < std::min(mask.size(), other.size()); ++i)
        mask[i] = isBoth ? char(mask[i] & other[i]) : char(mask[i] | other[i]);
}

Mask maskOf(const Column &column, const table::Matcher &matcher, const std::stop_token &stop);

// The part that texts must contain, in lower case; empty if the filter is another one, or the part is not plain ASCII.
std::string plainPart(const Filter &filter)
{
    const QString part = filter.op == Op::Contains ? filter.values.value(0).toLower() : QString();
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80; };
    const bool isAscii = std::ranges::all_of(part, isPlain) && std::ranges::all_of(filter.values.value(0), isPlain);
    return isAscii ? part.toStdString() : std::string();
}

// Adds the rows of a column that contain the part.
void addContaining(Mask &mask, const Column &column, const table::Matcher &matcher, const std::string &part,
                   const std::stop_token &stop)
{
    if (const TextCells *texts = column.texts(); texts && !part.empty()) {
        findCandidates(
            *texts, part,
            [&](std::size_t row, bool isCertain) {
                if (isCertain || hasCell(matcher, column.raw(row)))
                    mask[row] = 1;
            },
            stop);
        return;
    }
    if (const auto *ids = column.uuids(); ids && !part.empty()) {
        if (!matcher.hasAnyUuid()) // else none has it
            findContaining(*ids, part, [&mask](std::size_t row) { mask[row] = 1; });
        return;
    }
    if (!column.isCoded())
        return join(mask, maskOf(column, matcher, stop), false);
    Mask entries(column.entries());
    for (std::size_t code = 0; code < entries.size(); ++code)
        entries[code] = hasCell(matcher, column.entry(Column::Code(code)));
    if (std::ranges::find(entries, 1) == entries.end())
        return;
    column.withCodes([&](const auto &codes) {
        for (std::size_t row = 0; row < codes.size(); ++row)
            mask[row] = char(mask[row] | entries[codes[row]]);
    });
}

Mask maskOf(const Column &column, const table::Matcher &matcher, const std::stop_token &stop)
{
    constexpr std::size_t rowsBetweenLooks = 1 << 14;
    Mask mask;
    mask.reserve(column.size());
    if (column.isCoded()) {
        Mask entries(column.entries());
        for (std::size_t code = 0; code < entries.size(); ++code)
            entries[code] = hasCell(matcher, column.entry(Column::Code(code)));
        column.forEachCode([&](Column::Code code) { mask.push_back(entries[code]); });
        return mask;
    }
    const char absent = matcher(table::Value()) ? 1 : 0;
    const auto hasNumber = [&](bool isAbsent, double number) {
        mask.push_back(isAbsent ? absent : char(matcher.hasNumber(number) ? 1 : 0));
    };
    if (const auto *integers = column.integers()) {
        for (const std::int64_t number : *integers)
            hasNumber(number == api::absentTime, double(number));
        return mask;
    }
    if (const auto *numbers = column.numbers()) {
        for (const double number : *numbers)
            hasNumber(std::isnan(number), number);
        return mask;
    }
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (row % rowsBetweenLooks == 0 && stop.stop_requested())
            return mask;
        mask.push_back(hasCell(matcher, column.raw(row)));
    }
    return mask;
}

// By the name of an object, or by its id if the whole value is compared.
Mask maskOf(const Store &store, std::size_t index, const Filter &filter, const Names &clusters,
            const std::stop_token &stop)
{
    const Shown shown(store, index, clusters, stop);
    if (!shown)
        return {};
    const table::Matcher matcher(filter);
    Mask mask;
    if (const std::string part = plainPart(filter); !part.empty()) {
        mask.assign(store.size(), 0);
        addContaining(mask, *shown, matcher, part, stop);
    } else {
        mask = maskOf(*shown, matcher, stop);
    }
    const bool isWhole = filter.op == Op::Equal || filter.op == Op::AnyOf || filter.op == Op::NotEqual;
    if (store.columns()[index].kind == table::Kind::Reference && isWhole)
        join(mask, maskOf(*store.column(index), matcher, stop), filter.op == Op::NotEqual);
    return mask;
}

Mask foundMask(const Store &store, const QString &text, const Names &clusters, const std::stop_token &stop)
{
    Mask found(store.size(), 0);
    const Filter filter{{}, Op::Contains, {text}, {}};
    const table::Matcher matcher(filter);
    const std::string part = plainPart(filter);
    for (std::size_t i = 0; i < store.columns().size() && !stop.stop_requested(); ++i) {
        if (store.columns()[i].isRest) // no server searches these
            continue;
        const Shown shown(store, i, clusters, stop);
        if (shown && !shown->integers() && !shown->numbers())
            addContaining(found, *shown, matcher, part, stop);
    }
    return found;
}

void keep(Rows &rows, const Mask &mask)
{
    if (mask.empty())
        return;
    std::erase_if(rows, [&mask](std::uint32_t row) { return mask[row] == 0; });
}

// --- Order

// In the order of the numbers.
std::uint64_t bitsOf(double number)
{
    constexpr std::uint64_t sign = std::uint64_t(1) << 63;
    const auto bits = std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number); // there are two zeros
    return bits & sign ? ~bits : bits | sign;
}

std::optional<double> numberIn(const Raw &cell)
{
    if (const auto *number = std::get_if<double>(&cell))
        return *number;
    if (const auto *integer = std::get_if<std::int64_t>(&cell))
        return double(*integer);
    if (const auto *flag = std::get_if<bool>(&cell))
        return *flag ? 1 : 0;
    if (const auto *gpus = std::get_if<table::GpuShare>(&cell))
        return gpus->allocated;
    if (const auto *pods = std::get_if<table::PodShare>(&cell))
        return double(pods->running);
    return {};
}

// Ranks of values: numbers, then texts, then absent ones.
SortKeys ranksOf(std::size_t count, const std::function<Raw(std::size_t)> &cellAt, const std::stop_token &stop)
{
    std::vector<std::pair<double, std::uint32_t>> numbers;
    Rows texts;
    SortKeys keys{std::vector<std::uint64_t>(count), 0};
    Rows absent;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Raw cell = cellAt(i);
        if (const auto number = numberIn(cell))
            numbers.emplace_back(*number, i);
        else if (std::holds_alternative<std::monostate>(cell))
            absent.push_back(i);
        else
            texts.push_back(i);
    }
    std::ranges::sort(numbers);
    std::uint64_t next = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        next += i > 0 && numbers[i].first != numbers[i - 1].first ? 1 : 0;
        keys.of[numbers[i].second] = next;
    }
    next += numbers.empty() ? 0 : 1;
    std::array<char, 36> digits{};
    const std::vector<std::uint32_t> ranks = table::ranksOf(
        texts.size(),
        [&](std::size_t i) -> std::string_view {
            const Raw cell = cellAt(texts[i]);
            if (const auto *text = std::get_if<std::string_view>(&cell))
                return *text;
            digits = std::get<base::Uuid>(cell).digits();
            return {digits.data(), digits.size()};
        },
        stop);
    if (ranks.size() < texts.size())
        return {};
    keys.absent = next;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        keys.of[texts[i]] = next + ranks[i];
        keys.absent = std::max(keys.absent, next + ranks[i] + 1);
    }
    for (const std::uint32_t i : absent)
        keys.of[i] = keys.absent;
    return keys;
}

// Their differences from the least one.
template<class Number, class IsAbsent, class Bits>
SortKeys numberKeys(const std::vector<Number> &numbers, IsAbsent isAbsent, Bits bits)
{
    std::uint64_t least = ~std::uint64_t(0);
    std::uint64_t most = 0;
    for (const Number number : numbers) {
        if (isAbsent(number))
            continue;
        least = std::min<std::uint64_t>(least, bits(number));
        most = std::max<std::uint64_t>(most, bits(number));
    }
    SortKeys keys;
    keys.of.reserve(numbers.size());
    keys.absent = most < least ? 0 : most - least + 1;
    for (const Number number : numbers)
        keys.of.push_back(isAbsent(number) ? keys.absent : bits(number) - least);
    return keys;
}

SortKeys numberKeys(const std::vector<std::int64_t> &numbers)
{
    constexpr std::uint64_t sign = std::uint64_t(1) << 63;
    return numberKeys(
        numbers, [](std::int64_t number) { return number == api::absentTime; },
        [](std::int64_t number) { return std::uint64_t(number) ^ sign; });
}

// The integers of a coded column, by code; empty if it has anything else.
std::vector<std::int64_t> integersIn(const Column &column)
{
    std::vector<std::int64_t> numbers{api::absentTime};
    for (std::size_t code = 1; code < column.entries(); ++code) {
        const Raw cell = column.entry(Column::Code(code));
        const auto *number = std::get_if<std::int64_t>(&cell);
        if (!number)
            return {};
        numbers.push_back(*number);
    }
    return numbers;
}

SortKeys keysOf(const Column &column, const std::stop_token &stop)
{
    if (const auto *integers = column.integers())
        return numberKeys(*integers);
    if (const auto *numbers = column.numbers())
        return numberKeys(
            *numbers, [](double number) { return std::isnan(number); }, bitsOf);
    if (!column.isCoded())
        return ranksOf(
            column.size(), [&column](std::size_t row) { return column.raw(row); }, stop);
    const std::vector<std::int64_t> integers = integersIn(column);
    const SortKeys entries = integers.empty()
        ? ranksOf(
            column.entries(), [&column](std::size_t code) { return column.entry(Column::Code(code)); }, stop)
        : numberKeys(integers);
    if (entries.of.empty())
        return {};
    SortKeys keys{{}, entries.absent};
    keys.of.reserve(column.size());
    column.forEachCode([&](Column::Code code) { keys.of.push_back(entries.of[code]); });
    return keys;
}

} // namespace

std::vector<std::uint64_t> orderOf(std::size_t count, const std::function<Raw(std::size_t)> &cellAt,
                                   const std::stop_token &stop)
{
    return ranksOf(count, cellAt, stop).of;
}

std::optional<std::size_t> filterColumn(const Store &store, const QString &key)
{
    return columnOf(store, key, &table::ColumnInfo::filterKey);
}

std::optional<std::size_t> sortColumn(const Store &store, const QString &key)
{
    return columnOf(store, key, &table::ColumnInfo::sortKey);
}

std::optional<Arrangement> arrange(const Store &store, const table::ListQuery &query, const Names &clusters,
                                   const std::stop_token &stop)
{
    QElapsedTimer clock;
    clock.start();
    Rows rows(store.size());
    std::iota(rows.begin(), rows.end(), 0U);
    for (const Filter &filter : query.filters) {
        if (const auto column = filterColumn(store, filter.key))
            keep(rows, maskOf(store, *column, filter, clusters, stop));
        if (stop.stop_requested())
            return {};
    }
    if (const auto end = columnOf(store, QStringLiteral("completedAt"), &table::ColumnInfo::key);
        query.completed && end) {
        const Op op = *query.completed ? Op::IsNotEmpty : Op::IsEmpty;
        keep(rows, maskOf(*store.column(*end), table::Matcher(Filter{{}, op, {}, {}}), stop));
    }
    if (!query.search.isEmpty() && !stop.stop_requested())
        keep(rows, foundMask(store, query.search, clusters, stop));

    QList<table::SortBy> order{{query.sortKey, query.descending}};
    order += query.thenBy;
    for (auto by = order.crbegin(); by != order.crend() && !stop.stop_requested(); ++by) {
        const auto index = sortColumn(store, by->key);
        const std::optional<Shown> column
            = index ? std::make_optional<Shown>(store, *index, clusters, stop) : std::nullopt;
        if (!column || !*column)
            continue;
        const SortKeys keys = keysOf(**column, stop);
        if (keys.of.size() == store.size())
            sortBy(rows, keys, by->descending, stop);
    }
    if (stop.stop_requested())
        return {};
    return Arrangement{std::move(rows), clock.elapsed()};
}

} // namespace replica

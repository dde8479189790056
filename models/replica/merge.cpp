// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/merge.h"

#include "models/api/page.h"
#include "models/replica/arrange.h"
#include "models/table/match.h"

#include <algorithm>
#include <bit>
#include <unordered_map>
#include <unordered_set>

namespace replica {
namespace {

using table::Raw;

constexpr std::size_t rowsPerLook = 1 << 14;

// A row of a store.
struct Place
{
    const Store *store;
    std::size_t row;
};

// A row of the new store, from another place than the same row of the old one.
using Sources = std::map<std::uint32_t, Place>;

Raw rawOf(const base::Key &key, QByteArray &text)
{
    if (key.isUuid())
        return key.uuid();
    text = key.toString().toUtf8();
    return std::string_view(text.constData(), std::size_t(text.size()));
}

} // namespace

class StoreMerger
{
public:
    StoreMerger(const StorePtr &old, const Changes &changes, const std::stop_token &stop)
        : m_old(old)
        , m_stop(stop)
    {
        for (const StorePtr &rows : changes.rows) {
            for (std::size_t row = 0; row < rows->size(); ++row)
                m_newest.insert_or_assign(rows->key(row), Place{rows.get(), row});
        }
        for (const StorePtr &rows : changes.touched) {
            for (std::size_t row = 0; row < rows->size(); ++row) {
                if (const base::Key key = rows->key(row); !m_newest.contains(key))
                    m_gone.insert(key);
            }
        }
        for (std::size_t row = 0; changes.round && row < changes.round->size(); ++row) {
            if (const base::Key key = changes.round->key(row); !m_gone.contains(key))
                m_newest.try_emplace(key, Place{changes.round.get(), row});
        }
        for (std::size_t row = 0; changes.deleted && row < changes.deleted->size(); ++row) {
            m_newest.erase(changes.deleted->key(row));
            m_gone.insert(changes.deleted->key(row));
        }
        noteUnended(changes);
        m_keys.reserve(m_newest.size() + m_gone.size());
        for (const auto &newest : m_newest)
            m_keys.add(newest.first);
        for (const base::Key &key : m_gone)
            m_keys.add(key);
    }

    std::optional<Merged> run()
    {
        compare();
        if (m_stop.stop_requested())
            return std::nullopt;
        if (m_sources.empty() && m_holes.empty() && m_newest.empty()) {
            m_merged.store = m_old;
            return m_merged;
        }
        place();
        return build() ? std::optional(std::move(m_merged)) : std::nullopt;
    }

private:
    // Passes over most rows that nothing was read of, for little.
    class KeyFilter
    {
    public:
        void reserve(std::size_t keys) { m_bits.resize(std::bit_ceil(std::max<std::size_t>(64, 16 * keys))); }
        void add(const base::Key &key)
        {
            m_hasTexts = m_hasTexts || !key.isUuid();
            m_bits[placeOf(key.uuid())] = true;
        }
        [[nodiscard]] bool mayHave(const Store &store, std::size_t row) const
        {
            const Column &keys = store.m_keyColumn ? store.m_columns[*store.m_keyColumn] : store.m_keys;
            const auto *ids = keys.uuids();
            return !ids || ((*ids)[row].isNull() && m_hasTexts) || m_bits[placeOf((*ids)[row])];
        }

    private:
        [[nodiscard]] std::size_t placeOf(base::Uuid id) const
        {
            constexpr std::uint64_t factor = 0x9E3779B97F4A7C15;
            return ((id.low ^ id.high) * factor >> 16) & (m_bits.size() - 1);
        }

        std::vector<bool> m_bits;
        bool m_hasTexts = false;
    };

    void noteUnended(const Changes &changes)
    {
        const qsizetype conditions = changes.round ? changes.unended.size() : 0;
        for (const table::Filter &condition : changes.unended) {
            const auto column = filterColumn(*m_old, condition.key);
            if (conditions > 0 && column && !m_old->m_infos[*column].isRest)
                m_unended.emplace_back(*column, condition);
        }
        if (qsizetype(m_unended.size()) < conditions) // it cannot be told
            m_unended.clear();
    }

    // Finds the rows of the old store that are different now; those that it lacks remain in m_newest.
    void compare()
    {
        for (std::size_t row = 0; row < m_old->size(); ++row) {
            if (row % rowsPerLook == 0 && m_stop.stop_requested())
                return;
            if (m_unended.empty() && !m_keys.mayHave(*m_old, row))
                continue;
            const base::Key key = m_old->key(row);
            if (const auto found = m_newest.find(key); found != m_newest.end()) {
                if (!isEqual(row, found->second))
                    m_sources.emplace(std::uint32_t(row), found->second);
                m_newest.erase(found);
            } else if (m_gone.contains(key) || (!m_unended.empty() && isUnended(row))) {
                m_holes.push_back(std::uint32_t(row));
            }
        }
        m_merged.changed = qint64(m_sources.size());
        m_merged.added = qint64(m_newest.size());
        m_merged.removed = qint64(m_holes.size());
    }

    [[nodiscard]] bool isUnended(std::size_t row) const
    {
        return std::ranges::all_of(m_unended, [&](const auto &condition) {
            return table::matches(table::toValue(m_old->m_columns[condition.first].raw(row)), condition.second);
        });
    }

    bool isEqual(std::size_t row, const Place &other)
    {
        const Store &store = *other.store;
        for (std::size_t column = 0; column < m_old->m_infos.size(); ++column) {
            if (!m_old->m_infos[column].isRest
                && m_old->m_columns[column].raw(row) != store.m_columns[column].raw(other.row))
                return false;
        }
        for (const auto &[column, names] : m_old->m_names) {
            if (names.raw(row) != store.m_names.at(column).raw(other.row))
                return false;
        }
        if (!m_old->m_json.isKept() || !store.m_json.isKept())
            return true;
        return m_oldAnswers.at(*m_old, row) == m_newAnswers.at(store, other.row);
    }

    // Gives each new row and, where there are more holes than those, some of the last rows a place.
    void place()
    {
        m_size = m_old->size() + m_newest.size() - m_holes.size();
        // In the order in which they came, as far as the places allow.
        std::vector<Place> added;
        for (const auto &[key, source] : m_newest)
            added.push_back(source);
        std::ranges::sort(added, [](const Place &a, const Place &b) {
            return a.store != b.store ? std::less<>()(a.store, b.store) : a.row < b.row;
        });
        std::size_t next = 0;
        std::size_t last = m_old->size();
        for (const std::uint32_t hole : m_holes) {
            if (next < added.size()) {
                m_sources.insert_or_assign(hole, added[next++]);
                continue;
            }
            if (hole >= m_size)
                break;
            do {
                --last;
            } while (std::ranges::binary_search(m_holes, std::uint32_t(last)));
            const auto moved = m_sources.extract(std::uint32_t(last));
            m_sources.insert_or_assign(hole, moved ? moved.mapped() : Place{m_old.get(), last});
        }
        for (std::size_t row = m_old->size(); next < added.size(); ++row)
            m_sources.insert_or_assign(std::uint32_t(row), added[next++]);
        m_sources.erase(m_sources.lower_bound(std::uint32_t(m_size)), m_sources.end());
    }

    template<class CellAt> std::optional<Column> edited(const Column &column, CellAt cellAt) const
    {
        std::vector<Column::Edit> edits;
        edits.reserve(m_sources.size());
        for (const auto &[row, source] : m_sources)
            edits.push_back({row, cellAt(source)});
        return column.edited(m_size, edits);
    }

    bool build()
    {
        const auto store = std::make_shared<Store>();
        store->m_size = m_size;
        store->m_infos = m_old->m_infos;
        store->m_columns.resize(m_old->m_columns.size());
        store->m_readAtMs = m_old->m_readAtMs;
        for (std::size_t column = 0; column < m_old->m_columns.size() && !m_stop.stop_requested(); ++column) {
            if (m_old->m_infos[column].isRest)
                continue;
            auto made = edited(m_old->m_columns[column],
                               [column](const Place &place) { return place.store->m_columns[column].raw(place.row); });
            if (!made)
                return false;
            store->m_columns[column] = std::move(*made);
        }
        for (const auto &old : m_old->m_names) {
            const std::size_t column = old.first;
            auto made = edited(old.second,
                               [column](const Place &place) { return place.store->m_names.at(column).raw(place.row); });
            if (!made)
                return false;
            store->m_names[column] = std::move(*made);
        }
        if (m_stop.stop_requested() || !buildKeys(*store))
            return false;
        buildFaults(*store);
        buildAnswers(*store);
        m_merged.store = store;
        return !m_stop.stop_requested();
    }

    bool buildKeys(Store &store)
    {
        QByteArray text;
        const auto isShared = [&](const auto &source) {
            const Place &place = source.second;
            const base::Key key = place.store->key(place.row);
            return rawOf(key, text) == place.store->m_columns[*m_old->m_keyColumn].raw(place.row);
        };
        if (m_old->m_keyColumn && std::ranges::all_of(m_sources, isShared)) {
            store.m_keyColumn = m_old->m_keyColumn;
            return true;
        }
        Column keys;
        for (std::size_t row = 0; row < m_size; ++row) {
            const auto source = m_sources.find(std::uint32_t(row));
            const Place place = source == m_sources.end() ? Place{m_old.get(), row} : source->second;
            if (!keys.append(rawOf(place.store->key(place.row), text)))
                return false;
        }
        keys.finish();
        store.m_keys = std::move(keys);
        return true;
    }

    void buildFaults(Store &store) const
    {
        std::map<std::uint32_t, Place> faulty;
        for (const std::uint32_t row : m_old->m_faultsByRow.rows()) {
            if (row < m_size)
                faulty.emplace(row, Place{m_old.get(), row});
        }
        for (const auto &[row, source] : m_sources)
            faulty.insert_or_assign(row, source);
        for (const auto &[row, source] : faulty) {
            const auto place = std::uint32_t(source.row);
            const table::ReadFaults faults = source.store->faultsOf(std::span(&place, 1));
            store.m_faultsByRow.add(row, faults);
            store.m_faults.add(faults);
        }
        store.m_faults.rows = qint64(m_size);
        store.m_faults.missing = m_old->m_faults.missing;
    }

    void buildAnswers(Store &store)
    {
        std::map<std::uint32_t, QByteArray> answers;
        for (const auto &[row, place] : m_sources) {
            if (m_old->m_json.isKept())
                answers.emplace(row, m_newAnswers.at(*place.store, place.row));
        }
        store.m_json = m_old->m_json.edited(m_old->size(), m_size, answers);
        // What was made of the answers, as somebody needs it: usually sorted by again and again.
        std::vector<std::size_t> known;
        {
            const std::lock_guard lock(m_old->m_mutex);
            for (const auto &[column, cells] : m_old->m_rest)
                known.push_back(column);
        }
        for (const std::size_t column : known) {
            const auto cellAt = [&](const Place &place) {
                const Column *cells = place.store->anyColumn(column, m_stop);
                return cells ? cells->raw(place.row) : Raw();
            };
            if (auto made = edited(*m_old->column(column), cellAt); made && store.m_json.isKept())
                store.m_rest.emplace(column, std::make_unique<const Column>(std::move(*made)));
        }
    }

    // The answers of a chunk, which many rows one after the other belong to.
    class Answers
    {
    public:
        QByteArray at(const Store &store, std::size_t row)
        {
            const std::size_t chunk = row / JsonStore::rowsTogether;
            if (chunk >= store.json().chunks())
                return {};
            if (m_store != &store || m_chunk != chunk) {
                m_page.raw = store.json().chunk(chunk);
                m_rows = m_page.rowTexts();
                m_store = &store;
                m_chunk = chunk;
            }
            const std::size_t place = row % JsonStore::rowsTogether;
            const std::string_view text = place < m_rows.size() ? m_rows[place] : std::string_view();
            return {text.data(), qsizetype(text.size())};
        }

    private:
        api::PageBase m_page;
        std::vector<std::string_view> m_rows;
        const Store *m_store = nullptr;
        std::size_t m_chunk = 0;
    };

    StorePtr m_old;
    std::vector<std::pair<std::size_t, table::Filter>> m_unended; // with their columns; see Changes
    std::stop_token m_stop;
    KeyFilter m_keys; // of what follows
    std::unordered_map<base::Key, Place> m_newest;
    std::unordered_set<base::Key> m_gone;
    std::vector<std::uint32_t> m_holes; // ascending
    Sources m_sources;
    std::size_t m_size = 0; // of the new store
    Answers m_oldAnswers;
    Answers m_newAnswers;
    Merged m_merged;
};

std::optional<Merged> merged(const StorePtr &old, const Changes &changes, const std::stop_token &stop)
{
    return StoreMerger(old, changes, stop).run();
}

} // namespace replica

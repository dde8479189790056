// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/store.h"

#include "models/api/page.h"
#include "models/catalog/catalog.h"
#include "models/catalog/jsoncells.h"

#include <algorithm>

namespace replica {
namespace {

constexpr int fastCompression = 1;

std::string_view viewOf(const QByteArray &text)
{
    return {text.constData(), std::size_t(text.size())};
}

// As the rows of an answer.
api::PageBase pageOf(const QByteArray &chunk)
{
    api::PageBase page;
    page.raw = chunk;
    return page;
}

} // namespace

void JsonStore::append(const QByteArray &row)
{
    if (!m_isKept)
        return;
    m_open += m_openRows == 0 ? '[' : ',';
    m_open += row.isEmpty() ? QByteArrayLiteral("null") : row;
    if (++m_openRows == rowsTogether)
        close();
}

void JsonStore::finish()
{
    if (m_openRows > 0)
        close();
    m_open = {};
    m_chunks.shrink_to_fit();
}

void JsonStore::close()
{
    m_open += ']';
    m_chunks.push_back(qCompress(m_open, fastCompression));
    m_chunks.back().squeeze();
    m_bytes += std::size_t(m_chunks.back().size()) + sizeof(QByteArray);
    m_open.resize(0);
    m_openRows = 0;
    if (m_bytes <= mostBytes)
        return;
    m_isKept = false;
    m_chunks = {};
    m_bytes = 0;
}

JsonStore JsonStore::edited(std::size_t wereRows, std::size_t rows,
                            const std::map<std::uint32_t, QByteArray> &answers) const
{
    JsonStore made;
    made.m_isKept = m_isKept;
    for (std::size_t begin = 0; begin < rows && made.m_isKept; begin += rowsTogether) {
        const std::size_t end = std::min(begin + rowsTogether, rows);
        const auto edit = answers.lower_bound(std::uint32_t(begin));
        const bool isSame = end == std::min(begin + rowsTogether, wereRows);
        if (isSame && (edit == answers.end() || edit->first >= end)) {
            made.m_chunks.push_back(m_chunks[begin / rowsTogether]);
            made.m_bytes += std::size_t(made.m_chunks.back().size()) + sizeof(QByteArray);
            continue;
        }
        const api::PageBase page = pageOf(begin < wereRows ? chunk(begin / rowsTogether) : QByteArrayLiteral("[]"));
        const std::vector<std::string_view> texts = page.rowTexts();
        for (std::size_t row = begin; row < end; ++row) {
            const auto answer = answers.find(std::uint32_t(row));
            const std::string_view text = row - begin < texts.size() ? texts[row - begin] : std::string_view();
            made.append(answer != answers.end() ? answer->second : QByteArray(text.data(), qsizetype(text.size())));
        }
    }
    made.finish();
    return made;
}

QByteArray JsonStore::chunk(std::size_t index) const
{
    return qUncompress(m_chunks[index]);
}

QByteArray JsonStore::at(std::size_t row) const
{
    const std::size_t index = row / rowsTogether;
    if (index >= m_chunks.size())
        return {};
    const QByteArray json = pageOf(chunk(index)).json(row % rowsTogether);
    return json == "null" ? QByteArray() : json;
}

base::Key Store::key(std::size_t row) const
{
    const table::Raw raw = m_keyColumn ? m_columns[*m_keyColumn].raw(row) : m_keys.raw(row);
    if (const auto *uuid = std::get_if<base::Uuid>(&raw))
        return *uuid;
    const auto *text = std::get_if<std::string_view>(&raw);
    return text ? base::Key::fromUtf8(*text) : base::Key();
}

const Column *Store::column(std::size_t index) const
{
    if (!m_infos[index].isRest)
        return &m_columns[index];
    const std::lock_guard lock(m_mutex);
    const auto found = m_rest.find(index);
    return found == m_rest.end() ? nullptr : found->second.get();
}

const Column *Store::names(std::size_t index) const
{
    const auto found = m_names.find(index);
    return found == m_names.end() ? nullptr : &found->second;
}

const Column *Store::anyColumn(std::size_t index, const std::stop_token &stop) const
{
    if (const Column *known = column(index); known || !m_json.isKept())
        return known;
    auto made = std::make_unique<Column>();
    for (std::size_t i = 0; i < m_json.chunks() && !stop.stop_requested(); ++i) {
        const api::PageBase page = pageOf(m_json.chunk(i));
        const catalog::JsonCells cells(page);
        const std::size_t rows = std::min(JsonStore::rowsTogether, m_size - i * JsonStore::rowsTogether);
        for (std::size_t row = 0; row < rows; ++row) {
            if (!made->append(cells.cell(int(row), int(index), m_infos[index])))
                return nullptr;
        }
    }
    if (stop.stop_requested())
        return nullptr;
    made->finish();
    const std::lock_guard lock(m_mutex);
    return m_rest.try_emplace(index, std::move(made)).first->second.get();
}

std::size_t Store::byteCount() const
{
    std::size_t sum = m_keys.byteCount() + m_json.byteCount() + m_faultsByRow.byteCount();
    for (const Column &column : m_columns)
        sum += column.byteCount();
    for (const auto &[index, column] : m_names)
        sum += column.byteCount();
    const std::lock_guard lock(m_mutex);
    for (const auto &[index, column] : m_rest)
        sum += column->byteCount();
    return sum;
}

StoreBuilder::StoreBuilder(const table::TableSource &source)
    : m_store(std::make_shared<Store>())
{
    for (int i = 0; i < source.columnCount(); ++i) {
        const table::ColumnInfo &info = source.column(i);
        m_store->m_infos.push_back(info);
        // Clusters have names that become known later.
        if (info.kind != table::Kind::Reference || catalog::isClusterKey(QString::fromLatin1(info.key)))
            continue;
        m_nameColumns.push_back(i);
        m_store->m_names[std::size_t(i)];
    }
    m_store->m_columns.resize(m_store->m_infos.size());
}

Batch StoreBuilder::batchOf(const std::shared_ptr<const table::TablePage> &page, std::vector<int> rows,
                            const std::vector<int> &nameColumns, qint64 readAtMs)
{
    Batch batch{page, std::move(rows), {}, readAtMs};
    for (const int row : batch.rows) {
        for (const int column : nameColumns) {
            const table::Value value = page->value(row, column);
            const auto *reference = std::get_if<table::Reference>(&value);
            const bool hasName = reference && !reference->name.isEmpty();
            batch.names.push_back(!reference ? QByteArray() : (hasName ? reference->name : reference->id).toUtf8());
        }
    }
    return batch;
}

bool StoreBuilder::addCells(const table::TablePage &page, int row)
{
    for (std::size_t column = 0; column < m_store->m_columns.size(); ++column) {
        if (!m_store->m_infos[column].isRest && !m_store->m_columns[column].append(page.raw(row, int(column))))
            return false;
    }
    const base::Key key = page.id(row);
    const QByteArray text = key.isUuid() ? QByteArray() : key.toString().toUtf8();
    return m_store->m_keys.append(key.isUuid() ? table::Raw(key.uuid()) : table::Raw(viewOf(text)));
}

// The last rows are those of the batch.
void StoreBuilder::addFaults(const Batch &batch)
{
    const table::ReadFaults faults = batch.page->faultsOf(batch.rows);
    m_store->m_faults.add(faults);
    if (faults.fields.isEmpty() && faults.rowsWithoutId == 0)
        return;
    std::size_t row = m_store->m_size - batch.rows.size();
    for (const int &one : batch.rows)
        m_store->m_faultsByRow.add(row++, batch.page->faultsOf(std::span(&one, 1)));
}

bool StoreBuilder::add(const Batch &batch)
{
    std::size_t name = 0;
    for (const int row : batch.rows) {
        if (!addCells(*batch.page, row))
            return false;
        for (const int column : m_nameColumns) {
            const QByteArray &text = batch.names[name++];
            if (!m_store->m_names[std::size_t(column)].append(text.isNull() ? table::Raw() : table::Raw(viewOf(text))))
                return false;
        }
        ++m_store->m_size;
    }
    if (m_store->m_json.isKept()) {
        const std::vector<QByteArray> texts = batch.page->jsonOf(batch.rows);
        for (const QByteArray &text : texts)
            m_store->m_json.append(text);
    }
    addFaults(batch);
    if (m_store->m_readAtMs == 0 || batch.readAtMs < m_store->m_readAtMs)
        m_store->m_readAtMs = batch.readAtMs;
    return true;
}

// Most objects have a column with their ids.
void StoreBuilder::shareKeys()
{
    Store &store = *m_store;
    for (std::size_t column = 0; column < store.m_infos.size() && !store.m_keyColumn; ++column) {
        if (store.m_infos[column].kind != table::Kind::Identifier || store.m_infos[column].isRest)
            continue;
        std::size_t row = 0;
        while (row < store.m_size && store.m_columns[column].raw(row) == store.m_keys.raw(row))
            ++row;
        if (row == store.m_size)
            store.m_keyColumn = column;
    }
    if (store.m_keyColumn)
        store.m_keys = {};
}

std::shared_ptr<const Store> StoreBuilder::finish()
{
    shareKeys();
    for (Column &column : m_store->m_columns)
        column.finish();
    for (auto &[index, column] : m_store->m_names)
        column.finish();
    m_store->m_keys.finish();
    m_store->m_json.finish();
    return std::move(m_store);
}

} // namespace replica

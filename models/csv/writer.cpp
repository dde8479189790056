// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/writer.h"

namespace csv {

namespace {

constexpr std::size_t flushBytes = 256 * 1024;

} // namespace

Writer::Writer(base::OutputFile file, std::string header, std::vector<WriterColumn> columns, FileFormat format,
               std::function<void()> changed)
    : m_file(std::move(file))
    , m_columns(std::move(columns))
    , m_format(format)
    , m_changed(std::move(changed))
    , m_buffer(std::move(header))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

Writer::~Writer() = default;

void Writer::add(Rows rows)
{
    ++m_pagesWaiting;
    const std::scoped_lock lock(m_mutex);
    m_queue.push_back(std::move(rows));
    m_wake.notify_one();
}

void Writer::commit()
{
    const std::scoped_lock lock(m_mutex);
    m_commitWanted = true;
    m_wake.notify_one();
}

void Writer::run(const std::stop_token &stop)
{
    while (true) {
        Rows rows;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_queue.empty() || m_commitWanted; }))
                return;
            if (!m_queue.empty()) {
                rows = std::move(m_queue.front());
                m_queue.pop_front();
            }
        }
        if (stop.stop_requested())
            return;
        if (!rows.page) {
            m_committed = flush() && m_file.commit();
            if (!m_committed)
                m_failure = m_file.failure();
            m_changed();
            return;
        }
        format(rows);
        if (m_buffer.size() >= flushBytes && !flush()) {
            m_failure = m_file.failure();
            m_changed();
            return;
        }
        rows = {};
        --m_pagesWaiting;
        m_changed();
    }
}

void Writer::format(const Rows &rows)
{
    const table::TablePage &page = *rows.page;
    auto name = rows.names.begin();
    for (const int row : rows.rows) {
        const std::size_t start = m_buffer.size();
        for (const WriterColumn &column : m_columns) {
            if (column.isName)
                appendText(m_buffer, *name++, m_format);
            else
                appendRaw(m_buffer, column.kind, page.raw(row, column.index), m_format);
            m_buffer += m_format.delimiter;
        }
        m_buffer.pop_back();
        // A reader would skip an empty line.
        if (m_buffer.size() == start)
            m_buffer += "\"\"";
        m_buffer += lineEnd;
    }
    m_formatted += std::int64_t(rows.rows.size());
}

bool Writer::flush()
{
    if (!m_file.write(m_buffer))
        return false;
    m_buffer.clear();
    m_rowsWritten = m_formatted;
    return true;
}

} // namespace csv

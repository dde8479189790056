// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/outputfile.h"
#include "models/csv/cells.h"
#include "models/table/source.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace csv {

struct WriterColumn
{
    int index = 0; // in the pages
    table::Kind kind = table::Kind::Text;
    bool isName = false; // the name of the object whose id is in the cell: Rows::names
};

// Formats pages and writes them to a file in its own thread, in the order in which they are added. The destructor
// discards what has not been written and, without a commit, the file.
class Writer
{
public:
    struct Rows
    {
        std::shared_ptr<const table::TablePage> page;
        std::vector<int> rows;
        std::vector<std::string> names = {}; // row by row, for each column of names
    };

    // `file` is open. `changed` is called in the writer's thread after each page, on failure, and after the commit.
    Writer(base::OutputFile file, std::string header, std::vector<WriterColumn> columns, FileFormat format,
           std::function<void()> changed);
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    void add(Rows rows);
    void commit(); // after everything added so far

    [[nodiscard]] std::int64_t rowsWritten() const { return m_rowsWritten; }
    [[nodiscard]] int pagesWaiting() const { return m_pagesWaiting; }
    [[nodiscard]] bool isCommitted() const { return m_committed; }
    [[nodiscard]] base::OutputFile::Failure failure() const { return m_failure; }

private:
    void run(const std::stop_token &stop);
    void format(const Rows &rows);
    bool flush();

    base::OutputFile m_file;
    const std::vector<WriterColumn> m_columns;
    const FileFormat m_format;
    const std::function<void()> m_changed;
    std::string m_buffer; // used by the thread only
    std::int64_t m_formatted = 0; // used by the thread only

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Rows> m_queue;
    bool m_commitWanted = false;

    std::atomic<std::int64_t> m_rowsWritten = 0;
    std::atomic<int> m_pagesWaiting = 0;
    std::atomic<bool> m_committed = false;
    std::atomic<base::OutputFile::Failure> m_failure = base::OutputFile::Failure::None;
    std::jthread m_thread; // last: it uses all members above
};

} // namespace csv

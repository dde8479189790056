// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/writer.h"
#include "tests/support/threadchecks.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using threadchecks::becomes;
using threadchecks::check;

// The thread that writes an export, and the one that feeds it.
namespace {

constexpr int pages = 300;
constexpr int pageRows = 40;

class Page final : public table::TablePage
{
public:
    static inline std::atomic_int alive = 0;

    explicit Page(int number)
        : m_number(number)
    {
        ++alive;
    }
    ~Page() override { --alive; }

    int size() const override { return pageRows; }
    base::Key id(int row) const override { return {1, std::uint64_t(row)}; }
    table::Raw raw(int row, int) const override { return std::int64_t(m_number) * pageRows + row; }
    QByteArray json(int) const override { return {}; }
    bool isLast() const override { return false; }

private:
    int m_number;
};

struct Export
{
    explicit Export(const QString &path)
    {
        base::OutputFile file(path);
        if (!file.open())
            check(false, "the file can be written");
        writer = std::make_unique<csv::Writer>(std::move(file), "number\r\n",
                                               std::vector<csv::WriterColumn>{{0, table::Kind::Count}},
                                               csv::FileFormat{}, [this] { ++changes; });
    }

    void add(int page)
    {
        std::vector<int> rows(pageRows);
        for (int i = 0; i < pageRows; ++i)
            rows[std::size_t(i)] = i;
        writer->add({std::make_shared<Page>(page), std::move(rows)});
    }

    std::atomic_int changes = 0;
    std::unique_ptr<csv::Writer> writer;
};

void writesAllInOrder(const QString &path)
{
    Export e(path);
    bool isBounded = true;
    for (int page = 0; page < pages; ++page) {
        e.add(page);
        isBounded = isBounded && e.writer->pagesWaiting() <= page + 1 && e.writer->rowsWritten() <= page * pageRows;
    }
    e.writer->commit();
    check(isBounded, "nothing is written before it was added");
    check(becomes([&] { return e.writer->isCommitted(); }), "the file is committed");
    check(e.writer->rowsWritten() == pages * pageRows && e.writer->pagesWaiting() == 0, "all rows are counted");
    check(becomes([&] { return e.changes == pages + 1; }), "each page and the commit are told");
    e.writer.reset();
    check(Page::alive == 0, "no page is kept");

    QFile file(path);
    QByteArray expected = "number\r\n";
    for (int i = 0; i < pages * pageRows; ++i)
        expected += QByteArray::number(i) + "\r\n";
    check(file.open(QIODevice::ReadOnly) && file.readAll() == expected, "every row is there once, in its order");
}

void leavesNothingWithoutACommit(const QString &folder)
{
    bool isGone = true;
    for (int round = 0; round < 50; ++round) {
        Export e(QDir(folder).filePath(QStringLiteral("dropped.csv")));
        for (int page = 0; page < round; ++page)
            e.add(page);
        e.writer.reset();
        isGone = isGone && Page::alive == 0
            && QDir(folder).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    }
    check(isGone, "nothing is left of an export that was dropped");
}

void tellsOfAFullDisk()
{
    Export e(QStringLiteral("/dev/full"));
    e.add(0);
    e.writer->commit();
    check(becomes([&] { return e.writer->failure() == base::OutputFile::Failure::Full; }), "a full disk is told");
    check(!e.writer->isCommitted() && e.writer->rowsWritten() == 0, "and nothing counts as written");
}

} // namespace

int main()
{
    const QTemporaryDir folder;
    leavesNothingWithoutACommit(folder.path());
    writesAllInOrder(folder.filePath(QStringLiteral("all.csv")));
    tellsOfAFullDisk();
    return threadchecks::exitCode();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/pods.h"
#include "models/replica/keptsource.h"
#include "models/table/windowmodel.h"
#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/readpods.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

constexpr int keptRows = 100'000;

// The list of pods on a control plane that never answers.
class SilentSource final : public table::TableSource
{
public:
    [[nodiscard]] int columnCount() const override { return int(catalog::columns(catalog::podResource).size()); }
    [[nodiscard]] const table::ColumnInfo &column(int index) const override
    {
        return *catalog::columns(catalog::podResource)[std::size_t(index)];
    }
    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &, std::int64_t, int, base::Urgency,
                                          std::move_only_function<void(table::PageAnswer)>) override
    {
        return std::make_shared<int>(0);
    }
    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &, base::Urgency,
                                           std::move_only_function<void(table::CountAnswer)>) override
    {
        return std::make_shared<int>(0);
    }
};

} // namespace

// Pods of an earlier start, from the disk to the model, which is painted next.
void runSnapshot(const Settings &settings, Report &report)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"lists/pods.sqlite"_s);
    const table::ListQuery query = catalog::defaultQuery(catalog::podResource);
    const QString word = QString::fromLatin1(catalog::podResource.word);
    Figure writing{u"%L1 pods written, in the background"_s.arg(keptRows), u"ms"_s, {}, {}, {}, {}, {}};
    {
        const ReadPods pods = readPods(settings, keptRows);
        replica::SnapshotFile file(path);
        for (int round = 0; round < settings.rounds(3); ++round)
            writing.ours.push_back(milliseconds([&] {
                if (file.write({word, {}, pods.store, query, {}, 0}, {}) != replica::SnapshotFile::Outcome::Written)
                    throw Failure(u"The list was not written."_s);
            }));
    }
    writing.note = u"%1 MB"_s.arg(double(QFileInfo(path).size()) / 1e6, 0, 'f', 1);
    report.add(writing);

    Figure first{u"the first rows of them on screen"_s, u"ms"_s, {}, {}, {}, 50, {}};
    Figure all{u"all rows of them, to sort and to filter"_s, u"ms"_s, {}, {}, {}, {}, {}};
    const catalog::ClusterNames names;
    const auto keepAside = [](const QString &) { return QString(); };
    for (int round = 0; round < settings.rounds(9); ++round) {
        replica::Snapshots snapshots(path, keepAside);
        table::WindowModel model(std::make_unique<replica::KeptSource>(std::make_unique<SilentSource>(), nullptr,
                                                                       catalog::podResource, snapshots, names));
        first.ours.push_back(milliseconds([&] {
            model.setQuery(query);
            spinUntil([&model] { return !model.idAt(0).isNull(); }, 10'000, u"No rows came."_s);
        }));
        if (model.total() != keptRows)
            throw Failure(u"Rows got lost on the disk."_s);
        all.ours.push_back(milliseconds([&] {
            table::ListQuery other = query;
            other.sortKey = u"name"_s;
            model.setQuery(other);
            spinUntil([&model] { return !model.idAt(0).isNull(); }, 60'000, u"No rows came."_s);
        }));
    }
    report.add(first);
    report.add(all);
}

} // namespace bench

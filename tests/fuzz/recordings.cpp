// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/replay/csv.h"
#include "app/simulator/replay/replay.h"
#include "tests/fuzz/target.h"

#include <QDir>

// Recorded clusters: the files of a folder in one input, each after a line with its name. What is damaged is refused
// with the name of the file; anything else is a world without contradictions.
namespace {

constexpr std::array names{"cluster.json", "nodes.csv", "workloads.csv", "pods.csv", "gpu_util.csv"};

void writeFiles(const QByteArray &input)
{
    for (const char *name : names) {
        const QByteArray title = QByteArray("=== ") + name + '\n';
        const qsizetype begin = input.indexOf(title);
        if (begin < 0) {
            QFile::remove(fuzz::folder() + u'/' + QString::fromLatin1(name));
            continue;
        }
        const qsizetype from = begin + title.size();
        const qsizetype end = input.indexOf("\n=== ", from - 1);
        static_cast<void>(fuzz::fileOf(name, input.mid(from, end < 0 ? -1 : std::max<qsizetype>(end + 1 - from, 0))));
    }
}

void check(const simulator::World &world)
{
    using fuzz::require;
    require(world.recordedWorkloadIds.size() == world.workloads.size(), "each workload has an id");
    require(world.recordedPodIds.size() == world.pods.size(), "each pod has an id");
    require(std::ranges::is_sorted(world.changes), "changes are in order");
    for (std::uint32_t i = 0; i < world.workloads.size(); ++i)
        static_cast<void>(world.name(world.workloads[i]));
}

} // namespace

void tryInput(const QByteArray &input)
{
    writeFiles(input);
    try {
        check(*simulator::replay(fuzz::folder().toStdString(), 1'763'726'400'000));
    } catch (const simulator::BadTrace &problem) {
        fuzz::require(!problem.message.empty(), "a sentence says what is wrong");
    }
}

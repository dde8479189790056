// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/cases.h"
#include "views/fleet/heatmap.h"

#include <QApplication>
#include <QMouseEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace bench {
namespace {

constexpr int nodes = 500;
constexpr int gpus = 8;
constexpr double frameMs = 16; // of 60 frames a second

// GPUs in all states, in two versions.
void fill(std::vector<fleet::Line> &lines, int version)
{
    for (int node = 0; node < nodes; ++node) {
        fleet::Line &line = lines[std::size_t(node)];
        for (int gpu = 0; gpu < gpus; ++gpu) {
            fleet::GpuCell &cell = line.cells[std::size_t(gpu)];
            const int number = node * gpus + gpu + version;
            cell.utilization = 50 + 50 * std::sin(number * 0.7);
            cell.state = number % 9 == 0 ? fleet::CellState::Free
                : number % 11 == 0       ? fleet::CellState::Idle
                : number % 31 == 0       ? fleet::CellState::NoData
                                         : fleet::CellState::Value;
        }
    }
}

std::vector<fleet::Line> someNodes()
{
    std::vector<fleet::Line> lines(nodes);
    for (int node = 0; node < nodes; ++node) {
        fleet::Line &line = lines[std::size_t(node)];
        line.name = line.label = u"fra-dgx-%1"_s.arg(node, 3, 10, QChar(u'0'));
        line.key = base::Key::of({u"cluster"_s, line.name});
        line.cells.resize(gpus);
    }
    return lines;
}

} // namespace

void runHeat(const Settings &settings, Report &report)
{
    std::vector<fleet::Line> lines = someNodes();
    std::vector<const fleet::Line *> pointers;
    for (const fleet::Line &line : lines)
        pointers.push_back(&line);
    views::HeatMap map;
    map.resize(2300, 1100);
    map.setLines(pointers);
    map.show();
    QApplication::processEvents();
    if (map.linesInSight().size() != nodes)
        throw Failure(u"Only %1 of %2 nodes are in sight."_s.arg(map.linesInSight().size()).arg(nodes));
    QImage image(map.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    const auto paint = [&] { map.viewport()->render(&image); };
    Figure fresh{u"%1 GPUs, new data painted"_s.arg(nodes * gpus), u"ms"_s, {}, {}, {}, frameMs, {}};
    paint();
    const QImage before = image.copy();
    for (int i = 0; i < settings.rounds(31); ++i) {
        fill(lines, i % 2 + 1);
        fresh.ours.push_back(milliseconds([&] {
            map.cellsChanged();
            paint();
        }));
    }
    if (image == before)
        throw Failure(u"New data does not show."_s);
    report.add(fresh);
    Figure hover{u"the pointer moves over %1 GPUs"_s.arg(nodes * gpus), u"ms"_s, {}, {}, {}, frameMs, {}};
    for (int i = 0; i < settings.rounds(31); ++i) {
        const QPointF at = map.cellRect(i * 7 % nodes, i % gpus).center();
        hover.ours.push_back(milliseconds([&] {
            QMouseEvent event(QEvent::MouseMove, at, map.viewport()->mapToGlobal(at), Qt::NoButton, {}, {});
            QApplication::sendEvent(map.viewport(), &event);
            paint();
        }));
    }
    report.add(hover);
}

} // namespace bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"

#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/machine.h"
#include "tests/benchmarks/podjson.h"
#include "tests/benchmarks/qtpods.h"

using namespace Qt::StringLiterals;

namespace bench {

namespace {

api::PagePtr<api::Pod> decodeWithOurs(const QByteArray &body)
{
    api::Result<api::PagePtr<api::Pod>> page = api::decodePage<api::Pod>(body, "pods");
    if (!page)
        throw Failure(u"Our decoder refused the page."_s);
    return *page;
}

// Rows of a page behind those that are there, their texts in the pool of all.
void append(api::Page<api::Pod> &all, const api::Page<api::Pod> &page)
{
    const auto move = [&](api::Text &text) {
        if (!text.isAbsent())
            text = all.texts.intern(page.texts.view(text));
    };
    for (api::Pod pod : page.rows) {
        for (const api::Field<api::Pod> &field : api::Fields<api::Pod>::list) {
            if (field.kind == api::FieldKind::String)
                move(*static_cast<api::Text *>(field.locate(pod)));
        }
        move(pod.requested.bytes);
        move(pod.allocated.bytes);
        all.rows.push_back(pod);
    }
}

} // namespace

void runDecode(const Settings &settings, Report &report)
{
    QByteArray body = podPage({});
    body.reserve(body.size() + api::decodePadding); // as the network layer hands it over
    compare(decodeWithQt(body), *decodeWithOurs(body));

    // Several pages a round: one alone is over in less than a scheduler's turn.
    constexpr int pages = 20;
    Figure figure{u"500 pods, %1 kB, bytes to rows"_s.arg(body.size() / 1000),
                  u"ms"_s,
                  u"QJsonDocument to structs of QString, Qt::ISODateWithMs"_s,
                  {},
                  {},
                  0.10,
                  {}};
    std::size_t rows = 0;
    interleave(
        settings.rounds(11), figure,
        [&] {
            return milliseconds([&] {
                       for (int i = 0; i < pages; ++i)
                           rows += std::size_t(decodeWithQt(body).size());
                   })
                / pages;
        },
        [&] {
            return milliseconds([&] {
                       for (int i = 0; i < pages; ++i)
                           rows -= decodeWithOurs(body)->rows.size();
                   })
                / pages;
        });
    if (rows != 0)
        throw Failure(u"The two sides read different numbers of rows."_s);
    report.add(figure);
}

void runStore(const Settings &settings, Report &report)
{
    constexpr int baselinePages = 100; // its cost per pod does not depend on their number; a million would need 2 GB
    const int pages = settings.manyRows() / 500;

    releaseFreeMemory();
    double before = heapBytes();
    QList<QtPod> baseline;
    baseline.reserve(baselinePages * 500);
    for (int i = 0; i < baselinePages; ++i)
        baseline.append(decodeWithQt(podPage({i * 500})));
    const double baselineBytes = (heapBytes() - before) / double(baseline.size());

    before = heapBytes();
    auto ours = std::make_unique<api::Page<api::Pod>>();
    ours->rows.reserve(std::size_t(settings.manyRows()));
    for (int i = 0; i < pages; ++i)
        append(*ours, *decodeWithOurs(podPage({i * 500})));
    ours->texts.shrink();
    const double oursBytes = (heapBytes() - before) / double(ours->rows.size());

    for (qsizetype i = 0; i < baseline.size(); ++i) {
        const QString what = difference(baseline[i], ours->rows[std::size_t(i)], ours->texts);
        if (!what.isEmpty())
            throw Failure(u"Pod %1 differs in %2."_s.arg(i).arg(what));
    }
    report.add({u"bytes per pod of %L1, one workload per 8 pods"_s.arg(ours->rows.size()),
                u"bytes"_s,
                u"structs of QString, the same fields, %L1 pods"_s.arg(baseline.size()),
                {baselineBytes},
                {oursBytes},
                0.15,
                u"sizeof(api::Pod) is %1; texts take %2 bytes a pod"_s.arg(sizeof(api::Pod))
                    .arg(double(ours->texts.byteCount()) / double(ours->rows.size()), 0, 'f', 1)});
}

} // namespace bench

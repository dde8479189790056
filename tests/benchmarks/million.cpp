// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"
#include "models/catalog/pods.h"
#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/controlplane.h"
#include "tests/benchmarks/machine.h"
#include "tests/benchmarks/tablewindow.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

const catalog::Resource pods = catalog::podResource;

// A signed-in control plane with so many pods, and what opening their list took.
class Site
{
public:
    Site(const Settings &settings, int count, ControlPlane::Answers answers)
        : m_count(count)
        , m_server(settings, count, answers)
        , m_session(m_server.connection())
    {
    }

    // From the query to real rows on screen, in a window that is there already.
    double open()
    {
        TableWindow window(catalog::makeSource(pods, m_session.client(), m_names));
        QCoreApplication::processEvents();
        const long before = m_server.requests();
        const double taken = milliseconds([&window] { window.open(catalog::defaultQuery(pods)); });
        spinUntil([&] { return !window.model().isLoading() && m_session.requestsInFlight() == 0; }, 10'000,
                  u"The list did not come to rest."_s);
        m_requests = m_server.requests() - before;
        if (window.model().total() != m_count)
            throw Failure(u"The list has %1 rows instead of %2."_s.arg(window.model().total()).arg(m_count));
        return taken;
    }
    [[nodiscard]] long requests() const { return m_requests; }

    [[nodiscard]] std::unique_ptr<table::TableSource> source()
    {
        return catalog::makeSource(pods, m_session.client(), m_names);
    }

private:
    int m_count;
    ControlPlane m_server;
    session::Session m_session;
    catalog::ClusterNames m_names;
    long m_requests = 0;
};

} // namespace

void runOpen(const Settings &settings, Report &report)
{
    Site thousand(settings, 1000, ControlPlane::Answers::Prepared);
    Site million(settings, settings.manyRows(), ControlPlane::Answers::Prepared);
    Figure figure{u"%L1 rows, to the first real rows on screen"_s.arg(settings.manyRows()),
                  u"ms"_s,
                  u"the same with 1,000 rows"_s,
                  {},
                  {},
                  1.6,
                  {}};
    interleave(
        settings.rounds(21), figure, [&thousand] { return thousand.open(); }, [&million] { return million.open(); });
    if (thousand.requests() != million.requests())
        throw Failure(u"%1 requests for 1,000 rows, %2 for all."_s.arg(thousand.requests()).arg(million.requests()));
    figure.note = u"%1 requests on both sides"_s.arg(million.requests());
    report.add(figure);
}

void runScroll(const Settings &settings, Report &report)
{
    const int rows = settings.manyRows();
    const int steps = settings.quick ? 200 : 1000;
    Site site(settings, rows, ControlPlane::Answers::Live);
    TableWindow window(site.source());
    window.open(catalog::defaultQuery(pods));

    releaseFreeMemory();
    const double heapBefore = heapBytes();
    const double residentBefore = residentBytes();
    double heapGrowth = 0;
    double residentGrowth = 0;
    for (int step = 1; step < steps; ++step) {
        window.goTo(int(qint64(rows) * step / steps));
        heapGrowth = std::max(heapGrowth, heapBytes() - heapBefore);
        residentGrowth = std::max(residentGrowth, residentBytes() - residentBefore);
    }
    constexpr double megabyte = 1e6;
    report.add({u"resident memory, growth over %L1 rows in %2 steps"_s.arg(rows).arg(steps),
                u"MB"_s,
                {},
                {},
                {residentGrowth / megabyte},
                20,
                u"the largest growth seen after any step"_s});
    report.add(
        {u"of it handed out by malloc"_s,
         u"MB"_s,
         {},
         {},
         {heapGrowth / megabyte},
         20,
         u"the cache of the model holds %1 MB"_s.arg(double(window.model().cachedBytes()) / megabyte, 0, 'f', 1)});
}

} // namespace bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/capabilities.h"
#include "tests/contract/releasedocument.h"

#include <QTest>

using namespace Qt::StringLiterals;
using api::Feature;
using api::Operation;

// Holds what Binnacle knows about releases against the API document of each.
class TestCapabilities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keys_data();
    void keys();
    void operations_data();
    void operations();
    void parameters_data();
    void parameters();
    void types_data();
    void types();

private:
    // The release whose document is the first to have it; nullopt for the oldest one, or for none.
    template<class Has> [[nodiscard]] std::optional<api::Release> first(Has has) const
    {
        for (const auto &[release, document] : m_documents) {
            if (has(document))
                return release == m_documents.front().first ? std::nullopt : std::optional(release);
        }
        return std::nullopt;
    }

    std::vector<std::pair<api::Release, ReleaseDocument>> m_documents; // oldest first
};

namespace {

QString textOf(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QString pathOf(Operation operation)
{
    return ReleaseDocument::withHoles(textOf(api::endpoint(operation).path));
}

void addRow(Operation operation, const QString &name)
{
    QTest::newRow(qPrintable(pathOf(operation) + u' ' + name)) << int(operation) << name;
}

void addColumns()
{
    QTest::addColumn<int>("operation");
    QTest::addColumn<QString>("name");
}

} // namespace

void TestCapabilities::initTestCase()
{
    for (int minor = 18; minor <= 24; ++minor) {
        m_documents.emplace_back(api::Release{2, minor}, ReleaseDocument(u"versions/2.%1.json"_s.arg(minor)));
        if (!m_documents.back().second.isThere())
            QSKIP(apidocument::isMissing);
    }
}

void TestCapabilities::keys_data()
{
    addColumns();
    for (const Operation operation :
         {Operation::Workloads, Operation::Pods, Operation::NodePools, Operation::Projects, Operation::Departments}) {
        for (const std::string_view key : api::endpoint(operation).sortKeys)
            addRow(operation, textOf(key));
    }
}

void TestCapabilities::keys()
{
    QFETCH(int, operation);
    QFETCH(QString, name);
    const auto list = static_cast<Operation>(operation);
    // A key of a list that came later came with it, if nothing else is known.
    const auto known = std::max(api::since({list, Feature::Kind::Key, name}), api::since({list}));
    QCOMPARE(known, first([&](const ReleaseDocument &document) {
                 return document.values(pathOf(list), u"sortBy"_s).contains(name)
                     && document.values(pathOf(list), u"filterBy"_s).contains(name);
             }));
}

void TestCapabilities::operations_data()
{
    addColumns();
    for (const api::Endpoint &endpoint : api::endpoints()) {
        // They are read only after another operation; metrics of nodes are offered for nodes with an id alone.
        const bool isDetail = endpoint.operation == Operation::NodeMetrics || endpoint.operation == Operation::TokenV2
            || endpoint.operation == Operation::TokenV1;
        const bool isMinimal
            = endpoint.operation == Operation::ClustersMinimal || endpoint.operation == Operation::ClusterMinimal;
        if (!isDetail && !isMinimal)
            addRow(endpoint.operation, textOf(endpoint.method));
    }
}

void TestCapabilities::operations()
{
    QFETCH(int, operation);
    QFETCH(QString, name);
    const auto wanted = static_cast<Operation>(operation);
    QCOMPARE(api::since({wanted}),
             first([&](const ReleaseDocument &document) { return document.has(name, pathOf(wanted)); }));

    std::optional<api::Release> gone;
    bool wasThere = false;
    for (const auto &[release, document] : m_documents) {
        const bool isThere = document.has(name, pathOf(wanted));
        if (wasThere && !isThere && !gone)
            gone = release;
        wasThere |= isThere;
    }
    const auto removed = api::goneSince({wanted});
    // What later releases have removed is in none of the documents.
    if (!removed || *removed <= m_documents.back().first)
        QCOMPARE(removed, gone);
}

void TestCapabilities::parameters_data()
{
    addColumns();
    addRow(Operation::Workloads, u"search"_s);
    addRow(Operation::Pods, u"search"_s);
    addRow(Operation::WorkloadPods, u"search"_s);
    addRow(Operation::Projects, u"search"_s);
    addRow(Operation::Clusters, u"includeRequestedForDelete"_s);
    addRow(Operation::WorkloadTypes, u"filterBy"_s);
}

void TestCapabilities::parameters()
{
    QFETCH(int, operation);
    QFETCH(QString, name);
    const auto list = static_cast<Operation>(operation);
    QCOMPARE(api::since({list, Feature::Kind::Parameter, name}),
             first([&](const ReleaseDocument &document) { return document.parameters(pathOf(list)).contains(name); }));
}

void TestCapabilities::types_data()
{
    addColumns();
    // All that are asked for
    for (const QString &type :
         {u"ALLOCATED_GPUS"_s, u"TOTAL_GPUS"_s, u"IDLE_ALLOCATED_GPUS"_s, u"READY_GPU_NODES"_s, u"TOTAL_GPU_NODES"_s,
          u"TOTAL_CPU_CORES"_s, u"USED_CPU_CORES"_s, u"TOTAL_CPU_MEMORY_BYTES"_s, u"USED_CPU_MEMORY_BYTES"_s,
          u"TOTAL_GPU_MEMORY_BYTES"_s, u"USED_GPU_MEMORY_BYTES"_s})
        addRow(Operation::NodeTelemetry, type);
    for (const QString &type : {u"WORKLOADS_COUNT"_s, u"GPU_ALLOCATION"_s})
        addRow(Operation::WorkloadTelemetry, type);
}

void TestCapabilities::types()
{
    QFETCH(int, operation);
    QFETCH(QString, name);
    const auto telemetry = static_cast<Operation>(operation);
    QCOMPARE(api::since({telemetry, Feature::Kind::Type, name}), first([&](const ReleaseDocument &document) {
                 return document.values(pathOf(telemetry), u"telemetryType"_s).contains(name);
             }));
}

QTEST_GUILESS_MAIN(TestCapabilities)
#include "tst_capabilities.moc"

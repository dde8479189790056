// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/settings.h"
#include "app/window/mainwindow.h"
#include "app/window/workspace.h"
#include "models/catalog/clusters.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "models/csv/exportjob.h"
#include "tests/support/program.h"
#include "views/look/style.h"
#include "views/metrics/metricspage.h"
#include "views/table/tableview.h"

#include <QApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using catalog::Resource;

// The window walks its pages through contract-proxy, which holds every request that the application sends against the
// API document.
class TestWindowContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString tools = qEnvironmentVariable("BINNACLE_CONTRACT_TOOLS");
        if (!QFile::exists(tools + u"/contract-proxy"_s))
            QSKIP("the contract tools of ../shared are not there");
        QApplication::setStyle(new views::BinnacleStyle);
        QVERIFY2(m_simulator.start(Program::folder() + u"/binnacle-simulator"_s,
                                   {u"--size"_s, u"small"_s, u"--speed"_s, u"0"_s, u"--token"_s, u"window-token"_s}),
                 m_simulator.output().constData());
        m_log = m_folder.filePath(u"violations"_s);
        QVERIFY2(m_proxy.start(u"node"_s,
                               {tools + u"/contract-proxy"_s, u"--upstream"_s,
                                u"http://127.0.0.1:%1"_s.arg(m_simulator.port()), u"--log"_s, m_log}),
                 m_proxy.output().constData());
        m_settings = std::make_unique<app::Settings>(m_folder.filePath(u"settings.ini"_s));
        m_connections
            = std::make_unique<session::Connections>(m_folder.filePath(u"connections.json"_s), QString(), 0ms);
        m_window = std::make_unique<app::MainWindow>(*m_settings, *m_connections);
        m_window->resize(1440, 900);
        m_window->show();
        m_window->connectTo({.name = u"Proxy"_s,
                             .url = QUrl(u"http://127.0.0.1:%1"_s.arg(m_proxy.port())),
                             .caFile = {},
                             .credentials = session::BearerToken{u"window-token"_s},
                             .isDemo = false});
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && m_window->workspace()->page(), 20'000);
    }

    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void pages()
    {
        for (const Resource resource : catalog::pages()) {
            m_window->workspace()->open(resource);
            waitForRows();
            page()->refresh();
            waitForRows();
        }
    }

    // Every column that the server can sort by, both ways.
    void orders()
    {
        for (const Resource resource : {Resource(catalog::workloadResource), Resource(catalog::podResource)}) {
            for (const table::ColumnInfo *column : catalog::columns(resource)) {
                if (!column->sortKey)
                    continue;
                for (const bool descending : {false, true}) {
                    views::Location location = views::startLocation(resource);
                    location.list()->query.sortKey = QLatin1String(column->sortKey);
                    location.list()->query.descending = descending;
                    m_window->workspace()->open(location);
                    waitForRows();
                }
            }
        }
    }

    void filters()
    {
        views::Location location = views::startLocation(catalog::workloadResource);
        location.list()->query.filters = {{u"phase"_s, table::Op::AnyOf, {u"Pending"_s, u"Running"_s}, {}},
                                          {u"createdAt"_s, table::Op::AtLeast, {u"2024-01-01T00:00:00Z"_s}, {}},
                                          {u"name"_s, table::Op::NotContains, {u"a+b c"_s}, {}}};
        location.list()->query.search = u"ü & <b>"_s;
        m_window->workspace()->open(location);
        waitForRows();
        location.list()->query.search.clear();
        location.list()->query.deleted = true;
        m_window->workspace()->open(location);
        waitForRows();
    }

    void drillingDown()
    {
        m_window->workspace()->open(views::startLocation(catalog::clusterResource));
        waitForRows();
        Q_EMIT page()->table()->rowActivated(0);
        waitForRows();
        QCOMPARE(page()->resource(), catalog::workloadResource);
        m_window->workspace()->open(views::startLocation(catalog::workloadResource));
        waitForRows();
        Q_EMIT page()->table()->rowActivated(0);
        waitForRows();
        QCOMPARE(page()->resource(), catalog::podResource);
    }

    // All metrics of an object of each kind, as a user picks them, and a zoom.
    void metricsOfEachKind()
    {
        for (const Resource resource : catalog::pages()) {
            if (resource->firstMetrics.empty())
                continue; // it has none
            m_window->workspace()->open(views::startLocation(resource));
            waitForRows();
            page()->table()->setCurrentIndex(page()->model()->index(0, 0));
            page()->openMetrics();
            views::MetricsPanel *panel = m_window->workspace()->metricsPage()->panel();
            views::MetricsChoice choice = panel->controller()->choice();
            choice.types.clear();
            for (const metrics::Metric *metric : metrics::metricsOf(panel->controller()->subject()))
                choice.types.append(QString::fromLatin1(metric->type.data(), qsizetype(metric->type.size())));
            panel->controller()->setChoice(choice);
            QTRY_VERIFY_WITH_TIMEOUT(
                panel->controller()->answer().answeredAtMs > 0 && !panel->controller()->isLoading(), 60'000);
            const metrics::Range all = panel->controller()->range();
            Q_EMIT panel->charts()->rangeRequested({all.fromMs + all.length() / 2, all.toMs});
            QTRY_VERIFY_WITH_TIMEOUT(
                panel->controller()->loader()->query().range != all && !panel->controller()->isLoading(), 60'000);
        }
    }

    void exports()
    {
        QSignalSpy ended(m_window.get(), &app::MainWindow::exportEnded);
        for (const Resource resource : catalog::pages()) {
            m_window->workspace()->open(views::startLocation(resource));
            waitForRows();
            csv::ExportRequest request = page()->exportRequest();
            request.file = m_folder.filePath(u"%1.csv"_s.arg(QLatin1StringView(resource->word)));
            m_window->exportTo(request);
            QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60'000);
            QVERIFY2(ended.takeFirst().at(0).toBool(), "the export failed");
        }
    }

    // The verdict: not one line in the log, warnings included.
    void breaksNothing()
    {
        m_window.reset();
        QCOMPARE(m_proxy.stop(), 0);
        QFile log(m_log);
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray violations = log.read(4000);
        QVERIFY2(violations.isEmpty(), violations.constData());
    }

private:
    [[nodiscard]] views::ListPage *page() const { return m_window->workspace()->list(); }
    void waitForRows()
    {
        QTRY_VERIFY_WITH_TIMEOUT(page()->model()->hasAnswer() && !page()->model()->isLoading(), 20'000);
        QVERIFY(!page()->model()->problem());
    }

    Program m_simulator, m_proxy;
    QTemporaryDir m_folder;
    QString m_log;
    std::unique_ptr<app::Settings> m_settings;
    std::unique_ptr<session::Connections> m_connections;
    std::unique_ptr<app::MainWindow> m_window;
};

QTEST_MAIN(TestWindowContract)
#include "tst_window_contract.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/settings.h"
#include "app/window/mainwindow.h"
#include "app/window/workspace.h"
#include "models/catalog/clusters.h"
#include "models/csv/exportjob.h"
#include "tests/fault/calls.h"
#include "tests/support/program.h"
#include "views/look/style.h"
#include "views/metrics/metricspage.h"
#include "views/overview/overviewpage.h"
#include "views/table/tableview.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using catalog::Resource;

// Against contract-mock, whose answers are random, fit the API document, and contradict each other: no two of them have
// an object in common. Nothing crashes, nothing hangs, and whatever a list has sent is in the file. Each round is an
// export of every list, and a way down from a cluster to the metrics of a pod. BINNACLE_ROUNDS: how many, 20 by
// default.
class TestRandomAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_tools = qEnvironmentVariable("BINNACLE_CONTRACT_TOOLS");
        if (!QFile::exists(m_tools + u"/node_modules"_s))
            QSKIP("the contract tools of ../shared are not there");
        QApplication::setStyle(new views::BinnacleStyle);
        m_settings = std::make_unique<app::Settings>(m_folder.filePath(u"settings.ini"_s));
        m_connections
            = std::make_unique<session::Connections>(m_folder.filePath(u"connections.json"_s), QString(), 0ms);
    }

    void rounds_data()
    {
        QTest::addColumn<QString>("optionals"); // how often a field that may be absent is there
        QTest::addColumn<int>("round");
        static constexpr const char *shares[] = {"0", "0.5", "1"};
        const int count
            = qEnvironmentVariableIsSet("BINNACLE_ROUNDS") ? qEnvironmentVariableIntValue("BINNACLE_ROUNDS") : 20;
        for (int round = 0; round < count; ++round) {
            const char *share = shares[round % 3];
            QTest::addRow("%s, %d", share, round) << QString::fromLatin1(share) << round;
        }
    }

    void rounds()
    {
        QFETCH(QString, optionals);
        QFETCH(int, round);
        Program mock;
        QVERIFY2(mock.start(u"node"_s,
                            {m_tools + u"/contract-mock"_s, u"--items"_s, u"50"_s, u"--optionals"_s, optionals,
                             u"--seed"_s, QString::number(round + 1)}),
                 mock.output().constData());
        const QUrl url(u"http://127.0.0.1:%1"_s.arg(mock.port()));
        for (const Resource resource : catalog::pages()) {
            exportAll(url, resource);
            if (QTest::currentTestFailed())
                return;
        }
        drillDown(url);
    }

private:
    // Notes the rows of a list as they come in.
    class Watched final : public table::TableSource
    {
    public:
        Watched(std::unique_ptr<table::TableSource> source, QSet<base::Key> &received)
            : m_source(std::move(source))
            , m_received(received)
        {
        }
        [[nodiscard]] int columnCount() const override { return m_source->columnCount(); }
        [[nodiscard]] const table::ColumnInfo &column(int index) const override { return m_source->column(index); }
        [[nodiscard]] int maxPageSize() const override { return m_source->maxPageSize(); }
        void invalidate() override { m_source->invalidate(); }
        [[nodiscard]] bool sortsHere() const override { return m_source->sortsHere(); }
        [[nodiscard]] bool canSort(const table::ColumnInfo &info) const override { return m_source->canSort(info); }
        [[nodiscard]] QString remark(const table::ListQuery &query) const override { return m_source->remark(query); }
        [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                              base::Urgency urgency,
                                              std::move_only_function<void(table::PageAnswer)> done) override
        {
            return m_source->fetchPage(query, offset, limit, urgency,
                                       [this, offset, then = std::move(done)](table::PageAnswer answer) mutable {
                                           // A list that is read as a whole is what its last answer says.
                                           if (offset == 0 && sortsHere())
                                               m_received.clear();
                                           // Pages requested ahead are none: the list ended before them.
                                           for (int row = 0; answer.page && offset == 0 && row < answer.page->size();
                                                ++row)
                                               m_received += answer.page->id(row);
                                           then(std::move(answer));
                                       });
        }
        [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                               std::move_only_function<void(table::CountAnswer)> done) override
        {
            return m_source->fetchCount(query, urgency, std::move(done));
        }

    private:
        std::unique_ptr<table::TableSource> m_source;
        QSet<base::Key> &m_received;
    };

    void exportAll(const QUrl &url, Resource resource)
    {
        session::Session session(calls::connectionTo(url), calls::hurried());
        catalog::ClusterNames names;
        QSet<base::Key> received;
        csv::ExportRequest request;
        request.resource = resource;
        request.query = catalog::defaultQuery(resource);
        request.file = m_folder.filePath(u"rows.csv"_s);
        csv::ExportJob job(std::make_unique<Watched>(catalog::makeSource(resource, session.client(), names), received),
                           request);
        bool hasEnded = false;
        connect(&job, &csv::ExportJob::finished, this, [&] { hasEnded = true; });
        job.start();
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded, 60'000);
        const QByteArray words = QByteArray(resource->word) + ": " + job.closingSentence().toUtf8() + ' '
            + QByteArray::number(received.size()) + " received";
        QVERIFY2(job.hasSucceeded(), words.constData());
        QVERIFY2(job.rowsWritten() >= received.size(), words.constData());
    }

    void drillDown(const QUrl &url)
    {
        app::MainWindow window(*m_settings, *m_connections);
        window.resize(1440, 900);
        window.show();
        window.connectTo({.name = u"Random"_s,
                          .url = url,
                          .caFile = {},
                          .credentials = session::BearerToken{u"token"_s},
                          .isDemo = false});
        QTRY_VERIFY_WITH_TIMEOUT(window.workspace() && window.workspace()->page(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            !window.workspace()->overviewPage() || !window.workspace()->overviewPage()->model().isLoading(), 60'000);
        app::Workspace &workspace = *window.workspace();
        for (const Resource resource : catalog::pages()) {
            workspace.open(resource);
            waitForRows(workspace);
        }
        workspace.open(views::startLocation(catalog::clusterResource));
        for (int step = 0; step < 2; ++step) {
            waitForRows(workspace);
            if (workspace.list()->model()->rowCount() == 0)
                return; // it has none this time
            Q_EMIT workspace.list()->table()->rowActivated(0);
        }
        waitForRows(workspace);
        if (workspace.list()->model()->rowCount() == 0)
            return;
        workspace.list()->table()->setCurrentIndex(workspace.list()->model()->index(0, 0));
        workspace.list()->openMetrics();
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.metricsPage()->panel()->controller()->isLoading(), 60'000);
    }

    static void waitForRows(app::Workspace &workspace)
    {
        table::WindowModel &model = *workspace.list()->model();
        QTRY_VERIFY_WITH_TIMEOUT((model.hasAnswer() || model.problem()) && !model.isLoading(), 20'000);
    }

    QString m_tools;
    QTemporaryDir m_folder;
    std::unique_ptr<app::Settings> m_settings;
    std::unique_ptr<session::Connections> m_connections;
};

QTEST_MAIN(TestRandomAnswers)
#include "tst_random_answers.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/catalog/departments.h"
#include "models/catalog/projects.h"
#include "models/catalog/totals.h"
#include "models/session/session.h"
#include "tests/support/simulatorclient.h"
#include "views/list/listpage.h"
#include "views/list/summarystrip.h"
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/navigation/navigator.h"
#include "views/table/tableview.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTest>

using namespace views;
using namespace Qt::StringLiterals;
using catalog::Resource;

namespace {

constexpr int patient = 30'000; // ms; a limit for a hanging test, not a measure

// The page of a list on a connection.
struct Desk
{
    Desk(const session::Connection &connection, Resource resource)
        : session(connection)
        , totals(session.client(), names)
        , page(resource, PageContext{session, names, totals, navigator})
    {
        names.load(session.client());
        page.resize(1700, 1600);
        page.show();
        page.open(startLocation(resource));
    }

    bool isSettled() const
    {
        return page.model()->updatedAtMs() > 0 && !page.model()->isLoading()
            && page.strip()->tiles().constFirst().count.has_value();
    }
    QString clusterOf(int row) const { return std::get<table::Reference>(page.model()->valueOf(row, "clusterId")).id; }
    QImage cellAt(int row, const char *column)
    {
        TableView *table = page.table();
        return table->viewport()
            ->grab(table->visualRect(page.model()->index(row, page.model()->columnOf(column))))
            .toImage();
    }

    session::Session session;
    catalog::ClusterNames names;
    catalog::Totals totals;
    Navigator navigator;
    ListPage page;
};

bool has(const QImage &image, QRgb colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == colour)
                return true;
        }
    }
    return false;
}

} // namespace

// The pages of projects and departments, on the simulator, frozen, over HTTP.
class TestOrgUnits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        options.nowMs = 1'780'000'000'000;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY(m_simulator->start());
        m_connection.url = QUrl(QString::fromStdString(m_simulator->url()));
        m_connection.credentials = session::BearerToken{QString::fromStdString(m_simulator->token())};
        m_asking
            = std::make_unique<SimulatorClient>(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void clustersThatDoNotReportAreTold_data()
    {
        QTest::addColumn<Resource>("resource");
        QTest::newRow("projects") << Resource(catalog::projectResource);
        QTest::newRow("departments") << Resource(catalog::departmentResource);
    }
    // The numbers of such rows are old: they are faint, and words say it.
    void clustersThatDoNotReportAreTold()
    {
        QFETCH(Resource, resource);
        QString silent;
        QString name;
        for (const auto &cluster : m_asking->get(u"/api/v1/clusters"_s).array()) {
            if (cluster[u"status"_s][u"state"_s] != u"Disconnected"_s)
                continue;
            silent = cluster[u"uuid"_s].toString();
            name = cluster[u"name"_s].toString();
        }
        QVERIFY(!silent.isEmpty());
        Desk desk(m_connection, resource);
        QTRY_VERIFY_WITH_TIMEOUT(desk.isSettled(), patient);
        const Theme &theme = themeOf(desk.page.table()->palette());
        int old = 0;
        int fresh = 0;
        for (int row = 0; row < desk.page.model()->rowCount(); ++row) {
            const QModelIndex gpus = desk.page.model()->index(row, desk.page.model()->columnOf("gpus"));
            const QString words = gpus.data(Qt::AccessibleTextRole).toString();
            const bool isOld = desk.clusterOf(row) == silent;
            QCOMPARE(words.contains(name + u" does not report: last known numbers"_s), isOld);
            const auto share = std::get<table::GpuShare>(desk.page.model()->valueOf(row, "gpus"));
            if (share.allocated < 1 || share.requested < 1)
                continue;
            QCOMPARE(has(desk.cellAt(row, "gpus"), theme.barFill), !isOld);
            (isOld ? old : fresh) += 1;
        }
        QVERIFY(old > 0 && fresh > 0);
    }

private:
    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<SimulatorClient> m_asking;
    session::Connection m_connection;
};

QTEST_MAIN(TestOrgUnits)
#include "tst_orgunits.moc"

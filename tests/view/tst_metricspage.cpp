// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/catalog/catalog.h"
#include "models/catalog/pods.h"
#include "models/catalog/totals.h"
#include "models/catalog/workloads.h"
#include "models/session/session.h"
#include "tests/support/simulatorclient.h"
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/metrics/metricspage.h"
#include "views/metrics/objectheader.h"
#include "views/navigation/navigator.h"

#include <QApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace views;
using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 30'000; // ms; a limit for a hanging test, not a measure
constexpr qint64 now = 1763748142000;

session::Connection connectionTo(const simulator::Simulator &simulator)
{
    session::Connection connection;
    connection.url = QUrl(QString::fromStdString(simulator.url()));
    connection.credentials = session::BearerToken{QString::fromStdString(simulator.token())};
    return connection;
}

} // namespace

// The page of an object on a real control plane: the simulator, frozen, over HTTP.
class TestMetricsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsAPodOfTheControlPlane();
    void keepsAChoicePerKind();
    void factsAndLinks();
    void longNamesFit();
    void rightToLeft();

private:
    void open(const MetricsPlace &place);

    std::unique_ptr<simulator::Simulator> m_simulator;
    MetricsPlace m_pod;
    std::unique_ptr<session::Session> m_session;
    catalog::ClusterNames m_names;
    Navigator m_navigator;
    std::unique_ptr<catalog::Totals> m_totals;
    std::unique_ptr<MetricsPage> m_page;
};

void TestMetricsPage::initTestCase()
{
    QApplication::setStyle(new BinnacleStyle);
    applyTheme(*qApp, ThemeChoice::Light);
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.speed = 0;
    options.nowMs = now;
    m_simulator = std::make_unique<simulator::Simulator>(options);
    QVERIFY(m_simulator->start());

    // The oldest running pod that holds a GPU.
    SimulatorClient direct(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
    const QString query = u"completed=false&sortBy=createdAt&sortOrder=asc"_s;
    const QJsonArray pods = direct.all(u"/api/v1/workloads/pods"_s, query, u"pods"_s);
    for (const auto &value : pods) {
        const QJsonObject pod = value.toObject();
        const double gpus = pod[u"allocatedResources"].toObject()[u"gpu"].toDouble();
        if (pod[u"k8sPhase"].toString() != u"Running" || gpus < 1)
            continue;
        m_pod.subject.scope = metrics::Scope::Pod;
        m_pod.subject.id = base::Key::fromText(pod[u"id"].toString());
        m_pod.subject.workloadId = base::Key::fromText(pod[u"workloadId"].toString());
        m_pod.subject.name = pod[u"name"].toString();
        m_pod.state = u"Running"_s;
        m_pod.facts
            = {{u"Node"_s, pod[u"nodeName"].toString(), {}},
               {u"Workload"_s, u"bert"_s, {&catalog::podsOfWorkload, base::Key::fromText(u"some-id"_s), u"bert"_s}}};
        break;
    }
    QVERIFY(!m_pod.subject.id.isNull());
}

void TestMetricsPage::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    m_session = std::make_unique<session::Session>(connectionTo(*m_simulator));
    m_totals = std::make_unique<catalog::Totals>(m_session->client(), m_names);
    const MetricsPanel::Shared shared{std::make_shared<metrics::Memory>(), std::make_shared<SeriesLooks>()};
    m_page = std::make_unique<MetricsPage>(PageContext{*m_session, m_names, *m_totals, m_navigator}, shared);
    m_page->panel()->controller()->setClock([] { return now; });
    m_page->resize(1440, 800);
}

void TestMetricsPage::cleanup()
{
    m_page.reset();
    m_totals.reset();
    m_session.reset();
}

void TestMetricsPage::open(const MetricsPlace &place)
{
    m_page->open(place);
    m_page->show();
    const metrics::Loader *loader = m_page->panel()->controller()->loader();
    QTRY_VERIFY_WITH_TIMEOUT(loader->query().subject == place.subject && !loader->isLoading(), patient);
}

void TestMetricsPage::showsAPodOfTheControlPlane()
{
    open(m_pod);
    QCOMPARE(m_page->title(), m_pod.subject.name);
    QVERIFY(m_page->panel()->statePanel()->isHidden());
    QVERIFY(m_page->panel()->series()->model()->shownCount() > 0);
    QVERIFY(m_page->updatedAtMs() > 0);

    // The same range at few and at many samples is the same curve: its mean hardly differs.
    const auto mean
        = [&] { return m_page->panel()->controller()->answer().metrics.at(0).series.at(0)->statistics.mean; };
    const auto ask = [&](int samples) {
        Q_EMIT m_page->panel()->toolbar()->samplesEntered(samples);
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->panel()->controller()->isLoading(), patient);
    };
    ask(1000);
    const double fine = mean();
    ask(200);
    QVERIFY2(std::abs(mean() - fine) < 0.1 * fine, qPrintable(u"%1 %2"_s.arg(mean()).arg(fine)));
}

void TestMetricsPage::keepsAChoicePerKind()
{
    MetricsChoice forPods = defaultChoice(metrics::Scope::Pod);
    forPods.preset = RangePreset::Hour1;
    m_page->setChoice(metrics::Scope::Pod, forPods);
    open(m_pod);
    QCOMPARE(m_page->panel()->controller()->choice(), forPods);

    QSignalSpy changed(m_page.get(), &MetricsPage::choiceChanged);
    Q_EMIT m_page->panel()->toolbar()->presetChosen(RangePreset::Min15);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).value<metrics::Scope>(), metrics::Scope::Pod);
    QCOMPARE(m_page->choice(metrics::Scope::Pod).preset, RangePreset::Min15);
    QCOMPARE(m_page->choice(metrics::Scope::Workload), defaultChoice(metrics::Scope::Workload));

    MetricsPlace workload = m_pod;
    workload.subject.scope = metrics::Scope::Workload;
    workload.subject.id = m_pod.subject.workloadId;
    workload.subject.workloadId = {};
    open(workload);
    QCOMPARE(m_page->panel()->controller()->choice(), defaultChoice(metrics::Scope::Workload));
    open(m_pod);
    QCOMPARE(m_page->panel()->controller()->choice().preset, RangePreset::Min15);
}

void TestMetricsPage::factsAndLinks()
{
    open(m_pod);
    QSignalSpy requested(&m_navigator, &Navigator::placeRequested);
    auto *link = m_page->header()->findChild<QToolButton *>();
    QVERIFY(link);
    QCOMPARE(link->accessibleName(), u"bert"_s);
    QTest::keyClick(link, Qt::Key_Space);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.at(0).at(0).value<Location>(), linkLocation(m_pod.facts.constLast().link));
    QVERIFY(m_page->header()->accessibleDescription().contains(m_pod.facts.constFirst().text));
}

void TestMetricsPage::longNamesFit()
{
    MetricsPlace place = m_pod;
    const QString endless = QString(u"a-name-without-an-end-"_s).repeated(20);
    for (int i = 0; i < 5; ++i)
        place.facts.append(
            {u"Project"_s, endless, {&catalog::workloadsOfCluster, base::Key::fromText(u"x"_s), endless}});
    m_page->resize(976, 600);
    open(place);
    QCOMPARE(m_page->width(), 976);
    for (const QToolButton *link : m_page->header()->findChildren<QToolButton *>())
        QVERIFY(link->mapTo(m_page.get(), QPoint(link->width(), 0)).x() <= m_page->width());
    QVERIFY(m_page->header()->findChildren<QToolButton *>().constLast()->toolTip().contains(u"without"_s));
}

void TestMetricsPage::rightToLeft()
{
    m_page->setLayoutDirection(Qt::RightToLeft);
    open(m_pod);
    QVERIFY(m_page->panel()->series()->x() < m_page->panel()->charts()->x());
    const MetricsToolbar *bar = m_page->panel()->toolbar();
    QVERIFY(bar->exportButton()->x() < bar->metricsButton()->x());
}

QTEST_MAIN(TestMetricsPage)
#include "tst_metricspage.moc"

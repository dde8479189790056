// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/catalog/clusters.h"
#include "models/catalog/pods.h"
#include "models/replica/copysource.h"
#include "views/filter/filterbar.h"
#include "views/filter/filterchip.h"
#include "views/list/copypopup.h"
#include "views/list/listcopy.h"
#include "views/list/listpage.h"
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/navigation/navigator.h"
#include "views/table/headerview.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

using namespace views;
using namespace Qt::StringLiterals;
using Phase = replica::CopyState::Phase;
using table::Op;

namespace {

constexpr int patient = 60'000; // ms; a limit for a hanging test, not a measure

std::unique_ptr<simulator::Simulator> makeSimulator(simulator::Size size)
{
    simulator::Options options;
    options.size = size;
    options.speed = 0;
    auto made = std::make_unique<simulator::Simulator>(options);
    return made->start() ? std::move(made) : nullptr;
}

// A page of pods on a control plane of its own, which stands still.
struct PodsPage
{
    explicit PodsPage(simulator::Size size)
        : simulator(makeSimulator(size))
    {
        session::Connection connection;
        connection.url = QUrl(QString::fromStdString(simulator->url()));
        connection.credentials = session::BearerToken{QString::fromStdString(simulator->token())};
        session = std::make_unique<session::Session>(connection);
        totals = std::make_unique<catalog::Totals>(session->client(), names);
        page = std::make_unique<ListPage>(catalog::podResource, PageContext{*session, names, *totals, navigator});
        page->setRefreshSeconds(600); // on, and not during the test
        page->resize(1300, 700);
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        page->open(startLocation(catalog::podResource));
        settle();
    }
    void settle() const
    {
        const auto isSettled = [this] {
            return page->model()->hasAnswer() && !page->model()->isLoading() && page->model()->updatedAtMs() > 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    }
    void waitFor(Phase phase) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(page->copy()->state().phase == phase, patient);
        settle();
    }
    void clickTitle(const char *key, Qt::KeyboardModifiers keys = {}) const
    {
        const int column = page->model()->columnOf(key);
        HeaderView *header = page->table()->header();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, keys,
                          header->sectionRect(column).center() - QPoint(10, 0));
    }
    void setFilters(const QList<table::Filter> &filters) const
    {
        table::ListQuery query = page->model()->query();
        query.filters = filters;
        Q_EMIT page->filterBar()->queryChanged(query);
    }
    double gpus(int row) const
    {
        const table::Value value = page->model()->valueOf(row, "gpus");
        const auto *share = std::get_if<table::GpuShare>(&value);
        return share ? share->allocated : -1;
    }
    const ListCopy &button() const { return *page->copyButton(); }

    std::unique_ptr<simulator::Simulator> simulator;
    std::unique_ptr<session::Session> session;
    catalog::ClusterNames names;
    std::unique_ptr<catalog::Totals> totals;
    Navigator navigator;
    std::unique_ptr<ListPage> page;
};

CopyPopup *openPopup()
{
    CopyPopup *popup = nullptr;
    (void)QTest::qWaitFor([&popup] {
        popup = qobject_cast<CopyPopup *>(QApplication::activePopupWidget());
        return popup != nullptr;
    });
    return popup;
}

void press(const CopyPopup &popup, const QString &text)
{
    const auto buttons = popup.findChildren<QPushButton *>();
    const auto found = std::ranges::find(buttons, text, &QPushButton::text);
    QVERIFY2(found != buttons.end(), qPrintable(text));
    QTest::mouseClick(*found, Qt::LeftButton);
}

} // namespace

// The local copy of a list as people use it: by titles, filters and the button beside the count.
class TestListCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void cleanup()
    {
        while (QWidget *open = QApplication::activePopupWidget())
            open->close();
    }

    void titlesSortWhatTheServerCannot()
    {
        const PodsPage pods(simulator::Size::Small);
        QCOMPARE(pods.button().words().label, u"Load all rows"_s);
        QVERIFY(pods.button().isVisible());
        const int gpus = pods.page->model()->columnOf("gpus");
        QVERIFY(pods.page->table()->header()->canSort(gpus));
        QVERIFY(pods.page->table()->header()->sortNote(gpus).contains(u"all rows are read first"));

        pods.clickTitle("gpus");
        pods.waitFor(Phase::Ready);
        QTRY_VERIFY_WITH_TIMEOUT(pods.gpus(0) >= pods.gpus(20) && pods.gpus(20) >= 0, patient);
        QCOMPARE(pods.page->table()->header()->sortedColumn(), gpus);
        QVERIFY(!pods.page->table()->header()->isOrderPending());
        QVERIFY(pods.button().words().label.startsWith(u"All rows are here"));
        QCOMPARE(pods.button().words().tone, Tone::Success);
        QTRY_VERIFY_WITH_TIMEOUT(pods.page->filterBar()->note().startsWith(u"sorted here by GPUs"), patient);
        QVERIFY(!pods.page->countText().contains(u"sorted locally"));

        // Rows that are equal, by a second title; a plain click is one order again.
        pods.clickTitle("nodeName", Qt::ShiftModifier);
        QCOMPARE(pods.page->model()->query().thenBy, (QList<table::SortBy>{{u"nodeName"_s, false}}));
        QTRY_VERIFY_WITH_TIMEOUT(pods.page->filterBar()->note().startsWith(u"sorted here by GPUs, then Node"), patient);
        pods.clickTitle("nodeName");
        QVERIFY(pods.page->model()->query().thenBy.isEmpty());
        QCOMPARE(pods.page->model()->query().sortKey, u"nodeName"_s);
        pods.settle();
        QVERIFY(pods.page->filterBar()->note().isEmpty()); // the server sorts
    }

    void longListsAreAskedFor()
    {
        const PodsPage pods(simulator::Size::Large);
        pods.clickTitle("gpus");
        const CopyPopup *popup = openPopup();
        QVERIFY(popup);
        QCOMPARE(pods.page->copy()->state().phase, Phase::Asks);
        QCOMPARE(pods.button().words().label, u"All rows are needed"_s);
        QVERIFY(pods.page->table()->header()->isOrderPending());
        press(*popup, u"Not now"_s);
        QTRY_COMPARE(pods.page->copy()->state().phase, Phase::Off);
        pods.settle();
        // It is said below the table, with a way on.
        QCOMPARE(pods.button().words().tone, Tone::Warning);
        QVERIFY(pods.page->table()->header()->isOrderPending());
        QVERIFY(pods.page->banner()->isVisible());
        QCOMPARE(pods.page->banner()->text().action, u"Load all rows"_s);
        QTest::mouseClick(pods.page->banner()->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_COMPARE(pods.page->copy()->state().phase, Phase::Loading);
        QTRY_VERIFY_WITH_TIMEOUT(pods.button().words().label.startsWith(u"Reading, "), patient);
        QTRY_VERIFY(pods.page->banner()->isHidden());
        QVERIFY(pods.page->model()->total() > replica::CopySource::unaskedRows); // the table works meanwhile
        pods.page->copyButton()->act(CopyWords::Action::Cancel);
        QCOMPARE(pods.page->copy()->state().phase, Phase::Off);
    }

    void filtersThatOnlyACopyAppliesAreStruckWithoutIt()
    {
        const PodsPage pods(simulator::Size::Small);
        const qint64 all = pods.page->model()->total();
        pods.setFilters({{u"gpus"_s, Op::Above, {u"0"_s}, {}}});
        QTRY_COMPARE(pods.page->filterBar()->chips().size(), 1);
        pods.waitFor(Phase::Ready);
        QTRY_VERIFY_WITH_TIMEOUT(pods.page->model()->total() < all, patient);
        const qint64 some = pods.page->model()->total();
        QVERIFY(some > 0);
        const FilterChip &chip = *pods.page->filterBar()->chips().constFirst();
        QVERIFY(!chip.isStruck());
        QVERIFY(chip.accessibleDescription().contains(u"on this computer"));

        pods.page->copyAsCurl(); // no request brings these rows
        QVERIFY(pods.page->banner()->text().sentence.contains(u"copy on this computer"));
        pods.page->banner()->dismiss();

        pods.page->copyButton()->click();
        const CopyPopup *popup = openPopup();
        QVERIFY(popup);
        press(*popup, u"Back to the server’s rows"_s);
        QTRY_COMPARE_WITH_TIMEOUT(pods.page->model()->total(), all, patient);
        pods.settle();
        QVERIFY(chip.isStruck());
        QVERIFY(chip.accessibleDescription().contains(u"Not applied"));
        QCOMPARE(pods.page->model()->query().filters.size(), 1);
        QVERIFY(pods.page->banner()->text().headline.contains(u"Load all rows"));
        QCOMPARE(pods.page->copy()->state().phase, Phase::Off);

        pods.page->copyButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(pods.page->model()->total(), some, patient);
        QTRY_VERIFY(!chip.isStruck());
    }

    void theServerGetsWhatItCanDo()
    {
        const PodsPage pods(simulator::Size::Small);
        const auto isForServer = [&](const char *key, Op op, const QStringList &values) {
            return pods.page->copy()->isForServer({QString::fromLatin1(key), op, values, {}});
        };
        QVERIFY(isForServer("nodeName", Op::Contains, {u"a"_s}));
        QVERIFY(!isForServer("nodeName", Op::Contains, {u"a,b"_s})); // it splits texts
        QVERIFY(!isForServer("nodeName", Op::AnyOf, {u"a"_s, u"b"_s})); // it has no "or"
        QVERIFY(isForServer("workloadId", Op::Equal, {u"a"_s}));
        QVERIFY(!isForServer("workloadId", Op::Contains, {u"a"_s})); // it knows ids, not names
        QVERIFY(isForServer("createdAt", Op::AtLeast, {u"2025-11-21"_s}));
        QVERIFY(!isForServer("createdAt", Op::IsEmpty, {}));
        QVERIFY(!isForServer("gpus", Op::AtLeast, {u"1"_s}));
        QVERIFY(isForServer("unknown", Op::Equal, {u"1"_s})); // it says what is wrong
    }

    void rowsAreReadAgainFromThePopup()
    {
        const PodsPage pods(simulator::Size::Small);
        pods.page->copyButton()->click();
        pods.waitFor(Phase::Ready);
        const qint64 readAt = pods.page->copy()->state().readAtMs;
        QVERIFY(pods.page->copy()->state().isServing);
        pods.page->copyButton()->click();
        const CopyPopup *popup = openPopup();
        QVERIFY(popup);
        QCOMPARE(popup->accessibleName(), u"Copy of the list Pods"_s);
        press(*popup, u"Read again"_s);
        QTRY_VERIFY_WITH_TIMEOUT(pods.page->copy()->state().readAtMs > readAt, patient);
        QCOMPARE(pods.page->copy()->state().phase, Phase::Ready);
    }

    void failuresAreSaidAndTriedAgain()
    {
        PodsPage pods(simulator::Size::Small);
        pods.simulator.reset();
        pods.page->copyButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(pods.page->copy()->state().phase == Phase::Failed, patient);
        QCOMPARE(pods.button().words().tone, Tone::Danger);
        pods.page->copyButton()->click();
        const CopyPopup *popup = openPopup();
        QVERIFY(popup);
        QVERIFY(!pods.button().words().sentence.isEmpty());
        press(*popup, u"Not now"_s);
        QTRY_COMPARE(pods.page->copy()->state().phase, Phase::Off);
    }

    void shortListsHaveNoCopy()
    {
        const auto simulator = makeSimulator(simulator::Size::Small);
        session::Connection connection;
        connection.url = QUrl(QString::fromStdString(simulator->url()));
        connection.credentials = session::BearerToken{QString::fromStdString(simulator->token())};
        session::Session session(connection);
        catalog::ClusterNames names;
        catalog::Totals totals(session.client(), names);
        Navigator navigator;
        ListPage clusters(catalog::clusterResource, {session, names, totals, navigator});
        QVERIFY(!clusters.copy());
        QVERIFY(!clusters.copyButton());
        const auto &fields = clusters.filterBar()->offer().fields();
        QVERIFY(std::ranges::all_of(fields, [](const table::ColumnInfo *field) { return field->filterKey; }));
    }
};

QTEST_MAIN(TestListCopy)
#include "tst_listcopy.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/keptlists.h"
#include "app/memory/settings.h"
#include "app/simulator/simulator.h"
#include "app/window/workspace.h"
#include "models/catalog/nodes.h"
#include "models/replica/snapshots.h"
#include "tests/support/relay.h"
#include "views/frame/settingspage.h"
#include "views/look/style.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"

#include <QApplication>
#include <QCheckBox>
#include <QFileInfo>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patientMs = 60'000; // a limit for a hanging test, not a measure

session::Patience hurried()
{
    using namespace std::chrono_literals;
    session::Patience patience;
    patience.retry.firstDelay = 10ms;
    patience.retry.longestDelay = 40ms;
    patience.reach.firstProbe = 50ms;
    patience.reach.longestProbe = 200ms;
    return patience;
}

// A token that nobody has signed, of this user.
QString tokenOf(const QByteArray &user)
{
    constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return QString::fromLatin1(QByteArray(R"({"alg":"none"})").toBase64(form) + '.'
                               + (R"({"preferred_username":")" + user + R"(","sub":")" + user + R"("})").toBase64(form)
                               + ".c2ln");
}

} // namespace

// Lists from an earlier start, on the page: at once, with their age, and until the control plane answers.
class TestKeptLists : public QObject
{
    Q_OBJECT

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<Relay> m_relay;
    QUrl m_url; // of the relay, also while it is stopped
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Settings> m_settings;
    std::unique_ptr<app::Workspace> m_workspace;

    [[nodiscard]] session::Connection connection(const QByteArray &user = "ada") const
    {
        session::Connection made;
        made.name = u"test"_s;
        made.id = u"6f9619ff-8b86-4d01-b42d-00cf4fc964ff"_s;
        made.url = m_url;
        made.credentials = session::BearerToken{tokenOf(user)};
        return made;
    }
    [[nodiscard]] QString file() const { return app::keptListsFile(m_settings->dataFolder(), connection()); }

    void start(const session::Connection &of)
    {
        m_workspace = std::make_unique<app::Workspace>(std::make_shared<session::Session>(of, hurried()), *m_settings);
        m_workspace->resize(1200, 700);
        m_workspace->setVisible(true);
        m_workspace->open(catalog::nodeResource);
        page()->setRefreshSeconds(0);
    }
    void waitForRows() { QTRY_VERIFY_WITH_TIMEOUT(!page()->model()->loadedRows().empty(), patientMs); }
    // An ordinary day.
    void useOnce()
    {
        start(connection());
        waitForRows();
        QTRY_VERIFY_WITH_TIMEOUT(!page()->model()->isLoading(), patientMs);
        QTest::qWait(100); // packed
        m_workspace.reset();
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(file()).size() > 0 && !QFile::exists(file() + u"-journal"_s), patientMs);
    }
    [[nodiscard]] views::ListPage *page() const { return m_workspace->list(); }
    [[nodiscard]] bool isKept() const { return page()->countText().contains(u" old"_s); }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new views::BinnacleStyle);
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY(m_simulator->start());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<app::Settings>(m_folder->filePath(u"settings.ini"_s));
        m_relay = std::make_unique<Relay>(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
        m_url = m_relay->url();
    }
    void cleanup()
    {
        m_workspace.reset();
        QTRY_VERIFY(qApp->findChildren<replica::Snapshots *>().isEmpty()); // they write to the folder
        m_settings.reset();
        m_relay.reset();
    }

    void rowsAreThereBeforeTheControlPlaneAnswers()
    {
        useOnce();
        m_relay->hold("/");
        start(connection());
        QVERIFY(m_workspace->hasKeptLists());
        waitForRows();
        QTRY_VERIFY(isKept());
        QVERIFY2(page()->countText().contains(QRegularExpression(u"from \\d\\d:\\d\\d, less than a minute old"_s)),
                 qPrintable(page()->countText()));
        const int rows = page()->model()->rowCount();
        QVERIFY(rows > 5);
        page()->table()->selectRow(3);
        const base::Key chosen = page()->model()->idAt(3);
        page()->table()->verticalScrollBar()->setValue(page()->table()->verticalScrollBar()->maximum());
        const int scrolled = page()->table()->verticalScrollBar()->value();

        m_relay->hold({});
        m_relay->passAll();
        m_relay->release();
        QTRY_VERIFY_WITH_TIMEOUT(!isKept(), patientMs);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->model()->isLoading(), patientMs);
        QCOMPARE(page()->model()->rowCount(), rows);
        QCOMPARE(page()->table()->selection()->ids(), QList{chosen});
        const QScrollBar &bar = *page()->table()->verticalScrollBar();
        QCOMPARE(bar.value(), std::min(scrolled, bar.maximum())); // a line above the rows may have gone
        QVERIFY(!page()->banner()->isVisible());
    }

    void withoutTheControlPlaneTheRowsStay()
    {
        useOnce();
        m_relay->stop();
        start(connection());
        waitForRows();
        QTRY_VERIFY_WITH_TIMEOUT(page()->banner()->isVisible(), patientMs);
        QVERIFY(isKept());
        // They sort here, by any column.
        QStringList names;
        for (int row = 0; row < page()->model()->rowCount(); ++row)
            names << page()->model()->index(row, 0).data().toString();
        table::ListQuery query = page()->model()->query();
        query.sortKey = u"name"_s;
        query.descending = !query.descending;
        m_workspace->open(views::Location{views::ListPlace{catalog::nodeResource, query}});
        QTRY_COMPARE_WITH_TIMEOUT(page()->model()->index(0, 0).data().toString(), names.last(), patientMs);
        QTRY_VERIFY_WITH_TIMEOUT(page()->banner()->isVisible(), patientMs);

        QVERIFY(m_relay->start());
        QTRY_VERIFY_WITH_TIMEOUT(!isKept() && !page()->model()->problem(), patientMs);
        QTRY_VERIFY_WITH_TIMEOUT(!page()->banner()->isVisible(), patientMs);
    }

    void nobodyElseSeesThem()
    {
        useOnce();
        m_relay->hold("/");
        start(connection("bob"));
        QVERIFY(!m_workspace->hasKeptLists());
        QTest::qWait(200);
        QVERIFY(page()->model()->loadedRows().empty());
        QVERIFY2(!QFile::exists(file()), "the lists of the account before are still there");
        m_relay->release();

        session::Connection other = connection();
        other.url = QUrl(u"https://other.example"_s);
        QVERIFY(app::keptListsFile(m_settings->dataFolder(), other) != file());
        other = connection();
        other.isDemo = true;
        QVERIFY(app::keptListsFile(m_settings->dataFolder(), other).isEmpty());
        other = connection();
        other.credentials = session::BearerToken{u"opaque"_s};
        QVERIFY(app::keptListsFile(m_settings->dataFolder(), other).isEmpty());
    }

    void theSettingRemovesThem()
    {
        useOnce();
        const QByteArray foreign("another connection's");
        QFile another(m_settings->dataFolder() + u"/lists/other.sqlite"_s);
        QVERIFY(another.open(QIODevice::WriteOnly) && another.write(foreign) > 0);
        another.close();
        QVERIFY(app::keptListsBytes(m_settings->dataFolder()) > QFileInfo(file()).size());
        start(connection());
        waitForRows();
        m_settings->set(app::setting::keepLists, false);
        QVERIFY(!QFile::exists(file()));
        m_workspace.reset();
        QTest::qWait(100);
        QVERIFY(!QFile::exists(file()));
        start(connection());
        QVERIFY(!m_workspace->hasKeptLists());
        m_workspace.reset();

        app::removeKeptLists(m_settings->dataFolder());
        QCOMPARE(app::keptListsBytes(m_settings->dataFolder()), 0);
    }

    void aConnectionThatIsRemovedTakesThemAlong()
    {
        useOnce();
        app::removeKeptLists(m_settings->dataFolder(), u"another"_s);
        QVERIFY(QFile::exists(file()));
        app::removeKeptLists(m_settings->dataFolder(), connection().id);
        QVERIFY(!QFile::exists(file()));
    }

    void aDamagedFileIsToldAndSetAside()
    {
        useOnce();
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate) && damaged.write("no database") > 0);
        damaged.close();
        start(connection());
        const QSignalSpy told(m_workspace.get(), &app::Workspace::problemFound);
        waitForRows(); // of the control plane
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patientMs);
        QVERIFY2(told[0][0].toString().contains(u".unreadable-"_s), qPrintable(told[0][0].toString()));
        QVERIFY(!isKept());
    }

    void thePageOfSettingsTellsTheRoom()
    {
        views::SettingsPage settings;
        settings.setKeptBytes(0);
        const auto buttons = settings.findChildren<QPushButton *>();
        const auto remove = std::ranges::find_if(
            buttons, [](const QPushButton *button) { return button->text() == u"Delete kept lists"_s; });
        QVERIFY(remove != buttons.end() && !(*remove)->isEnabled());
        settings.setKeptBytes(12'000'000);
        QVERIFY((*remove)->isEnabled());
        const QSignalSpy asked(&settings, &views::SettingsPage::keptListsRemovalRequested);
        (*remove)->click();
        QCOMPARE(asked.size(), 1);
        const QSignalSpy changed(&settings, &views::SettingsPage::changed);
        const auto boxes = settings.findChildren<QCheckBox *>();
        const auto keep = std::ranges::find_if(
            boxes, [](const QCheckBox *box) { return box->text() == u"Keep lists on this computer"_s; });
        settings.setPreferences({});
        QVERIFY(keep != boxes.end() && (*keep)->isChecked());
        (*keep)->click();
        QCOMPARE(changed.size(), 1);
        QVERIFY(!settings.preferences().keepsLists);
    }
};

QTEST_MAIN(TestKeptLists)
#include "tst_keptlists.moc"

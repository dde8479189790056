// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/settings.h"
#include "app/simulator/simulator.h"
#include "app/window/appearance.h"
#include "app/window/mainwindow.h"
#include "app/window/workspace.h"
#include "models/catalog/pods.h"
#include "models/session/connections.h"
#include "views/frame/navigationrail.h"
#include "views/frame/settingspage.h"
#include "views/frame/welcomepage.h"
#include "views/table/tableview.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QListView>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace setting = app::setting;

// What is set about the looks of the program holds at once and everywhere.
class TestAppearance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_settings = std::make_unique<app::Settings>(m_folder.filePath(u"settings.ini"_s));
        m_connections
            = std::make_unique<session::Connections>(m_folder.filePath(u"connections.json"_s), QString(), 0ms);
        app::followAppearance(*qApp, *m_settings);
    }

    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void cleanup()
    {
        m_settings->set(setting::fontSize, 0);
        m_settings->set(setting::density, views::Density::Normal);
    }

    void themeHoldsAtOnce()
    {
        m_settings->set(setting::theme, views::ThemeChoice::Dark);
        QVERIFY(views::themeOf(QApplication::palette()).dark);
        m_settings->set(setting::theme, views::ThemeChoice::Light);
        QVERIFY(!views::themeOf(QApplication::palette()).dark);
    }

    void densityReachesTables()
    {
        const auto window = makeWindow();
        const QHeaderView *rows = window->workspace()->list()->table()->verticalHeader();
        const int usual = rows->defaultSectionSize();
        m_settings->set(setting::density, views::Density::Compact);
        QCOMPARE(rows->defaultSectionSize(), usual - 2);
        QCOMPARE(rows->sectionSize(3), usual - 2);
        m_settings->set(setting::density, views::Density::Roomy);
        QCOMPARE(rows->sectionSize(3), usual + 2);
        const auto later = makeWindow();
        QCOMPARE(later->workspace()->list()->table()->verticalHeader()->sectionSize(3), usual + 2);
    }

    // A window that has seen the change looks like one that began with it.
    void sizeOfTheTextReachesEverything_data()
    {
        QTest::addColumn<bool>("isMetrics");
        QTest::newRow("list") << false;
        QTest::newRow("metrics") << true;
    }

    void sizeOfTheTextReachesEverything()
    {
        QFETCH(bool, isMetrics);
        const auto changed = makeWindow(isMetrics);
        m_settings->set(setting::fontSize, 18);
        const auto fresh = makeWindow(isMetrics);
        QCoreApplication::processEvents();
        const QStringList was = describe(*changed);
        const QStringList is = describe(*fresh);
        QStringList differing;
        for (qsizetype i = 0; i < std::min(was.size(), is.size()); ++i) {
            if (was.at(i) != is.at(i))
                differing.append(u"%1 | %2"_s.arg(was.at(i), is.at(i)));
        }
        for (const QString &line : std::as_const(differing))
            qInfo("%s", qPrintable(line));
        QVERIFY(differing.isEmpty());
        QCOMPARE(was.size(), is.size());
    }

    void settingsPageTellsEachChangeOnce()
    {
        const auto window = makeWindow();
        QAction *open = nullptr;
        for (QAction *action : window->actions())
            open = action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_Comma) ? action : open;
        QVERIFY(open);
        open->trigger();
        auto *page = window->findChild<views::SettingsPage *>();
        QVERIFY(page && page->isVisible());
        QVERIFY(window->windowTitle().startsWith(page->title()));
        auto *sizes = page->findChild<QComboBox *>();
        sizes->setFocus();
        QTest::keyClick(sizes, Qt::Key_End);
        QCOMPARE(m_settings->value(setting::fontSize), views::mostFontPixels);
        QCOMPARE(QApplication::font().pixelSize(), views::mostFontPixels);
        QTest::keyClick(sizes, Qt::Key_Home);
        QCOMPARE(m_settings->value(setting::fontSize), 0);

        // What is changed elsewhere shows here.
        m_settings->set(setting::refreshSeconds, 60);
        QCOMPARE(page->preferences().refreshSeconds, 60);
        QTest::keyClick(page, Qt::Key_Escape);
        QVERIFY(!page->isVisible());
        QVERIFY(window->workspace()->isVisible());
        m_settings->set(setting::refreshSeconds, setting::refreshSeconds.fallback);
    }

    // A link leads to the settings as it leads anywhere; any other one closes them.
    void settingsAreAPlace()
    {
        const auto window = makeWindow();
        const views::Page *list = window->workspace()->page();
        const views::Location settings{views::PagePlace{views::PagePlace::Page::Settings}};
        window->workspace()->navigator().open(settings);
        const auto *page = window->findChild<views::SettingsPage *>();
        QVERIFY(page && page->isVisible());
        QCOMPARE(page->location(), settings);
        QVERIFY(!list->isVisible());
        QCOMPARE(window->workspace()->page(), list);
        window->workspace()->navigator().open(list->location());
        QVERIFY(!page->isVisible());
        QVERIFY(list->isVisible());

        // Another run begins with a list.
        app::History history{{{settings, {}}}, 0};
        window->workspace()->restore(history);
        QCOMPARE(window->workspace()->page(), list);
        history.entries.append({views::startLocation(catalog::podResource), {}});
        window->workspace()->restore(history);
        QCOMPARE(window->workspace()->location().list()->resource, catalog::podResource);
    }

    // Without a connection they lead back to the welcome page.
    void settingsWithoutAConnection()
    {
        app::MainWindow window(*m_settings, *m_connections);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.goTo({{}, {views::PagePlace{views::PagePlace::Page::Settings}}});
        auto *page = window.findChild<views::SettingsPage *>();
        QVERIFY(page && page->isVisible());
        QTest::keyClick(page, Qt::Key_Escape);
        QVERIFY(!page->isVisible());
        QVERIFY(window.welcome()->isVisible());
        QCOMPARE(window.windowTitle(), u"Binnacle"_s);
    }

    void onlyThePageThatIsShownIsCurrent()
    {
        const auto window = makeWindow();
        const auto *pages = window->findChild<views::NavigationRail *>()->findChild<QListView *>();
        QVERIFY(pages->selectionModel()->hasSelection());
        QTest::keyClick(window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(window->findChild<views::SettingsPage *>()->isVisible());
        QVERIFY(!pages->selectionModel()->hasSelection());
        QTest::keyClick(window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(pages->currentIndex().row(), 2);
        QVERIFY(pages->selectionModel()->hasSelection());
        QTest::keyClick(window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QTest::keyClick(window.get(), Qt::Key_Comma, Qt::ControlModifier); // back
        QCOMPARE(pages->currentIndex().row(), 2);
    }

    void everySettingGoesToThePageAndBack()
    {
        views::SettingsPage page;
        views::Preferences wanted;
        wanted.theme = views::ThemeChoice::Dark;
        wanted.density = views::Density::Roomy;
        wanted.fontPixels = 15;
        wanted.zone = table::Zone::Utc;
        wanted.refreshSeconds = 7; // by hand in the file: kept until another one is chosen
        wanted.startPage = catalog::podResource;
        wanted.reconnects = true;
        wanted.showsMenuBar = true;
        page.setPreferences(wanted);
        views::Preferences told;
        connect(&page, &views::SettingsPage::changed, &page, [&told](const auto &now) { told = now; });
        auto *compact = page.findChildren<QToolButton *>().at(4);
        QCOMPARE(compact->text(), u"Compact"_s);
        compact->click();
        wanted.density = views::Density::Compact;
        QCOMPARE(told, wanted);
    }

    void columnsAreReset()
    {
        const auto window = makeWindow();
        views::TableView *table = window->workspace()->list()->table();
        table->setColumnVisible(window->workspace()->list()->model()->columnOf("phase"), false);
        QTRY_VERIFY(!m_settings->value(setting::columns, u"workloads"_s).isEmpty());
        m_settings->clear(setting::columns);
        QVERIFY(table->hasDefaultLayout());
    }

private:
    std::unique_ptr<app::MainWindow> makeWindow(bool isMetrics = false)
    {
        m_settings->set(app::setting::startPage, u"workloads"_s);
        auto window = std::make_unique<app::MainWindow>(*m_settings, *m_connections);
        window->resize(1440, 900);
        window->show();
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        window->startDemo(demo);
        const auto hasRows = [&window] {
            return window->workspace() && window->workspace()->list()
                && window->workspace()->list()->model()->rowCount() > 0
                && !window->workspace()->list()->model()->idAt(3).isNull();
        };
        [&] { QTRY_VERIFY_WITH_TIMEOUT(hasRows(), 20'000); }();
        if (!hasRows())
            qFatal("no rows");
        views::ListPage *page = window->workspace()->list();
        page->table()->setCurrentIndex(page->model()->index(0, 0));
        if (isMetrics)
            page->openMetrics();
        QTest::qWait(300);
        return window;
    }

    static QStringList describe(const QWidget &window)
    {
        QStringList lines;
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->isWindow() || qobject_cast<const QScrollBar *>(widget)
                || widget->inherits("QFocusFrame"))
                continue;
            // The address of the demo is another one each time, and the time range ends now.
            const bool isNamed = !widget->accessibleName().contains(u"127.0.0.1"_s);
            QString name = isNamed ? widget->accessibleName() : QString();
            static const QRegularExpression digits(u"[0-9]+"_s);
            name.replace(digits, u"0"_s);
            lines.append(u"%1 '%2' %3 px, height %4"_s.arg(QLatin1String(widget->metaObject()->className()), name)
                             .arg(widget->font().pixelSize())
                             .arg(widget->height()));
        }
        return lines;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<app::Settings> m_settings;
    std::unique_ptr<session::Connections> m_connections;
};

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"

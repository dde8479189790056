// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"
#include "tests/desktop/accessible.h"
#include "tests/desktop/desktop.h"
#include "tests/desktop/runningapp.h"

#include <QTest>

using namespace Qt::StringLiterals;

// A first half hour with the program, in a real window, by someone who knows only what is on the screen: names of
// buttons, keys, the mouse. Nothing here reaches into the program.
class TestDesktop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString missing = Desktop::missingProgram();
        if (!missing.isEmpty())
            QSKIP(qPrintable(missing + u" is not installed"_s));
    }

    void firstHalfHour_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        QTest::newRow("English") << u"en_GB.UTF-8"_s << 1;
        QTest::newRow("German, at 2x") << u"de_DE.UTF-8"_s << 2;
    }

    void firstHalfHour()
    {
        QFETCH(QString, language);
        QFETCH(int, scale);
        const app::Translations words{QLocale(language.section(u'.', 0, 0))};
        Desktop desktop;
        QVERIFY2(desktop.start(QSize(1440, 900) * scale), qPrintable(desktop.problem()));
        RunningApp app(desktop, language, scale);
        QVERIFY2(app.start({}), qPrintable(app.problem()));

        // By the accessibility bus: the welcome page, as a screen reader's user meets it.
        const QString explore = word("views::WelcomePage", "Explore demo data");
        QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"push button"_s, explore).isNull(), patienceMs);
        QVERIFY(app.find(u"push button"_s, explore).press());
        const QString open
            = word("views::OverviewCard", "Open: %1").arg(word("views::OverviewPage", "What waits and why"));
        QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"push button"_s, open).isNull(), patienceMs);
        desktop.key(u"ctrl+3"_s);
        const QString workloads = word("Resource", "Workloads");
        QTRY_VERIFY_WITH_TIMEOUT(app.table(workloads).rows() > 1000, patienceMs);

        // By the keyboard: search, and leave the search.
        const int all = app.table(workloads).rows();
        desktop.key(u"slash"_s);
        desktop.type(u"llama"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.table(workloads).rows() < all, patienceMs);
        QVERIFY(app.table(workloads).rows() > 0);
        desktop.key(u"Escape"_s);
        desktop.key(u"Escape"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.table(workloads).rows() > 1000, patienceMs);

        // Details follow the row, and their tabs are reached by the mouse.
        QTRY_VERIFY_WITH_TIMEOUT(!app.table(workloads).cell(2, 0).name().isEmpty(), patienceMs);
        app.click(app.table(workloads).cell(2, 0));
        QTRY_COMPARE_WITH_TIMEOUT(app.table(workloads).selectedRows().size(), 1, patienceMs);
        const QString looked = app.selectedName(workloads);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find(u"label"_s, looked).isNull(), patienceMs);
        const auto tab = [&](const char *name) {
            const QString text = word("views::DetailsPane", name);
            return app.find([&](const Accessible &object) {
                return object.role() == u"page tab" && object.name().startsWith(text);
            });
        };
        for (const char *name : {"History", "Pods", "Metrics", "JSON", "Details"}) {
            QVERIFY2(!tab(name).isNull(), name);
            app.click(tab(name));
        }

        // By the mouse: a row, then into its pods and back to the same row.
        QTRY_VERIFY_WITH_TIMEOUT(!app.table(workloads).cell(4, 0).name().isEmpty(), patienceMs);
        app.click(app.table(workloads).cell(4, 0));
        QTRY_COMPARE_WITH_TIMEOUT(app.table(workloads).selectedRows().size(), 1, patienceMs);
        const QString chosen = app.selectedName(workloads);
        QVERIFY(!chosen.isEmpty());
        desktop.key(u"Return"_s);
        const QString pods = word("Resource", "Pods");
        QTRY_VERIFY_WITH_TIMEOUT(app.table(pods).rows() > 0, patienceMs);
        desktop.key(u"alt+Left"_s);
        QTRY_COMPARE_WITH_TIMEOUT(app.selectedName(workloads), chosen, patienceMs);

        // Charts say their figures to those who cannot see them.
        desktop.key(u"ctrl+m"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!app.find([](const Accessible &object) {
                                         return object.role() == u"filler" && object.description().size() > 40;
                                     })
                                      .isNull(),
                                 patienceMs);
        desktop.key(u"ctrl+2"_s);
        QTRY_VERIFY_WITH_TIMEOUT(app.table(word("Resource", "Clusters")).rows() == 7, patienceMs);
        QVERIFY(desktop.savePicture(app.pictureFile()));

        desktop.key(u"ctrl+q"_s);
        QVERIFY(app.waitForEnd());
        QCOMPARE(app.exitCode(), 0);
        QCOMPARE(app.complaints(), QString());
    }

private:
    static constexpr int patienceMs = 30'000;

    static QString word(const char *context, const char *text) { return QCoreApplication::translate(context, text); }
};

QTEST_GUILESS_MAIN(TestDesktop)

#include "tst_desktop.moc"

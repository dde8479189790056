// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clusters.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "views/frame/breadcrumb.h"
#include "views/frame/navigationrail.h"
#include "views/frame/pageheader.h"
#include "views/frame/statusstrip.h"
#include "views/frame/welcomepage.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/sizes.h"
#include "views/look/style.h"
#include "views/navigation/location.h"
#include "views/widgets/banner.h"
#include "views/widgets/controls.h"
#include "views/widgets/noticebox.h"
#include "views/widgets/segments.h"
#include "views/widgets/statechip.h"
#include "views/widgets/statepanel.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace views;
using namespace Qt::StringLiterals;

namespace {

QStringList texts(const QList<QToolButton *> &buttons)
{
    QStringList list;
    for (const QToolButton *button : buttons)
        list.append(button->accessibleName());
    return list;
}

QPushButton *pushButtonOf(QWidget &parent, const QString &text)
{
    const auto buttons = parent.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == text && !button->isHidden())
            return button;
    }
    return nullptr;
}

} // namespace

// The parts around a list: header, rail, strip, messages, first page and the connect dialog.
class TestFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void breadcrumbCollapsesItsMiddleFirst()
    {
        Breadcrumb breadcrumb;
        const QStringList steps{u"Clusters"_s, u"fra-h100"_s, u"Workloads"_s, u"gpt-neox-pretrain-20b"_s};
        breadcrumb.setSteps(steps, u"Pods"_s);
        const int full = breadcrumb.sizeHint().width();
        breadcrumb.resize(full, 40);
        breadcrumb.show();
        QCOMPARE(texts(breadcrumb.shownSteps()), steps);
        QVERIFY(breadcrumb.moreButton()->isHidden());

        breadcrumb.resize(full - 4, 40);
        QVERIFY(breadcrumb.moreButton()->isVisible());
        QCOMPARE(texts(breadcrumb.shownSteps()).constFirst(), u"Clusters"_s);
        QCOMPARE(texts(breadcrumb.shownSteps()).constLast(), steps.constLast());
        QVERIFY(!texts(breadcrumb.shownSteps()).contains(u"fra-h100"_s));

        QSignalSpy requested(&breadcrumb, &Breadcrumb::stepRequested);
        QTest::mouseClick(breadcrumb.moreButton(), Qt::LeftButton);
        QMenu *menu = nullptr;
        QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
        QCOMPARE(menu->actions().constFirst()->text(), u"fra-h100"_s);
        menu->actions().constFirst()->trigger();
        menu->close();
        QCOMPARE(requested.value(0).value(0).toInt(), 1);

        breadcrumb.resize(120, 40);
        QVERIFY(breadcrumb.shownSteps().isEmpty());
        breadcrumb.resize(full, 40);
        QCOMPARE(texts(breadcrumb.shownSteps()), steps);
    }

    void serverTextInABreadcrumbIsPlain()
    {
        Breadcrumb breadcrumb;
        breadcrumb.setSteps({u"a & b"_s, u"<b>x</b>"_s}, u"Pods"_s);
        breadcrumb.resize(600, 40);
        breadcrumb.show();
        QCOMPARE(breadcrumb.shownSteps().at(0)->text(), u"a && b"_s);
        QVERIFY(!breadcrumb.shownSteps().at(1)->toolTip().contains(u"<b>"_s));
    }

    // Header, menus and key sheet take their words from one table.
    void commandsHaveOneName()
    {
        PageHeader header;
        QStringList texts;
        QList<QKeySequence> keys;
        for (int i = 0; i <= int(PageCommand::CopyFields); ++i) {
            const auto command = PageCommand(i);
            QVERIFY(!commandText(command).isEmpty());
            QVERIFY2(!texts.contains(commandText(command)), qPrintable(commandText(command)));
            texts.append(commandText(command));
            for (const QKeySequence &key : commandKeys(command)) {
                QVERIFY2(!key.isEmpty() && !keys.contains(key), qPrintable(commandText(command)));
                keys.append(key);
            }
            if (const QAction *action = header.action(command)) {
                QCOMPARE(action->text(), commandText(command));
                QCOMPARE(action->shortcuts(), commandKeys(command));
                // Table and map are one control, not a button for each command.
                QToolButton *button = header.button(command);
                QCOMPARE(button == nullptr, command == PageCommand::Heat);
                if (button)
                    QCOMPARE(button->defaultAction(), action);
            }
        }
        QCOMPARE(commandKeys(PageCommand::Refresh), (QList<QKeySequence>{Qt::Key_F5, Qt::CTRL | Qt::Key_R}));
        QCOMPARE(commandKeys(PageCommand::OpenWindow), QList<QKeySequence>{Qt::CTRL | Qt::Key_Return});

        QMenu menu;
        const QAction *entry = addEntry(menu, PageCommand::Metrics);
        QCOMPARE(entry->text(), header.action(PageCommand::Metrics)->text());
        QCOMPARE(entry->shortcut(), header.action(PageCommand::Metrics)->shortcut());
        QCOMPARE(menu.actions(), QList<QAction *>{const_cast<QAction *>(entry)});
    }

    // Texts go one after the other, before any is cut.
    void headerButtonsShowIconsWhereTextsDoNotFit()
    {
        QWidget window; // which does not grow with it
        PageHeader header(&window);
        Location location;
        header.setLocation(location, u"Clusters"_s);
        const auto texts = [&] {
            int count = 0;
            for (const PageCommand command : headerCommands()) {
                const QToolButton *button = header.button(command);
                count += button ? button->toolButtonStyle() == Qt::ToolButtonTextBesideIcon
                                : !header.viewSegments()->button(0)->text().isEmpty();
            }
            return count;
        };
        const auto isWhole = [&] {
            return std::ranges::all_of(headerCommands(), [&](PageCommand command) {
                const QWidget *widget = header.button(command);
                if (!widget)
                    widget = header.viewSegments();
                return widget->width() >= widget->sizeHint().width() && header.rect().contains(widget->geometry());
            });
        };
        header.resize(1600, 48);
        window.show();
        QCOMPARE(texts(), headerCommands().size());
        int before = int(headerCommands().size());
        for (const int width : {900, 800, 700, 600}) {
            header.resize(width, 48);
            QTRY_VERIFY(isWhole());
            const int now = texts();
            QVERIFY(now <= before);
            before = now;
        }
        QVERIFY(before < headerCommands().size());
        QVERIFY(header.button(PageCommand::Refresh)->toolTip().contains(u"Refresh"_s));
        header.resize(1600, 48);
        QCOMPARE(texts(), headerCommands().size());
    }

    void headerShowsTheWay()
    {
        PageHeader header;
        header.resize(1500, 48);
        header.show();
        Location location = startLocation(catalog::workloadResource);
        location.crumbs.append({u"Clusters"_s, catalog::clusterResource, {}, {}});
        header.setLocation(location, u"Workloads"_s);
        header.setHistory(true, false);
        QVERIFY(header.action(PageCommand::Back)->isEnabled());
        QVERIFY(!header.action(PageCommand::Forward)->isEnabled());
        QSignalSpy crumbs(&header, &PageHeader::crumbRequested);
        QTest::mouseClick(header.breadcrumb()->shownSteps().constFirst(), Qt::LeftButton);
        QCOMPARE(crumbs.value(0).value(0).toInt(), 0);
        QSignalSpy refreshes(header.action(PageCommand::Refresh), &QAction::triggered);
        header.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&header));
        QTest::keyClick(&header, Qt::Key_F5);
        QCOMPARE(refreshes.count(), 1);
    }

    void rail()
    {
        NavigationRail rail;
        rail.resize(rail.width(), 600);
        rail.show();
        rail.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&rail));
        rail.setConnection(u"Demo data"_s, u"simulated"_s, {lightTheme.brass});
        rail.setCount(catalog::podResource, 61204);
        rail.setCurrent(catalog::workloadResource);
        QSignalSpy requested(&rail, &NavigationRail::pageRequested);
        QTest::keyClick(&rail, Qt::Key_4, Qt::ControlModifier); // behind the overview
        QCOMPARE(requested.value(0).value(0).value<catalog::Resource>(), catalog::podResource);
        QSignalSpy overview(&rail, &NavigationRail::overviewRequested);
        const QModelIndex top = rail.list()->model()->index(0, 0);
        QTest::mouseClick(rail.list()->viewport(), Qt::LeftButton, {}, rail.list()->visualRect(top).center());
        QCOMPARE(overview.count(), 1);
        const QModelIndex first = rail.list()->model()->index(1, 0);
        QTest::mouseClick(rail.list()->viewport(), Qt::LeftButton, {}, rail.list()->visualRect(first).center());
        QCOMPARE(requested.count(), 2);
        QCOMPARE(requested.value(1).value(0).value<catalog::Resource>(), catalog::clusterResource);
        rail.list()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(rail.list(), Qt::Key_Down);
        QTest::keyClick(rail.list(), Qt::Key_Return);
        QCOMPARE(requested.count(), 3);

        const QModelIndex pods = rail.list()->model()->index(3, 0);
        QCOMPARE(pods.data(Qt::AccessibleTextRole).toString(), u"Pods, 61204"_s);
        QVERIFY(pods.data(Qt::ToolTipRole).toString().contains(u"Pods"_s));
        const int wide = rail.width();
        rail.setNarrow(true);
        QVERIFY(rail.width() < wide / 2);
        QVERIFY(NavigationRail::isNarrowAt(1199) && !NavigationRail::isNarrowAt(1200));
    }

    void statusWithoutConnection()
    {
        StatusStrip strip;
        strip.resize(1000, strip.height());
        strip.show();
        QCOMPARE(strip.findChild<QToolButton *>(u"state"_s)->text(), u"Not connected"_s);
        QVERIFY(strip.findChild<QWidget *>(u"demo"_s)->isHidden());
        QVERIFY(strip.findChild<QWidget *>(u"age"_s)->isHidden());
        strip.setUpdatedAt(QDateTime::currentMSecsSinceEpoch() - 240'500);
        QCOMPARE(strip.findChild<QToolButton *>(u"age"_s)->text(), u"Updated 4 min ago"_s);
        QSignalSpy zones(&strip, &StatusStrip::zoneChosen);
        auto *zone = strip.findChild<Segments *>();
        QTest::mouseClick(zone->button(1), Qt::LeftButton);
        QCOMPARE(zones.count(), 1);
        QCOMPARE(strip.zone(), table::Zone::Utc);
    }

    void segmentsAreOneChoice()
    {
        Segments segments({u"One"_s, u"Two"_s}, TextSize::Body, 28);
        segments.show();
        segments.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&segments));
        segments.button(0)->setFocus();
        QTest::mouseClick(segments.button(1), Qt::LeftButton);
        QVERIFY(segments.button(1)->hasFocus() && !segments.button(0)->hasFocus());
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(segments.button(1));
        QCOMPARE(access->role(), QAccessible::RadioButton);
        QCOMPARE(access->text(QAccessible::Name), u"Two"_s);
        QVERIFY(access->state().checked);
    }

    // Nothing in it is cut where the room is scarce: the least needed texts leave.
    void statusInANarrowWindow()
    {
        session::Connection connection;
        connection.url = QUrl(u"http://127.0.0.1:9"_s);
        connection.credentials = session::BearerToken{u"t"_s};
        connection.isDemo = true;
        session::Session session(connection);
        StatusStrip strip;
        strip.setSession(&session);
        strip.setNote(u"Version 1.0"_s);
        strip.setUpdatedAt(QDateTime::currentMSecsSinceEpoch() - 4'000, u"every 15 s"_s);
        strip.resize(1600, strip.height());
        strip.show();
        const auto texts = [&strip] {
            QString all;
            for (const QLabel *label : strip.findChildren<QLabel *>())
                all += label->isVisible() ? label->text() + u'|' : QString();
            return all;
        };
        QVERIFY2(texts().contains(u"simulated"_s), qPrintable(texts()));
        QVERIFY(texts().contains(u"Version"_s));
        strip.resize(680, strip.height());
        QVERIFY2(!texts().contains(u"simulated"_s), qPrintable(texts()));
        QCoreApplication::processEvents();
        for (const QToolButton *button : strip.findChildren<QToolButton *>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        }
    }

    void iconsGrowWithTheText()
    {
        const QFont before = QApplication::font();
        QFont usual = before;
        usual.setPixelSize(13);
        QApplication::setFont(usual);
        QCOMPARE(grownIcon(), iconSize);
        QCOMPARE(grownGlyph(), glyphSize);
        QToolButton *button = flatTool("refresh", u"Refresh"_s, nullptr);
        const std::unique_ptr<QToolButton> owner(button);
        QCOMPARE(button->iconSize().width(), iconSize);
        const int chip = ChipPainter::width(u"Running"_s, usual);
        Banner banner;
        banner.showText({Tone::Info, "info", {}, u"Sentence."_s, {}, {}});
        NoticeBox notice;
        notice.setNotice(Tone::Info, "info", u"Sentence."_s, {});
        const auto iconWidth = [](const QWidget &holder) {
            int width = 0;
            for (const QLabel *label : holder.findChildren<QLabel *>())
                width = std::max(width, int(label->pixmap().deviceIndependentSize().width()));
            return width;
        };
        QCOMPARE(iconWidth(banner), iconSize);
        QCOMPARE(iconWidth(notice), iconSize);
        const BinnacleStyle style;
        QCOMPARE(style.pixelMetric(QStyle::PM_IndicatorWidth), markSize);
        QFont large = before;
        large.setPixelSize(20);
        QApplication::setFont(large);
        QTRY_VERIFY(button->iconSize().width() > iconSize * 5 / 4);
        QVERIFY(ChipPainter::width(u"Running"_s, usual) > chip + 3); // its glyph
        QCOMPARE(iconWidth(banner), grownIcon());
        QCOMPARE(iconWidth(notice), grownIcon());
        QVERIFY(style.pixelMetric(QStyle::PM_IndicatorWidth) > markSize * 5 / 4);
        QApplication::setFont(before);
    }

    void recordingsAreNotCalledSimulated()
    {
        session::Connection connection;
        connection.url = QUrl(u"http://127.0.0.1:9"_s);
        connection.credentials = session::BearerToken{u"t"_s};
        connection.isDemo = true;
        connection.isRecording = true;
        session::Session session(connection);
        StatusStrip strip;
        strip.setSession(&session);
        QString all;
        for (const QLabel *label : strip.findChildren<QLabel *>())
            all += label->text() + u'|';
        QVERIFY2(all.contains(u"recording"_s) && !all.contains(u"simulated"_s), qPrintable(all));
    }

    void railHoldsItsTitlesAtAnyTextSize()
    {
        const QFont before = QApplication::font();
        QFont large = before;
        large.setPixelSize(20);
        NavigationRail rail;
        rail.show();
        const int width = rail.width();
        QApplication::setFont(large);
        QTRY_VERIFY(rail.width() > width * 5 / 4);
        QApplication::setFont(before);
        QTRY_COMPARE(rail.width(), width);
    }

    void statusFollowsItsSession()
    {
        StatusStrip strip;
        strip.resize(1000, strip.height());
        strip.show();
        {
            session::Connection connection;
            connection.url = QUrl(u"http://127.0.0.1:9"_s);
            connection.credentials = session::BearerToken{u"t"_s};
            connection.isDemo = true;
            session::Session session(connection);
            strip.setSession(&session);
            QVERIFY(strip.findChild<QLabel *>(u"host"_s)->text().startsWith(u"127.0.0.1"_s));
            QVERIFY(strip.findChild<QWidget *>(u"demo"_s)->isVisible());
            QCOMPARE(strip.findChild<QToolButton *>(u"requests"_s)->text(), u"No request in flight"_s);
        }
        QCOMPARE(strip.findChild<QToolButton *>(u"state"_s)->text(), u"Not connected"_s);
    }

    void bannerShowsServerTextLiterally()
    {
        Banner banner;
        banner.resize(600, 40);
        banner.showText({Tone::Danger, "err", u"<i>x</i>"_s, u"a < b"_s, u"Retry now"_s, u"<b>503</b>"_s});
        QVERIFY(banner.isVisible());
        const auto *sentence = banner.findChild<QLabel *>(u"sentence"_s);
        QCOMPARE(sentence->text(), u"<b>&lt;i&gt;x&lt;/i&gt;</b> a &lt; b"_s);
        QCOMPARE(sentence->accessibleName(), u"<i>x</i> a < b"_s);
        QSignalSpy actions(&banner, &Banner::actionRequested);
        QTest::mouseClick(pushButtonOf(banner, u"Retry now"_s), Qt::LeftButton);
        QCOMPARE(actions.count(), 1);
        banner.dismiss();
        QVERIFY(banner.isHidden());
    }

    // In mirrored layouts, words of the server keep their own order among ours.
    void serverTextIsIsolatedWhenMirrored()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        Banner banner;
        banner.showText({Tone::Danger, "err", u"Failed:"_s, u"0/1 nodes < 2."_s, {}, u"503 (busy)"_s});
        StatePanel panel;
        panel.setContent({"filter", u"No pods."_s, u"0/1 nodes are available: 1 busy."_s, {}});
        QStringList texts;
        for (const QWidget *holder : {static_cast<QWidget *>(&banner), static_cast<QWidget *>(&panel)}) {
            for (const QLabel *label : holder->findChildren<QLabel *>())
                texts.append(label->text());
        }
        QApplication::setLayoutDirection(Qt::LeftToRight);
        for (const QString &text :
             {u"<b>\u2068Failed:\u2069</b> \u20680/1 nodes &lt; 2.\u2069"_s, u"\u2068503 (busy)\u2069"_s,
              u"\u2068No pods.\u2069"_s, u"\u20680/1 nodes are available: 1 busy.\u2069"_s})
            QVERIFY2(texts.contains(text), qPrintable(texts.join(u'|')));
        QVERIFY(!banner.accessibleName().contains(QChar(0x2068))); // spoken as it is
    }

    void statePanelActs()
    {
        StatePanel panel;
        panel.resize(600, 400);
        panel.show();
        panel.setContent({"filter", u"No pods match these filters"_s, u"There are 7."_s, {{5, u"Clear filters"_s}}});
        QSignalSpy actions(&panel, &StatePanel::actionRequested);
        QTest::mouseClick(pushButtonOf(panel, u"Clear filters"_s), Qt::LeftButton);
        QCOMPARE(actions.value(0).value(0).toInt(), 5);
        panel.setContent({"lock", u"No permission"_s, {}, {}});
        QVERIFY(!pushButtonOf(panel, u"Clear filters"_s));
    }

    void statePanelShowsWholeSentences()
    {
        StatePanel panel;
        panel.resize(900, 500);
        panel.show();
        panel.setContent({"warn", u"No connection"_s, u"Nothing listens at this address. "_s.repeated(8), {}});
        const auto labels = panel.findChildren<QLabel *>();
        const auto why = std::ranges::find_if(labels, [](const QLabel *label) { return label->text().size() > 99; });
        QVERIFY(why != labels.end());
        QVERIFY(QTest::qWaitFor([why] { return (*why)->height() > 2 * (*why)->fontMetrics().height(); }));
        QVERIFY((*why)->height() >= (*why)->heightForWidth((*why)->width()));
    }

    void welcome()
    {
        WelcomePage page;
        page.resize(1000, 700);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy connects(&page, &WelcomePage::connectRequested);
        QSignalSpy demos(&page, &WelcomePage::demoRequested);
        QTest::mouseClick(pushButtonOf(page, u"Connect…"_s), Qt::LeftButton);
        QTest::mouseClick(pushButtonOf(page, u"Explore demo data"_s), Qt::LeftButton);
        QCOMPARE(connects.count(), 1);
        QCOMPARE(demos.count(), 1);
        page.setDemoBusy(true);
        QVERIFY(!pushButtonOf(page, u"Explore demo data"_s));
    }
};

QTEST_MAIN(TestFrame)
#include "tst_frame.moc"

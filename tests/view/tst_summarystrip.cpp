// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/format.h"
#include "views/list/summarystrip.h"
#include "views/list/tilepaint.h"
#include "views/look/followfont.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace views;

namespace {

QList<SummaryTile> someTiles()
{
    return {{.key = u"all"_s, .label = u"All"_s, .state = {}, .count = 20113, .caption = {}},
            {.key = u"Running"_s, .label = u"Running"_s, .state = u"Running"_s, .count = 2846, .caption = {}},
            {.key = {}, .label = u"Not a button"_s, .state = {}, .count = 3, .caption = {}},
            {.key = u"Failed"_s, .label = u"Failed"_s, .state = u"Failed"_s, .count = {}, .caption = {}}};
}

} // namespace

class TestSummaryStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_strip = std::make_unique<SummaryStrip>();
        m_strip->setTiles(someTiles());
        m_strip->resize(800, m_strip->sizeHint().height());
        m_strip->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_strip.get()));
    }

    void clickChoosesAndControlAdds()
    {
        const QSignalSpy chosen(m_strip.get(), &SummaryStrip::tileChosen);
        QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, m_strip->tileRect(1).center());
        QTest::mouseClick(m_strip.get(), Qt::LeftButton, Qt::ControlModifier, m_strip->tileRect(3).center());
        QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, m_strip->tileRect(2).center());
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0], (QVariantList{u"Running"_s, false}));
        QCOMPARE(chosen[1], (QVariantList{u"Failed"_s, true}));
    }

    // In some languages the words differ much in length: none is cut while others have room.
    void longLabelsGetTheRoomTheyNeed()
    {
        QList<SummaryTile> tiles;
        for (const QString &label : {u"Alle"_s, u"Läuft"_s, u"Wartet auf Verbindung"_s, u"Fehler"_s, u"Gut"_s})
            tiles.append({.key = label, .label = label, .state = u"Running"_s, .count = 7, .caption = {}});
        m_strip->setTiles(tiles);
        m_strip->resize(560, m_strip->height());
        const QFontMetrics metrics(scaled(m_strip->font(), TextSize::Small));
        int end = 0;
        for (int i = 0; i < tiles.size(); ++i) {
            const QRect tile = m_strip->tileRect(i);
            QCOMPARE(tile.left(), end);
            end = tile.right() + 1;
            QVERIFY2(tile.width() > metrics.horizontalAdvance(tiles.at(i).label) + 8, qPrintable(tiles.at(i).label));
        }
        QCOMPARE(end, m_strip->width());
        m_strip->setTiles(someTiles());
        m_strip->resize(800, m_strip->height());
        QCOMPARE(m_strip->tileRect(0).width(), 200); // even where that suffices
    }

    // Large text in a usual window: two rows of tiles rather than labels that are cut.
    void labelsAreWholeInLargeText()
    {
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPixelSize(20);
        applyFont(large);
        QList<SummaryTile> tiles;
        const std::pair<const char16_t *, qint64> texts[]
            = {{u"Alle", 5000},          {u"Läuft", 728},          {u"Wartet", 90},
               {u"Wird vorbereitet", 9}, {u"Beeinträchtigt", 2},   {u"Fehlgeschlagen", 246},
               {u"Angehalten", 95},      {u"Abgeschlossen", 3803}, {u"Andere", 27}};
        for (const auto &[text, count] : texts) {
            const QString label = QString::fromUtf16(text);
            tiles.append({.key = label, .label = label, .state = u"Running"_s, .count = count, .caption = {}});
        }
        GpuTile gpus{u"GPUs zugewiesen"_s, 1964.86, 2340, 70.43};
        gpus.shortLabel = u"GPUs"_s;
        SummaryStrip strip;
        strip.setTiles(tiles);
        strip.setGpuTile(gpus);
        const QFontMetrics small(scaled(strip.font(), TextSize::Small));
        const QFontMetrics figures(scaled(strip.font(), TextSize::Figure));
        for (const int width : {1090, 1164}) { // beside the rail of a window of 1366 or 1440 px
            strip.resize(width, 100);
            strip.resize(width, strip.sizeHint().height());
            QRegion covered;
            for (int i = 0; i <= tiles.size(); ++i) {
                const QRect tile = strip.tileRect(i);
                QVERIFY(strip.rect().contains(tile) && !covered.intersects(tile));
                covered += tile;
                if (i == tiles.size())
                    continue;
                QVERIFY2(tile.width() > small.horizontalAdvance(tiles.at(i).label) + 8, qPrintable(tiles.at(i).label));
                QVERIFY(tile.height() > small.height() + figures.height() + 2);
            }
            QCOMPARE(covered, QRegion(strip.rect()));
        }
        strip.resize(1090, strip.sizeHint().height());
        QVERIFY(strip.tileRect(8).top() > strip.tileRect(0).top());
        QTest::keyClick(&strip, Qt::Key_Down);
        const QRect below = strip.tileRect(strip.currentTile());
        QCOMPARE(below.left(), 0);
        QVERIFY(below.top() > 0);
        QTest::keyClick(&strip, Qt::Key_Up);
        QCOMPARE(strip.currentTile(), 0);
        strip.resize(2400, 100);
        const int one = strip.sizeHint().height();
        QCOMPARE(strip.tileRect(8).top(), 0);
        strip.setLow(true);
        QVERIFY(strip.sizeHint().height() < one);
        QVERIFY(strip.sizeHint().height() > small.height() + figures.height() + 2);
        applyFont(usual);
    }

    // A figure that is cut is another figure: labels give way first.
    void figuresAreNeverCut()
    {
        QList<SummaryTile> tiles;
        for (const QString &label : {u"All"_s, u"Waiting for a connection"_s, u"Missing prerequisites"_s})
            tiles.append({.key = label, .label = label, .state = u"Running"_s, .count = 5'000'000, .caption = {}});
        m_strip->setTiles(tiles);
        const QFontMetrics metrics(scaled(m_strip->font(), TextSize::Figure));
        const int figure = metrics.horizontalAdvance(table::countText(5'000'000));
        m_strip->resize(3 * (figure + 40), m_strip->height());
        for (int i = 0; i < tiles.size(); ++i)
            QVERIFY(m_strip->tileRect(i).width() > figure + 20);
    }

    void tilesOfHiddenPagesAreInvisible()
    {
        QAccessibleInterface *strip = QAccessible::queryAccessibleInterface(m_strip.get());
        QVERIFY(!strip->child(1)->state().invisible);
        m_strip->hide();
        QVERIFY(strip->child(1)->state().invisible);
    }

    void pressOnOneAndReleaseOnAnotherIsNoClick()
    {
        const QSignalSpy chosen(m_strip.get(), &SummaryStrip::tileChosen);
        QTest::mousePress(m_strip.get(), Qt::LeftButton, {}, m_strip->tileRect(0).center());
        QTest::mouseRelease(m_strip.get(), Qt::LeftButton, {}, m_strip->tileRect(1).center());
        QCOMPARE(chosen.size(), 0);
    }

    void keysWalkOverTheButtons()
    {
        const QSignalSpy chosen(m_strip.get(), &SummaryStrip::tileChosen);
        m_strip->setFocus(Qt::TabFocusReason);
        QCOMPARE(m_strip->currentTile(), 0);
        QTest::keyClick(m_strip.get(), Qt::Key_Right);
        QTest::keyClick(m_strip.get(), Qt::Key_Right);
        QCOMPARE(m_strip->currentTile(), 3); // past the one that is no button
        QTest::keyClick(m_strip.get(), Qt::Key_Right);
        QCOMPARE(m_strip->currentTile(), 3);
        QTest::keyClick(m_strip.get(), Qt::Key_Space, Qt::ControlModifier);
        QTest::keyClick(m_strip.get(), Qt::Key_Home);
        QTest::keyClick(m_strip.get(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[0], (QVariantList{u"Failed"_s, true}));
        QCOMPARE(chosen[1], (QVariantList{u"all"_s, false}));
    }

    void tilesFillTheWidth()
    {
        m_strip->setGpuTile(GpuTile{u"GPUs"_s, 1012, 1344, 87});
        for (const int width : {500, 801, 1264, 2000}) {
            m_strip->resize(width, m_strip->height());
            int x = 0;
            for (int i = 0; i <= 4; ++i) {
                QCOMPARE(m_strip->tileRect(i).left(), x);
                x += m_strip->tileRect(i).width();
            }
            QCOMPARE(x, width);
        }
    }

    // Idle GPUs are what one looks for: other words leave first.
    void idleGpusAreToldAtEveryWidth()
    {
        QList<SummaryTile> tiles;
        for (const QString &label : {u"Alle"_s, u"Läuft"_s, u"Wartet"_s, u"Wird initialisiert"_s, u"Beeinträchtigt"_s,
                                     u"Fehlgeschlagen"_s, u"Angehalten"_s, u"Abgeschlossen"_s, u"Andere"_s})
            tiles.append({.key = label, .label = label, .state = u"Running"_s, .count = 12'345, .caption = {}});
        m_strip->setTiles(tiles);
        GpuTile gpus{u"GPUs zugewiesen"_s, 1964.86, 2340, 70.43};
        gpus.shortLabel = u"GPUs"_s;
        m_strip->setGpuTile(gpus);
        QSet<GpuForm> forms;
        for (int width = 1900; width >= 784; width -= 12) {
            m_strip->resize(width, m_strip->height());
            const GpuForm form = m_strip->gpuForm();
            forms.insert(form);
            const GpuLines lines = gpuLines(gpus, form);
            QVERIFY((lines.idle + lines.labelEnd).contains(u"70.43"_s));
            const QFontMetrics small(scaled(m_strip->font(), TextSize::Small));
            const int room = m_strip->tileRect(int(tiles.size())).width() - 2 * panelPadding;
            const int figure = QFontMetrics(scaled(m_strip->font(), TextSize::Figure)).horizontalAdvance(lines.figure);
            QVERIFY(figure + small.horizontalAdvance(lines.idle) < room);
            QVERIFY(small.horizontalAdvance(lines.label) + small.horizontalAdvance(lines.labelEnd) < room);
        }
        QCOMPARE(forms.size(), 3);
    }

    // Not known is not none: nothing is said of idle GPUs then.
    void unknownIdleGpusAreNotCalledIdle()
    {
        const GpuTile tile{u"GPUs"_s, 1012, 1344, {}};
        m_strip->setGpuTile(tile);
        QCOMPARE(m_strip->tileText(4), u"GPUs, 1012 of 1344"_s);
        QVERIFY(gpuLines(tile, m_strip->gpuForm()).idle.isEmpty());
        QVERIFY(gpuLines(tile, GpuForm::IdleAbove).labelEnd.isEmpty());
        m_strip->setGpuTile(GpuTile{u"GPUs"_s, 1012, 1344, 0});
        QCOMPARE(m_strip->tileText(4), u"GPUs, 1012 of 1344, 0 idle"_s);
        m_strip->setGpuTile(GpuTile{u"GPUs"_s, {}, {}, {}});
        QVERIFY(m_strip->tileText(4).contains(u"not known"_s));
    }

    void theGpuTileIsAButton()
    {
        const QSignalSpy chosen(m_strip.get(), &SummaryStrip::tileChosen);
        GpuTile gpus{u"GPUs"_s, 1012, 1344, 87};
        m_strip->setGpuTile(gpus);
        QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, m_strip->tileRect(4).center());
        QCOMPARE(chosen.size(), 0); // nothing to filter by
        gpus.key = u"idle"_s;
        m_strip->setGpuTile(gpus);
        QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, m_strip->tileRect(4).center());
        m_strip->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_strip.get(), Qt::Key_End);
        QCOMPARE(m_strip->currentTile(), 4);
        m_strip->setTiles(someTiles()); // a refresh
        QCOMPARE(m_strip->currentTile(), 4);
        QTest::keyClick(m_strip.get(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen[1], (QVariantList{u"idle"_s, false}));
        QAccessibleInterface *tile = QAccessible::queryAccessibleInterface(m_strip.get())->child(4);
        QCOMPARE(tile->role(), QAccessible::Button);
        QVERIFY(!tile->state().checked);
        gpus.active = true;
        m_strip->setGpuTile(gpus);
        QVERIFY(tile->state().checked);
    }

    void mirroredInRightToLeft()
    {
        m_strip->setLayoutDirection(Qt::RightToLeft);
        QCOMPARE(m_strip->tileRect(0).right(), m_strip->width() - 1);
        m_strip->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_strip.get(), Qt::Key_Left);
        QCOMPARE(m_strip->currentTile(), 1);
    }

    void lowWindowsGetALowStrip()
    {
        const int usual = m_strip->sizeHint().height();
        m_strip->setLow(true);
        QVERIFY(m_strip->sizeHint().height() < usual);
    }

    void unknownAndActiveAreVisible()
    {
        const QImage before = m_strip->grab().toImage();
        auto tiles = someTiles();
        tiles[3].count = 7;
        m_strip->setTiles(tiles);
        const QImage known = m_strip->grab().toImage();
        QVERIFY(before != known);
        tiles[1].active = true;
        m_strip->setTiles(tiles);
        const QImage active = m_strip->grab().toImage();
        const QRect tile = m_strip->tileRect(1);
        QCOMPARE(active.pixel(tile.left() + 3, 3), lightTheme.accentTint);
        QCOMPARE(active.pixel(tile.center().x(), m_strip->height() - 1), lightTheme.accent);
    }

    void assistiveTechnologySeesTheTiles()
    {
        m_strip->setGpuTile(GpuTile{u"GPUs allocated"_s, 1012, 1344, 87});
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(m_strip.get());
        QVERIFY(access != nullptr);
        QCOMPARE(access->childCount(), 5);
        QAccessibleInterface *running = access->child(1);
        QCOMPARE(running->text(QAccessible::Name), u"Running, 2846"_s);
        QCOMPARE(running->role(), QAccessible::Button);
        QVERIFY(access->child(3)->text(QAccessible::Name).contains("not known"_L1));
        QCOMPARE(access->child(4)->text(QAccessible::Name), u"GPUs allocated, 1012 of 1344, 87 idle"_s);
        QCOMPARE(access->indexOfChild(running), 1);

        const QSignalSpy chosen(m_strip.get(), &SummaryStrip::tileChosen);
        running->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(chosen.size(), 1);
        auto tiles = someTiles();
        tiles[1].active = true;
        m_strip->setTiles(tiles);
        QVERIFY(running->state().checked);
    }

    // "% of 2 288, 84" would be another share.
    void captionsKeepTheirOrder()
    {
        const auto picture = [](Qt::LayoutDirection direction) {
            QApplication::setLayoutDirection(direction);
            QImage image(200, 30, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setLayoutDirection(direction);
            paintTileLine(painter, image.rect(), u"84 % of 2\u2009288"_s, Qt::LeftToRight);
            painter.end();
            return image;
        };
        const QImage mirrored = picture(Qt::RightToLeft);
        QCOMPARE(mirrored, picture(Qt::LeftToRight));
    }

private:
    std::unique_ptr<SummaryStrip> m_strip;
};

QTEST_MAIN(TestSummaryStrip)
#include "tst_summarystrip.moc"

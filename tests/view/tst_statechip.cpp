// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/sizes.h"
#include "views/widgets/statechip.h"

#include <QApplication>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace views;

namespace {

const QStringList phases{u"Creating"_s,  u"Pending"_s,  u"Initializing"_s, u"Running"_s, u"Resuming"_s,
                         u"Updating"_s,  u"Degraded"_s, u"Stopping"_s,     u"Stopped"_s, u"Failed"_s,
                         u"Completed"_s, u"Deleting"_s, u"Terminating"_s,  u"Unknown"_s};
const QStringList clusterStates{u"Connected"_s, u"WaitingToConnect"_s, u"Disconnected"_s, u"MissingPrerequisites"_s,
                                u"ServiceIssues"_s};

QImage painted(const QString &word, const Theme &theme, qreal ratio = 1, int width = 200,
               Qt::LayoutDirection direction = Qt::LeftToRight)
{
    QImage image(QSize(width, 26) * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(theme.surface);
    QPainter painter(&image);
    ChipPainter().paint(painter, QRect(0, 0, width, 26), word, theme, QGuiApplication::font(), direction);
    return image;
}

// The columns that differ from the surface.
std::pair<int, int> inkOf(const QImage &image, const Theme &theme)
{
    int first = image.width();
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixel(x, y) != theme.surface) {
                first = std::min(first, x);
                last = x;
            }
        }
    }
    return {first, last};
}

} // namespace

class TestStateChip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void everyPhaseHasItsOwnGlyph()
    {
        for (const QStringList &words : {phases, clusterStates}) {
            QSet<QByteArray> icons;
            for (const QString &word : words)
                icons.insert(stateLook(word).icon);
            QCOMPARE(icons.size(), words.size()); // distinguishable without colour
        }
    }

    void toneAndFill_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("tone");
        QTest::addColumn<bool>("filled");
        QTest::newRow("runs") << u"Running"_s << int(Tone::Success) << false;
        QTest::newRow("waits") << u"Pending"_s << int(Tone::Warning) << true;
        QTest::newRow("failed") << u"Failed"_s << int(Tone::Danger) << true;
        QTest::newRow("on hold") << u"Stopped"_s << int(Tone::Neutral) << false;
        QTest::newRow("pod that ended") << u"Succeeded"_s << int(Tone::Success) << false;
        QTest::newRow("cluster away") << u"Disconnected"_s << int(Tone::Danger) << true;
        QTest::newRow("word of a later version") << u"Suspending"_s << int(Tone::Neutral) << true;
        QTest::newRow("nothing") << QString() << int(Tone::Neutral) << true;
    }

    void toneAndFill()
    {
        QFETCH(QString, word);
        QFETCH(int, tone);
        QFETCH(bool, filled);
        const StateLook look = stateLook(word);
        QCOMPARE(int(look.tone), tone);
        QCOMPARE(look.filled, filled);
    }

    void chipsDiffer()
    {
        for (const Theme *theme : {&lightTheme, &darkTheme}) {
            QList<QImage> images;
            for (const QString &word : phases + clusterStates) {
                const QImage image = painted(word, *theme);
                QVERIFY2(!images.contains(image), qPrintable(word));
                images.append(image);
            }
        }
        QVERIFY(painted(u"Failed"_s, lightTheme) != painted(u"Failed"_s, darkTheme));
    }

    void textIsTheDisplayForm()
    {
        QCOMPARE(ChipPainter::text(u"ServiceIssues"_s), u"Service issues"_s);
        QCOMPARE(ChipPainter::text(u"Running"_s), u"Running"_s);
        QVERIFY(ChipPainter::text(QString(5000, u'x')).size() < 200);
        QVERIFY(!ChipPainter::text(u"two\nlines"_s).contains(u'\n'));
    }

    void elidedIfTooNarrow()
    {
        const auto [first, last] = inkOf(painted(u"MissingPrerequisites"_s, lightTheme, 1, 70), lightTheme);
        QCOMPARE(first, 0);
        QVERIFY(last < 70);
        QVERIFY(ChipPainter::width(u"MissingPrerequisites"_s, QGuiApplication::font()) > 70);
    }

    void mirroredInRightToLeft()
    {
        const auto [first, last] = inkOf(painted(u"Running"_s, lightTheme, 1, 200, Qt::RightToLeft), lightTheme);
        QVERIFY(first > 50);
        QCOMPARE(last, 199);
    }

    void sharpOnDenseScreens()
    {
        const QImage image = painted(u"Failed"_s, lightTheme, 2);
        const auto [first, last] = inkOf(image, lightTheme);
        const int width = ChipPainter::width(u"Failed"_s, QGuiApplication::font());
        QCOMPARE(first, 0);
        QVERIFY2(std::abs(last + 1 - 2 * width) <= 1, qPrintable(QString::number(last)));
    }

    void unknownStatesUseBoundedMemory()
    {
        QImage image(200, 26, QImage::Format_RGB32);
        QPainter painter(&image);
        ChipPainter chips;
        for (int i = 0; i < 2000; ++i)
            chips.paint(painter, image.rect(), u"Word%1"_s.arg(i), lightTheme, QGuiApplication::font());
        image.fill(lightTheme.surface);
        chips.paint(painter, image.rect(), u"Running"_s, lightTheme, QGuiApplication::font());
        QVERIFY(inkOf(image, lightTheme).second > 0);
    }
};

QTEST_MAIN(TestStateChip)
#include "tst_statechip.moc"

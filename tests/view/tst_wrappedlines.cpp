// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/reasonblock.h"
#include "views/details/wrappedlines.h"

#include <QElapsedTimer>
#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using views::WrappedLines;

namespace {

constexpr int width = 200;

QImage painted(const QString &text, int mostLines)
{
    QImage image(width + 40, 400, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    WrappedLines(text, painter.font(), width, mostLines).paint(painter, {0, 0});
    return image;
}

int inkRightOf(const QImage &image, int x)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int i = x; i < image.width(); ++i)
            ink += image.pixel(i, y) != qRgb(255, 255, 255);
    }
    return ink;
}

} // namespace

class TestWrappedLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The name of an image has no spaces; all of it can be read.
    void longWordsBreakAnywhere()
    {
        const QString image = u"registry.example.com/"_s + QString(180, u'a') + u":v1"_s;
        const QFont font;
        const WrappedLines lines(image, font, width, 50);
        QVERIFY(lines.isWhole());
        const int needed = QFontMetrics(font).horizontalAdvance(image) / width;
        QVERIFY(lines.height() >= needed * QFontMetrics(font).height());
        QCOMPARE(inkRightOf(painted(image, 50), width + 1), 0);
    }

    void longWordsOfAReasonBreakAnywhere()
    {
        views::ReasonBlock block;
        const auto heightWith = [&block](const QString &message) {
            block.setReasons({{.state = u"Failed"_s, .code = {}, .words = {}, .message = message, .sinceMs = 0}}, 0);
            return block.heightForWidth(240);
        };
        const int line = QFontMetrics(block.font()).height();
        const int one = heightWith(u"failed"_s);
        QVERIFY(heightWith(u"registry.example.com/"_s + QString(200, u'a')) >= one + 3 * line);
        QCOMPARE(block.message(), u"registry.example.com/"_s + QString(200, u'a'));
        block.resize(240, block.heightForWidth(240));
        const QImage image = block.grab().toImage();
        const auto inkIn = [&image](int top, int bottom) {
            int ink = 0;
            for (int y = top; y < bottom; ++y) {
                for (int x = 20; x < image.width() - 8; ++x)
                    ink += image.pixel(x, y) != image.pixel(image.width() - 2, 2);
            }
            return ink;
        };
        QVERIFY(inkIn(image.height() - 8 - line, image.height() - 8) > 20); // the last line is inside
    }

    void reasonsOfTheServerAreIsolatedWhenMirrored()
    {
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        views::ReasonBlock block;
        const QString words = u"0/1 nodes are available: 1 busy."_s;
        block.setReasons({{.state = u"Pending"_s, .code = u"all OK"_s, .words = {}, .message = words, .sinceMs = 0}},
                         0);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(block.message(), u"\u2068"_s + words + u"\u2069"_s);
        QVERIFY2(block.code().endsWith(u"\u2068all OK\u2069"_s), qPrintable(block.code()));
    }

    void theLastLineEndsWithAnEllipsis()
    {
        const QFont font;
        const QString text = u"one two three four five six seven eight nine ten "_s.repeated(20);
        const WrappedLines lines(text, font, width, 3);
        QVERIFY(!lines.isWhole());
        QVERIFY(lines.height() <= 3 * QFontMetrics(font).lineSpacing() + 3);
        QVERIFY(inkRightOf(painted(text, 3), width / 2) > 0);
        QCOMPARE(inkRightOf(painted(text, 3), width + 1), 0);
        QVERIFY(WrappedLines(u"one\ntwo\nthree"_s, font, width, 3).isWhole());
        QVERIFY(!WrappedLines(u"one\ntwo\nthree\nfour"_s, font, width, 3).isWhole());
    }

    // A step with an arrow key lays several such texts out.
    void hugeTextsCostLittle()
    {
        const QString text = u"worker-0 failed: "_s.repeated(4'000);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10; ++i)
            QVERIFY(WrappedLines(text, QFont(), width, 12).height() > 0);
        QVERIFY2(timer.elapsed() < 160, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_MAIN(TestWrappedLines)
#include "tst_wrappedlines.moc"

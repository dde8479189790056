// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/windowmodel.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/textcache.h"
#include "views/look/theme.h"
#include "views/table/rowdelegate.h"
#include "views/widgets/gpubar.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace views;
using table::Kind;
using table::WindowModel;

namespace {

// A model with a single cell, set by the test.
class CellModel final : public QAbstractTableModel
{
public:
    Kind kind = Kind::Text;
    table::Value value;
    QString text;
    QString exact;
    bool loaded = true;
    bool changed = false;

    int rowCount(const QModelIndex & = {}) const override { return 10; }
    int columnCount(const QModelIndex & = {}) const override { return 2; }
    QVariant data(const QModelIndex &, int role) const override
    {
        switch (role) {
        case WindowModel::KindRole:
            return int(kind);
        case WindowModel::LoadedRole:
            return loaded;
        case WindowModel::ChangedRole:
            return changed;
        case WindowModel::ValueRole:
            return QVariant::fromValue(value);
        case WindowModel::CellTextRole:
            return text;
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return exact.isEmpty() ? text : exact;
        default:
            return {};
        }
    }
};

const QRect cellRect(0, 0, 300, 26);

// Painted width: pixels that differ from the background.
struct Ink
{
    int first;
    int last;

    int width() const { return last - first + 1; }
};

Ink inkOf(const QImage &image, QRgb ground)
{
    Ink ink{image.width(), -1};
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 1; y < image.height() - 1; ++y) { // without the line between rows
            if (image.pixel(x, y) != ground) {
                ink.first = std::min(ink.first, x);
                ink.last = x;
            }
        }
    }
    return ink;
}

} // namespace

class TestRowDelegate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_model = std::make_unique<CellModel>();
        m_option = QStyleOptionViewItem();
        m_option.rect = cellRect;
        m_option.font = QGuiApplication::font();
        m_option.palette = paletteOf(lightTheme);
        m_option.state = QStyle::State_Enabled | QStyle::State_Active;
    }

    void markupIsPaintedLiterally();
    void tooltipsArePlain();
    void textsOfMenusAreLiteral();
    void longTextsAreNotKept();
    void tooltipOnlyIfItAddsSomething();
    void numbersEndAtTheSamePixel();
    void mirroredInRightToLeft();
    void absentValueIsAMutedDash();
    void longNamesElideInTheMiddle();
    void lineBreaksBecomeOneLine();
    void placeholderHasNoText();
    void backgroundShowsTheState();
    void changedCellIsMarked();
    void barShowsBusyIdleAndUnallocated();
    void barWithoutIdleIsNotSolid();
    void barOfAQuota();
    void hugeTextsAreNotLaidOut();

private:
    QImage painted(int row = 0, int column = 1)
    {
        QImage image(cellRect.size(), QImage::Format_RGB32);
        image.fill(lightTheme.surface);
        QPainter painter(&image);
        painter.setFont(m_option.font);
        m_delegate.paint(&painter, m_option, m_model->index(row, column));
        return image;
    }

    QString toolTipText()
    {
        QTableView view;
        QHelpEvent event(QEvent::ToolTip, QPoint(5, 5), QPoint(5, 5));
        QToolTip::hideText();
        m_delegate.helpEvent(&event, &view, m_option, m_model->index(0, 1));
        return QToolTip::text();
    }

    std::unique_ptr<CellModel> m_model;
    QStyleOptionViewItem m_option;
    RowDelegate m_delegate;
};

void TestRowDelegate::markupIsPaintedLiterally()
{
    m_model->text = u"<b>name</b>"_s;
    const int wanted = QFontMetrics(m_option.font).horizontalAdvance(m_model->text);
    const Ink ink = inkOf(painted(), lightTheme.surface);
    QVERIFY2(std::abs(ink.width() - wanted) <= 4, qPrintable(u"%1 of %2"_s.arg(ink.width()).arg(wanted)));
}

void TestRowDelegate::tooltipsArePlain()
{
    const QString tip = plainToolTip(u"<b>name</b>\n<script>"_s);
    QVERIFY(!tip.contains("<b>"_L1));
    QVERIFY(tip.contains("&lt;b&gt;name&lt;/b&gt;"_L1));
    QCOMPARE(plainToolTip(u"plain & simple"_s), u"plain & simple"_s);
    for (const QString &line : plainToolTip(u"word "_s.repeated(100)).split(u'\n'))
        QVERIFY(line.size() <= 60);
    for (const QString &line : plainToolTip(QString(500, u'x')).split(u'\n'))
        QVERIFY(line.size() <= 60);

    QCOMPARE(plainToolTip(u"a\u202Eb\u0007"_s), u"a[U+202E]b\u2407"_s);
    const QString tall = plainToolTip(u"x\n"_s.repeated(900));
    QVERIFY(tall.count(u'\n') < 50 && tall.endsWith(u'…'));

    m_model->text = u"<b>"_s + QString(200, u'y');
    QVERIFY(toolTipText().contains("&lt;b&gt;"_L1));
}

void TestRowDelegate::textsOfMenusAreLiteral()
{
    QCOMPARE(menuText(u"R&D"_s), u"R&&D"_s);
    QCOMPARE(menuText(u"a\tb\nc\u202E"_s), u"a b\u2424c[U+202E]"_s); // a tab would begin the key
    QVERIFY(menuText(QString(600, u'x')).size() < 130);
}

// Their cells hold the last 2 000 texts that were painted: of long ones, only what is seen.
void TestRowDelegate::longTextsAreNotKept()
{
    const QString text(300'000, u'm');
    TextCache cache;
    for (const auto mode : {Qt::ElideRight, Qt::ElideMiddle}) {
        QVERIFY(cache.line(text, 100, mode, QApplication::font()).width <= 100);
        QVERIFY(text.isDetached()); // nobody else has it
    }
}

void TestRowDelegate::tooltipOnlyIfItAddsSomething()
{
    m_model->text = u"short"_s;
    QCOMPARE(toolTipText(), QString());
    m_model->text = u"3 min ago"_s;
    m_model->exact = u"21 Nov 2025, 14:13:07"_s;
    QCOMPARE(toolTipText(), m_model->exact);
    m_model->exact.clear();
    m_model->text = QString(100, u'w');
    QCOMPARE(toolTipText().remove(u'\n'), m_model->text);
}

void TestRowDelegate::numbersEndAtTheSamePixel()
{
    m_model->kind = Kind::Count;
    QList<int> ends;
    for (const QString &text : {u"5"_s, u"75"_s, u"20 385"_s}) {
        m_model->text = text;
        ends.append(inkOf(painted(), lightTheme.surface).last);
    }
    QCOMPARE(ends[0], ends[1]);
    QCOMPARE(ends[0], ends[2]);
    QVERIFY(cellRect.right() - ends[0] >= cellPadding - 1 && cellRect.right() - ends[0] <= cellPadding + 2);
}

void TestRowDelegate::mirroredInRightToLeft()
{
    m_model->text = u"text"_s;
    const Ink usual = inkOf(painted(), lightTheme.surface);
    m_option.direction = Qt::RightToLeft;
    const Ink mirrored = inkOf(painted(), lightTheme.surface);
    QVERIFY(usual.last < cellRect.width() / 2);
    QVERIFY(mirrored.first > cellRect.width() / 2);
    m_model->kind = Kind::Count;
    QVERIFY(inkOf(painted(), lightTheme.surface).last < cellRect.width() / 2);
}

void TestRowDelegate::absentValueIsAMutedDash()
{
    m_model->text = u"–"_s;
    const QImage image = painted();
    const Ink ink = inkOf(image, lightTheme.surface);
    QVERIFY(ink.width() > 0 && ink.width() < 20);
    for (int x = ink.first; x <= ink.last; ++x) {
        for (int y = 1; y < image.height() - 1; ++y)
            QVERIFY(qGray(image.pixel(x, y)) >= qGray(lightTheme.text3) - 1);
    }
}

void TestRowDelegate::longNamesElideInTheMiddle()
{
    m_model->kind = Kind::Name;
    m_model->text = u"worker-"_s + QString(100, u'n') + u"-0001"_s;
    const QImage one = painted();
    QVERIFY(inkOf(one, lightTheme.surface).last < cellRect.right() - cellPadding + 1);
    m_model->text.chop(1);
    m_model->text += u'2';
    QVERIFY(one != painted());
    m_model->kind = Kind::Text; // a sentence is elided at the end: the difference is not visible
    m_model->text.replace(u'-', u' ');
    const QImage two = painted();
    m_model->text.chop(1);
    m_model->text += u'1';
    QCOMPARE(two, painted());
}

void TestRowDelegate::lineBreaksBecomeOneLine()
{
    m_model->text = u"two lines"_s;
    const QImage one = painted();
    m_model->text = u"two\nlines"_s;
    QCOMPARE(painted(), one);
}

void TestRowDelegate::placeholderHasNoText()
{
    m_model->loaded = false;
    m_model->text = u"secret"_s;
    const QImage image = painted(3);
    m_model->text = u"other"_s;
    QCOMPARE(painted(3), image); // depends on row and column only
    QVERIFY(inkOf(image, lightTheme.surface).width() > 20);
    QVERIFY(painted(4) != image);
}

void TestRowDelegate::backgroundShowsTheState()
{
    m_model->text = u"text"_s;
    const QPoint free(cellRect.right() - 2, 3);
    QCOMPARE(painted().pixel(free), lightTheme.surface);
    m_delegate.setHoverRow(0);
    QCOMPARE(painted().pixel(free), lightTheme.hover);
    QCOMPARE(painted(1).pixel(free), lightTheme.surface);
    m_option.state |= QStyle::State_Selected;
    QCOMPARE(painted().pixel(free), lightTheme.selection);
    m_option.state &= ~QStyle::State_Active;
    QCOMPARE(painted().pixel(free), lightTheme.selectionOff);
    m_delegate.setHoverRow(-1);
}

void TestRowDelegate::changedCellIsMarked()
{
    m_model->text = u"12"_s;
    m_model->changed = true;
    const QImage image = painted();
    QCOMPARE(image.pixel(cellRect.right() - 2, 3), lightTheme.changed);
    QCOMPARE(image.pixel(1, 1), lightTheme.text2);
}

void TestRowDelegate::barShowsBusyIdleAndUnallocated()
{
    m_model->kind = Kind::GpuShare;
    m_model->text = u"8/16"_s;
    m_model->value = table::GpuShare{8, 16, 4};
    const QImage image = painted();
    int busy = 0;
    int track = 0;
    for (int x = 0; x < image.width(); ++x) {
        busy += image.pixel(x, cellRect.height() / 2) == lightTheme.barFill;
        track += image.pixel(x, cellRect.height() / 2) == lightTheme.barTrack;
    }
    QVERIFY(busy > 20);
    QVERIFY2(std::abs(track - 2 * busy) <= 4, qPrintable(u"%1 busy, %2 not given"_s.arg(busy).arg(track)));
}

// Pods and recordings do not tell whether their GPUs are idle: that is neither busy nor idle.
void TestRowDelegate::barWithoutIdleIsNotSolid()
{
    m_model->kind = Kind::GpuShare;
    m_model->text = u"16/16"_s;
    m_model->value = table::GpuShare{16, 16, -1};
    const QImage image = painted();
    int most = 0; // in the edge
    int middle = 0;
    for (int y = 0; y < image.height(); ++y) {
        int solid = 0;
        for (int x = 0; x < image.width(); ++x)
            solid += image.pixel(x, y) == lightTheme.barFill;
        most = std::max(most, solid);
        middle = y == cellRect.height() / 2 ? solid : middle;
    }
    QVERIFY2(middle <= 2 && most > 20, qPrintable(u"%1 in the middle, %2 at the edge"_s.arg(middle).arg(most)));
}

// The mark of the quota stands at the same place in every row; what is over the quota is framed, beyond it.
void TestRowDelegate::barOfAQuota()
{
    m_model->kind = Kind::QuotaShare;
    m_model->text = u"8/16"_s;
    const auto columnsOf = [&](const table::GpuShare &share, QRgb colour) {
        m_model->value = share;
        const QImage image = painted();
        QList<int> found;
        // The number is in the first half.
        for (int x = colour == lightTheme.text ? image.width() / 2 : 0; x < image.width(); ++x) {
            bool isFull = true; // to the edges of the bar
            for (int y = cellRect.height() / 2 - 3; y <= cellRect.height() / 2 + 1; ++y)
                isFull = isFull && image.pixel(x, y) == colour;
            if (isFull)
                found << x;
        }
        return found;
    };
    const QList<int> marks = columnsOf({8, 16, -1}, lightTheme.text);
    QCOMPARE(marks.size(), 2);
    QCOMPARE(columnsOf({24, 12, -1}, lightTheme.text), marks);
    const QList<int> half = columnsOf({8, 16, -1}, lightTheme.barFill);
    const QList<int> full = columnsOf({16, 16, -1}, lightTheme.barFill);
    QVERIFY2(std::abs(full.size() - 2 * half.size()) <= 4, qPrintable(QString::number(full.size())));
    QVERIFY(full.constLast() < marks.constFirst());
    const QList<int> over = columnsOf({18, 16, -1}, lightTheme.barFill);
    QVERIFY(over.constLast() > marks.constLast());
    QVERIFY(!columnsOf({18, 16, -1}, lightTheme.warningFg).isEmpty());
    QVERIFY(columnsOf({16, 16, -1}, lightTheme.warningFg).isEmpty());
    QVERIFY(columnsOf({16, -1, -1}, lightTheme.barFill).isEmpty()); // no quota
}

void TestRowDelegate::hugeTextsAreNotLaidOut()
{
    m_model->text = QString(10'000'000, u'x');
    QElapsedTimer timer;
    timer.start();
    painted();
    QVERIFY(timer.elapsed() < 2000);
}

QTEST_MAIN(TestRowDelegate)
#include "tst_rowdelegate.moc"

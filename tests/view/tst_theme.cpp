// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/icons.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace views;

namespace {

// WCAG 2 relative luminance.
double luminance(QRgb rgb)
{
    const auto channel = [](int value) {
        const double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(qRed(rgb)) + 0.7152 * channel(qGreen(rgb)) + 0.0722 * channel(qBlue(rgb));
}

double contrast(QRgb one, QRgb other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

struct Pair
{
    const char *name;
    QRgb Theme::*ink;
    QRgb Theme::*ground;
    double light;
    double dark;
    double least;
};

using T = Theme;
constexpr double forText = 4.5;
constexpr double forGraphics = 3.0;

// The documented contrasts, one decimal.
constexpr Pair pairs[] = {
    {"text on surface", &T::text, &T::surface, 16.2, 13.9, forText},
    {"text on window", &T::text, &T::window, 14.3, 14.9, forText},
    {"text on raised", &T::text, &T::raised, 16.2, 12.4, forText},
    {"text on selection", &T::text, &T::selection, 12.9, 9.1, forText},
    {"text on changed", &T::text, &T::changed, 14.5, 10.3, forText},
    {"text on accentTint", &T::text, &T::accentTint, 14.1, 11.6, forText},
    {"text2 on surface", &T::text2, &T::surface, 6.7, 7.7, forText},
    {"text2 on window", &T::text2, &T::window, 5.9, 8.2, forText},
    {"text2 on raised", &T::text2, &T::raised, 6.7, 6.9, forText},
    {"text2 on selection", &T::text2, &T::selection, 5.4, 5.1, forText},
    {"text2 on hover", &T::text2, &T::hover, 6.1, 7.0, forText},
    {"accent on surface", &T::accent, &T::surface, 6.5, 7.4, forText},
    {"accent on window", &T::accent, &T::window, 5.7, 7.9, forText},
    {"accent on accentTint", &T::accent, &T::accentTint, 5.6, 6.2, forText},
    {"white on accentFill", &T::onAccent, &T::accentFill, 6.5, 5.1, forText},
    {"white on accentFillHover", &T::onAccent, &T::accentFillHover, 8.3, 6.3, forText},
    {"white on dangerFill", &T::onAccent, &T::dangerFill, 6.5, 5.7, forText},
    {"success chip", &T::successFg, &T::successBg, 5.8, 7.8, forText},
    {"warning chip", &T::warningFg, &T::warningBg, 6.0, 7.8, forText},
    {"danger chip", &T::dangerFg, &T::dangerBg, 5.6, 7.0, forText},
    {"info chip", &T::infoFg, &T::infoBg, 6.2, 7.2, forText},
    {"neutral chip", &T::neutralFg, &T::neutralBg, 6.8, 7.3, forText},
    {"borderStrong on surface", &T::borderStrong, &T::surface, 3.5, 3.7, forGraphics},
    {"borderStrong on window", &T::borderStrong, &T::window, 3.1, 3.9, forGraphics},
    {"focus on surface", &T::focus, &T::surface, 6.5, 7.4, forGraphics},
    {"focus on selection", &T::focus, &T::selection, 5.2, 4.9, forGraphics},
    {"barFill on barTrack", &T::barFill, &T::barTrack, 3.8, 4.4, forGraphics},
    {"barIdle on surface", &T::barIdle, &T::surface, 3.5, 7.6, forGraphics},
    {"text3 on surface", &T::text3, &T::surface, 3.4, 3.6, forGraphics},
};

constexpr const char *iconNames[] = {"back", "cluster-connected", "phase-failed", "refresh", "nosort"};

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )"))); }

    void contrastsHold_data();
    void contrastsHold();
    void stateInksAreReadableOnSelection();
    void themeIsFoundByPalette();
    void everyPaletteRoleComesFromTheTheme();
    void fixedChoiceIsApplied();
    void baseFontIsClamped_data();
    void baseFontIsClamped();
    void sizesFollowTheFont();
    void iconsTakeTheColour_data();
    void iconsTakeTheColour();
    void iconsFollowThePalette();
    void iconsAreSharpAtEveryRatio();
    void crossOfFailedIsCutOut();
};

void TestTheme::contrastsHold_data()
{
    QTest::addColumn<QRgb>("ink");
    QTest::addColumn<QRgb>("ground");
    QTest::addColumn<double>("documented");
    QTest::addColumn<double>("least");
    for (const Pair &pair : pairs) {
        QTest::addRow("%s, light", pair.name)
            << lightTheme.*pair.ink << lightTheme.*pair.ground << pair.light << pair.least;
        QTest::addRow("%s, dark", pair.name)
            << darkTheme.*pair.ink << darkTheme.*pair.ground << pair.dark << pair.least;
    }
}

void TestTheme::contrastsHold()
{
    QFETCH(QRgb, ink);
    QFETCH(QRgb, ground);
    QFETCH(double, documented);
    QFETCH(double, least);
    const double found = contrast(ink, ground);
    QVERIFY2(found >= least, qPrintable(QString::number(found)));
    QVERIFY2(std::abs(found - documented) < 0.1, qPrintable(QString::number(found)));
}

void TestTheme::stateInksAreReadableOnSelection()
{
    for (const Theme *theme : {&lightTheme, &darkTheme}) {
        for (const Tone tone : {Tone::Neutral, Tone::Success, Tone::Warning, Tone::Danger, Tone::Info}) {
            QVERIFY(contrast(theme->foreground(tone), theme->selection) >= forText);
            QVERIFY(contrast(theme->foreground(tone), theme->background(tone)) >= forText);
        }
    }
}

void TestTheme::themeIsFoundByPalette()
{
    QCOMPARE(&themeOf(paletteOf(lightTheme)), &lightTheme);
    QCOMPARE(&themeOf(paletteOf(darkTheme)), &darkTheme);
    QCOMPARE(&themeOf(QPalette(QColor(40, 40, 40))), &darkTheme);
    QCOMPARE(&themeOf(QPalette(QColor(230, 230, 230))), &lightTheme);
}

void TestTheme::everyPaletteRoleComesFromTheTheme()
{
    const QPalette palette = paletteOf(darkTheme);
    for (int role = 0; role < QPalette::NColorRoles; ++role) {
        if (role == QPalette::NoRole)
            continue;
        QVERIFY2(palette.isBrushSet(QPalette::Active, QPalette::ColorRole(role)), qPrintable(QString::number(role)));
    }
    QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight).rgb(), darkTheme.selectionOff);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text).rgb(), darkTheme.text3);
}

void TestTheme::fixedChoiceIsApplied()
{
    applyTheme(*qApp, ThemeChoice::Dark);
    QCOMPARE(&themeOf(qApp->palette()), &darkTheme);
    applyTheme(*qApp, ThemeChoice::Light);
    QCOMPARE(&themeOf(qApp->palette()), &lightTheme);
    applyTheme(*qApp, ThemeChoice::Dark);
    applyTheme(*qApp, ThemeChoice::System); // the offscreen platform is light, whatever the previous choice
    QCOMPARE(&themeOf(qApp->palette()), &lightTheme);
}

void TestTheme::baseFontIsClamped_data()
{
    QTest::addColumn<int>("system");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::newRow("tiny") << 6 << 12 << 12;
    QTest::newRow("usual") << 13 << 12 << 13;
    QTest::newRow("huge") << 40 << 15 << 15;
}

void TestTheme::baseFontIsClamped()
{
    QFETCH(int, system);
    QFETCH(int, least);
    QFETCH(int, most);
    QFont font;
    font.setPixelSize(system);
    const int pixels = QFontInfo(baseFont(font)).pixelSize();
    QVERIFY2(pixels >= least && pixels <= most, qPrintable(QString::number(pixels)));
}

void TestTheme::sizesFollowTheFont()
{
    QFont small;
    small.setPixelSize(12);
    QFont large;
    large.setPixelSize(15);
    const Metrics low(small);
    const Metrics high(large);
    QVERIFY(low.row() < high.row());
    QVERIFY(low.row(Density::Compact) < low.row() && low.row() < low.row(Density::Roomy));
    QVERIFY(low.control < high.control);
    QVERIFY(low.dw(10) < high.dw(10));
    QVERIFY(QFontInfo(scaled(large, TextSize::Welcome)).pixelSize() == 30);
    QVERIFY(scaled(large, TextSize::Figure).weight() == QFont::DemiBold);
    QVERIFY(scaled(large, TextSize::Small).weight() == QFont::Normal);
}

void TestTheme::iconsTakeTheColour_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : iconNames)
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestTheme::iconsTakeTheColour()
{
    QFETCH(QString, name);
    const QImage image = iconPixmap(name.toLatin1().constData(), 16, 2, 0xFF123456).toImage();
    QCOMPARE(image.size(), QSize(32, 32));
    int opaque = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (qAlpha(pixel) < 255)
                continue;
            ++opaque;
            QCOMPARE(pixel, 0xFF123456);
        }
    }
    QVERIFY(opaque > 0);
}

void TestTheme::iconsFollowThePalette()
{
    const QIcon refresh = icon("refresh");
    applyTheme(*qApp, ThemeChoice::Light);
    const QImage light = refresh.pixmap(QSize(16, 16), 1.0).toImage();
    applyTheme(*qApp, ThemeChoice::Dark);
    const QImage dark = refresh.pixmap(QSize(16, 16), 1.0).toImage();
    QVERIFY(light != dark);
    QVERIFY(dark != refresh.pixmap(QSize(16, 16), 1.0, QIcon::Disabled).toImage());
    QVERIFY(!appIcon().pixmap(QSize(48, 48), 1.0).isNull());
}

void TestTheme::iconsAreSharpAtEveryRatio()
{
    for (const qreal ratio : {1.0, 1.5, 2.0, 3.0}) {
        const QPixmap pixmap = icon("search").pixmap(QSize(16, 16), ratio);
        QCOMPARE(pixmap.devicePixelRatio(), ratio);
        QCOMPARE(pixmap.size(), QSize(16, 16) * ratio);
    }
}

void TestTheme::crossOfFailedIsCutOut()
{
    const QImage image = iconPixmap("phase-failed", 16, 2, 0xFF000000).toImage();
    QCOMPARE(qAlpha(image.pixel(16, 16)), 0);
    QCOMPARE(qAlpha(image.pixel(16, 6)), 255);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

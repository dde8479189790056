// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/sizes.h"
#include "views/look/style.h"
#include "views/look/theme.h"

#include <QAction>
#include <QApplication>
#include <QFocusFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QStyleOption>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace views;

class TestStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_window = std::make_unique<QWidget>();
        auto *layout = new QHBoxLayout(m_window.get());
        m_edit = new QLineEdit(m_window.get());
        m_button = new QPushButton(u"Retry"_s, m_window.get());
        m_primary = new QPushButton(u"Retry"_s, m_window.get());
        m_primary->setProperty("role", u"primary"_s);
        for (QWidget *widget :
             {static_cast<QWidget *>(m_edit), static_cast<QWidget *>(m_button), static_cast<QWidget *>(m_primary)})
            layout->addWidget(widget);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void inputsAlwaysHaveARing();
    void buttonsHaveARingAfterKeyboardUse();
    void ringLiesOutsideItsControl();
    void animationsAreOff();
    void buttonRolesLookDifferent();
    void boldLabelsFit();
    void controlsAreAsHighAsTheFontSays();
    void scrollBarHasNoArrows();
    void menuRowsAndKeys();
    void figuresKeepTheirOrderInMirroredWindows();

private:
    const QFocusFrame *ring() const
    {
        const auto *frame = m_window->findChild<QFocusFrame *>();
        return frame != nullptr && frame->isVisible() ? frame : nullptr;
    }

    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_edit = nullptr;
    QPushButton *m_button = nullptr;
    QPushButton *m_primary = nullptr;
};

void TestStyle::inputsAlwaysHaveARing()
{
    m_button->setFocus(Qt::MouseFocusReason);
    QTest::mouseClick(m_edit, Qt::LeftButton);
    QVERIFY(ring() != nullptr);
    QCOMPARE(ring()->widget(), m_edit);
}

void TestStyle::buttonsHaveARingAfterKeyboardUse()
{
    m_edit->setFocus(Qt::MouseFocusReason);
    m_button->setFocus(Qt::MouseFocusReason);
    QVERIFY(ring() == nullptr);
    QTest::keyClick(m_button, Qt::Key_Tab);
    QVERIFY(m_primary->hasFocus());
    QVERIFY(ring() != nullptr);
    QCOMPARE(ring()->widget(), m_primary);
    QTest::mouseClick(m_button, Qt::LeftButton);
    QVERIFY(ring() == nullptr);
}

void TestStyle::ringLiesOutsideItsControl()
{
    m_edit->setFocus(Qt::TabFocusReason);
    const QRect control(m_edit->mapTo(m_window.get(), QPoint()), m_edit->size());
    QCOMPARE(ring()->geometry(), control.adjusted(-3, -3, 3, 3));
    const QImage image = m_window->grab().toImage();
    QCOMPARE(image.pixel(control.left() - 2, control.center().y()), lightTheme.focus);
    QCOMPARE(image.pixel(control.left() - 1, control.center().y()), lightTheme.window);
}

void TestStyle::animationsAreOff()
{
    QCOMPARE(m_window->style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
}

void TestStyle::buttonRolesLookDifferent()
{
    m_button->setFocus(Qt::MouseFocusReason);
    const auto ground = [](QWidget *widget) { return widget->grab().toImage().pixel(5, widget->height() / 2); };
    QCOMPARE(ground(m_button), lightTheme.surface);
    QCOMPARE(ground(m_primary), lightTheme.accentFill);
    m_primary->setProperty("role", u"danger"_s);
    QCOMPARE(ground(m_primary), lightTheme.dangerFill);
    m_primary->setEnabled(false);
    QVERIFY(ground(m_primary) != lightTheme.dangerFill);
    m_edit->setProperty("invalid", true);
    QCOMPARE(m_edit->grab().toImage().pixel(0, m_edit->height() / 2), lightTheme.dangerFg);
}

void TestStyle::boldLabelsFit()
{
    QVERIFY(m_primary->sizeHint().width() > m_button->sizeHint().width());
}

void TestStyle::controlsAreAsHighAsTheFontSays()
{
    const Metrics metrics(m_button->font());
    QCOMPARE(m_button->sizeHint().height(), metrics.control);
    QCOMPARE(m_edit->sizeHint().height(), metrics.control);
}

void TestStyle::scrollBarHasNoArrows()
{
    QScrollBar bar(Qt::Vertical);
    bar.setRange(0, 1'000'000);
    bar.setPageStep(10);
    bar.resize(bar.sizeHint().width(), 400);
    QCOMPARE(bar.width(), 10);
    QStyleOptionSlider option;
    option.initFrom(&bar);
    option.orientation = Qt::Vertical;
    option.maximum = bar.maximum();
    option.pageStep = bar.pageStep();
    option.sliderPosition = bar.maximum();
    const auto part = [&](QStyle::SubControl which) {
        return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, which, &bar);
    };
    QVERIFY(part(QStyle::SC_ScrollBarAddLine).isEmpty());
    QVERIFY(part(QStyle::SC_ScrollBarSubLine).isEmpty());
    const QRect thumb = part(QStyle::SC_ScrollBarSlider);
    QVERIFY(thumb.height() >= 20); // large enough to grab in a table of a million rows
    QCOMPARE(thumb.bottom(), bar.rect().bottom());
}

void TestStyle::menuRowsAndKeys()
{
    QMenu menu;
    QAction *copy = menu.addAction(u"Copy rows"_s);
    const QSize without = menu.sizeHint();
    copy->setShortcut(QKeySequence(u"Ctrl+Shift+C"_s));
    copy->setShortcutVisibleInContextMenu(true);
    QVERIFY(menu.sizeHint().width() > without.width() + QFontMetrics(menu.font()).horizontalAdvance(u"Ctrl+Shift+C"_s));
    QCOMPARE(menu.actionGeometry(copy).height(), Metrics(menu.font()).menuItem);
}

// "%" or "GiB" at the other end of the line would be another number.
void TestStyle::figuresKeepTheirOrderInMirroredWindows()
{
    QToolButton tool;
    QPushButton button;
    const auto picture = [](QAbstractButton &of, const QString &text, Qt::LayoutDirection direction) {
        of.setText(text);
        QApplication::setLayoutDirection(direction);
        of.resize(of.sizeHint());
        return of.grab().toImage();
    };
    for (QAbstractButton *of : {static_cast<QAbstractButton *>(&tool), static_cast<QAbstractButton *>(&button)}) {
        for (const QString &text : {u"50 %"_s, u"8 GiB"_s, u"Used 50 % of 8 GiB."_s})
            QCOMPARE(picture(*of, text, Qt::RightToLeft), picture(*of, text, Qt::LeftToRight));
    }
}

QTEST_MAIN(TestStyle)
#include "tst_style.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/view/windowfixture.h"
#include "views/connect/connectdialog.h"
#include "views/frame/pageheader.h"
#include "views/frame/welcomepage.h"
#include "views/look/style.h"
#include "views/table/tableview.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace {

constexpr QChar mark(0x27E6);

// Every text that goes through a translator is marked; a visible word without a mark did not.
class PseudoLocale final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        return mark + QString::fromUtf8(text) + QChar(0x27E7);
    }
};

// Names that are the same in every language.
bool isName(const QString &text)
{
    static const QStringList names = {u"Binnacle"_s, u"DEMO"_s, u"UTC"_s};
    static const QRegularExpression key(u"^(Ctrl|Alt|Shift|F\\d+)(\\+.*)?$"_s);
    static const QRegularExpression host(u"^127\\.0\\.0\\.1(:\\d+)?$"_s);
    static const QRegularExpression address(u"^https://[a-z.]+$"_s);
    return names.contains(text) || key.match(text).hasMatch() || host.match(text).hasMatch()
        || address.match(text).hasMatch();
}

bool isTranslated(const QString &text)
{
    static const QRegularExpression letters(u"\\p{L}{2,}"_s);
    return text.contains(mark) || isName(text) || !letters.match(text).hasMatch();
}

void checkText(QStringList &faults, const QObject &where, const char *what, const QString &text)
{
    if (!isTranslated(text))
        faults.append(u"%1 of %2: %3"_s.arg(QLatin1String(what), QLatin1String(where.metaObject()->className()), text));
}

void checkActions(QStringList &faults, const QMenu &menu)
{
    for (const QAction *action : menu.actions()) {
        checkText(faults, *action, "text", action->text());
        checkText(faults, *action, "tooltip", action->toolTip());
        if (action->menu())
            checkActions(faults, *action->menu());
    }
}

// What a person can read in the window, without the cells of tables and the labels that hold the server's words.
QStringList untranslated(QWidget &window)
{
    QStringList faults;
    auto widgets = window.findChildren<QWidget *>();
    widgets.append(&window);
    for (const QWidget *widget : std::as_const(widgets)) {
        if (widget->property("serverText").toBool())
            continue;
        checkText(faults, *widget, "tooltip", widget->toolTip());
        checkText(faults, *widget, "accessible name", widget->accessibleName());
        checkText(faults, *widget, "accessible description", widget->accessibleDescription());
        if (widget->isWindow())
            checkText(faults, *widget, "title", widget->windowTitle());
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            checkText(faults, *label, "text", label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            checkText(faults, *button, "text", button->text());
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            checkText(faults, *edit, "placeholder", edit->placeholderText());
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model()) {
            const int columns = view->model()->columnCount();
            for (int column = 0; column < columns; ++column) {
                if (qobject_cast<const views::TableView *>(view)) {
                    checkText(faults, *view, "header", view->model()->headerData(column, Qt::Horizontal).toString());
                }
            }
        }
    }
    return faults;
}

} // namespace

class TestPseudoLocale : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new views::BinnacleStyle);
        QCoreApplication::installTranslator(&m_translator);
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        makeFolder();
        openWindow();
    }

    void cleanup() { closeAll(); }

    void findsWordsThatAreNotTranslated()
    {
        QLabel plain(u"Plain words"_s);
        QCOMPARE(untranslated(plain).size(), 1);
    }

    void welcome() { QCOMPARE(untranslated(*m_window).join(u'\n'), QString()); }

    void menus()
    {
        startDemo();
        QStringList faults;
        for (const QAction *action : m_window->menuBar()->actions()) {
            checkText(faults, *action, "menu", action->text());
            checkActions(faults, *action->menu());
        }
        QCOMPARE(faults.join(u'\n'), QString());
    }

    void pages()
    {
        startDemo();
        for (const auto resource : catalog::pages()) {
            m_window->workspace()->open(resource);
            const views::ListPage *page = m_window->workspace()->list();
            QTRY_VERIFY(page->model()->hasAnswer() && !page->model()->isLoading());
            QCOMPARE(untranslated(*m_window).join(u'\n'), QString());
        }
    }

    void connectDialog()
    {
        Q_EMIT m_window->welcome()->connectRequested();
        auto *dialog = m_window->findChild<views::ConnectDialog *>();
        QVERIFY(dialog);
        QCOMPARE(untranslated(*dialog).join(u'\n'), QString());
    }

private:
    PseudoLocale m_translator;
};

QTEST_MAIN(TestPseudoLocale)
#include "tst_pseudolocale.moc"

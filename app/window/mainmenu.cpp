// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/mainmenu.h"

#include "app/memory/settings.h"
#include "views/look/icons.h"
#include "views/planes/planewords.h"

#include <QActionGroup>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenuBar>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace app {

MainMenu::MainMenu(QMainWindow &window, Settings &settings, const QList<QAction *> &pages)
    : QObject(&window)
    , m_window(window)
    , m_bar(window.menuBar())
    , m_settings(settings)
    , m_connection(m_bar->addMenu(tr("&Connection")))
    , m_page(m_bar->addMenu(tr("&Page")))
    , m_openSettings(new QAction(views::icon("settings"), tr("Settings"), this))
{
    m_openSettings->setCheckable(true);
    m_openSettings->setShortcut(Qt::CTRL | Qt::Key_Comma);
    m_openSettings->setMenuRole(QAction::PreferencesRole);
    window.addAction(m_openSettings);
    buildConnection();
    setPageActions({});
    QMenu *go = m_bar->addMenu(tr("&Go"));
    go->addActions(pages);
    go->addSeparator();
    add(go, tr("Next area of the window"), Qt::Key_F6, &MainMenu::nextAreaRequested);
    add(go, tr("Previous area of the window"), Qt::SHIFT | Qt::Key_F6, &MainMenu::previousAreaRequested);
    buildView();
    QMenu *help = m_bar->addMenu(tr("&Help"));
    add(help, tr("Keyboard shortcuts"), Qt::Key_F1, &MainMenu::keysRequested)
        ->setShortcuts({Qt::Key_F1, Qt::Key_Question});
    help->addAction(tr("About Binnacle"), this, &MainMenu::aboutRequested)->setMenuRole(QAction::AboutRole);

    m_bar->installEventFilter(this);
    showBar();
    connect(&settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String(setting::menuBar.key))
            showBar();
    });
}

QAction *MainMenu::add(QMenu *menu, const QString &text, const QKeySequence &key, void (MainMenu::*signal)())
{
    QAction *action = menu->addAction(text, key, this, signal);
    m_window.addAction(action);
    return action;
}

void MainMenu::buildConnection()
{
    m_all = add(m_connection, tr("All connections"), Qt::CTRL | Qt::Key_0, &MainMenu::allRequested);
    m_all->setObjectName(u"allConnections"_s);
    m_all->setCheckable(true);
    setHasSeveral(false);
    connect(m_connection, &QMenu::aboutToHide, m_all, [this] { m_all->setText(tr("All connections")); });
    m_connection->addSeparator();
    add(m_connection, tr("Connect…"), QKeySequence::New, &MainMenu::connectRequested)->setObjectName(u"connect"_s);
    m_connection->addAction(tr("Manage connections…"), this, &MainMenu::manageRequested)
        ->setObjectName(u"manageConnections"_s);
    add(m_connection, tr("Explore demo data"), Qt::CTRL | Qt::Key_D, &MainMenu::demoRequested);
    m_connection->addSeparator();
    m_allowChanges = m_connection->addAction(tr("Allow changes"), this, &MainMenu::allowChangesRequested);
    m_allowChanges->setCheckable(true);
    m_journal = m_connection->addAction(tr("Changes made here…"), this, &MainMenu::journalRequested);
    m_journal->setObjectName(u"journal"_s);
    m_connection->addSeparator();
    add(m_connection, tr("Open view…"), QKeySequence::Open, &MainMenu::openViewRequested);
    m_newWindow = add(m_connection, tr("New window"), Qt::CTRL | Qt::SHIFT | Qt::Key_N, &MainMenu::windowRequested);
    add(m_connection, tr("Close window"), Qt::CTRL | Qt::Key_W, &MainMenu::closeRequested);
    m_connection->addAction(m_openSettings);
    add(m_connection, tr("Quit"), QKeySequence::Quit, &MainMenu::quitRequested)->setMenuRole(QAction::QuitRole);
}

void MainMenu::buildView()
{
    m_view = m_bar->addMenu(tr("&View"));
    QMenu *themes = m_view->addMenu(tr("Theme"));
    auto *group = new QActionGroup(this);
    const auto addTheme = [&](const QString &text, views::ThemeChoice choice) {
        QAction *action = themes->addAction(text, this, [this, choice] { m_settings.set(setting::theme, choice); });
        action->setCheckable(true);
        action->setChecked(m_settings.value(setting::theme) == choice);
        group->addAction(action);
        connect(&m_settings, &Settings::changed, action,
                [this, action, choice] { action->setChecked(m_settings.value(setting::theme) == choice); });
    };
    addTheme(tr("Follow system"), views::ThemeChoice::System);
    addTheme(tr("Light"), views::ThemeChoice::Light);
    addTheme(tr("Dark"), views::ThemeChoice::Dark);
    add(m_view, tr("Switch between local time and UTC"), Qt::CTRL | Qt::SHIFT | Qt::Key_U,
        &MainMenu::zoneSwitchRequested);
}

void MainMenu::addToView(QAction *action)
{
    m_view->addAction(action);
    m_window.addAction(action);
}

void MainMenu::setPageActions(const QList<QList<QAction *>> &groups)
{
    m_page->clear();
    m_page->menuAction()->setVisible(!groups.isEmpty());
    for (QAction *action : {m_newWindow, m_allowChanges, m_journal})
        action->setEnabled(!groups.isEmpty());
    for (const QList<QAction *> &actions : groups) {
        if (!m_page->isEmpty())
            m_page->addSeparator();
        m_page->addActions(actions);
    }
}

void MainMenu::setHasSeveral(bool hasSeveral)
{
    m_all->setVisible(hasSeveral);
    m_all->setEnabled(hasSeveral);
}

void MainMenu::setOfSeveral(bool ofSeveral)
{
    m_all->setChecked(ofSeveral);
    if (!ofSeveral)
        return;
    for (QAction *action : {m_allowChanges, m_journal})
        action->setEnabled(false);
}

void MainMenu::setAllState(int silent, int all, bool isShown)
{
    m_all->setText(tr("All connections") + u'\n' + views::planesText(all, silent));
    m_all->setChecked(isShown);
}

void MainMenu::setAllowsChanges(bool allows)
{
    m_allowChanges->setChecked(allows);
}

void MainMenu::showBar()
{
    if (!m_bar->isNativeMenuBar())
        m_bar->setVisible(m_settings.value(setting::menuBar));
}

void MainMenu::toggleBar()
{
    if (m_bar->isNativeMenuBar())
        return;
    if (m_bar->isVisible() && !m_settings.value(setting::menuBar)) {
        m_bar->hide();
        return;
    }
    m_before = m_window.focusWidget();
    m_bar->show();
    m_bar->setFocus(Qt::MenuBarFocusReason);
}

bool MainMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_bar)
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && m_before)
            m_before->setFocus(Qt::MenuBarFocusReason);
        // A bar that was hidden when Alt was pressed has no current menu yet.
        const bool enters = key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter;
        if (enters && !m_bar->activeAction()) {
            m_bar->setActiveAction(m_bar->actions().constFirst());
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        showBar();
    return QObject::eventFilter(watched, event);
}

void showAbout(QWidget &parent)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, MainMenu::tr("About Binnacle"), {}, QMessageBox::Close, &parent);
    const QString link
        = QStringLiteral("<a href=\"%1\">%1</a>").arg(QLatin1String("https://www.gnu.org/licenses/gpl-3.0.html"));
    box->setTextFormat(Qt::RichText);
    box->setText(QStringLiteral("<p><b>%1</b></p><p>%2</p><p>%3</p><p>%4</p><p>%5</p>")
                     .arg(MainMenu::tr("Binnacle %1").arg(QLatin1String(BINNACLE_VERSION)),
                          MainMenu::tr("A desktop dashboard for clusters run by NVIDIA Run:ai. Free software under the "
                                       "GNU General Public License, version 3 or later."),
                          MainMenu::tr("Not affiliated with NVIDIA. Run:ai is its trademark."),
                          MainMenu::tr("Qt %1").arg(QLatin1String(qVersion())), link));
    box->setTextInteractionFlags(Qt::TextBrowserInteraction);
    box->setIconPixmap(views::appIcon().pixmap(QSize(48, 48), parent.devicePixelRatioF()));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace app

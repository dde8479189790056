// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/mainwindow.h"

#include "app/memory/placestore.h"
#include "app/memory/settings.h"
#include "app/window/allconnections.h"
#include "app/window/connector.h"
#include "app/window/diagnostics.h"
#include "app/window/jobs.h"
#include "app/window/mainmenu.h"
#include "app/window/ownpages.h"
#include "app/window/peers.h"
#include "app/window/screenfit.h"
#include "app/window/viewfiles.h"
#include "app/window/viewrail.h"
#include "app/window/workspace.h"
#include "models/base/shown.h"
#include "models/catalog/clusters.h"
#include "views/connect/connectioncolours.h"
#include "views/diagnostics/diagnosticspane.h"
#include "views/frame/navigationrail.h"
#include "views/frame/pageheader.h"
#include "views/frame/readingorder.h"
#include "views/frame/shortcutsheet.h"
#include "views/frame/statusstrip.h"
#include "views/frame/welcomepage.h"
#include "views/look/focusaccess.h"
#include "views/look/theme.h"
#include "views/planes/mergedpage.h"
#include "views/planes/planewords.h"
#include "views/widgets/banner.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMimeData>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr QSize firstSize(1440, 900);
constexpr int saveMs = 2000;
constexpr QSize leastSize(960, 600);
const QString geometryName = u"geometry"_s;

} // namespace

MainWindow::MainWindow(Settings &settings, session::Connections &connections, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_connector(new Connector(connections, settings, *this))
{
    views::installFocusAccess();
    setWindowTitle(u"Binnacle"_s);
    setMinimumSize(leastSize);
    buildLayout();
    m_menu = new MainMenu(*this, m_settings, m_rail->pageActions());
    m_views = new ViewRail(*m_rail, m_settings);
    m_viewFiles = new ViewFiles(*this, *m_connector, *m_banner);
    connect(m_views, &ViewRail::saveFileRequested, m_viewFiles, &ViewFiles::save);
    m_jobs = new Jobs(*this, *m_rail, *m_menu, *m_banner, m_settings);
    connect(m_jobs, &Jobs::placeRequested, this, &MainWindow::goTo);
    connect(m_jobs, &Jobs::exportEnded, this, &MainWindow::exportEnded);
    connectMenu();
    connectRail();
    connectStrip();
    connectConnector();
    addConnectionKeys();
    m_save.setSingleShot(true);
    m_save.setInterval(saveMs);
    connect(&m_save, &QTimer::timeout, this, &MainWindow::savePlace);
    connect(&m_settings, &Settings::problemFound, this, &MainWindow::warn);
    warn(m_settings.startProblem());
    if (!restoreGeometry(m_settings.value(setting::window, geometryName)))
        resize(firstSize);
    setWorkspace(nullptr);
}

MainWindow::~MainWindow()
{
    // Exports and pages use the session of the workspace, and the demo stops fastest without clients.
    delete m_jobs;
    delete m_connector;
    delete m_all;
    delete m_workspace;
}

Workspace *MainWindow::workspace() const
{
    return m_workspace;
}

views::WelcomePage *MainWindow::welcome() const
{
    return m_ownPages->welcome();
}

void MainWindow::buildLayout()
{
    m_rail = new views::NavigationRail;
    m_stack = new QStackedWidget;
    m_ownPages = new OwnPages(*m_stack, m_settings);
    m_strip = new views::StatusStrip;
    m_banner = new views::Banner(this);
    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_banner);
    auto *pages = new QSplitter(Qt::Vertical);
    pages->addWidget(m_stack);
    pages->setCollapsible(0, false);
    pages->setStretchFactor(0, 1);
    middle->addWidget(pages, 1);
    m_diagnostics = new Diagnostics(pages);
    m_rail->addEntry(m_diagnostics->action());

    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_rail);
    body->addLayout(middle, 1);

    auto *central = new QWidget;
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(body, 1);
    column->addWidget(m_strip);
    setCentralWidget(central);

    connect(m_ownPages, &OwnPages::closeRequested, this, &MainWindow::leaveOwnPage);
    connect(welcome(), &views::WelcomePage::demoRequested, this, [this] { startDemo(); });
}

void MainWindow::connectMenu()
{
    m_rail->setConnectionMenu(m_menu->connection());
    connect(m_menu, &MainMenu::connectRequested, m_connector, &Connector::showDialog);
    connect(m_menu, &MainMenu::manageRequested, m_connector, &Connector::manage);
    m_connector->serve(*m_menu->connection());
    connect(m_menu, &MainMenu::demoRequested, this, [this] { startDemo(); });
    connect(m_menu, &MainMenu::openViewRequested, m_viewFiles, &ViewFiles::choose);
    connect(m_menu, &MainMenu::nextAreaRequested, this, [this] { focusArea(1); });
    connect(m_menu, &MainMenu::previousAreaRequested, this, [this] { focusArea(-1); });
    auto *context = new QShortcut(Qt::SHIFT | Qt::Key_F10, this);
    context->setWhatsThis(tr("Context menu"));
    connect(context, &QShortcut::activated, this, [this] { views::openContextMenu(focusWidget()); });
    connect(m_menu, &MainMenu::zoneSwitchRequested, this,
            [this] { m_settings.set(setting::utc, !m_settings.value(setting::utc)); });
    connect(m_menu, &MainMenu::windowRequested, this, [this] {
        if (m_showsAll)
            Q_EMIT windowRequested({AllConnections::placeKey, {}});
        else if (m_workspace)
            Q_EMIT windowRequested(m_workspace->place());
    });
    connect(m_menu, &MainMenu::allRequested, this, &MainWindow::showAll);
    connect(m_menu->connection(), &QMenu::aboutToShow, this, [this] {
        m_menu->setAllState(m_all ? m_all->planes().silent() : 0, int(m_connector->connections().saved().list().size()),
                            m_showsAll);
    });
    m_rail->addEntry(m_menu->settingsAction());
    connect(m_menu->settingsAction(), &QAction::triggered, this,
            [this](bool open) { open ? showOwnPage({views::PagePlace::Page::Settings}) : leaveOwnPage(); });
    connect(m_menu, &MainMenu::closeRequested, this, &QWidget::close);
    connect(m_menu, &MainMenu::quitRequested, this, &MainWindow::quitRequested);
    m_menu->addToView(m_diagnostics->action());
    connect(m_menu, &MainMenu::keysRequested, this, [this] {
        auto *sheet = new views::ShortcutSheet(*this);
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        fitIntoScreen(*sheet);
        sheet->open();
    });
    connect(m_menu, &MainMenu::aboutRequested, this, [this] { showAbout(*this); });
}

void MainWindow::connectRail()
{
    connect(m_rail, &views::NavigationRail::pageRequested, this, [this](catalog::Resource resource) {
        leaveOwnPage();
        if (m_showsAll)
            m_all->open(resource);
        else if (m_workspace)
            m_workspace->open(resource);
    });
    connect(m_rail, &views::NavigationRail::overviewRequested, this, [this] {
        leaveOwnPage();
        if (m_workspace && !m_workspace->overviewPage())
            m_workspace->open(views::Location{views::OverviewPlace()});
    });
    connect(m_rail, &views::NavigationRail::wastedRequested, this, [this] {
        leaveOwnPage();
        if (m_workspace)
            m_workspace->openWasted();
    });
    connect(m_rail, &views::NavigationRail::comparisonDropped, this, [this](const QMimeData *objects) {
        if (m_workspace)
            m_workspace->dropOnComparison(*objects);
    });
    connect(m_rail, &views::NavigationRail::compareRequested, this, [this] {
        leaveOwnPage();
        if (m_workspace)
            m_workspace->openCompare();
    });
}

void MainWindow::connectStrip()
{
    showNote();
    const auto zone = [this] { return m_settings.value(setting::utc) ? table::Zone::Utc : table::Zone::Local; };
    m_strip->setZone(zone());
    m_diagnostics->setZone(zone());
    connect(m_strip, &views::StatusStrip::zoneChosen, this,
            [this](table::Zone chosen) { m_settings.set(setting::utc, chosen == table::Zone::Utc); });
    connect(&m_settings, &Settings::changed, this, [this, zone](const QString &key) {
        if (key != QLatin1String(setting::utc.key))
            return;
        m_strip->setZone(zone());
        m_diagnostics->setZone(zone());
        if (m_workspace)
            m_workspace->setZone(zone());
        if (m_all)
            m_all->setZone(zone());
    });
    connect(m_strip, &views::StatusStrip::requestsRequested, m_diagnostics, &Diagnostics::open);
    connect(m_strip, &views::StatusStrip::refreshRequested, this, [this] {
        if (m_showsAll)
            m_all->refresh();
        else if (m_workspace)
            m_workspace->refresh();
    });
}

void MainWindow::startDemo(const simulator::Options &options)
{
    if (m_demo) // running, or in preparation
        return;
    welcome()->setProblem({});
    welcome()->setDemoBusy(true);
    m_demo = std::make_shared<Demo>(options);
    connect(m_demo.get(), &Demo::ready, this, &MainWindow::connectTo);
    connect(m_demo.get(), &Demo::failed, this, [this](const QString &sentence) {
        // It is still emitting its signal.
        QMetaObject::invokeMethod(
            this, [ended = std::move(m_demo)] {}, Qt::QueuedConnection);
        welcome()->setDemoBusy(false);
        welcome()->setProblem(sentence);
    });
    m_demo->start();
}

void MainWindow::stopDemo()
{
    m_demo.reset();
}

void MainWindow::connectTo(const session::Connection &connection)
{
    m_connector->connectTo(connection);
}

void MainWindow::openConnection(const QString &id)
{
    m_connector->open(id);
}

void MainWindow::setWorkspace(Workspace *workspace)
{
    m_showsAll = false;
    m_connector->setCurrentShown(true);
    m_strip->setSeveral({});
    m_rail->setOnlyLists(false);
    m_menu->setOfSeveral(false);
    m_menu->setPageActions({});
    m_rail->setVisible(workspace);
    if (!workspace) {
        m_strip->setSession(nullptr);
        m_diagnostics->setWorkspace(nullptr);
        m_views->setWorkspace(nullptr);
        return;
    }
    if (m_workspace) {
        savePlace();
        delete m_workspace;
    }
    if (!workspace->session().connection().isDemo)
        m_demo.reset();
    welcome()->setDemoBusy(false);
    m_workspace = workspace;
    m_stack->addWidget(workspace);
    m_stack->setCurrentWidget(workspace);
    m_ownPages->leave();
    m_menu->settingsAction()->setChecked(false);

    m_connector->setCurrent(workspace);
    showConnection();
    m_strip->setSession(&workspace->session());
    m_diagnostics->setWorkspace(workspace);
    m_menu->setPageActions(workspace->header()->actionGroups());

    connect(workspace, &Workspace::pageChanged, this, &MainWindow::showPlace);
    connect(workspace, &Workspace::comparisonChanged, this, [this] {
        m_rail->setCompared(m_workspace->comparedObjects());
        m_save.start();
    });
    connect(workspace, &Workspace::updatedAtChanged, this, [this] {
        const views::Page *page = shownPage();
        m_strip->setUpdatedAt(page ? page->updatedAtMs() : 0, page ? page->refreshText() : QString());
        showNote();
    });
    connect(workspace, &Workspace::problemFound, this, &MainWindow::warn);
    connect(workspace, &Workspace::signInRequested, m_connector, &Connector::signInAgain);
    connect(workspace, &Workspace::exportRequested, this,
            [this, workspace](const csv::ExportRequest &request, const QStringList &visibleColumns) {
                m_jobs->exports().choose(request, visibleColumns, workspace->sharedSession(), workspace->sharedNames(),
                                         demoOf(*workspace));
            });
    connect(&workspace->totals(), &catalog::Totals::changed, this, &MainWindow::showCounts);
    connect(&workspace->session().client().capabilities(), &api::Capabilities::changed, workspace,
            [this] { showCounts(); });
    showCounts();
    m_rail->setCompared(workspace->comparedObjects());
    connect(workspace, &Workspace::windowRequested, this, &MainWindow::windowRequested);
    connect(workspace, &Workspace::placeRequested, this, &MainWindow::goTo);
    m_views->setWorkspace(workspace);
    m_jobs->setWorkspace(workspace, m_connector->connections().saved());
    workspace->navigator().setElsewhere([this, workspace] {
        return comparisonsElsewhere(*workspace, m_peers ? m_peers() : std::vector<MainWindow *>());
    });
    openFirstPlace();
    m_viewFiles->setWorkspace(workspace);
}

void MainWindow::openView(const ViewFile &file)
{
    m_viewFiles->open(file);
}

void MainWindow::shareConnection(const MainWindow &other)
{
    if (!other.m_workspace)
        return;
    m_demo = other.m_demo;
    setWorkspace(new Workspace(*other.m_workspace, m_settings));
}

void MainWindow::goTo(const views::Place &place)
{
    if (const auto *page = std::get_if<views::PagePlace>(&place.location.target)) {
        showOwnPage(*page);
    } else if (place.connection == AllConnections::placeKey) {
        showAll();
    } else if (m_workspace && m_workspace->place().connection == place.connection) {
        leaveAll();
        m_workspace->open(place.location);
    }
}

// The last place of the previous session, or the start page of the settings.
void MainWindow::openFirstPlace()
{
    PlaceStore store(m_settings.dataFolder(), m_workspace->session().connection());
    const std::optional<History> history = store.load();
    if (!store.problem().isEmpty())
        warn(store.problem());
    const auto start = catalog::resourceCalled(m_settings.value(setting::startPage));
    if (history)
        m_workspace->restore(*history);
    if (start)
        m_workspace->open(*start);
    else if (!m_workspace->page() || m_settings.value(setting::startPage) == setting::overview)
        m_workspace->open(views::Location{views::OverviewPlace()});
}

void MainWindow::savePlace()
{
    m_save.stop();
    saveAllPlace();
    if (m_workspace && m_workspace->page())
        PlaceStore(m_settings.dataFolder(), m_workspace->session().connection()).save(m_workspace->history());
}

void MainWindow::showOwnPage(const views::PagePlace &place)
{
    m_ownPages->show(place);
    m_rail->setCurrent({});
    m_menu->settingsAction()->setChecked(place.page == views::PagePlace::Page::Settings);
    const QString title = m_ownPages->current()->title();
    setWindowTitle(title.isEmpty() ? u"Binnacle"_s : tr("%1 – Binnacle", "page").arg(title));
}

// Returns to the pages of the connection.
void MainWindow::leaveOwnPage()
{
    if (!m_ownPages->current())
        return;
    if (m_showsAll) {
        m_menu->settingsAction()->setChecked(false);
        hasSeveral() ? showAll() : dropAll();
        return;
    }
    if (!m_workspace) {
        showOwnPage({views::PagePlace::Page::Welcome});
        return;
    }
    m_menu->settingsAction()->setChecked(false);
    m_ownPages->leave();
    m_stack->setCurrentWidget(m_workspace);
    if (m_workspace->page())
        m_workspace->page()->focusContents();
    showPlace();
}

void MainWindow::warn(const QString &sentence)
{
    if (!sentence.isEmpty())
        m_banner->showText({views::Tone::Warning, "warn", {}, sentence, {}, {}});
}

void MainWindow::connectConnector()
{
    connect(m_connector, &Connector::opened, this, &MainWindow::setWorkspace);
    connect(m_connector, &Connector::problemFound, this, &MainWindow::warn);
    connect(m_connector, &Connector::busyChanged, this, [this](const QString &sentence) {
        m_opening = sentence;
        showNote();
    });
    const session::SavedConnections &saved = m_connector->connections().saved();
    const auto showRecent = [this, &saved] {
        welcome()->setConnections(saved.recent());
        if (!m_workspace && !m_showsAll)
            welcome()->focusContents();
        m_menu->setHasSeveral(hasSeveral());
        welcome()->setHasSeveral(hasSeveral());
        if (m_showsAll && !hasSeveral() && !m_ownPages->current())
            dropAll();
        showConnection();
    };
    connect(&saved, &session::SavedConnections::changed, this, showRecent);
    showRecent();
    warn(saved.problem());
    connect(welcome(), &views::WelcomePage::connectRequested, m_connector, &Connector::showDialog);
    connect(welcome(), &views::WelcomePage::allRequested, this, &MainWindow::showAll);
    connect(welcome(), &views::WelcomePage::connectionRequested, m_connector,
            [this](const QString &id) { m_connector->open(id); });
    connect(welcome(), &views::WelcomePage::editRequested, m_connector, &Connector::edit);
    connect(welcome(), &views::WelcomePage::removeRequested, m_connector, &Connector::askToRemove);
    connect(welcome(), &views::WelcomePage::manageRequested, m_connector, &Connector::manage);
}

// With its current name and colour.
void MainWindow::showConnection()
{
    if (m_showsAll)
        return showAllState();
    if (!m_workspace)
        return;
    const session::Connection &connection = m_workspace->session().connection();
    const auto saved = m_connector->current();
    const views::Theme &theme = views::themeOf(palette());
    const QRgb bar = connection.isDemo ? theme.brass : views::connectionColour(theme, saved ? saved->colour : 0);
    m_rail->setConnection(base::shownName(saved ? saved->name : connection.name), views::hostOf(connection.url), {bar});
}

void MainWindow::showCounts()
{
    if (m_showsAll)
        return;
    const api::Capabilities &capabilities = m_workspace->session().client().capabilities();
    for (const catalog::Resource resource : catalog::pages()) {
        m_rail->setCount(resource, m_workspace->totals().count(resource));
        m_rail->setMissing(resource, catalog::isMissing(resource, capabilities));
    }
}

// The quality of the curves comes before the version.
void MainWindow::showNote()
{
    const views::Page *page = shownPage();
    const QString note = page ? page->note() : QString();
    m_strip->setNote(!m_opening.isEmpty() ? m_opening
                         : note.isEmpty() ? tr("Version %1").arg(QLatin1String(BINNACLE_VERSION))
                                          : note);
}

void MainWindow::showPlace()
{
    if (m_ownPages->current()) {
        leaveOwnPage(); // any navigation closes it
        return;
    }
    if (m_showsAll)
        return;
    if (const auto resource = m_workspace->location().resource())
        m_rail->setCurrent(*resource);
    else if (m_workspace->wastedPage())
        m_rail->setWastedCurrent();
    else if (m_workspace->comparePage())
        m_rail->setCompareCurrent();
    else
        m_rail->setOverviewCurrent();
    m_save.start();
    setWindowTitle(tr("%1 – %2 – Binnacle", "page, connection")
                       .arg(base::shownName(m_workspace->page()->title()), m_rail->connectionName()));
}

void MainWindow::exportTo(const csv::ExportRequest &request)
{
    m_jobs->exports().start(request, m_workspace->sharedSession(), m_workspace->sharedNames(), demoOf(*m_workspace));
}

std::shared_ptr<Demo> MainWindow::demoOf(Workspace &workspace) const
{
    return workspace.session().connection().isDemo ? m_demo : nullptr;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.set(setting::window, geometryName, saveGeometry());
    // Do not delay a session logout.
    const bool mayLeave = qGuiApp->isSavingSession() || m_jobs->mayLeave();
    event->setAccepted(mayLeave);
    if (!mayLeave)
        return;
    savePlace();
    Q_EMIT closed();
}

void MainWindow::focusArea(int step)
{
    QList<QWidget *> areas{m_rail};
    if (views::Page *page = m_ownPages->current()) {
        areas += page->areas();
    } else if (m_showsAll && m_all->page()) {
        areas.append(m_all->header());
        areas += m_all->page()->areas();
    } else if (m_workspace && m_workspace->page()) {
        areas.append(m_workspace->header());
        areas += m_workspace->page()->areas();
    }
    areas += {m_diagnostics->pane(), m_strip};
    views::focusNextArea(areas, focusWidget(), step);
}

bool MainWindow::focusNextPrevChild(bool next)
{
    QWidget *widget = views::nextInReadingOrder(*this, focusWidget(), next);
    if (widget)
        widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return widget != nullptr;
}

bool MainWindow::event(QEvent *event)
{
    // Precedes every key press, including those that trigger a shortcut (Alt+Left).
    if (event->type() == QEvent::ShortcutOverride)
        m_altAlone = static_cast<QKeyEvent *>(event)->key() == Qt::Key_Alt;
    else if (event->type() == QEvent::WindowDeactivate)
        m_altAlone = false;
    return QMainWindow::event(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Alt && m_altAlone)
        m_menu->toggleBar();
    m_altAlone = false;
    QMainWindow::keyReleaseEvent(event);
}

void MainWindow::mousePressEvent(QMouseEvent *event)
{
    const bool isBack = event->button() == Qt::BackButton;
    if (isBack && m_showsAll)
        m_all->back();
    else if (isBack && m_workspace)
        m_workspace->back();
    else if (event->button() == Qt::ForwardButton && m_showsAll)
        m_all->forward();
    else if (event->button() == Qt::ForwardButton && m_workspace)
        m_workspace->forward();
    else
        QMainWindow::mousePressEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    m_rail->setNarrow(views::NavigationRail::isNarrowAt(width()));
    QMainWindow::resizeEvent(event);
}

} // namespace app

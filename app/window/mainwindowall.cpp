// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/placestore.h"
#include "app/memory/settings.h"
#include "app/window/allconnections.h"
#include "app/window/connector.h"
#include "app/window/jobs.h"
#include "app/window/mainmenu.h"
#include "app/window/mainwindow.h"
#include "app/window/ownpages.h"
#include "app/window/viewrail.h"
#include "app/window/workspace.h"
#include "models/base/shown.h"
#include "views/connect/connectioncolours.h"
#include "views/frame/navigationrail.h"
#include "views/frame/pageheader.h"
#include "views/frame/statusstrip.h"
#include "views/planes/mergedpage.h"
#include "views/planes/planewords.h"

#include <QShortcut>
#include <QStackedWidget>

// The window while it shows all connections together. The workspace of its own connection waits below.
namespace app {

namespace {

constexpr int connectionKeys = 9; // Ctrl+F1 to Ctrl+F9

} // namespace

void MainWindow::addConnectionKeys()
{
    for (int i = 0; i < connectionKeys; ++i) {
        auto *key = new QShortcut(Qt::CTRL | Qt::Key(Qt::Key_F1 + i), this);
        if (i == 0) // the sheet of keys names them all at once
            key->setWhatsThis(tr("The first connection; the next ones with Ctrl+F2 to Ctrl+F9"));
        connect(key, &QShortcut::activated, this, [this, i] {
            const QList<session::SavedConnection> &saved = m_connector->connections().saved().list();
            if (i < saved.size())
                m_connector->open(saved.at(i).id);
        });
    }
    m_connector->setShared([this](const QString &id) { return sharedSession(id); });
    m_connector->setStateText([this](const QString &id) { return m_all ? m_all->planes().stateText(id) : QString(); });
    connect(m_connector, &Connector::currentRequested, this, &MainWindow::leaveAll);
}

std::optional<SharedSession> MainWindow::sessionOf(const QString &id) const
{
    if (m_workspace && m_workspace->session().connection().id == id)
        return SharedSession{m_workspace->sharedSession(), m_workspace->sharedDesk(), m_workspace->sharedSnapshots()};
    return m_all ? m_all->planes().find(id) : std::nullopt;
}

// Of any window of the program.
std::optional<SharedSession> MainWindow::sharedSession(const QString &id) const
{
    if (auto own = sessionOf(id))
        return own;
    const std::vector<MainWindow *> peers = m_peers ? m_peers() : std::vector<MainWindow *>();
    for (const MainWindow *peer : peers) {
        if (auto shared = peer->sessionOf(id))
            return shared;
    }
    return {};
}

views::Page *MainWindow::shownPage() const
{
    if (m_showsAll)
        return m_all->page();
    return m_workspace ? m_workspace->page() : nullptr;
}

void MainWindow::makeAll()
{
    m_all = new AllConnections(m_connector->connections(), m_settings,
                               [this](const QString &id) { return sharedSession(id); });
    m_stack->addWidget(m_all);
    connect(m_all, &AllConnections::pageChanged, this, &MainWindow::showAllPlace);
    connect(m_all, &AllConnections::updatedAtChanged, this, [this] {
        const views::Page *page = shownPage();
        if (m_showsAll)
            m_strip->setUpdatedAt(page ? page->updatedAtMs() : 0, page ? page->refreshText() : QString());
    });
    connect(m_all, &AllConnections::signInRequested, this, [this](const QString &id) { m_connector->open(id); });
    connect(m_all, &AllConnections::exportRequested, this,
            [this](const csv::ExportRequest &request, const QStringList &visibleColumns) {
                const views::PlaneList planes = m_all->planes().planes();
                if (planes.empty())
                    return;
                const QString first = planes.front().id;
                m_jobs->exports().choose(request, visibleColumns, m_all->planes().find(first)->session,
                                         m_all->planes().names(first), m_all->planes().keeper(),
                                         {QLatin1StringView(replica::MergedSource::planeKey)});
            });
    connect(&m_all->planes(), &Planes::changed, this, [this] {
        const views::PlaneList planes = m_all->planes().planes();
        for (const views::Plane &plane : planes) {
            if (const auto shared = m_all->planes().find(plane.id))
                m_jobs->follow(*shared, m_connector->connections().saved());
        }
        showAllState();
    });
    connect(&m_all->planes(), &Planes::statesChanged, this, &MainWindow::showAllState);
    connect(&m_all->planes(), &Planes::countsChanged, this, &MainWindow::showAllState);
    connect(&m_all->planes(), &Planes::placeRequested, this, &MainWindow::openInPlane);
    connect(&m_all->planes(), &Planes::comparisonRequested, this,
            [this](const QString &id, const QList<metrics::Subject> &subjects) {
                inPlane(id, [subjects](Workspace &workspace) { workspace.addToComparison(subjects); });
            });
}

void MainWindow::showAll()
{
    if (!hasSeveral())
        return;
    if (!m_all)
        makeAll();
    savePlace();
    m_showsAll = true;
    m_connector->setCurrentShown(false);
    m_ownPages->leave();
    m_menu->settingsAction()->setChecked(false);
    m_stack->setCurrentWidget(m_all);
    m_rail->setVisible(true);
    m_rail->setOnlyLists(true);
    m_views->setAll(m_all);
    m_menu->setPageActions(m_all->header()->actionGroups());
    m_menu->setOfSeveral(true);
    m_all->begin();
    showAllState();
    showAllPlace();
}

void MainWindow::leaveAll()
{
    if (!m_showsAll || !m_workspace)
        return;
    saveAllPlace();
    m_showsAll = false;
    m_connector->setCurrentShown(true);
    m_strip->setSeveral({});
    m_rail->setOnlyLists(false);
    m_menu->setPageActions(m_workspace->header()->actionGroups());
    m_menu->setOfSeveral(false);
    m_views->setWorkspace(m_workspace);
    m_ownPages->leave();
    m_stack->setCurrentWidget(m_workspace);
    showConnection();
    showCounts();
    Q_EMIT m_workspace->updatedAtChanged();
    showPlace();
    if (m_workspace->page())
        m_workspace->page()->focusContents();
}

bool MainWindow::hasSeveral() const
{
    return m_connector->connections().saved().list().size() > 1;
}

// There is nothing to show together any more.
void MainWindow::dropAll()
{
    if (m_workspace)
        return leaveAll();
    saveAllPlace();
    setWorkspace(nullptr);
    showOwnPage({views::PagePlace::Page::Welcome});
}

void MainWindow::showAllState()
{
    if (!m_showsAll)
        return;
    const Planes &planes = m_all->planes();
    QList<QRgb> bars;
    QStringList wrong;
    const QList<session::SavedConnection> &saved = m_connector->connections().saved().list();
    for (const session::SavedConnection &one : saved) {
        bars.append(views::connectionColour(views::themeOf(palette()), one.colour));
        if (const QString state = planes.stateText(one.id); !state.isEmpty())
            wrong.append(tr("%1: %2", "connection, how it answers").arg(base::shownName(one.name), state));
    }
    m_rail->setConnection(tr("All connections"), views::planesLine(planes.all(), planes.silent()), bars);
    m_strip->setSeveral(views::StatusStrip::Several{planes.connected(), planes.all(), planes.slowestMs(),
                                                    planes.requestsInFlight(), wrong.join(u'\n')});
    const QList<catalog::Resource> merged = AllConnections::resources();
    for (const catalog::Resource resource : catalog::pages()) {
        m_rail->setMissing(resource, !merged.contains(resource));
        if (merged.contains(resource))
            m_rail->setCount(resource, planes.count(resource));
    }
}

void MainWindow::showAllPlace()
{
    if (!m_showsAll || m_ownPages->current())
        return;
    m_rail->setCurrent(m_all->location().resource());
    const views::Page *page = m_all->page();
    if (!page)
        return;
    m_strip->setUpdatedAt(page->updatedAtMs(), page->refreshText());
    showNote();
    setWindowTitle(tr("%1 – %2 – Binnacle", "page, connection").arg(page->title(), m_rail->connectionName()));
    m_save.start();
}

// On the pages of one control plane, as from its own lists.
void MainWindow::openInPlane(const QString &id, const views::Location &location)
{
    inPlane(id, [location](Workspace &workspace) { workspace.open(location); });
}

void MainWindow::inPlane(const QString &id, const std::function<void(Workspace &)> &then)
{
    m_connector->open(id, [this, id, then] {
        if (m_workspace && m_workspace->session().connection().id == id)
            then(*m_workspace);
    });
}

void MainWindow::saveAllPlace()
{
    if (m_all && m_all->page())
        PlaceStore(m_settings.dataFolder(), AllConnections::placeKey).save(m_all->history());
}

} // namespace app

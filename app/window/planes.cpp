// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/planes.h"

#include "app/memory/settings.h"
#include "app/window/workspace.h"
#include "models/table/format.h"
#include "views/planes/planewords.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>

using session::SecretStore;
using State = session::Session::State;

namespace app {
namespace {

bool isSameList(const QList<session::SavedConnection> &one, const QList<session::SavedConnection> &other)
{
    return std::ranges::equal(one, other, [](const auto &a, const auto &b) {
        return a.id == b.id && a.name == b.name && a.colour == b.colour && session::isSameAccess(a, b);
    });
}

} // namespace

// What belongs to one control plane; members go in the reverse order.
struct Planes::Held
{
    explicit Held(const session::SavedConnection &of, SharedSession with)
        : saved(of)
        , shared(std::move(with))
        , names(std::make_shared<catalog::ClusterNames>())
        , totals(shared.session->client(), *names)
        , watch(*shared.session)
    {
        names->load(shared.session->client());
        totals.refresh();
    }

    session::SavedConnection saved;
    SharedSession shared;
    std::shared_ptr<catalog::ClusterNames> names;
    catalog::Totals totals;
    views::Navigator navigator;
    views::PlaneWatch watch;
};

Planes::Planes(session::Connections &connections, Settings &settings, Find find, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_settings(settings)
    , m_find(std::move(find))
{
    // Not within what has changed them, such as a key press on a page that goes then.
    connect(&connections.saved(), &session::SavedConnections::changed, this, &Planes::open, Qt::QueuedConnection);
}

Planes::~Planes() = default;

void Planes::open()
{
    const QList<session::SavedConnection> saved = m_connections.saved().list();
    noteWhetherAllowed();
    if (!isSameList(saved, m_saved)) {
        Q_EMIT changing();
        std::erase_if(m_held, [&saved](const auto &held) {
            return std::ranges::none_of(saved, [&](const session::SavedConnection &one) {
                return one.id == held->saved.id && session::isSameAccess(one, held->saved);
            });
        });
        for (const auto &held : m_held)
            held->saved = *std::ranges::find(saved, held->saved.id, &session::SavedConnection::id);
        m_saved = saved;
        m_unopened.clear();
        Q_EMIT changed();
    }
    adoptSignedIn();
    for (const session::SavedConnection &one : saved) {
        if (find(one.id) || m_opening.contains(one.id))
            continue;
        if (const auto shared = m_find(one.id)) {
            add(one, *shared);
            continue;
        }
        if (m_unopened.contains(one.id))
            continue;
        m_opening.append(one.id);
        m_connections.open(
            one, [self = QPointer(this), one](SecretStore::Outcome outcome, const session::Connection &connection) {
                if (!self)
                    return;
                self->m_opening.removeOne(one.id);
                if (outcome != SecretStore::Outcome::Done) {
                    self->m_unopened.append(one.id);
                    Q_EMIT self->statesChanged();
                    return;
                }
                auto shared = self->m_find(one.id); // a window may have opened it meanwhile
                if (!shared) {
                    const auto session = std::make_shared<session::Session>(connection);
                    const QString journal = actions::Desk::journalFile(self->m_settings.dataFolder(), connection);
                    shared = SharedSession{session, std::make_shared<actions::Desk>(*session, journal),
                                           Workspace::snapshotsOf(connection, self->m_settings)};
                }
                if (std::ranges::find(self->m_saved, one.id, &session::SavedConnection::id) != self->m_saved.end())
                    self->add(one, *shared);
            });
    }
}

// A window may have changed it on a session of its own.
void Planes::noteWhetherAllowed()
{
    const auto held = m_held; // as windows hear of it
    for (const auto &one : held) {
        const auto saved = m_connections.saved().find(one->saved.id);
        if (!saved || saved->allowsChanges == one->saved.allowsChanges)
            continue;
        one->saved.allowsChanges = saved->allowsChanges;
        one->shared.desk->allowChanges(saved->allowsChanges);
    }
}

void Planes::openAgain()
{
    m_unopened.clear();
    open();
}

// A window may have signed in to what this session is signed out of.
void Planes::adoptSignedIn()
{
    const auto held = m_held; // add() changes it
    for (const auto &one : held) {
        const auto shared = m_find(one->saved.id);
        if (one->shared.session->state() != State::SignedOut || !shared || shared->session == one->shared.session)
            continue;
        Q_EMIT changing();
        std::erase(m_held, one);
        add(one->saved, *shared);
    }
}

void Planes::add(const session::SavedConnection &saved, const SharedSession &shared)
{
    Q_EMIT changing();
    m_unopened.removeOne(saved.id);
    const auto held = std::make_shared<Held>(saved, shared);
    m_held.push_back(held);
    std::ranges::sort(m_held, {}, [this](const auto &one) {
        return std::ranges::find(m_saved, one->saved.id, &session::SavedConnection::id) - m_saved.begin();
    });
    follow(*held);
    Q_EMIT changed();
}

void Planes::follow(Held &held)
{
    session::Session *session = held.shared.session.get();
    connect(&held.watch, &views::PlaneWatch::changed, this, &Planes::statesChanged);
    connect(session, &session::Session::latencyChanged, &held.watch, [this] { Q_EMIT statesChanged(); });
    connect(session, &session::Session::requestsInFlightChanged, &held.watch, [this] { Q_EMIT statesChanged(); });
    connect(&held.totals, &catalog::Totals::changed, this, &Planes::countsChanged);
    const QString id = held.saved.id;
    connect(&held.navigator, &views::Navigator::placeRequested, this,
            [this, id](const views::Location &location) { Q_EMIT placeRequested(id, location); });
    connect(&held.navigator, &views::Navigator::comparisonRequested, this,
            [this, id](const QList<metrics::Subject> &subjects) { Q_EMIT comparisonRequested(id, subjects); });
}

views::PlaneList Planes::planes() const
{
    views::PlaneList planes;
    for (const auto &held : m_held) {
        const views::PageContext context{*held->shared.session, *held->names, held->totals, held->navigator,
                                         held->shared.desk.get()};
        planes.push_back(views::Plane{held->saved.id, held->saved.name, held->saved.colour, context, held->watch});
    }
    return planes;
}

std::optional<SharedSession> Planes::find(const QString &id) const
{
    const auto found = std::ranges::find_if(m_held, [&id](const auto &held) { return held->saved.id == id; });
    return found == m_held.end() ? std::nullopt : std::optional((*found)->shared);
}

std::shared_ptr<catalog::ClusterNames> Planes::names(const QString &id) const
{
    const auto found = std::ranges::find_if(m_held, [&id](const auto &held) { return held->saved.id == id; });
    return found == m_held.end() ? nullptr : (*found)->names;
}

std::shared_ptr<void> Planes::keeper() const
{
    return std::make_shared<std::vector<std::shared_ptr<Held>>>(m_held);
}

QStringList Planes::unopened() const
{
    return m_unopened;
}

int Planes::connected() const
{
    return int(std::ranges::count_if(
        m_held, [](const auto &held) { return held->shared.session->state() == State::Connected; }));
}

int Planes::silent() const
{
    const auto isSilent = [](const auto &held) { return held->watch.silentSinceMs() > 0; };
    return int(std::ranges::count_if(m_held, isSilent) + m_unopened.size());
}

int Planes::slowestMs() const
{
    int slowest = -1;
    for (const auto &held : m_held) {
        if (held->shared.session->state() == State::Connected)
            slowest = std::max(slowest, held->shared.session->latencyMs());
    }
    return slowest;
}

int Planes::requestsInFlight() const
{
    int requests = 0;
    for (const auto &held : m_held)
        requests += held->shared.session->requestsInFlight();
    return requests;
}

std::optional<qint64> Planes::count(catalog::Resource resource) const
{
    std::optional<qint64> sum;
    for (const auto &held : m_held) {
        const auto count = held->totals.count(resource);
        const bool isMissing = catalog::isMissing(resource, held->shared.session->client().capabilities());
        if (!count && !isMissing && held->watch.silentSinceMs() == 0)
            return std::nullopt;
        if (count)
            sum = sum.value_or(0) + *count;
    }
    return sum;
}

QString Planes::stateText(const QString &id) const
{
    const auto found = std::ranges::find_if(m_held, [&id](const auto &held) { return held->saved.id == id; });
    if (found == m_held.end())
        return m_unopened.contains(id) ? tr("not signed in") : QString();
    const Held &held = **found;
    const session::Session &session = *held.shared.session;
    if (session.state() == State::SignedOut)
        return tr("signed out");
    if (const qint64 since = held.watch.silentSinceMs(); since > 0)
        return views::silenceWords(QDateTime::currentMSecsSinceEpoch() - since);
    if (session.state() != State::Connected || session.latencyMs() < 0)
        return {};
    return tr("%1 ms").arg(table::countText(session.latencyMs()));
}

} // namespace app

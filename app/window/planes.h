// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/desk.h"
#include "models/catalog/catalog.h"
#include "models/catalog/totals.h"
#include "models/session/connections.h"
#include "views/navigation/navigator.h"
#include "views/planes/plane.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace replica {
class Snapshots;
}

namespace app {

class Settings;

// A session that several windows or pages use, and what is changed over it.
struct SharedSession
{
    std::shared_ptr<session::Session> session;
    std::shared_ptr<actions::Desk> desk;
    std::shared_ptr<replica::Snapshots> snapshots; // null where no lists are kept on this computer
};

// The control planes of all saved connections, for the pages that show them together. Takes the sessions that there are
// already, and opens the others with the secrets of the keychain, all at once: none waits for another. GUI thread.
class Planes final : public QObject
{
    Q_OBJECT

public:
    // A session of a saved connection that exists already, by its id.
    using Find = std::function<std::optional<SharedSession>(const QString &id)>;

    Planes(session::Connections &connections, Settings &settings, Find find, QObject *parent = nullptr);
    ~Planes() override;

    void open(); // what is saved and not open yet; what is no longer saved goes
    void openAgain(); // the same, also what could not be opened so far
    // For pages, in the order of the saved connections; valid until changed().
    [[nodiscard]] views::PlaneList planes() const;
    [[nodiscard]] std::optional<SharedSession> find(const QString &id) const;
    [[nodiscard]] std::shared_ptr<catalog::ClusterNames> names(const QString &id) const; // null if it is not open
    // Keeps all sessions and names alive, e.g. during an export.
    [[nodiscard]] std::shared_ptr<void> keeper() const;
    [[nodiscard]] QStringList unopened() const; // ids of those whose secret is not there
    [[nodiscard]] int silent() const; // that do not answer or are not open
    [[nodiscard]] int connected() const;
    [[nodiscard]] int all() const { return int(m_saved.size()); }
    [[nodiscard]] int slowestMs() const; // latency; -1 = unknown
    [[nodiscard]] int requestsInFlight() const;
    // Of all objects; absent until all that answer are known.
    [[nodiscard]] std::optional<qint64> count(catalog::Resource resource) const;
    // "38 ms", "no answer, 2 h 14 min", "signed out"; empty = nothing to say.
    [[nodiscard]] QString stateText(const QString &id) const;

Q_SIGNALS:
    void changing(); // there will be other control planes: give the pages up
    void changed();
    void statesChanged(); // whether they answer, and how fast
    void countsChanged();
    void placeRequested(const QString &id, const views::Location &location); // on the pages of one control plane
    void comparisonRequested(const QString &id, const QList<metrics::Subject> &subjects); // add them to it, there

private:
    struct Held;

    void noteWhetherAllowed();
    void adoptSignedIn();
    void add(const session::SavedConnection &saved, const SharedSession &shared);
    void follow(Held &held);

    session::Connections &m_connections;
    Settings &m_settings;
    Find m_find;
    QList<session::SavedConnection> m_saved; // as they were when they were opened
    std::vector<std::shared_ptr<Held>> m_held; // those that are open
    QStringList m_opening; // ids of those whose secrets are being read
    QStringList m_unopened;
};

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"

#include <QObject>
#include <QTimer>

namespace catalog {

// The inspected object: its row at first, then the whole object if the API offers more (a pod has no address of its
// own). Keeps an object that has left the list. Nothing is requested while the user moves through rows; a request is
// sent once the selection rests. GUI thread; `client` and `names` must outlive it.
class Inspector final : public QObject
{
    Q_OBJECT

public:
    // Elsewhere: its row is not loaded. NotListed: no row of the list has it. Gone: the control plane no longer knows
    // it.
    enum class Presence { Listed, Elsewhere, NotListed, Gone };

    // The object ended while it was inspected.
    struct Ending
    {
        QString state; // the server's name of the state
        qint64 atMs = 0;
    };

    Inspector(Resource resource, api::Client &client, const ClusterNames &names, QObject *parent = nullptr);

    // The current row of the list; passing the same object again updates it.
    void show(const base::Key &id, const QByteArray &rowJson);
    // The object is no longer among the loaded rows. `isKnown`: these are all rows of the list.
    void leaveRows(bool isKnown);
    void clear();
    void reload(); // requests the whole object, if it has an address

    [[nodiscard]] const base::Key &id() const { return m_id; } // null = nothing is inspected
    [[nodiscard]] base::Key knownId() const; // its id on the control plane; null for a row without an id
    [[nodiscard]] const std::optional<Details> &details() const { return m_details; }
    [[nodiscard]] Presence presence() const { return m_presence; }
    [[nodiscard]] const std::optional<Ending> &ending() const { return m_ending; }
    // why the whole object could not be loaded; a sentence
    [[nodiscard]] const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void ask(base::Urgency priority);
    void take(const QByteArray &json);
    void answered(const api::Result<QByteArray> &json);

    Resource m_resource;
    api::Client &m_client;
    const ClusterNames &m_names;
    base::Key m_id;
    QByteArray m_rowJson;
    QByteArray m_json; // of the object shown
    std::optional<Details> m_details;
    std::optional<Ending> m_ending;
    Presence m_presence = Presence::Listed;
    QString m_problem;
    bool m_isWhole = false;
    qint64 m_askedAtMs = 0;
    QTimer m_settle;
    api::Call m_call;
};

} // namespace catalog

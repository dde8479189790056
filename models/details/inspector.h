// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"

#include <QObject>
#include <QTimer>

namespace catalog {

// The object that somebody looks at: what its row tells at once, and the whole of it a moment later, where the API has
// more (a pod has no address of its own). Goes on holding an object that has left the list. Running through rows asks
// for nothing: a request waits until the object stays. GUI thread; `client` and `names` outlive it.
class Inspector final : public QObject
{
    Q_OBJECT

public:
    enum class Presence { Listed, NotListed, Gone }; // Gone: the control plane does not know it any more

    // It came to its end while it was looked at.
    struct Ending
    {
        QString state; // the server's word
        qint64 atMs = 0;
    };

    Inspector(Resource resource, api::Client &client, const ClusterNames &names, QObject *parent = nullptr);

    // The row as the list has it now; the same object again brings it up to date.
    void show(const base::Key &id, const QByteArray &rowJson);
    void leaveList(); // the object is not among the rows any more
    void clear();
    void reload(); // the whole object, if it has an address

    [[nodiscard]] const base::Key &id() const { return m_id; } // null = nothing is looked at
    [[nodiscard]] base::Key knownId() const; // by which the control plane knows it; null for a row without an id
    [[nodiscard]] const std::optional<Details> &details() const { return m_details; }
    [[nodiscard]] Presence presence() const { return m_presence; }
    [[nodiscard]] const std::optional<Ending> &ending() const { return m_ending; }
    [[nodiscard]] const QString &problem() const { return m_problem; } // why the whole of it did not come; a sentence

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
    QByteArray m_json; // of what is shown
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

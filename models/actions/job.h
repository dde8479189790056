// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/action.h"

#include <QObject>

#include <vector>

namespace actions {

// What became of an action on one object.
enum class Outcome {
    Waiting, // not sent yet
    Sent, // no answer yet
    Accepted, // by the control plane, which may not have carried it out yet
    Refused,
    Unknown, // sent, but no answer shows whether it was accepted
    Cancelled, // never sent
};

struct Item
{
    catalog::ActionTarget target;
    Outcome outcome = Outcome::Waiting;
    int code = 0; // an HTTP status; 0 = none
    QString reason = {}; // why it was refused or is unknown, translated or in the control plane's words
    bool isAnnounced = false; // Job::sending() was emitted
};

// Sends one action for any number of objects, and keeps what became of each: by the batch operation, or one by one
// where the control plane lacks it. Every object is sent at most once, unless the user retries those that were refused.
// Objects whose answer was lost are looked up afterwards: their state shows whether the action was accepted. Destroying
// the job withdraws what has not been sent. GUI thread.
class Job final : public QObject
{
    Q_OBJECT

public:
    // `client` must outlive the job.
    Job(api::Client &client, catalog::Resource resource, const catalog::ObjectAction &action,
        const QList<catalog::ActionTarget> &targets, QObject *parent = nullptr);
    ~Job() override;

    void start();
    void cancelRest(); // what has not been sent
    void retryRefused(); // no effect while it is running

    [[nodiscard]] const catalog::ObjectAction &action() const { return m_action; }
    [[nodiscard]] catalog::Resource resource() const { return m_resource; }
    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    [[nodiscard]] int count(Outcome outcome) const;
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] bool isClean() const; // has ended, and all were accepted
    [[nodiscard]] double doneShare() const; // 0..1
    [[nodiscard]] QString title() const; // "Suspending 9 workloads"
    [[nodiscard]] QString sentence() const; // "Suspending 9 workloads: 7 accepted, 2 refused."
    [[nodiscard]] QString results() const; // one line per object with tabs between its fields, for the clipboard

Q_SIGNALS:
    void sending(const actions::Item &item); // emitted before the request
    void settled(const actions::Item &item); // its outcome is final
    void changed();
    void finished();

private:
    void sendNext();
    [[nodiscard]] bool takesAnotherWay(const api::Error &error, const std::vector<std::size_t> &sent);
    void answered(const api::Result<QList<catalog::ActionRefusal>> &answer);
    void settle(std::size_t index, Outcome outcome, int code = 0, const QString &reason = {});
    void lookUp();
    void lookedUp(std::size_t index, const api::Result<QByteArray> &object);
    void finishIfDone();

    api::Client &m_client;
    catalog::Resource m_resource;
    const catalog::ObjectAction &m_action;
    std::vector<Item> m_items;
    std::vector<std::size_t> m_sent; // places of those in the current request
    bool m_isSingle = false; // the current request is for one object
    std::vector<std::size_t> m_lost; // places of those to look up
    api::Call m_call;
    bool m_isRunning = false;
};

// "Accepted", "Refused (403)"
[[nodiscard]] QString outcomeText(const Item &item);
[[nodiscard]] const char *outcomeWord(Outcome outcome); // "accepted": in files; never translated

} // namespace actions

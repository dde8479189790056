// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace api {

// Asks the system which proxy leads to an address. That can block for seconds (scripts, slow name servers), so it
// happens in a thread of its own, and who waits gets no answer after a limit. A direct connection is never assumed in
// place of an answer. The answer is kept until forget(). Lives in the network thread.
class ProxyFinder : public QObject
{
    Q_OBJECT

public:
    // Blocks; called in a thread of its own. Absent = the system's settings cannot be evaluated.
    using Ask = std::function<std::optional<QNetworkProxy>(const QUrl &)>;
    [[nodiscard]] static std::optional<QNetworkProxy> askSystem(const QUrl &url);

    ProxyFinder(Ask ask, QUrl url, std::chrono::milliseconds limit, QObject *parent = nullptr);
    ~ProxyFinder() override;

    // Called once, at once if the answer is known; not after this object is gone. Absent = none in time.
    using Done = std::move_only_function<void(const std::optional<QNetworkProxy> &)>;
    void find(Done done);
    // The network may have changed: the next find() asks again.
    void forget();

private:
    struct Inquiry; // shared with the thread that asks

    void start();
    void answer(const std::optional<QNetworkProxy> &proxy);

    const Ask m_ask;
    const QUrl m_url;
    QTimer m_limit;
    std::shared_ptr<Inquiry> m_inquiry; // null = no thread is asking
    std::optional<QNetworkProxy> m_known;
    std::vector<Done> m_waiting;
};

} // namespace api

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/proxyfinder.h"

#include <QNetworkProxyFactory>

#include <algorithm>
#include <array>
#include <mutex>
#include <thread>
#include <utility>

namespace api {

struct ProxyFinder::Inquiry
{
    std::mutex mutex;
    ProxyFinder *asker = nullptr; // null once it is gone
};

namespace {

// libproxy takes scripts from these variables as well, and says "direct" where it cannot run them.
bool isScriptWanted()
{
    constexpr std::array variables{"https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"};
    return std::ranges::any_of(variables, [](const char *name) {
        const QByteArray value = qgetenv(name);
        return value.startsWith("pac+") || value.startsWith("wpad:");
    });
}

} // namespace

std::optional<QNetworkProxy> ProxyFinder::askSystem(const QUrl &url)
{
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    const QNetworkProxy first = proxies.value(0, QNetworkProxy(QNetworkProxy::NoProxy));
    if (first.type() == QNetworkProxy::NoProxy && isScriptWanted())
        return {};
    return first;
}

ProxyFinder::ProxyFinder(Ask ask, QUrl url, std::chrono::milliseconds limit, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
    , m_url(std::move(url))
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(limit);
    connect(&m_limit, &QTimer::timeout, this, [this] { answer({}); });
}

ProxyFinder::~ProxyFinder()
{
    if (!m_inquiry)
        return;
    const std::lock_guard lock(m_inquiry->mutex);
    m_inquiry->asker = nullptr;
}

void ProxyFinder::find(Done done)
{
    if (m_known)
        return done(m_known);
    m_waiting.push_back(std::move(done));
    if (!m_limit.isActive())
        m_limit.start();
    if (!m_inquiry)
        start();
}

void ProxyFinder::forget()
{
    m_known.reset();
}

// Detached, as nothing can interrupt it: a second one is not started while it lasts, and its late answer still counts.
void ProxyFinder::start()
{
    m_inquiry = std::make_shared<Inquiry>();
    m_inquiry->asker = this;
    std::thread([inquiry = m_inquiry, ask = m_ask, url = m_url] {
        const std::optional<QNetworkProxy> proxy = ask(url);
        const std::lock_guard lock(inquiry->mutex);
        ProxyFinder *asker = inquiry->asker;
        if (!asker)
            return;
        QMetaObject::invokeMethod(
            asker,
            [asker, proxy] {
                asker->m_inquiry.reset();
                asker->m_known = proxy;
                asker->answer(proxy);
            },
            Qt::QueuedConnection);
    }).detach();
}

void ProxyFinder::answer(const std::optional<QNetworkProxy> &proxy)
{
    m_limit.stop();
    // Who is told may ask again.
    for (Done &done : std::exchange(m_waiting, {}))
        done(proxy);
}

} // namespace api

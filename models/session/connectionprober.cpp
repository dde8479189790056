// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connectionprober.h"

#include "models/api/capabilities.h"
#include "models/api/decode.h"
#include "models/api/query.h"
#include "models/session/tokensources.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace session {
namespace {

using api::Error;
using Area = ConnectionTest::Area;
using State = ConnectionTest::State;
using Step = ConnectionTest::Step;
using Trouble = ConnectionTest::Trouble;

QByteArray listTarget(api::Operation operation)
{
    return api::targetOf(api::endpoint(operation), {}, api::ListParams()).value_or(QByteArray());
}

QByteArray metricsTarget(const base::Key &cluster)
{
    constexpr qint64 quarterOfAnHourMs = 15 * 60 * 1000;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    api::MetricsParams params;
    params.types = {u"GPU_UTILIZATION"_s};
    params.startMs = now - quarterOfAnHourMs;
    params.endMs = now;
    params.samples = 1;
    return api::targetOf(api::endpoint(api::Operation::ClusterMetrics), {cluster}, params).value_or(QByteArray());
}

// Judges the answer to a request without a token: a control plane rejects it with a status code, not an HTML page.
Trouble troubleOf(const api::HttpAnswer &anonymous)
{
    if (!anonymous.error)
        return anonymous.body.trimmed().startsWith('[') ? Trouble::None : Trouble::NotRunAi;
    if (anonymous.status == 401 || anonymous.status == 403 || anonymous.status == 429)
        return Trouble::None;
    if (anonymous.status == 400)
        return Trouble::ClientCertificate;
    const bool isUnknownPath = anonymous.status == 404 || anonymous.status == 405 || anonymous.status == 410;
    return isUnknownPath ? Trouble::NotRunAi : Trouble::Other;
}

} // namespace

ConnectionProber::ConnectionProber(const Connection &connection, std::chrono::milliseconds limit, Report report)
    : m_isEncrypted(connection.url.scheme() == u"https")
    , m_url(connection.url)
    , m_ways(connection.ways)
    , m_secrets(connection.waySecrets)
    , m_limit(limit)
    , m_report(std::move(report))
    , m_transport({.url = connection.url,
                   .caFile = connection.caFile,
                   .idleLimit = limit,
                   .ways = connection.ways,
                   .secrets = connection.waySecrets})
    , m_tokens(makeTokens(connection.credentials, m_transport))
{
}

ConnectionProber::~ConnectionProber() = default;

void ConnectionProber::start()
{
    report(Step::Reach, State::Running);
    ask(listTarget(api::Operation::Clusters), [this](const api::HttpAnswer &answer) { reached(answer); });
}

void ConnectionProber::ask(const QByteArray &target, api::HttpTransport::Done done)
{
    m_transport.send({.target = target, .bearer = m_token, .deadline = m_limit, .wantsChain = true}, std::move(done));
}

void ConnectionProber::reached(const api::HttpAnswer &answer)
{
    if (answer.error && answer.error->kind == Error::Kind::Tls)
        return failCertificate(answer);
    if (answer.error && answer.status == 0)
        return fail(Step::Reach, *answer.error);
    Finding passed{.step = Step::Reach, .state = State::Passed, .milliseconds = answer.firstByteMs};
    if (const Trouble trouble = troubleOf(answer); trouble != Trouble::None) {
        passed.state = State::Failed;
        passed.error = answer.error.value_or(Error{.kind = Error::Kind::Decode});
        passed.trouble = trouble;
        m_report(passed);
        return;
    }
    m_report(passed);
    if (m_isEncrypted)
        m_report({.step = Step::Certificate, .state = State::Passed, .chain = api::infoOf(answer.chain)});
    getToken();
}

void ConnectionProber::failCertificate(const api::HttpAnswer &answer)
{
    using Cause = Error::Cause;
    switch (answer.error->cause) {
    case Cause::PlainHttp:
        return fail(Step::Reach, *answer.error);
    case Cause::CaFile: // no request was sent
    case Cause::CertificateFile:
    case Cause::CertificatePassphrase:
    case Cause::CertificateOld:
    case Cause::CertificateKey:
        return fail(Step::Certificate, *answer.error);
    case Cause::Handshake:
        if (!answer.hasEndedHandshake)
            return tryWithoutTls(answer);
        report(Step::Reach, State::Passed);
        return fail(Step::Certificate, *answer.error, Trouble::ClientCertificate);
    default:
        break;
    }
    report(Step::Reach, State::Passed);
    m_report({.step = Step::Certificate,
              .state = State::Failed,
              .error = answer.error,
              .chain = api::infoOf(answer.chain),
              .mayTrust = answer.isOnlyAboutIssuer});
}

// No certificate was judged: perhaps there is none. The request has no token, as it is not encrypted.
void ConnectionProber::tryWithoutTls(const api::HttpAnswer &failed)
{
    QUrl address = m_url;
    address.setScheme(u"http"_s);
    api::Ways ways = m_ways;
    ways.allowsHttp = true;
    m_withoutTls = std::make_unique<api::HttpTransport>(api::HttpTransport::Options{
        .url = address, .caFile = {}, .idleLimit = m_limit, .ways = ways, .secrets = m_secrets});
    m_withoutTls->send({.target = listTarget(api::Operation::Clusters), .deadline = m_limit},
                       [this, error = *failed.error](const api::HttpAnswer &answer) {
                           report(Step::Reach, State::Passed);
                           // With 400, servers answer plain HTTP on a port that has TLS.
                           const bool isPlain = answer.status > 0 && answer.status != 400;
                           fail(Step::Certificate, error, isPlain ? Trouble::NoTls : Trouble::None);
                       });
}

void ConnectionProber::getToken()
{
    report(Step::SignIn, State::Running);
    m_tokens->token([this](const api::Result<QByteArray> &token) {
        if (!token) {
            const bool isMissing = token.error().kind == Error::Kind::NotFound;
            return fail(Step::SignIn, token.error(), isMissing ? Trouble::NotRunAi : Trouble::None);
        }
        m_token = *token;
        ask(listTarget(api::Operation::Clusters),
            [this](api::HttpAnswer answer) { clustersAnswered(std::move(answer)); });
    });
}

void ConnectionProber::clustersAnswered(api::HttpAnswer answer)
{
    // A pasted token counts as accepted only once a request with it succeeds.
    if (answer.error && (answer.error->kind == Error::Kind::Unauthorized || answer.status == 0)) {
        if (answer.status == 401)
            answer.error->own = m_tokens->refusalSentence();
        return fail(Step::SignIn, *answer.error, answer.status == 401 ? Trouble::TokenRefused : Trouble::None);
    }
    m_report({.step = Step::SignIn, .state = State::Passed, .lifetime = m_tokens->lifetime()});

    m_toRead = {{Area::Workloads, listTarget(api::Operation::WorkloadCount)},
                {Area::Pods, listTarget(api::Operation::PodCount)},
                {Area::Nodes, listTarget(api::Operation::NodeCount)},
                {Area::NodePools, listTarget(api::Operation::NodePoolCount)},
                {Area::Projects, listTarget(api::Operation::ProjectCount)},
                {Area::Departments, listTarget(api::Operation::DepartmentCount)},
                {Area::WorkloadTypes, listTarget(api::Operation::WorkloadTypes)}};
    if (!answer.error)
        return takeClusters(api::Operation::Clusters, answer);
    if (answer.error->kind != Error::Kind::Forbidden)
        return fail(Step::Clusters, *answer.error);
    // Since 2.25, accounts that cannot read clusters may still list their names.
    ask(listTarget(api::Operation::ClustersMinimal), [this, refusal = *answer.error](const api::HttpAnswer &minimal) {
        if (minimal.error) {
            m_report({.step = Step::Clusters, .state = State::Warning, .error = refusal});
            return readAll();
        }
        m_refused << Area::Clusters;
        m_refusal = refusal;
        takeClusters(api::Operation::ClustersMinimal, minimal);
    });
}

void ConnectionProber::takeClusters(api::Operation operation, const api::HttpAnswer &answer)
{
    const auto page = api::decodePage<api::Cluster>(answer.body, api::endpoint(operation).rows);
    if (!page)
        return fail(Step::Clusters, page.error(), Trouble::NotRunAi);
    const auto &rows = (*page)->rows;
    int connected = -1; // the minimal list has no states
    if (operation == api::Operation::Clusters) {
        connected = static_cast<int>(std::ranges::count_if(
            rows, [&](const api::Cluster &cluster) { return (*page)->texts.toString(cluster.state) == u"Connected"; }));
        m_readable << Area::Clusters;
    }
    m_report({.step = Step::Clusters,
              .state = State::Passed,
              .clusters = static_cast<int>(rows.size()),
              .connected = connected});
    if (!rows.empty())
        m_toRead << std::pair(Area::Metrics, metricsTarget((*page)->texts.key(rows.front().uuid)));
    readAll();
}

// All at once: far away, one after the other would take too long.
void ConnectionProber::readAll()
{
    report(Step::Reading, State::Running);
    m_reading = m_toRead.size();
    for (const auto &[area, target] : std::as_const(m_toRead))
        ask(target, [this, known = area](const api::HttpAnswer &answer) { areaAnswered(known, answer); });
}

void ConnectionProber::areaAnswered(Area area, const api::HttpAnswer &answer)
{
    const bool isOld = answer.error && api::isUnknownPath(*answer.error); // this release has no such thing
    if (!isOld)
        (answer.error ? m_refused : m_readable) << area;
    if (answer.error && !isOld && !m_refusal)
        m_refusal = answer.error;
    if (--m_reading == 0)
        reportAreas();
}

void ConnectionProber::reportAreas()
{
    std::ranges::sort(m_readable);
    std::ranges::sort(m_refused);
    const auto ended = [](Step step, State state, const QList<Area> &areas) {
        return Finding{.step = step, .state = state, .areas = areas};
    };
    Finding refused = ended(Step::Refused, m_refused.isEmpty() ? State::Passed : State::Warning, m_refused);
    refused.error = m_refusal;
    m_report(ended(Step::Reading, m_readable.isEmpty() ? State::Warning : State::Passed, m_readable));
    m_report(refused);
}

void ConnectionProber::report(Step step, State state)
{
    m_report({.step = step, .state = state});
}

void ConnectionProber::fail(Step step, const Error &error, Trouble trouble)
{
    m_report({.step = step, .state = State::Failed, .error = error, .trouble = trouble});
}

} // namespace session

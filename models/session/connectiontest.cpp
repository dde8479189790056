// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connectiontest.h"

#include "models/session/connectionprober.h"
#include "models/session/savedconnections.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QThread>

#include <algorithm>
#include <openssl/crypto.h>

using namespace Qt::StringLiterals;

namespace session {
namespace {

using Finding = ConnectionProber::Finding;
using Area = ConnectionTest::Area;
using Line = ConnectionTest::Line;
using State = ConnectionTest::State;
using Step = ConnectionTest::Step;
using Trouble = ConnectionTest::Trouble;

} // namespace

// Words the lines of the test.
struct ConnectionTest::Words
{
    Q_DECLARE_TR_FUNCTIONS(session::ConnectionTest)

public:
    explicit Words(const Connection &connection)
        : host(connection.url.host())
        , url(connection.url)
        , proxy(connection.ways.proxy)
        , allowsChanges(connection.allowsChanges)
    {
        SavedConnection known;
        noteCredentials(known, connection.credentials);
        kind = known.signIn;
        account = kind == SignInKind::UserPassword ? known.user : known.clientId;
    }

    // The line of a step that has not started.
    [[nodiscard]] Line waiting(Step step) const
    {
        switch (step) {
        case Step::Reach:
            return {step, State::Waiting, tr("Reach %1").arg(host)};
        case Step::Certificate:
            return {step, State::Waiting, tr("Check the certificate")};
        case Step::SignIn:
            return {step, State::Waiting, signInLater()};
        case Step::Clusters:
            return {step, State::Waiting, tr("List the clusters")};
        case Step::Reading:
        case Step::Refused:
            return {step, State::Waiting, tr("Check read permissions")};
        case Step::Changing:
            break; // nothing is sent to find out
        }
        return {};
    }

    // The API tells no permissions, and trying a change would be one.
    [[nodiscard]] Line changes() const
    {
        if (!allowsChanges)
            return {Step::Changing, State::Passed, tr("Read-only: Binnacle sends no changes"),
                    tr("Changes can be allowed later, in the Connection menu.")};
        return {Step::Changing, State::Passed, tr("Changes are allowed by this connection"),
                tr("The control plane does not tell in advance which of them this account may make: it accepts or "
                   "refuses each.")};
    }

    void tell(Line &line, const Finding &finding) const
    {
        line.state = finding.state;
        if (finding.state == State::Running)
            return;
        if (finding.error) {
            line.detail = adviceOf(finding);
            line.serverWords = finding.error->kind == api::Error::Kind::Decode ? QString() : finding.error->detail;
        }
        switch (finding.step) {
        case Step::Reach:
            line.headline = reach(finding);
            if (finding.state == State::Passed && finding.milliseconds >= 0)
                line.detail = tr("%1 ms").arg(finding.milliseconds);
            break;
        case Step::Certificate:
            line.headline = certificate(finding);
            line.chain = finding.chain;
            line.mayTrust = finding.mayTrust;
            if (finding.trouble == Trouble::NoTls)
                line.withoutTls = addressWithoutTls();
            break;
        case Step::SignIn:
            line.headline = signIn(finding);
            if (!finding.error)
                line.detail = lifetime(finding.lifetime);
            break;
        case Step::Clusters:
            line.headline = clusters(finding);
            if (!finding.error && finding.clusters > 0 && finding.connected >= 0)
                line.detail = tr("%n connected", nullptr, finding.connected);
            break;
        case Step::Reading:
            line.headline
                = finding.areas.isEmpty() ? tr("No read permissions") : tr("Can read %1").arg(names(finding.areas));
            break;
        case Step::Refused:
            line.headline = tr("Cannot read %1").arg(names(finding.areas));
            if (finding.error && finding.error->kind == api::Error::Kind::Forbidden)
                line.detail = tr("No permission. Everything else works.");
            break;
        case Step::Changing:
            break;
        }
    }

    QString host;
    QUrl url;
    api::Proxy proxy;
    bool allowsChanges = false;
    SignInKind kind = SignInKind::BearerToken;
    QString account; // of a service account or user

private:
    [[nodiscard]] QString signInLater() const
    {
        switch (kind) {
        case SignInKind::ServiceAccount:
        case SignInKind::UserPassword:
            return tr("Sign in as %1").arg(account);
        case SignInKind::BearerToken:
            return tr("Sign in with the token");
        case SignInKind::TokenCommand:
            return tr("Sign in with the token of the command");
        case SignInKind::RunaiSession:
            return tr("Sign in with the session of the runai command line");
        }
        return {};
    }

    // Empty unless the secret may be sent there unencrypted.
    [[nodiscard]] QUrl addressWithoutTls() const
    {
        QUrl address = url;
        address.setScheme(u"http"_s);
        return api::isReadableByOthers(address, proxy) ? QUrl() : address;
    }

    [[nodiscard]] QString reach(const Finding &finding) const
    {
        if (finding.state == State::Passed)
            return tr("Reached %1").arg(host);
        return finding.trouble == Trouble::None ? tr("Could not reach %1").arg(host)
                                                : tr("Unexpected answer from %1").arg(host);
    }

    [[nodiscard]] static QString certificate(const Finding &finding)
    {
        using Cause = api::Error::Cause;
        if (!finding.error)
            return tr("The certificate is trusted");
        if (finding.trouble == Trouble::NoTls)
            return tr("No TLS here");
        switch (finding.error->cause) {
        case Cause::Handshake:
            return tr("No secure connection");
        case Cause::CertificateWanted:
            return tr("A client certificate is needed");
        case Cause::CertificateRefused:
            return tr("The client certificate is not accepted");
        case Cause::CertificateFile:
        case Cause::CertificatePassphrase:
        case Cause::CertificateOld:
        case Cause::CertificateKey:
            return tr("The client certificate cannot be used");
        default:
            return tr("The certificate is not trusted");
        }
    }

    [[nodiscard]] QString signIn(const Finding &finding) const
    {
        if (finding.error)
            return tr("Sign-in failed");
        switch (kind) {
        case SignInKind::ServiceAccount:
        case SignInKind::UserPassword:
            return tr("Signed in as %1").arg(account);
        case SignInKind::BearerToken:
            return tr("Signed in with the token");
        case SignInKind::TokenCommand:
            return tr("Signed in with the token of the command");
        case SignInKind::RunaiSession:
            return tr("Signed in with the session of the runai command line");
        }
        return {};
    }

    [[nodiscard]] static QString clusters(const Finding &finding)
    {
        if (finding.state == State::Warning)
            return tr("No permission to read clusters");
        if (finding.error)
            return tr("Could not list the clusters");
        return finding.clusters == 0 ? tr("No clusters yet") : tr("Found %n cluster(s)", nullptr, finding.clusters);
    }

    [[nodiscard]] static QString names(const QList<Area> &areas)
    {
        QStringList words;
        for (const Area area : areas) {
            switch (area) {
            case Area::Clusters:
                words << tr("clusters");
                break;
            case Area::Workloads:
                words << tr("workloads");
                break;
            case Area::Pods:
                words << tr("pods");
                break;
            case Area::Nodes:
                words << tr("nodes");
                break;
            case Area::NodePools:
                words << tr("node pools");
                break;
            case Area::Projects:
                words << tr("projects");
                break;
            case Area::Departments:
                words << tr("departments");
                break;
            case Area::WorkloadTypes:
                words << tr("workload types");
                break;
            case Area::Metrics:
                words << tr("metrics");
                break;
            }
        }
        return words.join(tr(", ", "between two names"));
    }

    [[nodiscard]] QString lifetime(std::optional<std::chrono::seconds> lifetime) const
    {
        if (!lifetime)
            return {};
        const qint64 minutes = std::max<qint64>(0, lifetime->count() / 60);
        const QString length = minutes >= 2 * 24 * 60 ? tr("%n day(s)", nullptr, int(minutes / (24 * 60)))
            : minutes >= 2 * 60                       ? tr("%n hour(s)", nullptr, int(minutes / 60))
                                                      : tr("%n minute(s)", nullptr, int(minutes));
        const bool isRenewed = kind != SignInKind::BearerToken && kind != SignInKind::RunaiSession;
        return isRenewed ? tr("token valid for %1, renewed automatically").arg(length)
                         : tr("token valid for %1").arg(length);
    }

    [[nodiscard]] QString ofRefusedToken(const api::Error &error) const
    {
        switch (kind) {
        case SignInKind::ServiceAccount:
            return tr("The control plane rejected the token it had issued. Ask its administrator to check the service "
                      "account.");
        case SignInKind::UserPassword:
            return tr("The control plane rejected the token it had issued. Ask its administrator to check this user.");
        case SignInKind::BearerToken:
            return tr("The control plane rejected the token. It may have expired. Paste a new one.");
        case SignInKind::TokenCommand:
        case SignInKind::RunaiSession:
            break;
        }
        return error.sentence(); // whoever had the token says what to do
    }

    [[nodiscard]] QString adviceOf(const Finding &finding) const
    {
        switch (finding.trouble) {
        case Trouble::NotRunAi:
            return tr("This is not a Run:ai control plane. Check the address, including the port if it uses one.");
        case Trouble::NoTls:
            if (const QUrl address = addressWithoutTls(); !address.isEmpty())
                return tr("The server answers without TLS. Try %1.").arg(address.toString());
            return tr("The server answers without TLS, so the secret would be sent unencrypted. Check the port.");
        case Trouble::ClientCertificate:
            return tr(
                "The server refused the connection. It may ask for a client certificate. Add one to the connection, "
                "under \"Certificates and proxy\".");
        case Trouble::TokenRefused:
            return ofRefusedToken(*finding.error);
        case Trouble::None:
        case Trouble::Other:
            break;
        }
        return finding.mayTrust ? ofUnknownIssuer(*finding.error) : finding.error->sentence();
    }

    // The safer of the two ways comes first.
    [[nodiscard]] static QString ofUnknownIssuer(const api::Error &error)
    {
        if (error.cause == api::Error::Cause::SelfSigned)
            return tr("The certificate of the control plane is self-signed. If its administrator has given you the "
                      "certificate, add it as the CA file. Otherwise compare the fingerprint with the administrator's, "
                      "then trust it.");
        return tr(
            "The certificate of the control plane is signed by an authority unknown to this computer. If you have "
            "the CA file, add it to the connection. Otherwise compare the fingerprint with the administrator's, "
            "then trust the certificate.");
    }
};

// A running test: its thread and the prober that lives in it.
struct ConnectionTest::Run
{
    explicit Run(const Connection &connection)
        : words(connection)
    {
    }
    ~Run()
    {
        // See Session: a queued call must not end the thread that it wakes up.
        QMetaObject::invokeMethod(
            prober,
            [this] {
                delete prober;
                OPENSSL_thread_stop(); // as there
            },
            Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    }
    Run(const Run &) = delete;
    Run &operator=(const Run &) = delete;

    Words words;
    QThread thread;
    ConnectionProber *prober = nullptr;
};

ConnectionTest::ConnectionTest(QObject *parent)
    : ConnectionTest(Limits(), parent)
{
}

ConnectionTest::ConnectionTest(const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &ConnectionTest::timedOut);
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::start(const Connection &connection)
{
    stop();
    m_run = std::make_unique<Run>(connection);
    m_lines.clear();
    for (const Step step : {Step::Reach, Step::Certificate, Step::SignIn, Step::Clusters, Step::Reading}) {
        if (step != Step::Certificate || connection.url.scheme() == u"https")
            m_lines << m_run->words.waiting(step);
    }
    m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
    m_limit.start(m_limits.all);

    // Ignore queued findings of an earlier run.
    const auto report = [this, run = ++m_number](const Finding &finding) {
        QMetaObject::invokeMethod(
            this,
            [this, run, finding] {
                if (!m_run || m_number != run)
                    return;
                if (finding.step == Step::Refused && finding.state == State::Passed)
                    return finishSignedIn();
                if (!line(finding.step))
                    m_lines << m_run->words.waiting(finding.step);
                m_run->words.tell(*line(finding.step), finding);
                if (finding.step == Step::Refused)
                    return finishSignedIn();
                if (finding.state == State::Failed)
                    return finish();
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    };
    m_run->thread.setObjectName(u"connection test"_s);
    m_run->thread.start();
    auto *starter = new QObject;
    starter->moveToThread(&m_run->thread);
    QMetaObject::invokeMethod(
        starter,
        [&] {
            m_run->prober = new ConnectionProber(connection, m_limits.request, report);
            delete starter;
        },
        Qt::BlockingQueuedConnection);
    QMetaObject::invokeMethod(m_run->prober, &ConnectionProber::start, Qt::QueuedConnection);
    Q_EMIT changed();
}

void ConnectionTest::cancel()
{
    if (!m_run)
        return;
    const Words words = m_run->words;
    stop();
    for (Line &line : m_lines) {
        if (line.state == State::Running)
            line = words.waiting(line.step);
    }
    Q_EMIT changed();
}

void ConnectionTest::clear()
{
    stop();
    m_lines.clear();
    m_startedAtMs = 0;
    Q_EMIT changed();
}

bool ConnectionTest::isRunning() const
{
    return m_run != nullptr;
}

bool ConnectionTest::isSignedIn() const
{
    return std::ranges::any_of(
        m_lines, [](const Line &line) { return line.step == Step::SignIn && line.state == State::Passed; });
}

void ConnectionTest::stop()
{
    m_limit.stop();
    m_run.reset();
}

void ConnectionTest::finishSignedIn()
{
    m_lines << m_run->words.changes();
    finish();
}

void ConnectionTest::finish()
{
    stop();
    Q_EMIT changed();
    Q_EMIT finished();
}

void ConnectionTest::timedOut()
{
    const Words words = m_run->words;
    for (Line &line : m_lines) {
        if (line.state == State::Running)
            words.tell(
                line,
                {.step = line.step, .state = State::Failed, .error = api::Error{.kind = api::Error::Kind::Timeout}});
    }
    finish();
}

ConnectionTest::Line *ConnectionTest::line(Step step)
{
    const auto found = std::ranges::find(m_lines, step, &Line::step);
    return found == m_lines.end() ? nullptr : &*found;
}

} // namespace session

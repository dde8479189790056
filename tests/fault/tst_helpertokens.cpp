// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/coredumps.h"
#include "models/session/helpertokens.h"
#include "tests/fault/calls.h"
#include "tests/fault/signinhelpers.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QRegularExpression>

#include <algorithm>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::HelperTokens;
using session::Session;

// Commands that print tokens: what they may print, how they fail, how often they run.
class TestHelperTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsWhatIsPrinted_data();
    void readsWhatIsPrinted();
    void runsWithoutAShell();
    void getsNoSecretOfThisProgram();
    void mayDumpCoreAsBefore();
    void runsOnceForAll();
    void runsAgainAtEightyPercent();
    void runsAgainWhenRefused();
    void expiredTokensAreReplaced();
    void troubles_data();
    void troubles();
    void saysWhatTheCommandSaid();
    void endsAfterItsTime();
    void failuresHold();
    void endsWithItsSession();

private:
    // The first answer of a command.
    [[nodiscard]] api::Result<QByteArray> ask(const QString &command, const HelperTokens::Limits &limits = {}) const
    {
        HelperTokens tokens(command, limits);
        std::optional<api::Result<QByteArray>> result;
        tokens.token([&](api::Result<QByteArray> token) { result = std::move(token); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000))
            return api::Failure(api::Error{.own = u"no outcome"_s});
        return *result;
    }
    // A script that counts its runs, and prints what `prints` says; $n is the number of the run.
    [[nodiscard]] QString counting(const QByteArray &prints) const
    {
        return signin::script(*m_folder,
                              "echo run >> " + runs().toLocal8Bit() + "\nn=$(($(wc -l < " + runs().toLocal8Bit()
                                  + ")))\n" + prints);
    }
    [[nodiscard]] QString runs() const { return m_folder->filePath(u"runs"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

session::Connection connectionOf(const QUrl &url, const QString &command)
{
    session::Connection connection = calls::connectionTo(url);
    connection.credentials = session::TokenCommand{command};
    return connection;
}

// Accepts the tokens that `accepts` says.
class Server : public FaultServer
{
public:
    Server()
        : FaultServer([this](QTcpSocket *socket, const Request &request) {
            tokens += request.header("Authorization").mid(7);
            const bool isAccepted = accepts(tokens.last());
            answer(socket, isAccepted ? 200 : 401, isAccepted ? R"({"count": 1})" : "{}");
        })
    {
    }
    QByteArrayList tokens;
    std::function<bool(const QByteArray &)> accepts = [](const QByteArray &) { return true; };
};

} // namespace

void TestHelperTokens::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestHelperTokens::readsWhatIsPrinted_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("token"); // empty = none
    QTest::addColumn<int>("lifetime"); // s; 0 = unknown
    const auto in
        = [](int seconds) { return QDateTime::currentDateTimeUtc().addSecs(seconds).toString(Qt::ISODate).toLatin1(); };
    const QByteArray now = QByteArray::number(QDateTime::currentSecsSinceEpoch() + 600);
    QTest::newRow("bare") << QByteArray(" token-1\r\n") << QByteArray("token-1") << 0;
    const QByteArray jwt = signin::jwt("{\"exp\": " + now + ", \"iat\": 1}");
    QTest::newRow("jwt") << jwt << jwt << 600;
    QTest::newRow("kubectl") << "{\"kind\": \"ExecCredential\", \"status\": {\"token\": \"t\", "
                                "\"expirationTimestamp\": \""
            + in(600) + "\"}}\n"
                             << QByteArray("t") << 600;
    QTest::newRow("kubectl, no end") << QByteArray(R"({"status": {"token": "t"}})") << QByteArray("t") << 0;
    QTest::newRow("kubectl, of a jwt") << "{\"status\": {\"token\": \"" + jwt + "\"}}" << jwt << 600;
    QTest::newRow("ended by this clock") << "{\"status\": {\"token\": \"t\", \"expirationTimestamp\": \"" + in(-5)
            + "\"}}" << QByteArray("t") << 0;
    QTest::newRow("oauth") << QByteArray(R"({"access_token": "t", "expires_in": 60, "refresh_token": "r"})")
                           << QByteArray("t") << 60;
    QTest::newRow("for centuries") << QByteArray(
        R"({"status": {"token": "t", "expirationTimestamp": "9999-12-31T23:59:59Z"}})")
                                   << QByteArray("t") << int(std::chrono::seconds(std::chrono::years(1)).count());
    QTest::newRow("for ever") << QByteArray(R"({"access_token": "t", "expires_in": 1e300})") << QByteArray("t")
                              << int(std::chrono::seconds(std::chrono::years(1)).count());
    QTest::newRow("v1") << QByteArray(R"({"accessToken": "t", "expiresIn": 60})") << QByteArray("t") << 60;
    QTest::newRow("nothing") << QByteArray("\n") << QByteArray() << 0;
    QTest::newRow("words") << QByteArray("Please sign in") << QByteArray() << 0;
    QTest::newRow("lines") << QByteArray("a\nb") << QByteArray() << 0;
    QTest::newRow("header") << QByteArray("a\rX: y") << QByteArray() << 0;
    QTest::newRow("binary") << QByteArray("t\x01\xff") << QByteArray() << 0;
    QTest::newRow("certificates only") << QByteArray(R"({"status": {"clientCertificateData": "x"}})") << QByteArray()
                                       << 0;
    QTest::newRow("header in json") << QByteArray(R"({"access_token": "a\r\nX: y"})") << QByteArray() << 0;
    QTest::newRow("cut json") << QByteArray(R"({"access_token": "a)") << QByteArray() << 0;
}

void TestHelperTokens::readsWhatIsPrinted()
{
    QFETCH(QByteArray, output);
    QFETCH(QByteArray, token);
    QFETCH(int, lifetime);
    const auto answer = session::parsePrintedToken(output);
    QCOMPARE(answer.has_value(), !token.isEmpty());
    if (!answer)
        return;
    QCOMPARE(answer->token, token);
    QCOMPARE(answer->lifetime.has_value(), lifetime > 0);
    if (lifetime > 0)
        QVERIFY(std::abs(int(answer->lifetime->count()) - lifetime) <= 5);
}

void TestHelperTokens::runsWithoutAShell()
{
    const auto token = ask(u"printf %s \"$HOME;`id`|x\" "_s);
    QVERIFY(token);
    QCOMPARE(*token, QByteArray("$HOME;`id`|x"));
    // Its input ends at once.
    const auto quick = ask(signin::script(*m_folder, "cat\necho after"));
    QVERIFY2(quick, quick ? "" : qPrintable(quick.error().sentence()));
    QCOMPARE(*quick, QByteArray("after"));
}

void TestHelperTokens::getsNoSecretOfThisProgram()
{
    const QByteArrayList own{"BINNACLE_TOKEN", "BINNACLE_CLIENT_SECRET", "BINNACLE_PASSWORD", "BINNACLE_PASSPHRASE",
                             "BINNACLE_PROXY_PASSWORD"};
    for (const QByteArray &name : own)
        qputenv(name, "own-secret");
    qputenv("BINNACLE_TEST_OTHER", "other");
    const auto token = ask(signin::script(*m_folder, "printf %s \"$(env | grep -c own-secret)-$BINNACLE_TEST_OTHER\""));
    for (const QByteArray &name : own)
        qunsetenv(name);
    qunsetenv("BINNACLE_TEST_OTHER");
    QVERIFY(token);
    QCOMPARE(*token, QByteArray("0-other"));
}

// This program forbids its own dumps, not those of others.
void TestHelperTokens::mayDumpCoreAsBefore()
{
    rlimit former{};
    QCOMPARE(getrlimit(RLIMIT_CORE, &former), 0);
    rlimit wanted{std::min<rlim_t>(4096 * 1024, former.rlim_max), former.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_CORE, &wanted), 0);
    base::forbidCoreDumps();
    rlimit own{};
    QCOMPARE(getrlimit(RLIMIT_CORE, &own), 0);
    QVERIFY(own.rlim_cur <= 1);
    const auto limit = ask(signin::script(*m_folder, "echo limit-$(ulimit -S -c)-$(ulimit -H -c)\n"));
    const auto words = [](rlim_t of) {
        return of == RLIM_INFINITY ? QByteArray("unlimited") : QByteArray::number(qulonglong(of / 512));
    };
    QVERIFY(limit);
    QCOMPARE(*limit, "limit-" + words(wanted.rlim_cur) + '-' + words(wanted.rlim_max));
}

void TestHelperTokens::runsOnceForAll()
{
    Server server;
    Session session(connectionOf(server.url(), counting("sleep 0.3\necho token-$n")), calls::hurried());
    QObject context;
    std::vector<api::Call> all;
    int succeeded = 0;
    for (int i = 0; i < 20; ++i)
        all.push_back(session.client().podCount({}, base::Urgency::Visible, &context,
                                                [&](const auto &result) { succeeded += result ? 1 : 0; }));
    QTRY_COMPARE_WITH_TIMEOUT(succeeded, 20, 30'000);
    QCOMPARE(signin::lines(runs()), 1);
    QTRY_COMPARE(session.state(), Session::State::Connected);
}

void TestHelperTokens::runsAgainAtEightyPercent()
{
    Server server;
    QElapsedTimer age;
    age.start();
    Session session(
        connectionOf(server.url(), counting(R"(echo "{\"access_token\": \"token-$n\", \"expires_in\": 2}")")),
        calls::hurried());
    QVERIFY(calls::count(session));
    QCOMPARE(signin::lines(runs()), 1);
    QTRY_VERIFY_WITH_TIMEOUT(calls::count(session) && server.tokens.contains("token-2"), 20'000);
    QVERIFY2(age.elapsed() >= 1600, qPrintable(QString::number(age.elapsed())));
}

void TestHelperTokens::runsAgainWhenRefused()
{
    Server server;
    Session session(connectionOf(server.url(), counting("echo token-$n")), calls::hurried());
    QVERIFY(calls::count(session));
    server.accepts = [](const QByteArray &token) { return token == "token-2"; };
    QVERIFY(calls::count(session));
    QCOMPARE(server.tokens, (QByteArrayList{"token-1", "token-1", "token-2"}));
    QCOMPARE(signin::lines(runs()), 2);
}

// A token whose end has passed is not sent, if there is another one.
void TestHelperTokens::expiredTokensAreReplaced()
{
    Server server;
    Session session(
        connectionOf(server.url(), counting(R"(echo "{\"access_token\": \"token-$n\", \"expires_in\": 1}")")),
        calls::hurried());
    QVERIFY(calls::count(session));
    QTest::qWait(1200);
    QVERIFY(calls::count(session));
    QCOMPARE(server.tokens, (QByteArrayList{"token-1", "token-2"}));
}

void TestHelperTokens::troubles_data()
{
    QTest::addColumn<QByteArray>("body"); // of a script; null = the command is `words`
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << QByteArray() << u"  "_s << u"no command"_s;
    QTest::newRow("not found") << QByteArray() << u"binnacle-no-such-program x"_s
                               << u"\"binnacle-no-such-program\" was not found"_s;
    QTest::newRow("no file") << QByteArray() << u"/nonexistent/program"_s << u"was not found"_s;
    QTest::newRow("not executable") << QByteArray() << u"/etc/passwd"_s << u"may not be run"_s;
    QTest::newRow("folder") << QByteArray() << u"/etc"_s << u"may not be run"_s;
    QTest::newRow("exit code") << QByteArray("exit 3") << QString() << u"exit code 3"_s;
    QTest::newRow("crash") << QByteArray("kill -SEGV $$") << QString() << u"crashed"_s;
    QTest::newRow("nothing") << QByteArray("true") << QString() << u"printed no token"_s;
    QTest::newRow("too much") << QByteArray("yes") << QString() << u"far more than a token"_s;
}

void TestHelperTokens::troubles()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, command);
    QFETCH(QString, words);
    const auto token = ask(body.isNull() ? command : signin::script(*m_folder, body));
    QVERIFY(!token);
    QCOMPARE(token.error().kind, api::Error::Kind::Unauthorized);
    QVERIFY2(token.error().sentence().contains(words), qPrintable(token.error().sentence()));
}

// The first line, as plain text, shortened, and without what may be a token.
void TestHelperTokens::saysWhatTheCommandSaid()
{
    const auto failed = ask(signin::script(*m_folder,
                                           "printf 'eyJsecret.token\\n'\nprintf '\\n \\033[31m<b>Sign in</b> first: "
                                           "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln"
                                           "\\nmore\\n' >&2\nexit 7"));
    QVERIFY(!failed);
    const QString sentence = failed.error().sentence();
    QVERIFY2(sentence.contains(u"exit code 7"_s) && sentence.contains(u"<b>Sign in</b> first: \u2026"_s),
             qPrintable(sentence));
    QVERIFY2(!sentence.contains(u"eyJ"_s) && !sentence.contains(u'\033') && !sentence.contains(u"more"_s),
             qPrintable(sentence));
    const auto slashes = ask(signin::script(
        *m_folder,
        "echo 'No ab/cdefghijklmnopqrstuvwxyz/0123456789 in /usr/share/of/the/long/path/of/a/file' >&2\nexit 1"));
    QVERIFY(!slashes);
    QVERIFY2(slashes.error().sentence().contains(u"No \u2026 in /usr/share/of/the/long/path/of/a/file"_s),
             qPrintable(slashes.error().sentence()));
    const auto loud = ask(signin::script(*m_folder, "yes 'a word' | head -c 300000 | tr '\\n' ' ' >&2\nexit 1"));
    QVERIFY(!loud);
    QVERIFY2(loud.error().sentence().size() < 400, qPrintable(loud.error().sentence()));
}

void TestHelperTokens::endsAfterItsTime()
{
    const QString pid = m_folder->filePath(u"pid"_s);
    HelperTokens::Limits limits;
    limits.time = 1s;
    QElapsedTimer time;
    time.start();
    const auto failed
        = ask(signin::script(*m_folder, "sleep 300 &\necho $! > " + pid.toLocal8Bit() + "\nwait"), limits);
    QVERIFY(!failed);
    QVERIFY2(failed.error().sentence().contains(u"1 second"_s), qPrintable(failed.error().sentence()));
    QVERIFY(time.elapsed() < 60'000);
    // What it had started has ended as well; it may be left as a zombie.
    const QString status = u"/proc/%1/status"_s.arg(QString::fromLatin1(signin::read(pid).trimmed()));
    QTRY_VERIFY(!QFile::exists(status) || signin::read(status).contains("State:\tZ"));
}

void TestHelperTokens::failuresHold()
{
    Server server;
    Session session(connectionOf(server.url(), counting("exit 1")), calls::hurried());
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 10; ++i)
        QVERIFY(!calls::count(session));
    if (time.elapsed() < 25'000)
        QCOMPARE(signin::lines(runs()), 1);
    QVERIFY(server.tokens.isEmpty());
    QTRY_COMPARE(session.state(), Session::State::SignedOut);
    QVERIFY2(session.problem().contains(u"exit code 1"_s), qPrintable(session.problem()));
}

void TestHelperTokens::endsWithItsSession()
{
    Server server;
    QElapsedTimer time;
    {
        Session session(connectionOf(server.url(), counting("sleep 300")), calls::hurried());
        QObject context;
        const api::Call call = session.client().podCount({}, base::Urgency::Visible, &context, [](const auto &) {});
        QTRY_COMPARE(signin::lines(runs()), 1);
        time.start();
    }
    QVERIFY2(time.elapsed() < 5'000, qPrintable(QString::number(time.elapsed())));
}

QTEST_GUILESS_MAIN(TestHelperTokens)
#include "tst_helpertokens.moc"

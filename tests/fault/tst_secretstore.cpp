// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connections.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::SecretStore;
using Outcome = SecretStore::Outcome;

// The states of a keychain. The script "keychain" brings them about and runs one function of this program in each.
class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withoutKeychain();
    void unlocked();
    void leavesOneBehind();
    void savesAConnection();
    void locked();
    void endsInTime();

private:
    struct Answer
    {
        std::optional<Outcome> outcome = {};
        QString secret = {};
    };
    static Answer read(SecretStore &store, const QString &key);
    static std::optional<Outcome> look(SecretStore &store);
    static std::optional<Outcome> write(SecretStore &store, const QString &key, const QString &secret);
    static std::optional<Outcome> remove(SecretStore &store, const QString &key);
};

void TestSecretStore::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

TestSecretStore::Answer TestSecretStore::read(SecretStore &store, const QString &key)
{
    Answer answer;
    store.read(key, [&](Outcome outcome, const QString &secret) { answer = {outcome, secret}; });
    (void)QTest::qWaitFor([&] { return answer.outcome.has_value(); }, 20'000);
    return answer;
}

std::optional<Outcome> TestSecretStore::look(SecretStore &store)
{
    std::optional<Outcome> answer;
    store.look([&](Outcome outcome) { answer = outcome; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    return answer;
}

std::optional<Outcome> TestSecretStore::write(SecretStore &store, const QString &key, const QString &secret)
{
    std::optional<Outcome> answer;
    store.write(key, secret, [&](Outcome outcome) { answer = outcome; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    return answer;
}

std::optional<Outcome> TestSecretStore::remove(SecretStore &store, const QString &key)
{
    std::optional<Outcome> answer;
    store.remove(key, [&](Outcome outcome) { answer = outcome; });
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    return answer;
}

void TestSecretStore::withoutKeychain()
{
    SecretStore store(u"Binnacle test"_s);
    QCOMPARE(look(store), Outcome::Unavailable);
    QCOMPARE(write(store, u"a"_s, u"secret"_s), Outcome::Unavailable);
    QVERIFY(store.isInMemoryOnly(u"a"_s));
    QVERIFY(!SecretStore::writeSentence(Outcome::Unavailable).isEmpty());
    // For this run it is there all the same.
    const Answer answer = read(store, u"a"_s);
    QCOMPARE(answer.outcome, Outcome::Done);
    QCOMPARE(answer.secret, u"secret"_s);
    QCOMPARE(read(store, u"b"_s).outcome, Outcome::Unavailable);
    QCOMPARE(remove(store, u"a"_s), Outcome::Unavailable);
    QVERIFY(!store.isInMemoryOnly(u"a"_s));
}

void TestSecretStore::unlocked()
{
    SecretStore store(u"Binnacle test"_s);
    QCOMPARE(look(store), Outcome::Done);
    QCOMPARE(read(store, u"a"_s).outcome, Outcome::NotFound);
    QCOMPARE(write(store, u"a"_s, u"größer"_s), Outcome::Done);
    QVERIFY(!store.isInMemoryOnly(u"a"_s));
    {
        SecretStore other(u"Binnacle test"_s);
        QCOMPARE(read(other, u"a"_s).secret, u"größer"_s);
    }
    QCOMPARE(write(store, u"a"_s, u"changed"_s), Outcome::Done);
    QCOMPARE(read(store, u"a"_s).secret, u"changed"_s);
    QCOMPARE(remove(store, u"a"_s), Outcome::Done);
    QCOMPARE(read(store, u"a"_s).outcome, Outcome::NotFound);
    QCOMPARE(remove(store, u"a"_s), Outcome::Done); // nothing to do
}

void TestSecretStore::leavesOneBehind()
{
    SecretStore store(u"Binnacle test"_s);
    QCOMPARE(write(store, u"kept"_s, u"secret"_s), Outcome::Done);
}

// As the window does it, for the script "saved-connection".
void TestSecretStore::savesAConnection()
{
    const QString url = qEnvironmentVariable("BINNACLE_TEST_URL");
    if (url.isEmpty())
        return;
    session::Connections connections(session::SavedConnections::userFile());
    session::SavedConnection lab;
    lab.id = session::SavedConnections::newId();
    lab.name = u"Lab"_s;
    lab.url = QUrl(url);
    lab.clientId = u"binnacle-reader"_s;
    std::optional<Outcome> stored;
    connections.store(lab, qEnvironmentVariable("BINNACLE_TEST_SECRET"), [&](Outcome outcome) { stored = outcome; });
    QTRY_COMPARE(stored, std::optional(Outcome::Done));
    QVERIFY(connections.saved().find(lab.id)->isSecretKept);
    QVERIFY(!connections.secrets().isInMemoryOnly(lab.id));
}

void TestSecretStore::locked()
{
    SecretStore store(u"Binnacle test"_s);
    QCOMPARE(look(store), Outcome::Locked);
    QCOMPARE(read(store, u"kept"_s).outcome, Outcome::Locked); // not "not found"
    QCOMPARE(remove(store, u"kept"_s), Outcome::Locked); // not "done"
    QCOMPARE(write(store, u"kept"_s, u"other"_s), Outcome::Locked);
    QVERIFY(store.isInMemoryOnly(u"kept"_s));
    QCOMPARE(read(store, u"kept"_s).secret, u"other"_s);
}

// Runs against a keychain that is stopped, as one is while its prompt is open.
void TestSecretStore::endsInTime()
{
    SecretStore store(u"Binnacle test"_s, 300ms);
    QCOMPARE(look(store), Outcome::TimedOut);
    QCOMPARE(read(store, u"kept"_s).outcome, Outcome::TimedOut);
    QCOMPARE(write(store, u"kept"_s, u"other"_s), Outcome::TimedOut);
    QVERIFY(store.isInMemoryOnly(u"kept"_s));
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"

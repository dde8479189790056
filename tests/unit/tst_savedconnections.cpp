// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connections.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLockFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using session::SavedConnection;
using session::SavedConnections;

// The file of the saved connections: what goes in comes out, secrets never go in, and no file is ever lost.
class TestSavedConnections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void startsEmpty()
    {
        const SavedConnections connections(file());
        QVERIFY(connections.list().isEmpty());
        QVERIFY(connections.problem().isEmpty());
        QVERIFY(!QFile::exists(file()));
    }

    // Else the password of a proxy would be sent to the one that takes its place.
    void emptiedSecretsAreRemoved()
    {
        session::Connections connections(file(), QString(), std::chrono::milliseconds(0));
        SavedConnection saved = production();
        saved.ways.certificateFile = u"/home/me/me.p12"_s;
        saved.ways.proxy = {api::Proxy::Kind::Http, u"one.example"_s, 3128, u"me"_s};
        bool isDone = false;
        const auto done = [&](session::SecretStore::Outcome) { isDone = true; };
        connections.store(saved, {.signIn = u"a"_s, .passphrase = u"b"_s, .proxyPassword = u"c"_s}, done);
        QTRY_VERIFY(isDone);
        const session::SecretStore &secrets = connections.secrets();
        QVERIFY(secrets.isInMemoryOnly(saved.id + u"/certificate"_s));
        QVERIFY(secrets.isInMemoryOnly(saved.id + u"/proxy"_s));

        isDone = false;
        saved.ways.proxy.host = u"two.example"_s;
        connections.store(saved, {.signIn = {}, .passphrase = {}, .proxyPassword = QString()}, done);
        QTRY_VERIFY(isDone);
        QVERIFY(secrets.isInMemoryOnly(saved.id + u"/certificate"_s));
        QVERIFY(!secrets.isInMemoryOnly(saved.id + u"/proxy"_s));

        // Also what belongs to a certificate that it has no longer.
        isDone = false;
        saved.ways = {};
        connections.saved().save(saved);
        connections.remove(saved.id, done);
        QTRY_VERIFY(isDone);
        QVERIFY(!secrets.isInMemoryOnly(saved.id));
        QVERIFY(!secrets.isInMemoryOnly(saved.id + u"/certificate"_s));
    }

    void comesBackAsItWas()
    {
        const SavedConnection first = production();
        SavedConnection second = production();
        second.id = SavedConnections::newId();
        second.name = u"Lab \"über\" \u2028"_s;
        second.url = QUrl(u"https://10.20.4.11:8443"_s);
        second.signIn = session::SignInKind::BearerToken;
        second.clientId.clear();
        second.caFile = u"/etc/ssl/lab ca.pem"_s;
        second.colour = 5;
        second.lastUsedMs = first.lastUsedMs + 1;
        second.allowsChanges = true;
        second.ways = {.allowsHttp = true,
                       .trusted = "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n",
                       .certificateFile = u"/home/me/me.p12"_s,
                       .keyFile = u"/home/me/me.key"_s,
                       .proxy = {api::Proxy::Kind::Socks5, u"proxy.example"_s, 1080, u"me"_s}};
        {
            SavedConnections connections(file());
            QSignalSpy changed(&connections, &SavedConnections::changed);
            QVERIFY(connections.save(first));
            QVERIFY(connections.save(second));
            QCOMPARE(changed.count(), 2);
        }
        const SavedConnections connections(file());
        QCOMPARE(connections.list(), (QList{first, second}));
        QCOMPARE(connections.recent(), (QList{second, first})); // the last one used comes first
        QCOMPARE(connections.find(first.id), std::optional(first));
        QCOMPARE(connections.findByName(u" acme PRODUCTION "_s), std::optional(first));
        QVERIFY(!connections.findByName(u"Acme"_s));
    }

    void keepTheOrderOfTheUser()
    {
        QStringList ids;
        SavedConnections connections(file());
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
            SavedConnection one = production();
            one.id = SavedConnections::newId();
            one.name = name;
            one.lastUsedMs = 0;
            ids << one.id;
            connections.save(one);
        }
        QVERIFY(connections.move(ids[2], 0));
        QVERIFY(connections.noteUse(ids[1], 5));
        const auto names = [](const QList<SavedConnection> &list) {
            QString all;
            for (const SavedConnection &one : list)
                all += one.name;
            return all;
        };
        QCOMPARE(names(SavedConnections(file()).list()), u"cab"_s);
        QCOMPARE(names(SavedConnections(file()).recent()), u"bca"_s);
        QVERIFY(connections.move(ids[2], 99)); // to the end
        QVERIFY(connections.move(SavedConnections::newId(), 0)); // gone in the meantime
        QCOMPARE(names(SavedConnections(file()).list()), u"abc"_s);
        QCOMPARE(connections.freeName(u"B"_s), u"B (2)"_s);
        QCOMPARE(connections.freeName(u"d"_s), u"d"_s);
    }

    // Such as one that hangs: this one does not stand still with it, and takes nothing of what it writes.
    void anotherProgramIsWriting()
    {
        SavedConnections connections(file());
        QVERIFY(connections.save(production()));
        QLockFile other(file() + u".lock"_s);
        QVERIFY(other.tryLock(0));
        const QByteArray before = content();
        const QSignalSpy changed(&connections, &SavedConnections::changed);
        SavedConnection renamed = production();
        renamed.name = u"Renamed"_s;
        QElapsedTimer time;
        time.start();
        QVERIFY(!connections.save(renamed));
        QVERIFY2(time.elapsed() < 2000, qPrintable(QString::number(time.elapsed()))); // 300 ms, on a busy machine
        QVERIFY(connections.isBusy());
        QVERIFY2(connections.problem().contains(u"another program is writing"_s), qPrintable(connections.problem()));
        QVERIFY(changed.count() > 0); // views show again what is so
        QCOMPARE(connections.find(renamed.id)->name, production().name);
        QVERIFY(!connections.add({renamed}));
        QVERIFY(!connections.remove(renamed.id));
        QVERIFY(!connections.move(renamed.id, 0));
        QVERIFY(!connections.noteUse(renamed.id, 7));
        QCOMPARE(content(), before);
        other.unlock();
        QVERIFY(connections.save(renamed));
        QVERIFY(!connections.isBusy());
        QVERIFY(connections.problem().isEmpty());
        QCOMPARE(SavedConnections(file()).list(), QList{renamed});
    }

    // A secret stays with the connection that it is of.
    void secretsOfWhatWasNotSaved()
    {
        session::Connections connections(file(), QString(), std::chrono::milliseconds(0));
        const SavedConnection saved = production();
        bool isDone = false;
        const auto done = [&](session::SecretStore::Outcome) { isDone = true; };
        connections.store(saved, {.signIn = u"first"_s}, done);
        QTRY_VERIFY(isDone);
        QLockFile other(file() + u".lock"_s);
        QVERIFY(other.tryLock(0));
        isDone = false;
        SavedConnection moved = saved;
        moved.url = QUrl(u"https://other.example"_s);
        connections.store(moved, {.signIn = u"second"_s, .proxyPassword = u"p"_s}, done);
        QTRY_VERIFY(isDone);
        QString secret;
        connections.secrets().read(saved.id,
                                   [&](session::SecretStore::Outcome, const QString &read) { secret = read; });
        QTRY_COMPARE(secret, u"first"_s);
        QVERIFY(!connections.secrets().isInMemoryOnly(saved.id + u"/proxy"_s));
        isDone = false;
        connections.remove(saved.id, done);
        QTRY_VERIFY(isDone);
        QVERIFY(connections.secrets().isInMemoryOnly(saved.id));
        QCOMPARE(connections.saved().list().constFirst().url, saved.url);
    }

    void newOnesGetTheirOwnColours()
    {
        SavedConnections connections(file());
        QSet<int> colours;
        for (int i = 0; i < session::connectionColours; ++i) {
            SavedConnection one = production();
            one.id = SavedConnections::newId();
            one.colour = connections.freeColour();
            colours << one.colour;
            connections.save(one);
        }
        QCOMPARE(colours.size(), session::connectionColours);
    }

    void everyKindOfSignIn_data()
    {
        QTest::addColumn<session::SignInKind>("kind");
        QTest::addColumn<bool>("hasSecret");
        QTest::newRow("service account") << session::SignInKind::ServiceAccount << true;
        QTest::newRow("token") << session::SignInKind::BearerToken << true;
        QTest::newRow("user") << session::SignInKind::UserPassword << true;
        QTest::newRow("command") << session::SignInKind::TokenCommand << false;
        QTest::newRow("runai") << session::SignInKind::RunaiSession << false;
    }

    void everyKindOfSignIn()
    {
        QFETCH(session::SignInKind, kind);
        QFETCH(bool, hasSecret);
        SavedConnection connection = production();
        connection.signIn = kind;
        connection.clientId = kind == session::SignInKind::ServiceAccount ? u"app"_s : QString();
        connection.user = kind == session::SignInKind::UserPassword ? u"ada@example.com"_s : QString();
        connection.command = kind == session::SignInKind::TokenCommand ? u"vault read \"a b\""_s : QString();
        SavedConnections connections(file());
        QVERIFY(connections.save(connection));
        QCOMPARE(SavedConnections(file()).list(), QList{connection});
        QCOMPARE(session::hasSecret(kind), hasSecret);
        // What can be told from a session is the same.
        SavedConnection again = production();
        again.clientId.clear();
        noteCredentials(again, credentialsOf(connection, u"s3cret-word"_s));
        QCOMPARE(again, connection);
        QFile written(file());
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(!written.readAll().contains("s3cret"));
    }

    void isForItsOwnerOnly()
    {
        SavedConnections connections(file());
        QVERIFY(connections.save(production()));
        const auto others
            = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QCOMPARE(QFile::permissions(file()) & others, QFileDevice::Permissions());
        // Also when someone has opened it up.
        QVERIFY(QFile::setPermissions(file(), QFile::permissions(file()) | others));
        QVERIFY(connections.noteUse(production().id, 77));
        QCOMPARE(QFile::permissions(file()) & others, QFileDevice::Permissions());
    }

    void holdsNoSecret()
    {
        // An address that was written with one loses it, and there is no field for another.
        SavedConnection connection = production();
        connection.url = QUrl(u"https://someone:s3cret-word@runai.acme.example"_s);
        SavedConnections connections(file());
        QVERIFY(connections.save(connection));
        QFile written(file());
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        QVERIFY(bytes.contains("runai.acme.example"));
        QVERIFY(!bytes.contains("s3cret"));
    }

    void removes()
    {
        SavedConnections connections(file());
        QVERIFY(connections.save(production()));
        QVERIFY(connections.remove(production().id));
        QVERIFY(connections.remove(production().id)); // nothing to do
        QVERIFY(SavedConnections(file()).list().isEmpty());
    }

    void changesToTheFileByOthersStay()
    {
        SavedConnections one(file());
        SavedConnections other(file());
        SavedConnection lab = production();
        lab.id = SavedConnections::newId();
        lab.name = u"Lab"_s;
        QVERIFY(one.save(production()));
        QVERIFY(other.save(lab));
        QCOMPARE(other.list().size(), 2);
        QVERIFY(one.remove(lab.id));
        other.reload();
        QCOMPARE(other.list(), QList{production()});

        // Also of a connection that this program uses.
        SavedConnection renamed = production();
        renamed.name = u"Renamed"_s;
        QVERIFY(other.save(renamed));
        QVERIFY(one.noteUse(renamed.id, 77));
        QCOMPARE(SavedConnections(file()).list().constFirst().name, u"Renamed"_s);
        QCOMPARE(SavedConnections(file()).list().constFirst().lastUsedMs, 77);
    }

    // Programs that save at the same time, each many connections.
    void nothingIsLostBetweenPrograms()
    {
        constexpr int programs = 3;
        constexpr int each = 8;
        std::vector<std::jthread> all;
        all.reserve(programs);
        for (int i = 0; i < programs; ++i) {
            all.emplace_back([name = file()] {
                SavedConnections connections(name);
                for (int k = 0; k < each; ++k) {
                    SavedConnection connection;
                    connection.id = SavedConnections::newId();
                    connection.name = connection.id;
                    connection.url = QUrl(u"https://runai.acme.example"_s);
                    while (!connections.save(connection) && connections.isBusy()) { // on a busy machine
                    }
                }
            });
        }
        all.clear(); // joins them
        QCOMPARE(SavedConnections(file()).list().size(), programs * each);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList(u"connections.json"_s));
    }

    void unreadableFilesAreKeptAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isLater");
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("cut") << QByteArray("{\"version\": 1, \"connections\": [{\"id\"") << false;
        QTest::newRow("no object") << QByteArray("[1]") << false;
        QTest::newRow("no version") << QByteArray("{\"connections\": []}") << false;
        QTest::newRow("no list") << QByteArray("{\"version\": 1}") << false;
        QTest::newRow("entry without id")
            << QByteArray("{\"version\": 1, \"connections\": [{\"name\": \"a\"}]}") << false;
        QTest::newRow("strange address") << QByteArray(
            "{\"version\": 1, \"connections\": [{\"id\": \"6f3a7a52-38b5-4b64-9a0e-6f6f6d1d2c11\", \"name\": \"a\", "
            "\"signIn\": \"bearerToken\", \"url\": \"file:///etc/passwd\"}]}")
                                         << false;
        QTest::newRow("later") << QByteArray("{\"version\": 2, \"connections\": {\"new\": \"form\"}}") << true;
    }

    void unreadableFilesAreKeptAside()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isLater);
        for (int time = 0; time < 2; ++time) {
            put(bytes);
            SavedConnections connections(file());
            QVERIFY(connections.list().isEmpty());
            QVERIFY(connections.problem().contains(u"connections.json.kept"_s));
            QCOMPARE(connections.problem().contains(u"newer version"_s), isLater);
            QVERIFY(connections.save(production())); // and the start goes on
            QCOMPARE(SavedConnections(file()).list().size(), 1);
        }
        // The second one did not replace the first one.
        const QStringList kept = QDir(m_folder->path()).entryList({u"*.kept*"_s}, QDir::Files);
        QCOMPARE(kept.size(), 2);
        for (const QString &name : kept) {
            QFile aside(m_folder->filePath(name));
            QVERIFY(aside.open(QIODevice::ReadOnly));
            QCOMPARE(aside.readAll(), bytes);
        }
    }

    // A newer version may have written more: it is neither lost nor in the way.
    void whatNewerVersionsWriteStays()
    {
        const QByteArray base
            = R"("name": "N%1", "url": "https://a.example", "id": "6f3a7a52-38b5-4b64-9a0e-6f6f6d1d2c1%1")";
        const auto entry = [&base](const char *number, const QByteArray &more) {
            return "{" + QByteArray(base).replace("%1", number) + more + "}";
        };
        put(R"({"version": 1, "connections": [)" + entry("4", R"(, "signIn": "bearerToken", "future": {"a": [1, 2]})")
            + "," + entry("5", R"(, "signIn": "telepathy", "wave": 5)") + ","
            + entry("6", R"(, "signIn": "bearerToken", "proxy": "pigeon", "loft": "b")") + "]}");
        SavedConnections connections(file());
        QVERIFY2(connections.problem().isEmpty(), qPrintable(connections.problem()));
        QCOMPARE(connections.list().size(), 1);
        QVERIFY(connections.save(production()));
        QVERIFY(connections.noteUse(u"6f3a7a52-38b5-4b64-9a0e-6f6f6d1d2c14"_s, 9));
        QFile written(file());
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        for (const QByteArray part : {"future", "telepathy", "wave", "pigeon", "loft"})
            QVERIFY2(bytes.count(part) == 1, part);
    }

    void aPlaceThatCannotBeWritten()
    {
        put("in the way");
        SavedConnections connections(file() + u"/connections.json"_s);
        SavedConnection lab = production();
        lab.id = SavedConnections::newId();
        QVERIFY(!connections.save(production()));
        QVERIFY(!connections.problem().isEmpty());
        QVERIFY(!connections.save(lab));
        QCOMPARE(connections.list().size(), 2); // for this run
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"connections.json"_s); }
    [[nodiscard]] QByteArray content() const
    {
        QFile target(file());
        return target.open(QIODevice::ReadOnly) ? target.readAll() : QByteArray();
    }
    void put(const QByteArray &bytes)
    {
        QFile target(file());
        QVERIFY(target.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(target.write(bytes), bytes.size());
    }
    static SavedConnection production()
    {
        SavedConnection connection;
        connection.id = u"6f3a7a52-38b5-4b64-9a0e-6f6f6d1d2c11"_s;
        connection.name = u"Acme production"_s;
        connection.url = QUrl(u"https://runai.acme.example"_s);
        connection.colour = 2;
        connection.clientId = u"binnacle-reader"_s;
        connection.isSecretKept = true;
        connection.lastUsedMs = 1'780'000'000'000;
        return connection;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSavedConnections)
#include "tst_savedconnections.moc"

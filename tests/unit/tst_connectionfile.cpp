// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/connectionfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using session::SavedConnection;

// Connections that are passed on: all that leads to the control plane, nothing that belongs to one person.
class TestConnectionFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void comesBackWithoutWhatIsPersonal()
    {
        const SavedConnection original = full();
        QVERIFY(session::writeConnectionFile(file(), {original}));
        QCOMPARE(QFile::permissions(file()) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        const QByteArray text = content();
        for (const QByteArray &part : {original.id.toUtf8(), QByteArray("eychain"), QByteArray("lastUsed")})
            QVERIFY2(!text.contains(part), part.constData());
        const auto read = session::readConnectionFile(file());
        QVERIFY(read);
        QCOMPARE(read->foreign, 0);
        QCOMPARE(read->connections.size(), 1);
        const SavedConnection &one = read->connections.constFirst();
        QVERIFY(session::isSameAccess(one, original));
        QVERIFY(one.id != original.id && !one.id.isEmpty());
        QCOMPARE(one.name, original.name);
        QCOMPARE(one.colour, original.colour);
        QVERIFY(!one.isSecretKept && !one.allowsChanges && one.lastUsedMs == 0);
    }

    // A file cannot give itself what only a person may.
    void takesNoLiberties()
    {
        QJsonObject entry{{u"id"_s, u"6f3a7a52-38b5-4b64-9a0e-6f6f6d1d2c11"_s},
                          {u"name"_s, u"  Lab \n"_s + QString(500, u'x')},
                          {u"url"_s, u"https://me:s3cret@lab.example/a%20b?c#d"_s},
                          {u"signIn"_s, u"bearerToken"_s},
                          {u"allowsChanges"_s, true},
                          {u"trustsEverything"_s, true}, // for all that is known, of a later version
                          {u"secretInKeychain"_s, true},
                          {u"lastUsed"_s, 99}};
        write({entry});
        const auto read = session::readConnectionFile(file());
        QVERIFY(read);
        const SavedConnection &one = read->connections.constFirst();
        QVERIFY(one.id != u"6f3a7a52-38b5-4b64-9a0e-6f6f6d1d2c11");
        QVERIFY(!one.allowsChanges && !one.isSecretKept && one.lastUsedMs == 0);
        QVERIFY(one.name.startsWith(u"Lab x"_s) && one.name.size() <= 60);
        QCOMPARE(one.url, QUrl(u"https://lab.example"_s));
        QVERIFY(one.others.isEmpty());
        // What was imported can be read again, and so can everything beside it.
        session::SavedConnections saved(m_folder->filePath(u"connections.json"_s));
        QVERIFY(saved.add(read->connections));
        SavedConnection again = one;
        again.id = session::SavedConnections::newId();
        QVERIFY(saved.add({again}));
        const session::SavedConnections fresh(m_folder->filePath(u"connections.json"_s));
        QCOMPARE(fresh.list().size(), 2);
        QCOMPARE(fresh.list().first(), one);
        const QString name = fresh.list().last().name;
        QVERIFY(name.endsWith(u" (2)"_s) && name.size() <= session::SavedConnections::longestName);
    }

    // As names of saved views are: what nobody can see is named, and what a language needs stays.
    void namesAreMadeVisible()
    {
        const auto importedAs = [this](const QString &name) {
            write(
                {QJsonObject{{u"name"_s, name}, {u"url"_s, u"https://a.example"_s}, {u"signIn"_s, u"bearerToken"_s}}});
            const auto read = session::readConnectionFile(file());
            return read ? read->connections.constFirst().name : read.error();
        };
        QCOMPARE(importedAs(u" a\u202Eb\u0007 "_s), u"a[U+202E]b\u2407"_s);
        const QString family = u"\U0001F469\u200D\U0001F467"_s;
        QCOMPARE(importedAs(family), family);
        QCOMPARE(importedAs(QString(59, u'x') + u"\U0001F600 more"_s), QString(59, u'x')); // no half of a pair
    }

    void aNewerKindIsLeftOut()
    {
        const QJsonObject known{
            {u"name"_s, u"a"_s}, {u"url"_s, u"https://a.example"_s}, {u"signIn"_s, u"runaiSession"_s}};
        QJsonObject later = known;
        later.insert(u"signIn"_s, u"passkey"_s);
        write({known, later});
        const auto read = session::readConnectionFile(file());
        QVERIFY(read);
        QCOMPARE(read->connections.size(), 1);
        QCOMPARE(read->foreign, 1);
    }

    void refusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("empty") << QByteArray() << u"not a file of exported connections"_s;
        QTest::newRow("an image") << QByteArray("\x89PNG\r\n\x1a\n") << u"not a file of exported connections"_s;
        QTest::newRow("a view") << QByteArray(R"({"format": "binnacle-view", "version": "1.0"})")
                                << u"not a file of exported connections"_s;
        QTest::newRow("newer") << QByteArray(R"({"format": "binnacle-connections", "version": 2})") << u"newer"_s;
        const auto file = [](const QByteArray &entry) {
            return R"({"format": "binnacle-connections", "version": 1, "connections": [)" + entry + "]}";
        };
        QTest::newRow("no address") << file(R"({"name": "a", "signIn": "bearerToken"})") << u"damaged"_s;
        QTest::newRow("not the web") << file(
            R"({"name": "a", "url": "mailto:me@lab.example", "signIn": "bearerToken"})")
                                     << u"damaged"_s;
        QTest::newRow("no name") << file(R"({"name": " \u2003\n", "url": "https:\/\/a", "signIn": "bearerToken"})")
                                 << u"damaged"_s;
        QByteArray many;
        for (int i = 0; i < 300; ++i)
            many += QByteArray(i ? "," : "") + R"({"name": "a", "url": "https:\/\/a", "signIn": "bearerToken"})";
        QTest::newRow("too many") << file(many) << u"more than 200"_s;
        QTest::newRow("too large") << QByteArray(2 * 1024 * 1024, ' ') << u"too large"_s;
    }

    void refusedWithAReason()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, word);
        QFile target(file());
        QVERIFY(target.open(QIODevice::WriteOnly) && target.write(text) == text.size());
        target.close();
        const auto read = session::readConnectionFile(file());
        QVERIFY(!read);
        QVERIFY2(read.error().contains(word), qPrintable(read.error()));
        QVERIFY(!read.error().contains(m_folder->path())); // the file, not where it is
    }

    void notWritten()
    {
        const auto written = session::writeConnectionFile(m_folder->filePath(u"none/here.json"_s), {full()});
        QVERIFY(!written && written.error().contains(u"here.json"_s));
        QVERIFY2(written.error().contains(u"folder does not exist"_s), qPrintable(written.error()));
        QVERIFY(!session::readConnectionFile(m_folder->path())); // a folder
    }

    void whatToCheckFirst()
    {
        SavedConnection harmless = full();
        harmless.signIn = session::SignInKind::BearerToken;
        harmless.caFile.clear();
        harmless.ways = {};
        QCOMPARE(session::risksOf(harmless), QStringList());
        const QString all = session::risksOf(full()).join(u'\n');
        for (const QString &part : {u"vault read token"_s, u"certificate that comes with the file"_s,
                                    u"proxy.example"_s, u"/nowhere/ca.pem"_s, u"/nowhere/me.p12"_s})
            QVERIFY2(all.contains(part), qPrintable(all));
        // Also a file that is there: it is read, or shown to the server.
        SavedConnection here = full();
        here.caFile = file();
        QVERIFY(session::writeConnectionFile(file(), {here}));
        QVERIFY(session::risksOf(here).join(u'\n').contains(file()));
        SavedConnection plain = harmless;
        plain.url = QUrl(u"http://lab.example"_s);
        QVERIFY(session::risksOf(plain).join(u'\n').contains(u"Not encrypted"_s));
        plain.url = QUrl(u"http://127.0.0.1:8080"_s);
        QCOMPARE(session::risksOf(plain), QStringList());
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"c.json"_s); }

    [[nodiscard]] QByteArray content() const
    {
        QFile source(file());
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }

    void write(const QJsonArray &entries) const
    {
        QFile target(file());
        QVERIFY(target.open(QIODevice::WriteOnly));
        target.write(
            QJsonDocument(
                QJsonObject{{u"format"_s, u"binnacle-connections"_s}, {u"version"_s, 1}, {u"connections"_s, entries}})
                .toJson());
    }

    static SavedConnection full()
    {
        SavedConnection one;
        one.id = session::SavedConnections::newId();
        one.name = u"Lab"_s;
        one.url = QUrl(u"https://lab.example:8443"_s);
        one.colour = 3;
        one.caFile = u"/nowhere/ca.pem"_s;
        one.signIn = session::SignInKind::TokenCommand;
        one.command = u"vault read token"_s;
        one.isSecretKept = true;
        one.lastUsedMs = 1'790'000'000'000;
        one.allowsChanges = true;
        one.ways.trusted = "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n";
        one.ways.certificateFile = u"/nowhere/me.p12"_s;
        one.ways.proxy = {api::Proxy::Kind::Http, u"proxy.example"_s, 3128, u"me"_s};
        return one;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestConnectionFile)
#include "tst_connectionfile.moc"

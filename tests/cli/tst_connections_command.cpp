// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/command.h"
#include "tests/support/program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

// "binnacle connections ..." on a computer without a keychain; tests/fault/saved-connection has one.
namespace {

const QByteArray token = "s3cret-token-of-the-test";

struct Result
{
    int exitCode;
    QString out;
    QString err;
};

} // namespace

class TestConnectionsCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_simulator.start(Program::folder() + u"/binnacle-simulator"_s,
                                   {u"--size"_s, u"small"_s, u"--token"_s, QString::fromLatin1(token)}),
                 m_simulator.output());
    }
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void addsListsAndRemoves()
    {
        QCOMPARE(run({u"list"_s}).out.count(u'\n'), 1);
        const QString address = url();
        const Result added = run({u"add"_s, u"--name"_s, u"Lab, \"east\""_s, u"--url"_s, address, u"--client-id"_s,
                                  u"binnacle"_s, u"--allow-changes"_s});
        QVERIFY2(added.exitCode == 0, qPrintable(added.err));
        QVERIFY2(added.err.contains(u"without a secret"_s), qPrintable(added.err));
        const Result listed = run({u"list"_s});
        QCOMPARE(listed.exitCode, 0);
        QCOMPARE(listed.out,
                 u"name,url,signIn,clientId,caFile,isSecretKept,allowsChanges,lastUsedAt,user,command,allowsHttp,"
                 "certificateFile,proxy\r\n"
                 "\"Lab, \"\"east\"\"\","_s
                     + address + u",service account,binnacle,,false,true,,,,false,,system\r\n"_s);

        // The same name again changes nothing.
        const Result again = run({u"add"_s, u"--name"_s, u"LAB, \"EAST\""_s, u"--url"_s, address});
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.err.contains(u"already"_s), qPrintable(again.err));
        QCOMPARE(run({u"list"_s}).out, listed.out);

        // Nobody can be asked here.
        const QStringList remove{u"remove"_s, u"--connection"_s, u"lab, \"east\""_s};
        const Result unasked = run(remove);
        QCOMPARE(unasked.exitCode, 1);
        QVERIFY2(unasked.err.contains(u"--yes"_s), qPrintable(unasked.err));
        QCOMPARE(run({u"list"_s}).out, listed.out);
        QCOMPARE(run(remove + QStringList{u"--yes"_s}).exitCode, 0);
        QCOMPARE(run({u"list"_s}).out.count(u'\n'), 1);
        const Result gone = run(remove + QStringList{u"--yes"_s});
        QCOMPARE(gone.exitCode, 1);
    }

    // A name must not tell a terminal what to do. Files have it as it is.
    void namesOnATerminal()
    {
        const QString name = u"a\u001B[31mb\u202Ec"_s;
        QCOMPARE(run({u"add"_s, u"--name"_s, name, u"--url"_s, url(), u"--client-id"_s, u"x"_s}).exitCode, 0);
        QVERIFY(run({u"list"_s}).out.contains(u"b\u202Ec"_s)); // as it is, but for what no file of lines can have
        const Result unasked = run({u"remove"_s, u"--connection"_s, name});
        QVERIFY2(unasked.err.contains(u"a\u241B[31mb[U+202E]c"_s), qPrintable(unasked.err));
        const Result unknown = run({u"remove"_s, u"--connection"_s, u"other"_s, u"--yes"_s});
        QVERIFY2(unknown.err.contains(u"a\u241B[31mb[U+202E]c"_s), qPrintable(unknown.err));
        QVERIFY(!unknown.err.contains(u'\u001B') && !unasked.err.contains(u'\u001B'));
    }

    // They need no keychain: what they say is not secret.
    void tokensOfACommand()
    {
        const QString command = u"printf %s "_s + QString::fromLatin1(token);
        const Result added = run({u"add"_s, u"--name"_s, u"Lab"_s, u"--url"_s, url(), u"--token-command"_s, command});
        QVERIFY2(added.exitCode == 0 && !added.err.contains(u"without a secret"_s), qPrintable(added.err));
        QVERIFY(run({u"list"_s}).out.contains(u",command,,,false,false,,,"_s + command));
        const Result tested = run({u"test"_s, u"--connection"_s, u"Lab"_s});
        QVERIFY2(tested.exitCode == 0 && tested.out.contains(u"token of the command"_s), qPrintable(tested.out));

        const Result broken = run({u"add"_s, u"--name"_s, u"Broken"_s, u"--url"_s, url(), u"--token-command"_s,
                                   u"sh -c \"echo no session >&2; exit 4\""_s});
        QCOMPARE(broken.exitCode, 0);
        const Result failed = run({u"test"_s, u"--connection"_s, u"Broken"_s});
        QCOMPARE(failed.exitCode, 1);
        QVERIFY2(failed.out.contains(u"exit code 4"_s) && failed.out.contains(u"no session"_s), qPrintable(failed.out));
    }

    void sessionOfRunai()
    {
        const QStringList add{u"add"_s, u"--name"_s, u"Lab"_s, u"--runai-session"_s};
        const Result nowhere = run(add);
        QCOMPARE(nowhere.exitCode, 1);
        QVERIFY2(nowhere.err.contains(u"--url"_s), qPrintable(nowhere.err));
        QVERIFY(QDir(m_home->path()).mkpath(u".runai"_s));
        write(m_home->filePath(u".runai/config.json"_s),
              R"({"control_plane": {"url": ")" + url().toLatin1() + R"("}})");
        QCOMPARE(run(add).exitCode, 0);
        QVERIFY(run({u"list"_s}).out.contains(u"Lab,"_s + url() + u",runai session,"_s));
        const QStringList test{u"test"_s, u"--connection"_s, u"Lab"_s};
        const Result absent = run(test);
        QCOMPARE(absent.exitCode, 1);
        QVERIFY2(absent.out.contains(u"runai login"_s), qPrintable(absent.out));
        write(m_home->filePath(u".runai/authentication.json"_s), R"({"accessToken": ")" + token.toBase64() + R"("})");
        const Result good = run(test);
        QVERIFY2(good.exitCode == 0, qPrintable(good.out + good.err));
    }

    void passwordsNeedAKeychain()
    {
        const QStringList add{u"add"_s, u"--name"_s, u"Lab"_s, u"--url"_s, url(), u"--user"_s, u"ada"_s};
        const QString file = m_home->filePath(u"password"_s);
        write(file, "pass\n");
        const Result kept = run(add + QStringList{u"--password-file"_s, file});
        QCOMPARE(kept.exitCode, 1);
        QVERIFY2(kept.err.contains(u"keychain"_s), qPrintable(kept.err));
        const Result without = run(add);
        QVERIFY2(without.exitCode == 0 && without.err.contains(u"without a secret"_s), qPrintable(without.err));
        QVERIFY(run({u"list"_s}).out.contains(u",user,,,false,false,,ada,"_s));
    }

    // A connection that could not be used is not left behind.
    void withoutAKeychainNothingIsSaved()
    {
        const QString file = m_home->filePath(u"token"_s);
        write(file, token + '\n');
        const Result added = run({u"add"_s, u"--name"_s, u"Lab"_s, u"--url"_s, url(), u"--token-file"_s, file});
        QCOMPARE(added.exitCode, 1);
        QVERIFY2(added.err.contains(u"keychain"_s) && added.err.contains(u"Nothing was saved"_s),
                 qPrintable(added.err));
        QCOMPARE(run({u"list"_s}).out.count(u'\n'), 1);
        QVERIFY(QFile::remove(file));
        QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile kept(files.next());
            QVERIFY(kept.open(QIODevice::ReadOnly));
            QVERIFY2(!kept.readAll().contains(token), qPrintable(kept.fileName()));
        }
    }

    void testsStepByStep()
    {
        const Result good = run({u"test"_s, u"--url"_s, url()}, token);
        QVERIFY2(good.exitCode == 0, qPrintable(good.out + good.err));
        QVERIFY2(good.out.startsWith(u"ok       Reached"_s), qPrintable(good.out));
        QVERIFY(good.out.count(u'\n') >= 4);

        const Result refused = run({u"test"_s, u"--url"_s, url()}, "another token");
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.out.contains(u"\nfailed   "_s), qPrintable(refused.out));
        QVERIFY(!(refused.out + refused.err).contains(u"another token"_s));

        const Result nobody = run({u"test"_s, u"--url"_s, u"http://127.0.0.1:9"_s}, token);
        QCOMPARE(nobody.exitCode, 1);
        QVERIFY2(nobody.out.startsWith(u"failed   "_s), qPrintable(nobody.out));

        QCOMPARE(run({u"test"_s, u"--demo"_s, u"--demo-size"_s, u"small"_s}).exitCode, 0);
    }

    // Not a byte goes over a network without TLS.
    void clearTextIsRefused()
    {
        const Result added
            = run({u"add"_s, u"--name"_s, u"A"_s, u"--url"_s, u"http://a.example"_s, u"--client-id"_s, u"i"_s});
        QCOMPARE(added.exitCode, 1);
        QVERIFY2(added.err.contains(u"https"_s), qPrintable(added.err));
        // Unless the connection says so.
        QCOMPARE(run({u"add"_s, u"--name"_s, u"A"_s, u"--url"_s, u"http://a.invalid"_s, u"--client-id"_s, u"i"_s,
                      u"--allow-http"_s})
                     .exitCode,
                 0);
        QVERIFY(
            run({u"list"_s}).out.contains(u"A,http://a.invalid,service account,i,,false,false,,,,true,,system\r\n"_s));
        const Result tested = run({u"test"_s, u"--url"_s, u"http://a.example"_s}, token);
        QCOMPARE(tested.exitCode, 1);
        QVERIFY2(tested.err.contains(u"--allow-http"_s) && tested.out.isEmpty(), qPrintable(tested.err));
        const Result allowed = run({u"test"_s, u"--url"_s, u"http://a.invalid"_s, u"--allow-http"_s}, token);
        QCOMPARE(allowed.exitCode, 1);
        QVERIFY2(allowed.out.startsWith(u"failed   "_s), qPrintable(allowed.out + allowed.err));
    }

    void certificatesAndProxies()
    {
        const QStringList add{u"add"_s,         u"--name"_s, u"A"_s, u"--url"_s, u"https://a.example"_s,
                              u"--client-id"_s, u"i"_s};
        const QString file = m_home->filePath(u"me.p12"_s);
        const Result missing = run(add + QStringList{u"--certificate"_s, file});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.err.contains(file), qPrintable(missing.err));
        write(file, "x");
        QCOMPARE(run(add + QStringList{u"--certificate"_s, file, u"--proxy"_s, u"socks5://me@proxy.example:1080"_s})
                     .exitCode,
                 0);
        const QString listed = run({u"list"_s}).out;
        QVERIFY2(listed.endsWith(u",false,"_s + file + u",socks5://me@proxy.example:1080\r\n"_s), qPrintable(listed));

        // What is wrong with it is told before anything is sent.
        const Result tested = run({u"test"_s, u"--url"_s, u"https://127.0.0.1:9"_s, u"--certificate"_s, file}, token);
        QCOMPARE(tested.exitCode, 1);
        QVERIFY2(tested.out.contains(u"PKCS#12"_s), qPrintable(tested.out));
        const Result nobody
            = run({u"test"_s, u"--url"_s, u"https://a.example"_s, u"--proxy"_s, u"http://127.0.0.1:9"_s}, token);
        QCOMPARE(nobody.exitCode, 1);
        QVERIFY2(nobody.out.contains(u"127.0.0.1:9"_s), qPrintable(nobody.out));
    }

    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("word");
        QTest::newRow("nothing") << QStringList() << u"list, test, add, remove"_s;
        QTest::newRow("typo") << QStringList{u"lst"_s} << u"list"_s;
        QTest::newRow("no name") << QStringList{u"add"_s, u"--url"_s, u"https://a.example"_s} << u"--name"_s;
        QTest::newRow("no address") << QStringList{u"add"_s, u"--name"_s, u"A"_s} << u"--url"_s;
        QTest::newRow("two ways")
            << QStringList{u"add"_s, u"--name"_s,       u"A"_s, u"--url"_s, u"https://a.example"_s, u"--client-id"_s,
                           u"i"_s,   u"--token-file"_s, u"f"_s}
            << u"Use one of"_s;
        QTest::newRow("two other ways")
            << QStringList{u"add"_s, u"--name"_s,         u"A"_s, u"--url"_s, u"https://a.example"_s, u"--user"_s,
                           u"u"_s,   u"--runai-session"_s}
            << u"Use one of"_s;
        QTest::newRow("password of nobody")
            << QStringList{u"add"_s, u"--name"_s, u"A"_s, u"--url"_s, u"https://a.example"_s, u"--password-file"_s,
                           u"f"_s}
            << u"--user"_s;
        QTest::newRow("only to add") << QStringList{u"test"_s, u"--url"_s, u"https://a.example"_s, u"--token-command"_s,
                                                    u"c"_s}
                                     << u"--token-command"_s;
        QTest::newRow("not of list") << QStringList{u"list"_s, u"--yes"_s} << u"--yes"_s;
        QTest::newRow("not a proxy") << QStringList{u"test"_s, u"--url"_s, u"https://a.example"_s, u"--proxy"_s,
                                                    u"proxy"_s}
                                     << u"socks5://"_s;
        QTest::newRow("password of a proxy")
            << QStringList{u"test"_s, u"--url"_s, u"https://a.example"_s, u"--proxy"_s, u"http://a:b@c.example:1"_s}
            << u"--proxy-password-file"_s;
        QTest::newRow("which") << QStringList{u"remove"_s} << u"--connection"_s;
    }

    void wrongUse()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, word);
        const Result result = run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.err.contains(word), qPrintable(result.err));
        QVERIFY(result.out.isEmpty());
    }

private:
    [[nodiscard]] QString url() const { return u"http://127.0.0.1:%1"_s.arg(m_simulator.port()); }

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    [[nodiscard]] Result run(const QStringList &arguments, const QByteArray &given = {}) const
    {
        Command command(QString::fromLatin1(given));
        command.environment.insert(u"HOME"_s, m_home->path());
        for (const char *folder : {"XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            command.environment.insert(QString::fromLatin1(folder), m_home->path());
        command.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        command.environment.remove(u"RUNAI_CLI_CONFIG_PATH"_s);
        const Command::Result result = command.run(QStringList{u"connections"_s} + arguments);
        return {result.exitCode, QString::fromUtf8(result.out), result.err};
    }

    Program m_simulator;
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestConnectionsCommand)
#include "tst_connections_command.moc"

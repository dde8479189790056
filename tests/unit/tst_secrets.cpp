// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/secrets.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

// What counts as a secret, and what must stay readable.
class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void names_data()
    {
        QTest::addColumn<bool>("isSecret");
        for (const char *name :
             {"HF_TOKEN", "WANDB_API_KEY", "AWS_SECRET_ACCESS_KEY", "DB_PASSWORD", "passwd", "clientSecret",
              "accessKey", "--password", "SSH_PRIVATE_KEY", "GITHUB_PAT", "session_cookie", "DATABASE_DSN", "apiKey",
              "credentials", "AUTH", "Authorization", "ENCRYPTION_KEY"})
            QTest::newRow(name) << true;
        for (const char *name : {"key", "name", "NCCL_DEBUG", "TOKENIZERS_PARALLELISM", "MAX_TOKENS", "max_new_tokens",
                                 "authorizationType", "authorizedUsers", "secretName", "topologyKey", "monkey", "PATH",
                                 "compass", "CACHE_KEY", "keyboard", "priorityClassName", "passage"})
            QTest::newRow(name) << false;
    }
    void names()
    {
        QFETCH(bool, isSecret);
        QCOMPARE(catalog::isSecretName(QString::fromLatin1(QTest::currentDataTag())), isSecret);
    }

    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        const auto same = [](const char *row, const QString &text) { QTest::newRow(row) << text << text; };
        same("plain", u"train.py --config conf/base.yaml --seed 17"_s);
        same("sentence about a secret", u"secret \"registry-credentials\" not found"_s);
        same("sentence about a token", u"The token of the service account has no role"_s);
        same("address", u"https://fra.example/nlp/17?tab=logs#top"_s);
        same("e-mail", u"Stopped by m.okafor@acme.example"_s);
        same("numbers of tokens", u"serve --max-tokens 4096 --tokenizer llama"_s);
        same("basic words", u"basic configuration of bearer tokens"_s);
        same("flag without a value", u"run --token --verbose"_s);
        QTest::newRow("flag and value") << u"run --token abcdef --x 1"_s << u"run --token •••••• --x 1"_s;
        QTest::newRow("flag with =") << u"run --password=abc"_s << u"run --password=••••••"_s;
        QTest::newRow("quoted value") << u"run --secret 'a b c' -v"_s << u"run --secret •••••• -v"_s;
        QTest::newRow("assignment") << u"API_KEY=abc PORT=80 serve"_s << u"API_KEY=•••••• PORT=80 serve"_s;
        QTest::newRow("user in an address")
            << u"git clone https://me:pw@host/x.git"_s << u"git clone https://••••••@host/x.git"_s;
        QTest::newRow("query of an address") << u"https://s3.example/f?X-Amz-Signature=abc&part=1"_s
                                             << u"https://s3.example/f?X-Amz-Signature=••••••&part=1"_s;
        QTest::newRow("bearer") << u"curl -H 'X: Bearer abc.def123456'"_s << u"curl -H 'X: Bearer ••••••'"_s;
        QTest::newRow("known shape") << u"login hf_0123456789abcdef now"_s << u"login •••••• now"_s;
        QTest::newRow("two of them") << u"--token aaaa --password bbbb"_s << u"--token •••••• --password ••••••"_s;
    }
    void texts()
    {
        QFETCH(QString, text);
        QFETCH(QString, masked);
        QCOMPARE(catalog::maskedText(text), masked);
    }

    void pairsOfNameAndValue()
    {
        const auto root = api::parseJson(
            R"({"env": [{"name": "DB_PASSWORD", "value": "one"}, {"key": "team", "value": "nlp"}],
                "tokens": ["two", 3], "pin_secret": 4})");
        QVERIFY(root);
        const QString text = api::prettyJson(catalog::maskedJson(*root));
        QVERIFY(!text.contains(u"one"));
        QVERIFY(!text.contains(u"two"));
        QVERIFY(!text.contains(u'3'));
        QVERIFY(!text.contains(u'4'));
        QVERIFY(text.contains(u"nlp"));
    }

    // However long and however odd: it ends, and what is no secret is not touched.
    void longTexts()
    {
        const QString words = u"alpha=beta "_s.repeated(20'000);
        QCOMPARE(catalog::maskedText(words), words);
        const QString one(200'000, u'a');
        QCOMPARE(catalog::maskedText(one), one);
    }
};

QTEST_APPLESS_MAIN(TestSecrets)
#include "tst_secrets.moc"

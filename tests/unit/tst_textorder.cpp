// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/match.h"
#include "models/table/textorder.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <random>
#include <thread>

using namespace Qt::StringLiterals;
using table::Filter;
using table::Matcher;
using table::Op;
using table::TextOrder;

namespace {

int signOf(int order)
{
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

const QStringList samples{
    u""_s,
    u"a"_s,
    u"A"_s,
    u"b"_s,
    u"ab"_s,
    u"a b"_s,
    u"a-b"_s,
    u"a_b"_s,
    u"a.b"_s,
    u"a/b"_s,
    u"a1"_s,
    u"a01"_s,
    u"a2"_s,
    u"a10"_s,
    u"a10b"_s,
    u"a-10"_s,
    u"a--1"_s,
    u"node-2"_s,
    u"node-10"_s,
    u"Node-9"_s,
    u"node-2-x"_s,
    u"node-2.x"_s,
    u"1"_s,
    u"01"_s,
    u"10"_s,
    u"9"_s,
    u"0"_s,
    u"00"_s,
    u"1a"_s,
    u"~"_s,
    u"!"_s,
    u"ch"_s,
    u"cz"_s,
    u"h"_s,
    u"ä"_s,
    u"z"_s,
    u"Zürich-2"_s,
    u"Zürich-10"_s,
    u"zurich"_s,
    u"é"_s,
    u"日本"_s,
    u"node-٣"_s,
    u"a\tb"_s,
    u"node-99999999999999999999999"_s,
    u"node-100000000000000000000000"_s,
};

// Each thread asks once for the order of the language.
void inLanguage(const QString &name, const std::function<void()> &run)
{
    QLocale::setDefault(QLocale(name));
    std::thread(run).join();
    QLocale::setDefault(QLocale::c());
}

QString randomText(std::mt19937 &random)
{
    const auto pick = [&random](int count) { return int(random() % unsigned(count)); };
    static const QString characters = u"abzABZ019-_. :/äK\u212A日"_s;
    QString text;
    for (int i = pick(9); i > 0; --i)
        text += characters[pick(int(characters.size()))];
    return text;
}

} // namespace

class TestTextOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void keysAreInTheOrderOfTexts_data()
    {
        QTest::addColumn<QString>("language");
        // Czech and Danish sort some pairs of letters as one.
        for (const char *name : {"C", "en_US", "de_DE", "cs_CZ", "da_DK", "et_EE", "sv_SE", "ja_JP"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void keysAreInTheOrderOfTexts()
    {
        QFETCH(QString, language);
        QStringList wrong;
        inLanguage(language, [&wrong] {
            const TextOrder &order = TextOrder::ofThread();
            for (const QString &left : samples) {
                for (const QString &right : samples) {
                    std::string leftKey;
                    std::string rightKey;
                    if (order.appendKey(left.toStdString(), leftKey) && order.appendKey(right.toStdString(), rightKey)
                        && signOf(leftKey.compare(rightKey)) != signOf(table::compareTexts(left, right)))
                        wrong += left + u" | "_s + right;
                }
            }
        });
        QCOMPARE(wrong, QStringList());
    }

    void commonTextsHaveKeys()
    {
        std::string key;
        inLanguage(u"de_DE"_s, [&key] {
            const TextOrder &order = TextOrder::ofThread();
            const bool hasKey = order.appendKey("training-17.worker_0 (A/b)", key);
            const std::string before = key;
            if (!hasKey || order.appendKey("Zürich", key) || key != before)
                key.clear();
        });
        QVERIFY(!key.empty());
    }

    void ranksAreThoseOfTheTexts()
    {
        std::mt19937 random(7);
        QStringList texts = samples;
        for (int i = 0; i < 800; ++i)
            texts += randomText(random);
        // Many that begin alike, some of them equal.
        for (int i = 0; i < 100; ++i)
            texts += QString(300, u'x') + QString::number(i % 40);
        std::vector<std::string> utf8;
        for (const QString &text : std::as_const(texts))
            utf8.push_back(text.toStdString());
        QStringList wrong;
        inLanguage(u"en_US"_s, [&] {
            const auto ranks = table::ranksOf(utf8.size(), [&](std::size_t i) -> std::string_view { return utf8[i]; });
            for (std::size_t i = 0; i < utf8.size() && ranks.size() == utf8.size(); i += 3) {
                for (std::size_t j = 0; j < utf8.size(); j += 2) {
                    const QString &left = texts[qsizetype(i)];
                    const QString &right = texts[qsizetype(j)];
                    if (signOf(int(ranks[i]) - int(ranks[j])) != signOf(table::compareTexts(left, right)))
                        wrong += left + u" | "_s + right;
                }
            }
            if (ranks.size() != utf8.size())
                wrong += u"too few"_s;
        });
        QCOMPARE(wrong, QStringList());
    }

    void sortingEndsEarly()
    {
        std::stop_source stop;
        stop.request_stop();
        const std::string text = "same";
        QVERIFY(table::ranksOf(
                    10'000, [&](std::size_t) -> std::string_view { return text; }, stop.get_token())
                    .empty());
    }

    void matchersAnswerAsMatches()
    {
        std::mt19937 random(11);
        for (int op = int(Op::Equal); op <= int(Op::IsNotEmpty); ++op) {
            for (int round = 0; round < 40; ++round) {
                QStringList wanted{round % 7 == 0 ? QString() : randomText(random)};
                if (round % 5 == 0)
                    wanted = {QString::number(random() % 5), u"2025-11-21T14:13"_s};
                if (round == 39)
                    wanted.clear();
                const Filter filter{u"key"_s, Op(op), wanted, {}};
                const Matcher matcher(filter);
                for (int i = 0; i < 40; ++i) {
                    const QString text = i == 0 ? QString(u""_s) : randomText(random);
                    QVERIFY2(matcher.hasText(text.toStdString()) == table::matches(text, filter),
                             qPrintable(text + u' ' + table::opWords(filter.op) + u' ' + wanted.join(u'|')));
                    const double number = double(random() % 6);
                    QCOMPARE(matcher.hasNumber(number), table::matches(number, filter));
                }
            }
        }
    }
};

QTEST_MAIN(TestTextOrder)
#include "tst_textorder.moc"

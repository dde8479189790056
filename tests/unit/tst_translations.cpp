// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; // several for a plural
};

QDir sourceFolder()
{
    return QDir(qEnvironmentVariable("BINNACLE_SOURCE"));
}

QList<Message> messages(const QString &file)
{
    QFile in(sourceFolder().filePath(u"translations/"_s + file));
    if (!in.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&in);
    QList<Message> all;
    QString context;
    bool isPlural = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message") {
            isPlural = xml.attributes().value(u"numerus"_s) == u"yes";
            all.append({context, {}, {}});
        } else if (xml.name() == u"source")
            all.last().source = xml.readElementText();
        else if (xml.name() == u"numerusform")
            all.last().translations.append(xml.readElementText());
        else if (xml.name() == u"translation" && !isPlural) // the forms of a plural stand below it
            all.last().translations.append(xml.readElementText());
    }
    return all;
}

// "%1", "%2", "%n": what must stand in a translation, too
QStringList places(const QString &text)
{
    static const QRegularExpression place(u"%L?(n|[0-9])"_s);
    QStringList found;
    for (auto all = place.globalMatch(text); all.hasNext();)
        found << all.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

QString allSources()
{
    QString text;
    for (const QString &folder : {u"models"_s, u"views"_s, u"app"_s}) {
        QDirIterator files(sourceFolder().filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                text += QString::fromUtf8(file.readAll());
        }
    }
    return text;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void placesAreKept_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("de") << u"binnacle_de.ts"_s;
        QTest::newRow("en") << u"binnacle_en.ts"_s;
    }
    void placesAreKept()
    {
        QFETCH(const QString, file);
        const QList<Message> all = messages(file);
        QVERIFY(all.size() > 5);
        for (const Message &message : all) {
            for (const QString &translation : message.translations) {
                if (!translation.isEmpty())
                    QCOMPARE(places(translation), places(message.source));
            }
        }
    }

    // lupdate guesses the context of tr() from the text of the source, and what it guesses wrong is never found.
    void contextsExist()
    {
        const QString sources = allSources();
        QStringList seen;
        for (const Message &message : messages(u"binnacle_de.ts"_s)) {
            if (seen.contains(message.context))
                continue;
            seen << message.context;
            const QString name = QRegularExpression::escape(message.context.section(u"::"_s, -1));
            const QString whole = QRegularExpression::escape(message.context);
            const QRegularExpression known(uR"(\bclass %1\b|\bstruct %1\b|"%2"|TR_FUNCTIONS\(%2\))"_s.arg(name, whole));
            QVERIFY2(sources.contains(known), qPrintable(u"context %1"_s.arg(message.context)));
        }
        QVERIFY(seen.size() > 3);
    }

    void germanIsInstalledAndTakenAway()
    {
        const auto month = [] { return QCoreApplication::translate("Month", "May"); };
        {
            const app::Translations german(QLocale(QLocale::German, QLocale::Austria));
            QCOMPARE(month(), u"Mai"_s);
            QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Abbrechen"_s); // Qt's own
        }
        QCOMPARE(month(), u"May"_s);
    }

    void englishHasPlurals_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("English") << QLocale(QLocale::English);
        QTest::newRow("a language without a file") << QLocale(QLocale::Japanese);
        QTest::newRow("none") << QLocale::c();
    }
    void englishHasPlurals()
    {
        QFETCH(const QLocale, locale);
        const app::Translations english(locale);
        const auto requests = [](int n) {
            return QCoreApplication::translate("views::StatusStrip", "%n request(s) in flight", nullptr, n);
        };
        QCOMPARE(requests(1), u"1 request in flight"_s);
        QCOMPARE(requests(2), u"2 requests in flight"_s);
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Cancel"_s);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/outputfile.h"
#include "models/csv/cells.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using csv::Guard;
using table::Kind;

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void texts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("guarded");
        QTest::addColumn<QByteArray>("plain");
        const auto row = [](const char *name, const QByteArray &text, const QByteArray &guarded,
                            const QByteArray &plain) { QTest::newRow(name) << text << guarded << plain; };
        row("word", "bert", "bert", "bert");
        row("empty", "", "", "");
        row("comma", "a,b", "\"a,b\"", "\"a,b\"");
        row("quote", "a\"b", "\"a\"\"b\"", "\"a\"\"b\"");
        row("only quotes", "\"\"", "\"\"\"\"\"\"", "\"\"\"\"\"\"");
        row("line feed", "a\nb", "\"a\nb\"", "\"a\nb\"");
        row("carriage return", "a\rb", "\"a\rb\"", "\"a\rb\"");
        row("spaces stay", " a ", " a ", " a ");
        row("unicode", "d\xC3\xA9j\xC3\xA0-\xE6\xA8\xA1\xE5\x9E\x8B", "d\xC3\xA9j\xC3\xA0-\xE6\xA8\xA1\xE5\x9E\x8B",
            "d\xC3\xA9j\xC3\xA0-\xE6\xA8\xA1\xE5\x9E\x8B");
        row("control characters", QByteArray("a\0b\x1b[1m\x7f", 8), "a b [1m ", "a b [1m ");
        row("equals", "=1+1", "'=1+1", "=1+1");
        row("plus", "+1", "'+1", "+1");
        row("minus", "-1", "'-1", "-1");
        row("at", "@SUM(A1)", "'@SUM(A1)", "@SUM(A1)");
        row("tab", "\t=1", "'\t=1", "\t=1");
        row("return", "\r=1", "\"'\r=1\"", "\"\r=1\"");
        row("formula with comma", "=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"", "\"=HYPERLINK(\"\"x\"\",1)\"");
        row("sign inside", "a=b", "a=b", "a=b");
    }

    void texts()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, guarded);
        QFETCH(QByteArray, plain);
        const std::string_view view(text.constData(), size_t(text.size()));
        std::string out = "before,";
        csv::appendText(out, view, {.guard = Guard::On});
        QCOMPARE(QByteArray::fromStdString(out), "before," + guarded);
        out.clear();
        csv::appendText(out, view, {.guard = Guard::Off});
        QCOMPARE(QByteArray::fromStdString(out), plain);
    }

    void textsForSpreadsheets()
    {
        const csv::FileFormat format{.delimiter = ';', .decimal = ','};
        std::string out;
        csv::appendText(out, "1,5;2", format);
        out += ' ';
        csv::appendText(out, "1,5", format);
        QCOMPARE(QByteArray::fromStdString(out), QByteArray("\"1,5;2\" 1,5"));
        out.clear();
        csv::appendRaw(out, table::Kind::Gpus, 0.25, format);
        QCOMPARE(QByteArray::fromStdString(out), QByteArray("0,25"));
    }

    void formatOfALanguage()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(csv::spreadsheetFormat(),
                 (csv::FileFormat{.bom = true, .delimiter = ';', .decimal = ',', .times = csv::Times::Local}));
        for (const QLocale &locale : {QLocale(QLocale::English, QLocale::UnitedStates), QLocale(QLocale::Arabic)}) {
            QLocale::setDefault(locale);
            QCOMPARE(csv::spreadsheetFormat(), (csv::FileFormat{.bom = true, .times = csv::Times::Local}));
        }
        QLocale::setDefault(QLocale::c());
    }

    // In any zone and season; all cells of a column have one form, which LibreOffice takes for a date.
    void localTimes()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "Europe/Berlin");
        ::tzset();
        const auto local = [](std::int64_t ms) {
            std::string out;
            csv::appendTime(out, ms, csv::Times::Local);
            return QByteArray::fromStdString(out);
        };
        QCOMPARE(local(1'763'733'600'000), QByteArray("2025-11-21 15:00:00"));
        QCOMPARE(local(1'753'365'600'123), QByteArray("2025-07-24 16:00:00"));
        QCOMPARE(local(-1), QByteArray("1970-01-01 00:59:59"));
        QVERIFY(local(std::numeric_limits<std::int64_t>::max()).isEmpty());
        const table::ColumnInfo created{.key = "createdAt", .title = "Created", .kind = table::Kind::Time};
        QCOMPARE(csv::headerCell(created, csv::Times::Utc), std::string("createdAt"));
        QVERIFY(csv::headerCell(created, csv::Times::Local).starts_with("createdAt["));
        if (before.isNull())
            qunsetenv("TZ");
        else
            qputenv("TZ", before);
        ::tzset();
    }

    void namesBesideIds()
    {
        const auto header = [](const char *key, table::Kind kind) {
            return csv::nameHeader({.key = key, .title = "", .kind = kind});
        };
        QCOMPARE(header("clusterId", table::Kind::Reference), std::string("clusterName"));
        QCOMPARE(header("clusterUuid", table::Kind::Reference), std::string("clusterName"));
        QCOMPARE(header("id", table::Kind::Identifier), std::string());
    }

    void numbers_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("zero") << 0.0 << QByteArray("0");
        QTest::newRow("minus zero") << -0.0 << QByteArray("0");
        QTest::newRow("fraction") << 0.25 << QByteArray("0.25");
        QTest::newRow("shortest") << 0.1 << QByteArray("0.1");
        QTest::newRow("no exponent") << 100000.0 << QByteArray("100000");
        QTest::newRow("bytes") << 85899345920.0 << QByteArray("85899345920");
        QTest::newRow("negative") << -1.5 << QByteArray("-1.5");
        QTest::newRow("small") << 1e-7 << QByteArray("0.0000001");
        QTest::newRow("absent") << std::numeric_limits<double>::quiet_NaN() << QByteArray();
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QByteArray();
    }

    void numbers()
    {
        QFETCH(double, number);
        QFETCH(QByteArray, text);
        std::string out;
        csv::appendNumber(out, number);
        QCOMPARE(QByteArray::fromStdString(out), text);
    }

    void numbersReadBackTheSame()
    {
        QRandomGenerator random(7);
        for (const double extreme : {std::numeric_limits<double>::max(), std::numeric_limits<double>::min(),
                                     std::numeric_limits<double>::denorm_min(), 1.0 / 3})
            QCOMPARE(readBack(extreme), extreme);
        for (int i = 0; i < 20000; ++i) {
            const double number = std::ldexp(random.generateDouble() - 0.5, int(random.bounded(200)) - 100);
            QCOMPARE(readBack(number), number);
        }
    }

    void timesAreThoseOfQt()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 20000; ++i) {
            // 1900 to 2100, whole seconds and others.
            const qint64 second = random.bounded(6'311'000'000LL) - 2'208'988'800LL;
            const qint64 ms = second * 1000 + (i % 2 ? random.bounded(1000) : 0);
            std::string out;
            csv::appendTime(out, ms);
            QCOMPARE(QString::fromStdString(out),
                     QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs));
        }
    }

    void valuesFollowTheirKind()
    {
        QCOMPARE(written(Kind::Text, {}), "");
        QCOMPARE(written(Kind::Name, std::string_view("=1")), "'=1");
        QCOMPARE(written(Kind::Time, std::int64_t(1763734387250)), "2025-11-21T14:13:07.250Z");
        QCOMPARE(written(Kind::Time, std::int64_t(0)), "1970-01-01T00:00:00.000Z");
        QCOMPARE(written(Kind::Duration, std::int64_t(-5)), "-5");
        QCOMPARE(written(Kind::Count, std::numeric_limits<std::int64_t>::max()), "9223372036854775807");
        QCOMPARE(written(Kind::Gpus, -0.5), "-0.5");
        QCOMPARE(written(Kind::Flag, true), "true");
        QCOMPARE(written(Kind::Flag, false), "false");
        QCOMPARE(written(Kind::Reference, base::Uuid{}), "");
        QCOMPARE(written(Kind::Reference, base::Uuid{}), "");
        QCOMPARE(written(Kind::Reference, base::Uuid{0x0123456789abcdef, 0xfedcba9876543210}),
                 "01234567-89ab-cdef-fedc-ba9876543210");
    }

    void aUuidIsWrittenAsItIsShown()
    {
        const base::Uuid id{0x0123456789abcdef, 0xfedcba9876543210};
        QCOMPARE(std::get<QString>(table::toValue(id)).toLatin1(), written(Kind::Identifier, id));
    }

    void headersNameTheUnit()
    {
        QCOMPARE(csv::headerCell({.key = "createdAt", .title = "", .kind = Kind::Time}), "createdAt");
        QCOMPARE(csv::headerCell({.key = "a.gpuMemory", .title = "", .kind = Kind::Bytes}), "a.gpuMemory[bytes]");
        QCOMPARE(csv::headerCell({.key = "a.cpu", .title = "", .kind = Kind::Cores}), "a.cpu[cores]");
        QCOMPARE(csv::headerCell({.key = "a.gpu", .title = "", .kind = Kind::Gpus}), "a.gpu[GPUs]");
        QCOMPARE(csv::headerCell({.key = "cpu", .title = "", .kind = Kind::Percent}), "cpu[percent]");
        QCOMPARE(csv::headerCell({.key = "totalRunningTimeSeconds", .title = "", .kind = Kind::Duration}),
                 "totalRunningTimeSeconds[seconds]");
        QCOMPARE(csv::headerCell({.key = "a.free", .title = "", .kind = Kind::QuotaRoom}), "a.free[GPUs]");
        QVERIFY(!csv::isWritten(Kind::GpuShare));
        QVERIFY(!csv::isWritten(Kind::QuotaShare));
        QVERIFY(!csv::isWritten(Kind::PodShare));
        QVERIFY(!csv::isWritten(Kind::ReadyShare));
        QVERIFY(csv::isWritten(Kind::Gpus));
    }

    void aFileAppearsOnlyWhenItIsWhole()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"rows.csv"_s);
        {
            base::OutputFile file(path);
            QVERIFY(file.open());
            QVERIFY(file.write("abc"));
            QVERIFY(!QFile::exists(path));
        }
        QVERIFY(entries(folder).isEmpty());
        base::OutputFile file(path);
        QVERIFY(file.open());
        QVERIFY(file.write("abc"));
        QVERIFY(file.write("def"));
        QVERIFY(file.commit());
        QCOMPARE(contents(path), "abcdef");
        QCOMPARE(entries(folder), QStringList({u"rows.csv"_s}));
    }

    void anOldFileStaysUntilTheNewOneIsWhole()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"rows.csv"_s);
        put(path, "old");
        {
            base::OutputFile file(path);
            QVERIFY(file.open());
            QVERIFY(file.write("new"));
        }
        QCOMPARE(contents(path), "old");
        base::OutputFile file(path);
        QVERIFY(file.open());
        QVERIFY(file.write("new"));
        QVERIFY(file.commit());
        QCOMPARE(contents(path), "new");
    }

    void saysWhyItCannotBeOpened()
    {
        QTemporaryDir folder;
        base::OutputFile noFolder(folder.filePath(u"missing/rows.csv"_s));
        QVERIFY(!noFolder.open());
        QCOMPARE(noFolder.failure(), base::OutputFile::Failure::NoFolder);
        base::OutputFile isFolder(folder.path());
        QVERIFY(!isFolder.open());
        QCOMPARE(isFolder.failure(), base::OutputFile::Failure::IsFolder);
    }

    void saysThatTheFolderIsClosed()
    {
        // No user, not even root, can make a file there.
        base::OutputFile file(u"/proc/rows.csv"_s);
        QVERIFY(!file.open());
        QCOMPARE(file.failure(), base::OutputFile::Failure::NotAllowed);
    }

    void aDeviceIsWrittenInPlace()
    {
        base::OutputFile null(u"/dev/null"_s);
        QVERIFY(null.open());
        QVERIFY(null.write("abc"));
        QVERIFY(null.commit());
        QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
        base::OutputFile full(u"/dev/full"_s);
        QVERIFY(full.open());
        QVERIFY(!full.write("abc"));
        QCOMPARE(full.failure(), base::OutputFile::Failure::Full);
    }

    // Small files: all or nothing, and words for people, none of the system.
    void wholeFilesOrASentence()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"view.json"_s);
        QVERIFY(base::writeFile(path, "one", QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        QVERIFY(base::writeFile(path, QByteArray("two")));
        QCOMPARE(contents(path), "two");
        QCOMPARE(QFileInfo(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
        for (const auto &[place, words] :
             {std::pair{folder.filePath(u"missing/a"_s), u"folder does not exist"_s},
              std::pair{folder.path(), u"is a folder"_s}, std::pair{u"/proc/a"_s, u"No permission"_s},
              std::pair{u"/dev/full"_s, u"is no ordinary file"_s}}) {
            const auto written = base::writeFile(place, "three");
            QVERIFY(!written);
            QVERIFY2(written.error().contains(place) && written.error().contains(words), qPrintable(written.error()));
        }
    }

private:
    static double readBack(double number)
    {
        std::string out;
        csv::appendNumber(out, number);
        return std::strtod(out.c_str(), nullptr);
    }

    static QByteArray written(Kind kind, const table::Raw &cell)
    {
        std::string out;
        csv::appendRaw(out, kind, cell, {.guard = Guard::On});
        return QByteArray::fromStdString(out);
    }

    static QStringList entries(const QTemporaryDir &folder)
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    }

    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"

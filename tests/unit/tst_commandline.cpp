// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandline.h"
#include "models/catalog/workloads.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace commandline;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void readsTheWindow()
    {
        QCOMPARE(get<Window>(u""_s), (Window{}));
        QCOMPARE(get<Window>(u"--demo"_s), (Window{true, simulator::Size::Medium}));
        QCOMPARE(get<Window>(u"--demo --demo-size huge"_s), (Window{true, simulator::Size::Huge}));
        QCOMPARE(get<Window>(u"--demo --demo-api-version 2.20"_s).demoRelease, simulator::Release::V2_20);
        QCOMPARE(get<Tour>(u"--tour out --demo-api-version 3.0"_s).demoRelease, simulator::Release::V3_0);
        QCOMPARE(get<Window>(u"-platform offscreen --demo"_s), (Window{true, simulator::Size::Medium}));
        QCOMPARE(get<Window>(u"-reverse --demo"_s), (Window{true, simulator::Size::Medium}));
        QCOMPARE(get<Tour>(u"--tour out"_s), (Tour{u"out"_s, simulator::Size::Medium}));
        QCOMPARE(get<Tour>(u"--tour=out --demo-size=small"_s), (Tour{u"out"_s, simulator::Size::Small}));
        QCOMPARE(get<Tour>(u"--tour out --replay recorded"_s),
                 (Tour{u"out"_s, simulator::Size::Medium, u"recorded"_s}));
        QCOMPARE(get<Window>(u"--demo --replay recorded"_s), (Window{true, simulator::Size::Medium, u"recorded"_s}));
    }

    void readsAnExport()
    {
        const auto command = get<Export>(
            u"export workloads --url https://acme.run.ai --token-file t --ca-file ca.pem --filter phase==Running "
            "--filter projectName!=a --search bert --sort name:desc --columns name,phase --deleted --bom --no-guard "
            "-o out.csv"_s);
        QCOMPARE(command.resource, catalog::workloadResource);
        QCOMPARE(command.source.url, QUrl(u"https://acme.run.ai"_s));
        QCOMPARE(command.source.tokenFile, u"t"_s);
        QCOMPARE(command.source.caFile, u"ca.pem"_s);
        QVERIFY(!command.source.demo);
        QCOMPARE(command.filters, QStringList({u"phase==Running"_s, u"projectName!=a"_s}));
        QCOMPARE(command.search, u"bert"_s);
        QCOMPARE(command.sortKey, u"name"_s);
        QVERIFY(command.descending);
        QCOMPARE(command.columns, QStringList({u"name"_s, u"phase"_s}));
        QVERIFY(command.deleted);
        QVERIFY(!command.completed);
        QCOMPARE(command.format, (csv::FileFormat{.bom = true, .guard = csv::Guard::Off}));
        QCOMPARE(command.file, u"out.csv"_s);
    }

    void readsAnExportOfMetrics()
    {
        const QString id = u"00000000-0000-0001-0000-000000000002"_s;
        const auto pod
            = get<ExportMetrics>(u"export metrics --workload %1 --pod %1 --metric CPU_USAGE_CORES,GPU_UTILIZATION "
                                 "--from -6h --to 2026-01-01T12:00:00Z --samples 50 --form wide --bom "
                                 "--no-guard --demo -o out.csv"_s.arg(id));
        QCOMPARE(pod.request.scope, metrics::Scope::Pod);
        QCOMPARE(pod.request.id, (base::Key{1, 2}));
        QCOMPARE(pod.request.workloadId, (base::Key{1, 2}));
        QCOMPARE(pod.request.metrics.size(), std::size_t(2));
        QCOMPARE(pod.request.metrics[0], metrics::find("CPU_USAGE_CORES"));
        QCOMPARE(pod.request.samples, 50);
        QCOMPARE(pod.request.format,
                 (csv::MetricsFormat{csv::MetricsForm::Wide, {.bom = true, .guard = csv::Guard::Off}}));
        QCOMPARE(pod.from.at(10'000'000'000), 10'000'000'000 - 6 * 3'600'000);
        QCOMPARE(pod.to.at(10'000'000'000), 1'767'268'800'000);
        QVERIFY(!pod.request.range && !pod.wholeLife);

        const auto node = get<ExportMetrics>(
            u"export metrics --node %1 --metric GPU_IDLE_TIME_SECONDS_PER_GPU --range 1h --demo -o -"_s.arg(id));
        QCOMPARE(node.request.scope, metrics::Scope::Node);
        QCOMPARE(node.request.id, (base::Key{1, 2}));

        const auto cluster = get<ExportMetrics>(
            u"export metrics --cluster %1 --metric ALLOCATED_GPU --range 7d --group-by Nodepool --demo -o -"_s.arg(id));
        QCOMPARE(cluster.request.scope, metrics::Scope::Cluster);
        QCOMPARE(cluster.request.groupBy, u"Nodepool"_s);
        QCOMPARE(cluster.request.samples, 1000);
        QCOMPARE(cluster.from.at(1'000'000'000), 1'000'000'000 - 7 * 86'400'000);
        QCOMPARE(cluster.to.at(1'000'000'000), 1'000'000'000);

        const auto life = get<ExportMetrics>(
            u"export metrics --workload %1 --metric GPU_SM_ACTIVITY_PER_GPU --range life --demo -o -"_s.arg(id));
        QVERIFY(life.wholeLife && !life.request.isFull);
        QCOMPARE(life.request.scope, metrics::Scope::Workload);

        const auto full = get<ExportMetrics>(
            u"export metrics --node %1 --metric CPU_UTILIZATION --range 30d --samples full --demo -o -"_s.arg(id));
        QVERIFY(full.request.isFull);
    }

    void readsAnExportOfWastedHours()
    {
        const auto usual = get<ExportWasted>(u"export wasted --demo -o -"_s);
        QCOMPARE(usual.request, (waste::ExportRequest{.view = {}, .file = u"-"_s}));
        QCOMPARE(usual.request.windowMs, 86'400'000);
        QCOMPARE(usual.request.view.counts, waste::Counts::NotUsed);

        const auto wasted
            = get<ExportWasted>(u"export wasted --demo --range 30d --counts idle --idle-min 2h --group-by "
                                "node-pool --price h100=2.60 --price a=b=1 --currency EUR --decimal , -o x"_s);
        QCOMPARE(wasted.request.windowMs, 30 * std::int64_t{86'400'000});
        QCOMPARE(wasted.request.shortestIdleMs, 7'200'000);
        QCOMPARE(wasted.request.view.counts, waste::Counts::Idle);
        QCOMPARE(wasted.request.view.groupBy, waste::GroupBy::NodePool);
        QCOMPARE(wasted.request.view.prices.perGpuHour, (QHash<QString, double>{{u"h100"_s, 2.6}, {u"a=b"_s, 1}}));
        QCOMPARE(wasted.request.view.prices.currency, u"EUR"_s);
        QCOMPARE(wasted.request.format, (csv::FileFormat{.delimiter = ';', .decimal = ','}));
        QCOMPARE(wasted.request.file, u"x"_s);
        QCOMPARE(get<ExportWasted>(u"export wasted --demo --range now -o x"_s).request.windowMs, 0);
    }

    void readsTheFormatOfAFile()
    {
        const auto format
            = [](const QString &options) { return get<Export>(u"export pods --demo -o x "_s + options).format; };
        QCOMPARE(format(u"--decimal ,"_s), (csv::FileFormat{.delimiter = ';', .decimal = ','}));
        QCOMPARE(format(u"--delimiter tab --times local"_s),
                 (csv::FileFormat{.delimiter = '\t', .times = csv::Times::Local}));
        QCOMPARE(format(u"--for programs"_s), csv::FileFormat());
        QCOMPARE(format(u"--for spreadsheets"_s), csv::spreadsheetFormat());
        // Options say more than the preset, wherever they stand.
        QCOMPARE(format(u"--times utc --for spreadsheets"_s).times, csv::Times::Utc);
        QVERIFY(get<Export>(u"export pods --demo --names -o x"_s).names);
        QCOMPARE(get<Export>(u"export pods --demo --columns name,allocatedResources.gpu[GPUs] -o x"_s).columns,
                 QStringList({u"name"_s, u"allocatedResources.gpu"_s}));
        for (const QString &wrong : {u"--delimiter ,"_s + u" --decimal ,"_s, u"--delimiter ab"_s, u"--delimiter \""_s,
                                     u"--delimiter 5"_s, u"--decimal x"_s, u"--times cet"_s, u"--for people"_s})
            QVERIFY2(std::holds_alternative<UsageError>(parse((u"export pods --demo -o x "_s + wrong).split(u' '))),
                     qPrintable(wrong));
    }

    void fillsInWhatIsNotSaid()
    {
        const auto command = get<Export>(u"export pods --demo --completed false -o -"_s);
        QVERIFY(command.source.demo);
        QCOMPARE(command.source.demoSize, simulator::Size::Medium);
        QVERIFY(command.sortKey.isEmpty());
        QVERIFY(!command.descending);
        QVERIFY(command.columns.isEmpty());
        QCOMPARE(command.completed, std::optional(false));
        QCOMPARE(command.format, csv::FileFormat());
        QVERIFY(!command.names);
        QCOMPARE(command.file, u"-"_s);
        QCOMPARE(get<Export>(u"export pods --url acme.run.ai -o x"_s).source.url, QUrl(u"https://acme.run.ai"_s));
        QCOMPARE(get<Export>(u"export pods --connection lab -o x"_s).source.connection, u"lab"_s);
        QCOMPARE(get<Window>(u"--connection lab"_s).connection, u"lab"_s);
        QCOMPARE(get<Window>(u"--connection lab --open a.json"_s).viewFile, u"a.json"_s);
        QCOMPARE(get<Export>(u"export pods --demo --sort createdAt:asc -o x"_s).sortKey, u"createdAt"_s);
    }

    void keepsEmptyLookingValues()
    {
        // A value may begin with a dash; it is still the value of the option before it.
        const Command command = parse({u"export"_s, u"pods"_s, u"--demo"_s, u"--search"_s, u"-x y"_s, u"-o"_s, u"-"_s});
        QVERIFY(std::holds_alternative<Export>(command));
        QCOMPARE(std::get<Export>(command).search, u"-x y"_s);
    }

    void helpAndVersionWin()
    {
        for (const QString &line : {u"--help"_s, u"-h"_s, u"export --help"_s, u"export pods --nonsense --help"_s})
            QVERIFY2(std::holds_alternative<Help>(parsed(line)), qPrintable(line));
        for (const QString &line : {u"--version"_s, u"-v"_s, u"--demo --version"_s})
            QVERIFY2(std::holds_alternative<Version>(parsed(line)), qPrintable(line));
        QVERIFY(helpText().contains(u"--token-file"_s));
        QVERIFY(helpText().endsWith(u'\n'));
        QVERIFY(helpText().contains(u"--connection NAME"_s));
        QCOMPARE(versionText(), u"binnacle "_s + QStringLiteral(BINNACLE_VERSION) + u'\n');
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, const char *says) {
            QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(says);
        };
        row("exprot pods", "\"export\"");
        row("--dmeo", "\"--demo\"");
        row("--demo-size small", "--demo");
        row("--demo --demo-size enormous", "small, medium, large, huge");
        row("--tour", "--tour DIR");
        row("--demo --demo-api-version 2.17", "2.18, 2.19");
        row("--demo-api-version 2.20", "--tour");
        row("--demo=yes", "no value");
        row("export", "clusters, workloads, pods");
        row("export pod --demo -o x", "\"pods\"");
        row("export pods more --demo -o x", "\"more\"");
        row("export pods -o x", "--url");
        row("export pods --demo", "-o FILE");
        row("export pods --demo --url https://a -o x", "one of");
        row("export pods --connection a --url https://a -o x", "one of");
        row("export pods --connection a --demo -o x", "one of");
        row("export pods --connection a --token-file t -o x", "--url");
        row("export pods --connection -o", "-o");
        row("--connection a --demo", "either");
        row("export pods --url ftp://a -o x", "https://");
        row("export pods --url https://user:pw@a -o x", "--token-file");
        row("export pods --demo --token-file t -o x", "--url");
        row("export pods --url https://a --demo-size small -o x", "--demo");
        row("export pods --demo --completed maybe -o x", "true or false");
        row("export workloads --demo --completed true -o x", "pods");
        row("export pods --demo --columns a,b,a -o x", "\"a\"");
        row("export pods --demo --fliter a==b -o x", "\"--filter\"");
        row("export pods --url https://a --token abc -o x", "--token-file");
        row("export pods --url https://a --token=abc -o x", "BINNACLE_TOKEN");
        row("export pods --demo --tour x -o x", "--tour");
        row("export pods --demo -o", "-o FILE");
        row("export pods --demo --filter= -o x", "--filter F");
    }

    void refuses()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const Command command = parsed(line);
        QVERIFY(std::holds_alternative<UsageError>(command));
        const QString sentence = std::get<UsageError>(command).sentence;
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
    }

    // A file would be written under another name.
    void refusesWhatIsNoText()
    {
        const char *const latin1[] = {"export", "pods", "--demo", "-o", "caf\xe9.csv"};
        const Command command = parse(std::span(latin1));
        QVERIFY(std::holds_alternative<UsageError>(command));
        QVERIFY(std::get<UsageError>(command).sentence.contains(u"caf"_s));
        const char *const utf8[] = {"export", "pods", "--demo", "-o", "caf\xc3\xa9.csv"};
        QCOMPARE(std::get<Export>(parse(std::span(utf8))).file, u"caf\u00e9.csv"_s);
    }

    void neverRepeatsASecret()
    {
        const auto error
            = std::get<UsageError>(parsed(u"export pods --url https://u:hunter2@a --token=hunter2 -o x"_s));
        QVERIFY(!error.sentence.contains(u"hunter2"_s));
        for (const QString &url : {u"https://u:hunter2@a"_s, u"ftp://u:hunter2@a"_s, u"u:hunter2@a"_s}) {
            const auto address = std::get<UsageError>(parsed(u"export pods -o x --url "_s + url));
            QVERIFY(!address.sentence.contains(u"hunter2"_s));
        }
    }

    void offersTheNearestNames()
    {
        const QStringList keys{u"name"_s, u"phase"_s, u"allocatedResources.gpuMemory"_s, u"projectName"_s};
        QCOMPARE(nearestNames(u"phaes"_s, keys), QStringList({u"phase"_s}));
        QCOMPARE(nearestNames(u"gpumemory"_s, keys), QStringList({u"allocatedResources.gpuMemory"_s}));
        QCOMPARE(nearestNames(u"zzzzzz"_s, keys), QStringList());
    }

private:
    static Command parsed(const QString &line) { return parse(line.split(u' ', Qt::SkipEmptyParts)); }

    template<class T> static T get(const QString &line)
    {
        const Command command = parsed(line);
        if (const auto *error = std::get_if<UsageError>(&command))
            qWarning("%s", qPrintable(error->sentence));
        return std::get<T>(command);
    }
};

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"

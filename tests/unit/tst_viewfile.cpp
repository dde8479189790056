// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/viewfile.h"
#include "models/catalog/workloads.h"
#include "models/session/controlplane.h"
#include "models/session/session.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::SavedView;
using app::ViewFile;
using app::ViewPlace;

namespace {

const ViewPlace here{ViewPlace::Kind::ControlPlane, u"https://runai.example.com"_s};

SavedView listView()
{
    SavedView view;
    view.id = u"id-of-this-computer"_s;
    view.name = u"Pending of Köln"_s;
    view.connection = u"connection-of-this-computer"_s;
    view.resource = catalog::workloadResource;
    view.query.filters = {{.key = u"phase"_s, .op = table::Op::AnyOf, .values = {u"Pending"_s}, .labels = {}}};
    view.query.search = u"bert"_s;
    view.columns = {u"name"_s, u"phase"_s};
    return view;
}

SavedView comparisonView()
{
    metrics::Subject pod;
    pod.scope = metrics::Scope::Pod;
    pod.id = {1, 2};
    pod.workloadId = {3, 4};
    pod.name = u"worker-0"_s;
    pod.startedMs = 1'700'000'000'000;
    pod.gpu = 3;
    compare::Comparison comparison;
    compare::add(comparison, pod);
    pod.gpu = -1;
    compare::add(comparison, pod);
    comparison.types = {u"GPU_UTILIZATION_PER_GPU"_s};
    comparison.alignment = compare::Alignment::SinceStart;
    comparison.lengthMs = 0;
    SavedView view;
    view.name = u"Two of one"_s;
    view.comparison = comparison;
    return view;
}

// What is in the file.
SavedView ofFile(SavedView view)
{
    view.id.clear();
    view.connection.clear();
    return view;
}

} // namespace

// Saved views as files: whole, readable, and without anything that is not theirs to tell.
class TestViewFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void comesBackAsItWas()
    {
        for (const SavedView &view : {listView(), comparisonView()}) {
            QVERIFY(app::writeViewFile(path(), view, here));
            const auto read = app::readViewFile(path());
            QVERIFY2(read, qPrintable(read ? QString() : read.error()));
            QCOMPARE(read->view, ofFile(view));
            QCOMPARE(read->place, here);
            QCOMPARE(read->notes, QStringList());
        }
    }

    void belongsToADemoOrToARecording()
    {
        for (const auto kind : {ViewPlace::Kind::Demo, ViewPlace::Kind::Recording}) {
            QVERIFY(app::writeViewFile(path(), listView(), ViewPlace{kind}));
            QCOMPARE(app::readViewFile(path()).value().place, ViewPlace{kind});
        }
    }

    // A hunt for everything that this computer knows and the file must not.
    void tellsNoSecret()
    {
        for (const bool isAccount : {true, false}) {
            session::Connection connection;
            connection.id = u"0f1e2d3c-aaaa-4000-8000-00000000000f"_s;
            connection.name = u"my-own-name-for-it"_s;
            connection.url = QUrl(u"https://alice:hidden-password@RUNAI.example.com:443/path?token=hidden-token"_s);
            connection.caFile = u"/home/alice/ca.pem"_s;
            if (isAccount)
                connection.credentials = session::ClientCredentials{u"client-of-alice"_s, u"hidden-secret"_s};
            else
                connection.credentials = session::BearerToken{u"hidden-bearer"_s};
            for (const SavedView &view : {listView(), comparisonView()}) {
                QVERIFY(app::writeViewFile(path(), view, app::viewPlaceOf(connection)));
                const QByteArray bytes = content();
                for (const char *word : {"hidden", "alice", "client", "secret", "token", "password", "bearer", "ca.pem",
                                         "my-own-name", "of-this-computer", "0f1e2d3c-aaaa"})
                    QVERIFY2(!bytes.toLower().contains(word), word);
                QVERIFY(bytes.contains("\"https://runai.example.com\""));
                QVERIFY(app::readViewFile(path()).value().place == here);
            }
        }
    }

    void refusesWhatIsNoView_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const auto changed = [](QLatin1StringView key, const QJsonValue &value) {
            QJsonObject json = whole();
            json.insert(key, value);
            return QJsonDocument(json).toJson();
        };
        QTest::newRow("no JSON") << QByteArray("name,phase\nbert,Running\n") << u"is not a saved view"_s;
        QTest::newRow("empty") << QByteArray() << u"is not a saved view"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"is not a saved view"_s;
        QTest::newRow("another format") << changed("format"_L1, u"recipe"_s) << u"is not a saved view"_s;
        QTest::newRow("a newer version") << changed("version"_L1, u"2.0"_s) << u"newer version"_s;
        QTest::newRow("no version") << changed("version"_L1, QJsonValue()) << u"is damaged"_s;
        QTest::newRow("a secret place") << changed("controlPlane"_L1, u"file:///etc"_s) << u"is damaged"_s;
        QTest::newRow("no place") << changed("controlPlane"_L1, QJsonValue()) << u"is damaged"_s;
        QTest::newRow("no view") << changed("view"_L1, QJsonObject()) << u"is damaged"_s;
        QJsonObject unknownPage = whole().value("view"_L1).toObject();
        unknownPage.insert("page"_L1, u"recipes"_s);
        QTest::newRow("an unknown page") << changed("view"_L1, unknownPage) << u"is damaged"_s;
        QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, ' ') << u"more than 1 MB"_s;
        QTest::newRow("deeply nested") << QByteArray(500'000, '[') << u"is not a saved view"_s;
    }

    void refusesWhatIsNoView()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        put(bytes);
        const auto read = app::readViewFile(path());
        QVERIFY(!read);
        QVERIFY2(read.error().contains(words) && read.error().startsWith(u"a.binnacle-view.json"_s),
                 qPrintable(read.error()));
        QVERIFY(!read.error().contains(m_folder->path()) && !read.error().contains(u'{'));
        QCOMPARE(content(), bytes); // as it was
    }

    void saysThatThereIsNoFile()
    {
        QVERIFY(app::readViewFile(path()).error().contains(u"There is no file"_s));
        QVERIFY(app::readViewFile(m_folder->path()).error().contains(u"cannot be read"_s));
    }

    void skipsWhatANewerVersionAdds()
    {
        QJsonObject json = whole();
        json.insert("version"_L1, u"1.7"_s);
        json.insert("author"_L1, u"Ada"_s);
        put(QJsonDocument(json).toJson());
        auto read = app::readViewFile(path());
        QVERIFY(read);
        QCOMPARE(read->view, ofFile(listView()));
        QCOMPARE(read->notes.size(), 1);
        QVERIFY(read->notes.first().contains(u"does not know"_s));
        // Also deep inside.
        json = whole();
        QJsonObject view = json.value("view"_L1).toObject();
        QJsonObject query = view.value("query"_L1).toObject();
        QJsonArray filters = query.value("filters"_L1).toArray();
        QJsonObject filter = filters.first().toObject();
        filter.insert("weight"_L1, 3);
        filters.replace(0, filter);
        query.insert("filters"_L1, filters);
        view.insert("query"_L1, query);
        json.insert("view"_L1, view);
        put(QJsonDocument(json).toJson());
        read = app::readViewFile(path());
        QVERIFY(read);
        QCOMPARE(read->notes.size(), 1);
        // What is said explicitly, and is so anyway, is nothing new.
        json = whole();
        json.insert("note"_L1, QString());
        put(QJsonDocument(json).toJson());
        QCOMPARE(app::readViewFile(path()).value().notes, QStringList());
    }

    void leavesOutUnknownMetrics()
    {
        SavedView view = comparisonView();
        view.comparison->types.append(u"GPU_COLOUR"_s);
        QVERIFY(app::writeViewFile(path(), view, here));
        const auto read = app::readViewFile(path());
        QVERIFY(read);
        QCOMPARE(read->view, comparisonView());
        QCOMPARE(read->notes.size(), 1);
        QVERIFY(read->notes.first().contains(u"GPU_COLOUR"_s));
    }

    // Written whole or not at all: what was there stays.
    void anUnwritableFolderIsSaid()
    {
        const QString nowhere = m_folder->filePath(u"missing/a.binnacle-view.json"_s);
        const auto written = app::writeViewFile(nowhere, listView(), here);
        QVERIFY(!written);
        QVERIFY(written.error().contains(nowhere) && written.error().contains(u"folder does not exist"_s));
        QVERIFY(!QFile::exists(nowhere));
        QVERIFY(app::writeViewFile(path(), listView(), here));
        QVERIFY(app::writeViewFile(path(), comparisonView(), here));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1); // no temporary file
    }

    void addressesOfOneControlPlaneAreEqual()
    {
        const auto of = [](const char *url) { return session::controlPlaneOf(QUrl(QString::fromLatin1(url))); };
        QCOMPARE(of("https://Acme.run.ai"), of("https://acme.run.ai:443/"));
        QCOMPARE(of("https://u:p@acme.run.ai/x?y#z"), u"https://acme.run.ai"_s);
        QCOMPARE(of("http://127.0.0.1:8080"), u"http://127.0.0.1:8080"_s);
        QVERIFY(of("http://acme.run.ai") != of("https://acme.run.ai"));
        QVERIFY(of("http://acme.run.ai:443") != of("http://acme.run.ai"));
        QCOMPARE(of("mailto:ada"), QString());
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"a.binnacle-view.json"_s); }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    void put(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static QJsonObject whole()
    {
        return {{"format"_L1, u"binnacle-view"_s},
                {"version"_L1, u"1.0"_s},
                {"controlPlane"_L1, here.controlPlane},
                {"view"_L1, app::toJson(listView())}};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestViewFile)
#include "tst_viewfile.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/api/decode.h"
#include "models/api/fields.h"
#include "tests/support/simulatorclient.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

// Spoils the simulator's answers, one field at a time, and looks at what is left: the row is there, every other field
// of every row is as it was, and what could not be read is counted. A new record joins by a line in lists().
namespace {

// In place of a spoilt value while the answer is a JSON tree.
const QString mark = u"@@spoilt@@"_s;

struct Mutation
{
    const char *name;
    QByteArray json; // in place of the value; empty = the key is taken away
};

const QList<Mutation> &mutations()
{
    static const QList<Mutation> all{
        {"removed", {}},
        {"null", "null"},
        {"flag", "true"},
        {"whole number", "17"},
        {"fraction", "-1.5"},
        {"beyond 64 bits", "99999999999999999999"},
        {"beyond a double", "1e400"},
        {"text", "\"Quux\""},
        {"digits", "\"17\""},
        {"empty text", "\"\""},
        {"list", "[[]]"},
        {"object", "{\"a\":1}"},
        {"broken UTF-8", "\"b\xff\""},
        {"half of a pair", "\"b\\ud83d\""},
        {"control character", "\"b\x01\""},
        {"10 MB", '"' + QByteArray(10 << 20, 'x') + '"'},
    };
    return all;
}

// Written down by hand, not taken from the decoder: can a field of the kind hold the value?
bool isReadable(api::FieldKind kind, const QByteArray &json)
{
    using Kind = api::FieldKind;
    const char first = json.isEmpty() ? 'n' : json[0];
    const bool isText = first == '"';
    const bool isWhole = json == "17" || json == "\"17\"";
    if (json.isEmpty() || json == "null")
        return true;
    switch (kind) {
    case Kind::String:
    case Kind::Key: // numbers that no parser can hold become texts
        return isText || json == "17" || json == "99999999999999999999" || json == "1e400";
    case Kind::Integer:
        return isWhole || json == "\"\"";
    case Kind::Number:
    case Kind::NumberText:
    case Kind::Quantity:
        return isWhole || json == "-1.5" || json == "\"\"" || json == "99999999999999999999";
    case Kind::Boolean:
        return json == "true" || json == "\"\"";
    case Kind::Time: // no number here is one of our days
        return json == "\"\"";
    case Kind::Group:
        return first == '{';
    case Kind::List: // "[[]]" is no list of objects
        return false;
    case Kind::Texts:
        return first == '[';
    }
    return false;
}

// The tree with the value at the path replaced by the mark, or taken away; what is missing on the way is made.
QJsonValue spoilt(const QJsonValue &value, QStringView path, bool isRemoved)
{
    if (path.isEmpty())
        return mark;
    qsizetype end = 0;
    while (end < path.size() && path[end] != u'.' && path[end] != u'[')
        ++end;
    QStringView rest = path.sliced(end);
    if (end > 0) {
        const QString key = path.first(end).toString();
        QJsonObject object = value.toObject();
        const bool isLast = rest.isEmpty() || rest == u"[]";
        if (isLast && isRemoved)
            object.remove(key);
        else if (isLast)
            object[key] = mark;
        else
            object[key] = spoilt(object[key], rest.startsWith(u'.') ? rest.sliced(1) : rest, isRemoved);
        return object;
    }
    // "[].name" or "[1].name"
    const qsizetype close = path.indexOf(u']');
    const qsizetype at = path.sliced(1, close - 1).toInt();
    rest = path.sliced(close + 1);
    QJsonArray list = value.toArray();
    while (list.size() <= at)
        list.append(QJsonObject());
    list[at] = spoilt(list[at], rest.startsWith(u'.') ? rest.sliced(1) : rest, isRemoved);
    return list;
}

// What a field of a record holds, as bytes that can be compared between pages.
template<class Record> QByteArray held(const api::Field<Record> &field, Record record, const api::TextPool &texts)
{
    if (!field.locate)
        return {};
    const char *member = static_cast<const char *>(field.locate(record));
    const auto read = [&member]<class T>(T value) {
        std::memcpy(&value, member, sizeof value);
        return value;
    };
    if (field.list) // its records hold texts of the pool: only their number can be compared
        return QByteArray::number(
            qsizetype(texts.view(read(api::Text()).index ? read(api::Text()) : api::Text()).size() / field.list->size));
    if (field.packed) {
        const api::Text bytes = read(api::Text());
        member = bytes.isAbsent() ? static_cast<const char *>(field.packed->blank) : texts.view(bytes).data();
        member += field.packed->offset();
    }
    switch (field.kind) {
    case api::FieldKind::String: {
        const api::Text text = read(api::Text());
        return text.isAbsent() ? "-"_ba : '"' + QByteArray(texts.view(text).data(), qsizetype(texts.view(text).size()));
    }
    case api::FieldKind::Key:
        return texts.key(read(api::PackedKey())).toString().toUtf8();
    case api::FieldKind::Texts: {
        QByteArrayList list;
        for (const api::Text text : texts.unpack(read(api::List<api::Text>())))
            list += QByteArray(texts.view(text).data(), qsizetype(texts.view(text).size()));
        return list.join('\n');
    }
    case api::FieldKind::Time:
        return QByteArray::number(qint64(read(std::int64_t())));
    case api::FieldKind::Integer:
        return QByteArray::number(read(std::int32_t()));
    case api::FieldKind::Boolean:
        return QByteArray::number(int(read(api::Flag())));
    default:
        return QByteArray::number(read(double()), 'g', 17);
    }
}

// Of the same JSON value, or one within the other.
bool isTouched(std::string_view field, std::string_view spoiltField)
{
    const auto bare
        = [](std::string_view path) { return path.ends_with("[]") ? path.substr(0, path.size() - 2) : path; };
    field = bare(field);
    spoiltField = bare(spoiltField);
    return field == spoiltField
        || (field.starts_with(spoiltField) && (field[spoiltField.size()] == '.' || field[spoiltField.size()] == '['));
}

struct Figures
{
    int fields = 0;
    int answers = 0;
    int rowsLost = 0;
};

template<class Record> void spoilFields(const QByteArray &body, const QByteArray &rowsKey, Figures &figures)
{
    const auto sound = api::decodePage<Record>(body, rowsKey.toStdString());
    QVERIFY(sound);
    const api::Page<Record> &before = **sound;
    QVERIFY(before.rows.size() >= 2);
    QVERIFY(before.fieldFaults.empty() && before.faults.empty());
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const int row = 1;

    for (const api::Field<Record> &field : api::Fields<Record>::list) {
        ++figures.fields;
        const QString path = QString::fromUtf8(field.path.data(), qsizetype(field.path.size()));
        const bool isIdentity = !api::Fields<Record>::identity.empty() && field.path == api::Fields<Record>::identity;
        const bool isInList = field.path.ends_with("[]") && field.kind != api::FieldKind::List;
        for (const Mutation &mutation : mutations()) {
            ++figures.answers;
            const QByteArray where = QByteArray(rowsKey) + '.' + path.toUtf8() + ", " + mutation.name;
            QJsonArray rows = document.isArray() ? document.array() : document[QString::fromUtf8(rowsKey)].toArray();
            rows[row] = spoilt(rows[row], path, mutation.json.isEmpty());
            QByteArray answer;
            if (document.isArray()) {
                answer = QJsonDocument(rows).toJson(QJsonDocument::Compact);
            } else {
                QJsonObject object = document.object();
                object[QString::fromUtf8(rowsKey)] = rows;
                answer = QJsonDocument(object).toJson(QJsonDocument::Compact);
            }
            answer.replace('"' + mark.toUtf8() + '"', mutation.json);

            const auto result = api::decodePage<Record>(answer, rowsKey.toStdString());
            QVERIFY2(result, where.constData());
            const api::Page<Record> &after = **result;
            if (after.rows.size() < before.rows.size())
                figures.rowsLost += int(before.rows.size() - after.rows.size());
            QVERIFY2(after.rows.size() == before.rows.size(), where.constData());
            for (std::size_t i = 0; i < before.rows.size(); ++i) {
                for (const api::Field<Record> &other : api::Fields<Record>::list) {
                    if (i == std::size_t(row) && isTouched(other.path, field.path))
                        continue;
                    const QByteArray is = held(other, after.rows[i], after.texts);
                    const QByteArray was = held(other, before.rows[i], before.texts);
                    QVERIFY2(is == was,
                             (where + " changes " + QByteArray(other.path.data(), qsizetype(other.path.size()))
                              + " of row " + QByteArray::number(int(i)) + ": " + was.left(60) + " -> " + is.left(60))
                                 .constData());
                }
            }
            int faults = 0;
            for (const api::FieldFault &fault : after.fieldFaults)
                faults += fault.count;
            const bool isHeld
                = isInList ? mutation.json.isEmpty() || mutation.json == "null" : isReadable(field.kind, mutation.json);
            if (isIdentity) {
                const bool isId
                    = isHeld && !mutation.json.isEmpty() && mutation.json != "null" && mutation.json != "\"\"";
                QVERIFY2(after.faults.size() == (isId ? 0U : 1U), where.constData());
                QVERIFY2(isId || after.faults[0].index == row, where.constData());
                QVERIFY2(faults == 0, where.constData());
            } else {
                QVERIFY2(after.faults.empty(), where.constData());
                QVERIFY2(faults == (isHeld ? 0 : 1),
                         (where + ", unreadable: " + QByteArray::number(faults)).constData());
            }
        }
    }
}

} // namespace

class TestMutations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.nowMs = 1'780'000'000'000;
        options.speed = 0;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY2(m_simulator->start(), m_simulator->error().c_str());
    }

    void oneValueCostsNoOther_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("rowsKey");
        QTest::addColumn<int>("record");
        const QString workload = get(u"/api/v1/workloads?limit=1"_s).object()[u"workloads"_s][0][u"id"_s].toString();
        const auto row = [](const char *name, const QString &target, const QByteArray &key, int record) {
            QTest::newRow(name) << target << key << record;
        };
        row("clusters", u"/api/v1/clusters?verbosity=full"_s, "", 0);
        row("workloads", u"/api/v1/workloads?limit=3"_s, "workloads", 1);
        row("pods", u"/api/v1/workloads/pods?limit=3"_s, "pods", 2);
        row("nodes", u"/api/v1/nodes?limit=3"_s, "nodes", 6);
        row("minimal clusters", u"/api/v1/clusters/minimal?limit=3"_s, "clusters", 7);
        row("types", u"/api/v1/workload-types?externalTypesOnly=true"_s, "types", 8);
        row("categories", u"/api/v1/workload-categories"_s, "categories", 9);
        row("priorities", u"/api/v1/workload-priorities"_s, "priorities", 10);
        row("node pools", u"/api/v1/node-pools?limit=3"_s, "nodepools", 12);
        row("projects", u"/api/v1/org-unit/projects?limit=3"_s, "projects", 13);
        row("departments", u"/api/v1/org-unit/departments?limit=3&verbosity=verbose"_s, "departments", 14);
        row("revisions", revisions(), "revisions", 11);
        row("events", u"/api/v1/workloads/%1/events?limit=3"_s.arg(workload), "events", 3);
        row("history", u"/api/v1/workloads/%1/history?limit=3"_s.arg(workload), "records", 4);
        row("telemetry", u"/api/v1/workloads/telemetry?telemetryType=WORKLOADS_COUNT&groupBy=Phase"_s, "values", 5);
    }

    void oneValueCostsNoOther()
    {
        QFETCH(QString, target);
        QFETCH(QByteArray, rowsKey);
        QFETCH(int, record);
        using Spoil = void (*)(const QByteArray &, const QByteArray &, Figures &);
        static constexpr Spoil spoil[] = {spoilFields<api::Cluster>,
                                          spoilFields<api::Workload>,
                                          spoilFields<api::Pod>,
                                          spoilFields<api::WorkloadEvent>,
                                          spoilFields<api::HistoryRecord>,
                                          spoilFields<api::TelemetryValue>,
                                          spoilFields<api::Node>,
                                          spoilFields<api::ClusterMinimal>,
                                          spoilFields<api::WorkloadType>,
                                          spoilFields<api::WorkloadCategory>,
                                          spoilFields<api::WorkloadPriority>,
                                          spoilFields<api::Revision>,
                                          spoilFields<api::NodePool>,
                                          spoilFields<api::Project>,
                                          spoilFields<api::Department>};
        const QByteArray body = get(target).body;
        QVERIFY(!body.isEmpty());
        const Figures before = m_figures;
        spoil[record](body, rowsKey, m_figures);
        qInfo("%d fields x %d mutations, rows lost: %d", m_figures.fields - before.fields, int(mutations().size()),
              m_figures.rowsLost - before.rowsLost);
    }

    void cleanupTestCase()
    {
        qInfo("in all %d fields x %d mutations = %d answers, rows lost: %d", m_figures.fields, int(mutations().size()),
              m_figures.answers, m_figures.rowsLost);
    }

private:
    // Of a workload that has more than one.
    QString revisions()
    {
        for (const auto &workload :
             get(u"/api/v1/workloads?limit=500&filterBy=type%3D%3DInference"_s).object()[u"workloads"_s].toArray()) {
            const QString path = u"/api/v1/workloads/inferences/%1/revisions"_s.arg(workload[u"id"_s].toString());
            if (get(path).object()[u"revisions"_s].toArray().size() > 1)
                return path;
        }
        return {};
    }

    SimulatorClient::Reply get(const QString &target)
    {
        SimulatorClient client(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
        return client.get(target);
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    Figures m_figures;
};

QTEST_GUILESS_MAIN(TestMutations)
#include "tst_mutations.moc"

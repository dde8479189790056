// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/bodies.h"
#include "models/api/decode.h"
#include "models/api/fields.h"
#include "tests/fuzz/target.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

// A letter for the kind of record, then the answer: of a list, or of a single object. No row is lost, each is told with
// its own text, and every value can be read.
namespace {

using fuzz::require;

// The list as another parser sees it; none if the two may rightly differ about it.
std::optional<QJsonArray> listIn(const QByteArray &body, std::string_view key)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError || body.contains('\\'))
        return {};
    if (document.isArray())
        return document.array();
    const QByteArray quoted = '"' + QByteArray(key.data(), qsizetype(key.size())) + '"';
    const QJsonValue list = document.object().value(QString::fromLatin1(key.data(), qsizetype(key.size())));
    return body.count(quoted) == 1 && list.isArray() ? std::optional(list.toArray()) : std::nullopt;
}

template<class T> T valueAt(const void *member)
{
    T value;
    std::memcpy(&value, member, sizeof value);
    return value;
}

template<class Record> void readField(const api::Page<Record> &page, const api::Field<Record> &field, Record &record)
{
    const void *member = field.locate ? field.locate(record) : nullptr;
    if (!member)
        return;
    if (field.packed || field.list) {
        const std::size_t size = page.texts.view(valueAt<api::Text>(member)).size();
        require(field.list ? size % field.list->size == 0 : size == 0 || size == field.packed->size, "whole records");
        return;
    }
    switch (field.kind) {
    case api::FieldKind::String:
        static_cast<void>(page.texts.toString(valueAt<api::Text>(member)));
        break;
    case api::FieldKind::Texts:
        for (const api::Text text : page.texts.unpack(valueAt<api::List<api::Text>>(member)))
            static_cast<void>(page.texts.toString(text));
        break;
    case api::FieldKind::Key:
        static_cast<void>(page.texts.key(valueAt<api::PackedKey>(member)));
        break;
    case api::FieldKind::Time: {
        constexpr std::int64_t year10000 = 253'402'300'800'000;
        const auto time = valueAt<std::int64_t>(member);
        require(time == api::absentTime || (time > -year10000 && time < year10000),
                "a time with a year of four digits");
        break;
    }
    case api::FieldKind::Number:
    case api::FieldKind::NumberText:
    case api::FieldKind::Quantity:
        require(!std::isinf(valueAt<double>(member)), "a finite number");
        break;
    default:
        break;
    }
}

void checkFaults(const api::PageBase &page, std::size_t rows)
{
    for (const api::RowFault &fault : page.faults)
        require(fault.index >= 0 && std::size_t(fault.index) < rows && !fault.key.isNull(), "a fault of a row");
    for (const api::FaultyValue &value : page.faultyValues)
        require(value.row < rows && value.fault < page.fieldFaults.size(), "a fault of a value");
    for (const api::FieldFault &fault : page.fieldFaults)
        require(fault.count > 0 && fault.text.size() <= api::faultTextLength + 1, "a fault of a field");
}

template<class Record> void decode(const QByteArray &body, std::string_view key)
{
    const auto answer = api::decodePage<Record>(body, key);
    const auto list = key == "." ? std::nullopt : listIn(body, key);
    if (!answer) {
        require(!list || !list->isEmpty() || key.empty() || body.trimmed().startsWith('['), "an empty list is a list");
        return;
    }
    const api::Page<Record> &page = **answer;
    checkFaults(page, page.rows.size());
    for (Record record : page.rows) {
        for (const api::Field<Record> &field : api::Fields<Record>::list)
            readField(page, field, record);
    }
    const std::vector<std::string_view> texts = page.rowTexts();
    require(texts.size() == page.rows.size(), "each row has its text");
    for (std::size_t row = 0; row < texts.size(); ++row) {
        const QByteArray text(texts[row].data(), qsizetype(texts[row].size()));
        require(page.json(row) == text, "the text of one row is that of all");
    }
    if (!list)
        return;
    require(std::size_t(list->size()) == page.rows.size(), "no row is lost");
    for (std::size_t row = 0; row < texts.size(); ++row) {
        const QByteArray text(texts[row].data(), qsizetype(texts[row].size()));
        require(QJsonDocument::fromJson('[' + text + ']').array().at(0) == list->at(qsizetype(row)), "its own text");
    }
}

struct Kind
{
    void (*decode)(const QByteArray &, std::string_view);
    std::string_view key;
};

constexpr Kind kinds[] = {
    {decode<api::Cluster>, ""},
    {decode<api::ClusterMinimal>, "clusters"},
    {decode<api::Workload>, "workloads"},
    {decode<api::Pod>, "pods"},
    {decode<api::Node>, "nodes"},
    {decode<api::NodePool>, "nodepools"},
    {decode<api::Project>, "projects"},
    {decode<api::Department>, "departments"},
    {decode<api::WorkloadType>, "types"},
    {decode<api::WorkloadCategory>, "categories"},
    {decode<api::WorkloadPriority>, "priorities"},
    {decode<api::WorkloadEvent>, "events"},
    {decode<api::HistoryRecord>, "records"},
    {decode<api::Revision>, "revisions"},
    {decode<api::OldPod>, ""},
    {decode<api::BatchFailure>, "failed"},
    {decode<api::InstallInfo>, "."},
    {decode<api::Workload>, "."},
    {decode<api::Cluster>, "."},
};

} // namespace

void tryInput(const QByteArray &input)
{
    const Kind &kind = kinds[fuzz::choice(input, std::size(kinds))];
    kind.decode(input.mid(1), kind.key);
}

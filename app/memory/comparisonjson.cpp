// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/comparisonjson.h"

using namespace Qt::StringLiterals;

namespace app {
namespace {

constexpr std::array alignmentWords = {"clock"_L1, "start"_L1, "share"_L1};
constexpr std::array formWords = {"lines"_L1, "bands"_L1, "heat"_L1};
constexpr std::array beforeWords = {"nothing"_L1, "sameLength"_L1, "week"_L1, "other"_L1};
constexpr qint64 mostGpus = 1024; // of a node
constexpr QLatin1String gpuWords[] = {""_L1, "none"_L1, "fraction"_L1, "whole"_L1};

QString scopeWord(metrics::Scope scope)
{
    const auto resource = catalog::resourceOf(scope);
    return resource ? QLatin1String((*resource)->singular) : QString();
}

std::optional<metrics::Scope> scopeCalled(const QString &word)
{
    for (const catalog::Resource resource : catalog::resources()) {
        if (word == QLatin1StringView(resource->singular))
            return resource->scope;
    }
    return std::nullopt;
}

metrics::HeldGpus heldGpusCalled(const QString &word)
{
    const auto found = std::ranges::find(gpuWords, word);
    return found == std::end(gpuWords) ? metrics::HeldGpus::Unknown : metrics::HeldGpus(found - std::begin(gpuWords));
}

QJsonObject comparedToJson(const compare::Object &object)
{
    QJsonObject json = subjectToJson(object.subject);
    json.insert("colour"_L1, object.slot);
    put(json, "hidden"_L1, object.isHidden);
    return json;
}

std::optional<compare::Object> comparedFrom(const QJsonValue &json)
{
    Reader reader(json);
    compare::Object object;
    object.subject = subjectFrom(reader);
    object.slot = int(std::clamp<qint64>(reader.number("colour"_L1), 0, compare::mostObjects - 1));
    object.isHidden = reader.flag("hidden"_L1);
    return reader.result(object);
}

QJsonArray axesToJson(const metrics::AxisChoices &axes)
{
    QJsonArray array;
    for (const auto &[type, axis] : axes) {
        QJsonObject json{{"metric"_L1, type}};
        put(json, "logarithmic"_L1, axis.isLogarithmic);
        if (axis.isFixed()) {
            json.insert("from"_L1, axis.from);
            json.insert("to"_L1, axis.to);
        }
        array.append(json);
    }
    return array;
}

std::optional<std::pair<QString, metrics::AxisChoice>> axisFrom(const QJsonValue &json)
{
    Reader reader(json);
    const QString type = reader.text("metric"_L1);
    const metrics::AxisChoice axis{reader.flag("logarithmic"_L1), reader.real("from"_L1), reader.real("to"_L1)};
    return reader.result(std::pair(type, axis));
}

QJsonObject markToJson(const compare::Mark &mark)
{
    return {{"from"_L1, qint64(mark.range.fromMs)},
            {"to"_L1, qint64(mark.range.toMs)},
            {"note"_L1, mark.note},
            {"time"_L1, alignmentWords[std::size_t(mark.alignment)]}};
}

std::optional<compare::Mark> markFrom(const QJsonValue &json)
{
    Reader reader(json);
    compare::Mark mark;
    mark.range = {reader.time("from"_L1), reader.time("to"_L1)};
    mark.note = compare::noteOf(reader.text("note"_L1));
    mark.alignment = reader.word<compare::Alignment>("time"_L1, alignmentWords);
    return reader.result(mark);
}

} // namespace

QJsonObject subjectToJson(const metrics::Subject &subject)
{
    QJsonObject json{
        {"scope"_L1, scopeWord(subject.scope)}, {"id"_L1, subject.id.toString()}, {"name"_L1, subject.name}};
    if (!subject.workloadId.isNull())
        json.insert("workload"_L1, subject.workloadId.toString());
    if (!subject.clusterId.isNull())
        json.insert("cluster"_L1, subject.clusterId.toString());
    if (!subject.requestId.isNull())
        json.insert("request"_L1, subject.requestId.toString());
    put(json, "inference"_L1, subject.isInference);
    put(json, "waiting"_L1, subject.isWaiting);
    put(json, "gpus"_L1, QString(gpuWords[int(subject.gpus)]));
    if (subject.gpu >= 0)
        json.insert("gpu"_L1, subject.gpu);
    if (subject.startedMs != api::absentTime)
        json.insert("started"_L1, qint64(subject.startedMs));
    if (subject.endedMs != api::absentTime)
        json.insert("ended"_L1, qint64(subject.endedMs));
    return json;
}

metrics::Subject subjectFrom(Reader &reader)
{
    metrics::Subject subject;
    const auto scope = scopeCalled(reader.text("scope"_L1));
    if (!scope)
        reader.spoil();
    subject.scope = scope.value_or(subject.scope);
    subject.id = reader.id("id"_L1);
    subject.workloadId = reader.id("workload"_L1);
    subject.clusterId = reader.id("cluster"_L1);
    subject.requestId = reader.id("request"_L1);
    subject.name = reader.text("name"_L1);
    subject.isInference = reader.flag("inference"_L1);
    subject.isWaiting = reader.flag("waiting"_L1);
    subject.gpus = heldGpusCalled(reader.text("gpus"_L1));
    const qint64 gpu = reader.number("gpu"_L1, -1);
    const bool mayHaveGpu = subject.scope == metrics::Scope::Pod || subject.scope == metrics::Scope::Node;
    if (gpu < -1 || gpu >= mostGpus || (gpu >= 0 && !mayHaveGpu))
        reader.spoil();
    else
        subject.gpu = int(gpu);
    subject.startedMs = reader.time("started"_L1, api::absentTime);
    subject.endedMs = reader.time("ended"_L1, api::absentTime);
    const bool lacksOwner = (subject.scope == metrics::Scope::Pod && subject.workloadId.isNull())
        || (subject.scope == metrics::Scope::NodePool && subject.clusterId.isNull());
    if (subject.id.isNull() || lacksOwner)
        reader.spoil();
    return subject;
}

QJsonObject toJson(const compare::Comparison &comparison)
{
    QJsonObject json;
    QJsonArray objects;
    for (const compare::Object &object : comparison.objects)
        objects.append(comparedToJson(object));
    put(json, "objects"_L1, objects);
    put(json, "metrics"_L1, QJsonArray::fromStringList(comparison.types));
    json.insert("time"_L1, alignmentWords[std::size_t(comparison.alignment)]);
    json.insert("before"_L1, beforeWords[std::size_t(comparison.before)]);
    json.insert("length"_L1, qint64(comparison.lengthMs));
    if (comparison.custom.length() > 0) {
        json.insert("from"_L1, qint64(comparison.custom.fromMs));
        json.insert("to"_L1, qint64(comparison.custom.toMs));
        put(json, "toNow"_L1, comparison.endsNow);
    }
    json.insert("form"_L1, formWords[std::size_t(comparison.form)]);
    put(json, "axes"_L1, axesToJson(comparison.axes));
    if (comparison.before == compare::Before::Other)
        json.insert("beforeFrom"_L1, qint64(comparison.beforeMs));
    put(json, "marks"_L1, arrayOf(comparison.marks, markToJson));
    return json;
}

std::optional<compare::Comparison> comparisonFrom(const QJsonValue &json)
{
    Reader reader(json);
    compare::Comparison comparison;
    for (const compare::Object &object : reader.parts("objects"_L1, comparedFrom)) {
        if (!compare::add(comparison, object.subject))
            reader.spoil(); // twice, or too many
        else
            comparison.objects.back() = object;
    }
    comparison.types = reader.texts("metrics"_L1);
    comparison.alignment = reader.word<compare::Alignment>("time"_L1, alignmentWords);
    comparison.before = reader.word<compare::Before>("before"_L1, beforeWords);
    comparison.lengthMs = reader.time("length"_L1);
    comparison.custom = {reader.time("from"_L1), reader.time("to"_L1)};
    if (reader.has("form"_L1)) // files of older versions have none
        comparison.form = reader.word<compare::Form>("form"_L1, formWords);
    for (const auto &[type, axis] : reader.parts("axes"_L1, axisFrom))
        comparison.axes.emplace(type, axis);
    comparison.endsNow = reader.flag("toNow"_L1);
    comparison.beforeMs = reader.time("beforeFrom"_L1);
    for (const compare::Mark &mark : reader.parts("marks"_L1, markFrom)) {
        if (!compare::addMark(comparison, mark))
            reader.spoil(); // empty, or too many
    }
    if (comparison.lengthMs < 0 || comparison.custom.length() < 0)
        reader.spoil();
    return reader.result(comparison);
}

} // namespace app

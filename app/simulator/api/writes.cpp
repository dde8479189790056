// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/api.h"
#include "app/simulator/api/properties.h"
#include "app/simulator/api/render.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

// The operations that change the world. They run exclusively.
namespace simulator {

namespace {

constexpr std::size_t MostAtOnce = 100; // workloads in one request
constexpr int LongestName = 253, LongestVersion = 50;

QJsonObject bodyOf(const Request &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(request.body));
    if (!document.isObject())
        throw Refusal{400, "the body has to be a JSON object"};
    return document.object();
}

// Empty if absent.
std::string textOf(const QJsonObject &body, QLatin1String key, int longest)
{
    const QJsonValue value = body[key];
    if (value.isUndefined())
        return {};
    if (!value.isString() || value.toString().size() > longest) {
        throw Refusal{400,
                      std::string(key.data(), static_cast<std::size_t>(key.size())) + ": a text of at most "
                          + std::to_string(longest) + " characters is needed"};
    }
    return value.toString().toStdString();
}

std::string nameOf(const QJsonObject &body)
{
    std::string name = textOf(body, QLatin1String("name"), LongestName);
    if (name.empty())
        throw Refusal{400, "name: a text is needed"};
    return name;
}

Answer acceptedAnswer()
{
    return errorAnswer(202, "the request has been accepted"); // same format as an error
}

Answer emptyAnswer()
{
    Answer answer;
    answer.status = 204;
    return answer;
}

// Versions before 2.20 delete a cluster immediately; so does a cluster that has never connected.
bool leavesGracefully(const Cluster &cluster)
{
    const std::size_t dot = cluster.version.find('.');
    if (dot == std::string::npos)
        return false;
    const auto major = parseInteger(std::string_view(cluster.version).substr(0, dot));
    const std::string_view rest = std::string_view(cluster.version).substr(dot + 1);
    const auto minor = parseInteger(rest.substr(0, rest.find('.')));
    return major && minor && (*major > 2 || (*major == 2 && *minor >= 20));
}

bool isNative(Type type)
{
    return type <= Type::DistributedInference;
}

} // namespace

void Api::refuseTakenName(std::string_view name, std::optional<std::size_t> except) const
{
    for (std::size_t i = 0; i < m_world.clusters.size(); ++i) {
        if (i != except && !m_world.clusters[i].isGone && m_world.clusters[i].name == name)
            throw Refusal{409, "there is a cluster \"" + std::string(name) + "\" already"};
    }
}

Answer Api::createCluster(const Call &call)
{
    const Query query(call.query, {});
    const QJsonObject body = bodyOf(call.request);
    const std::string name = nameOf(body);
    refuseTakenName(name, std::nullopt);
    const std::size_t index
        = m_journal->createCluster(name, textOf(body, QLatin1String("domain"), LongestName),
                                   textOf(body, QLatin1String("version"), LongestVersion), call.now);
    edited(call.now);
    Answer answer;
    answer.status = 201;
    Json json(answer.body);
    writeCluster(json, m_world, m_world.clusters[index], call.now, true);
    return answer;
}

Answer Api::renameCluster(const Call &call)
{
    const Query query(call.query, {});
    const std::size_t cluster = clusterIndex(call);
    const std::string name = nameOf(bodyOf(call.request));
    refuseTakenName(name, cluster);
    m_journal->renameCluster(cluster, name, call.now);
    edited(call.now);
    return emptyAnswer();
}

Answer Api::deleteCluster(const Call &call)
{
    static constexpr std::string_view Known[] = {"force"};
    const Query query(call.query, Known);
    const bool force = query.boolean("force", false);
    const std::size_t cluster = clusterIndex(call);
    const bool waits
        = !force && !DeletesClustersAtOnce.contain(m_release) && leavesGracefully(m_world.clusters[cluster]);
    if (waits)
        m_journal->requestDeletion(cluster, call.now);
    else
        m_journal->removeCluster(cluster, call.now);
    edited(call.now);
    return waits ? acceptedAnswer() : emptyAnswer();
}

// The index of what the id in the body stands for; `present` if there is none.
std::uint8_t Api::chosen(const Call &call, std::string_view key, IdKind kind, std::size_t count,
                         std::uint8_t present) const
{
    const QJsonObject body = bodyOf(call.request);
    const QLatin1String name(key.data(), static_cast<qsizetype>(key.size()));
    if (!body.contains(name))
        return present;
    const auto id = parseUuid(textOf(body, name, LongestName));
    const auto index = id ? indexOf(m_world.seed, kind, *id) : std::nullopt;
    if (!index || *index >= count)
        throw Refusal{400, std::string(key) + ": there is nothing with this id"};
    return static_cast<std::uint8_t>(*index);
}

Answer Api::updateType(const Call &call)
{
    const Query query(call.query, {});
    const Type type = workloadType(call);
    if (bodyOf(call.request).contains(QLatin1String("resourceInterfaces")))
        throw Refusal{400, "resourceInterfaces: they cannot be changed here"};
    const TypeDefaults before = defaultsOf(m_world, type);
    m_journal->setDefaults(type,
                           {chosen(call, "categoryId", IdKind::Category, CategoryCount, before.category),
                            chosen(call, "priorityId", IdKind::Priority, PriorityClasses.size(), before.priority),
                            call.now});
    edited(call.now);
    Answer answer;
    Json json(answer.body);
    writeType(json, m_world, type);
    return answer;
}

std::optional<Refusal> Api::tryAction(Action action, Uuid id, std::optional<Type> type, std::int64_t now)
{
    const auto index = m_world.workloadOf(id);
    const Workload *const w = index ? &m_world.workloads[*index] : nullptr;
    if (!w || !exists(*w, now) || isDeleted(*w, now) || (type && w->type != *type))
        return Refusal{404, "there is no such workload"};
    if (!isNative(w->type))
        return Refusal{400, "workloads of the type " + std::string(typeName(w->type)) + " cannot be changed from here"};
    const bool canStop = w->type <= Type::Distributed;
    if (action != Action::Delete && !canStop)
        return Refusal{400, "workloads of the type " + std::string(typeName(w->type)) + " can only be deleted"};
    if (auto why = m_journal->objection(action, *index, now))
        return Refusal{409, *why};
    m_journal->act(action, *index, now);
    return std::nullopt;
}

template<Action Wanted, Type Of> Answer Api::actOn(const Call &call)
{
    const Query query(call.query, {});
    const auto id = parseUuid(call.id);
    if (!id)
        throw Refusal{400, "workloadId: a UUID is needed"};
    if (const auto refusal = tryAction(Wanted, *id, Of, call.now))
        throw *refusal;
    edited(call.now);
    const bool isSilent = Wanted == Action::Delete && DeletesWorkloadsWithoutWords.contain(m_release);
    return isSilent ? emptyAnswer() : acceptedAnswer();
}

template Answer Api::actOn<Action::Delete, Type::Workspace>(const Call &call);
template Answer Api::actOn<Action::Suspend, Type::Workspace>(const Call &call);
template Answer Api::actOn<Action::Resume, Type::Workspace>(const Call &call);
template Answer Api::actOn<Action::Delete, Type::Training>(const Call &call);
template Answer Api::actOn<Action::Suspend, Type::Training>(const Call &call);
template Answer Api::actOn<Action::Resume, Type::Training>(const Call &call);
template Answer Api::actOn<Action::Delete, Type::Distributed>(const Call &call);
template Answer Api::actOn<Action::Suspend, Type::Distributed>(const Call &call);
template Answer Api::actOn<Action::Resume, Type::Distributed>(const Call &call);
template Answer Api::actOn<Action::Delete, Type::Inference>(const Call &call);
template Answer Api::actOn<Action::Delete, Type::DistributedInference>(const Call &call);

// Of types that are not those of Run:ai itself. The answer describes the workload as version 2 of the API does.
Answer Api::deleteAny(const Call &call)
{
    const Query query(call.query, {});
    const std::uint32_t index = workloadIndex(call);
    const Workload &w = m_world.workloads[index];
    if (isNative(w.type) || isDeleted(w, call.now))
        throw Refusal{404, "there is no such workload"};
    m_journal->act(Action::Delete, index, call.now);
    edited(call.now);
    Answer answer;
    answer.status = 202;
    Json json(answer.body);
    writeDeletedWorkload(json, m_world, index, call.now);
    return answer;
}

// Each workload has its own result; an invalid one does not affect the others.
Answer Api::actOnMany(const Call &call)
{
    static constexpr std::string_view Actions[] = {"delete", "suspend", "resume"}; // spelled as in the API
    const Query query(call.query, {});
    const QJsonObject body = bodyOf(call.request);
    const std::string word = textOf(body, QLatin1String("action"), LongestName);
    const auto *const action = std::ranges::find(Actions, word);
    if (action == std::end(Actions))
        throw Refusal{400, "action: one of delete, suspend, resume is needed"};
    const QJsonArray ids = body[QLatin1String("ids")].toArray();
    if (ids.isEmpty() || static_cast<std::size_t>(ids.size()) > MostAtOnce)
        throw Refusal{400, "ids: a list of 1 to " + std::to_string(MostAtOnce) + " ids is needed"};
    std::vector<Uuid> wanted;
    for (const auto &text : ids) {
        const auto id = parseUuid(text.toString().toStdString());
        if (!id)
            throw Refusal{400, "ids: \"" + text.toString().toStdString() + "\" is not a UUID"};
        wanted.push_back(*id);
    }
    std::vector<std::pair<Uuid, Refusal>> failed;
    std::vector<Uuid> succeeded;
    for (const Uuid id : wanted) {
        if (auto refusal = tryAction(static_cast<Action>(action - Actions), id, std::nullopt, call.now))
            failed.emplace_back(id, *refusal);
        else
            succeeded.push_back(id);
    }
    edited(call.now);
    Answer answer;
    Json json(answer.body);
    json.beginObject();
    json.key("id").id(makeId(m_world.seed, IdKind::Event, static_cast<std::uint32_t>(m_revision)));
    json.key("succeeded").beginArray();
    for (const Uuid id : succeeded)
        json.id(id);
    json.endArray();
    json.key("failed").beginArray();
    for (const auto &[id, refusal] : failed) {
        json.beginObject();
        json.key("id").id(id);
        json.key("code").integer(refusal.status);
        json.member("message", refusal.message);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return answer;
}

} // namespace simulator

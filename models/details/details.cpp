// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/details/details.h"

#include "models/api/quantity.h"
#include "models/base/durations.h"
#include "models/base/shown.h"
#include "models/base/time.h"
#include "models/catalog/secrets.h"
#include "models/details/detailgroups.h"
#include "models/table/copytext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using api::JsonNode;
using table::Kind;

namespace catalog {
namespace {

struct DetailWords
{
    Q_DECLARE_TR_FUNCTIONS(catalog::Details)
};

bool isUuid(const QString &text)
{
    return base::Key::fromText(text).isUuid();
}

const table::ColumnInfo *columnOf(Resource resource, const QString &path)
{
    for (const table::ColumnInfo *column : columns(resource)) {
        if (path == QLatin1StringView(column->key))
            return column;
    }
    return nullptr;
}

base::Key keyOf(Resource resource, const JsonNode &root)
{
    return resource->key ? resource->key(root)
                         : base::Key::fromText(root.textAt(QString::fromLatin1(resource->keyColumn)));
}

// The kind of a scalar that no column describes.
Kind guessKind(const JsonNode &node, const QString &path)
{
    static constexpr QStringView timeEnds[] = {u"At", u"Time", u"Timestamp", u"Liveness"};
    static constexpr QStringView fixed[]
        = {u"image", u"images", u"url", u"urls", u"ip", u"command", u"arguments", u"domain"};
    const QString &key = node.key;
    const bool isText = node.type == JsonNode::Type::String || node.type == JsonNode::Type::Array;
    const auto ends = [&key](QStringView end) { return key.endsWith(end); };
    if (node.type == JsonNode::Type::Bool)
        return Kind::Flag;
    if (isText && std::ranges::any_of(timeEnds, ends) && base::parseTime(node.text.toStdString()))
        return Kind::Time;
    if (node.type == JsonNode::Type::Number && key.endsWith(u"Seconds"))
        return Kind::Duration;
    if (isText && path.contains(u"Memory") && api::parseQuantity(node.text.toStdString()))
        return Kind::Bytes;
    if (node.type == JsonNode::Type::Number)
        return path.contains(u".gpu") ? Kind::Gpus : path.contains(u".cpu") ? Kind::Cores : Kind::Count;
    if (path.startsWith(u"environmentVariables.") || isUuid(node.text)
        || std::ranges::find(fixed, QStringView(key)) != std::end(fixed))
        return Kind::Identifier;
    return Kind::Text;
}

table::Value valueOf(const JsonNode &node, Kind kind)
{
    const std::string text = node.text.toStdString();
    switch (node.type) {
    case JsonNode::Type::Null:
        return {};
    case JsonNode::Type::Bool:
        return node.text == u"true";
    case JsonNode::Type::Number: {
        bool isWhole = false;
        const qint64 number = node.text.toLongLong(&isWhole);
        if (isWhole)
            return std::int64_t(number);
        bool isNumber = false;
        const double real = node.text.toDouble(&isNumber);
        return isNumber ? table::Value(real) : table::Value(node.text);
    }
    case JsonNode::Type::String:
        if (kind == Kind::Time) {
            if (const auto time = base::parseTime(text))
                return *time;
        } else if (kind == Kind::Bytes) {
            if (const auto bytes = api::parseQuantity(text))
                return *bytes;
        }
        return node.text;
    case JsonNode::Type::Array: {
        QStringList elements;
        for (const JsonNode &child : node.children)
            elements.append(child.type == JsonNode::Type::Null ? u"null"_s : child.text);
        return elements.join(u", "_s);
    }
    case JsonNode::Type::Object:
        break;
    }
    return {};
}

bool isOfScalars(const JsonNode &node)
{
    return node.type == JsonNode::Type::Array && std::ranges::all_of(node.children, &JsonNode::isScalar);
}

// Walks the JSON of an object and makes a field of each scalar.
class Walk
{
public:
    Walk(Resource resource, const JsonNode &root, const ClusterNames &names)
        : m_resource(resource)
        , m_root(root)
        , m_names(names)
    {
    }

    QList<DetailField> fieldsOf(const JsonNode &node, const QString &path)
    {
        m_fields.clear();
        visit(node, m_root, path, 0);
        return std::exchange(m_fields, {});
    }

private:
    void visit(const JsonNode &node, const JsonNode &parent, const QString &path, int depth)
    {
        if (node.isScalar() || isOfScalars(node) || node.children.empty()) {
            m_fields.append(leaf(node, parent, path, depth));
            return;
        }
        if (node.type == JsonNode::Type::Array) {
            if (hasHeading(path))
                m_fields.append(heading(fieldLabel(m_resource, path, node.key), path, depth++));
            for (std::size_t i = 0; i < node.children.size(); ++i)
                visitElement(node.children[i], node, path + u'[' + QString::number(i) + u']', int(i), depth);
            return;
        }
        if (hasHeading(path))
            m_fields.append(heading(fieldLabel(m_resource, path, node.key), path, depth++));
        const bool isMap = isMapOfOthers(path);
        for (const JsonNode &child : node.children) {
            const QString childPath = path + u'.' + child.key;
            if (isMap && child.type == JsonNode::Type::Object)
                visitNamed(child, childPath, depth);
            else
                visit(child, node, childPath, depth);
        }
    }

    // An element of a list gets a heading with its own name.
    void visitElement(const JsonNode &node, const JsonNode &parent, const QString &path, int index, int depth)
    {
        if (node.type != JsonNode::Type::Object || node.children.empty()) {
            visit(node, parent, path, depth);
            return;
        }
        DetailField title = heading(QString::number(index + 1), path, depth);
        for (const QStringView naming :
             {u"name", u"type", u"nodePool", u"resource", u"key", u"nodePoolName", u"nodePool.name"}) {
            const JsonNode *name = node.at(naming);
            if (!name || name->type != JsonNode::Type::String || name->text.isEmpty())
                continue;
            title.label = base::shownName(maskedText(name->text));
            title.covers.append(path + u'.' + naming.toString());
            break;
        }
        if (const JsonNode *status = node.child(u"status"); status && status->type == JsonNode::Type::String) {
            markCondition(title, *status);
            title.covers.append(path + u".status"_s);
        } else if (const JsonNode *reason = node.child(u"reason"); reason && path.startsWith(u"conditions[")) {
            markKubelet(title, *reason);
            title.covers.append(path + u".reason"_s);
        }
        m_fields.append(title);
        visitRest(node, title, path, depth + 1);
    }

    // A dependency or a service gets a heading with its key.
    void visitNamed(const JsonNode &node, const QString &path, int depth)
    {
        DetailField title = heading(node.key, path, depth);
        for (const QStringView key : {u"available", u"ready"}) {
            const JsonNode *flag = node.child(key);
            if (!flag || flag->type != JsonNode::Type::Bool)
                continue;
            const bool isGood = flag->text == u"true";
            title.mark = isGood ? DetailField::Mark::Good : DetailField::Mark::Bad;
            title.value = key == u"available"
                ? (isGood ? DetailWords::tr("available") : DetailWords::tr("not available"))
                : (isGood ? DetailWords::tr("ready") : DetailWords::tr("not ready"));
            title.covers.append(path + u'.' + key.toString());
        }
        m_fields.append(title);
        visitRest(node, title, path, depth + 1);
    }

    void visitRest(const JsonNode &node, const DetailField &title, const QString &path, int depth)
    {
        for (const JsonNode &child : node.children) {
            const QString childPath = path + u'.' + child.key;
            if (!title.covers.contains(childPath))
                visit(child, node, childPath, depth);
        }
    }

    static DetailField heading(const QString &label, const QString &path, int depth)
    {
        DetailField field;
        field.path = path;
        field.label = base::shownName(label);
        field.depth = depth;
        field.isHeading = true;
        return field;
    }

    static void markCondition(DetailField &title, const JsonNode &status)
    {
        title.value = status.text;
        // Conditions whose "True" is bad news.
        static constexpr QStringView bad[]
            = {u"fail", u"unschedul", u"degrad", u"pressure", u"error", u"evict", u"disrupt", u"preempt"};
        const bool isBadNews = std::ranges::any_of(
            bad, [&title](QStringView word) { return title.label.contains(word, Qt::CaseInsensitive); });
        if (status.text == u"True")
            title.mark = isBadNews ? DetailField::Mark::Bad : DetailField::Mark::Good;
        else if (status.text == u"False")
            title.mark = isBadNews ? DetailField::Mark::Good : DetailField::Mark::Bad;
        else
            title.mark = DetailField::Mark::Open;
    }

    // Conditions of a node contain only the kubelet's reason.
    static void markKubelet(DetailField &title, const JsonNode &reason)
    {
        title.value = reason.text;
        static constexpr QStringView good[] = {u"KubeletReady", u"KubeletHasSufficient", u"KubeletHasNo"};
        static constexpr QStringView bad[] = {u"KubeletNotReady", u"KubeletHas"};
        const auto begins = [&](QStringView word) { return reason.text.startsWith(word); };
        title.mark = std::ranges::any_of(good, begins) ? DetailField::Mark::Good
            : std::ranges::any_of(bad, begins)         ? DetailField::Mark::Bad
                                                       : DetailField::Mark::Open;
    }

    DetailField leaf(const JsonNode &node, const JsonNode &parent, const QString &path, int depth)
    {
        const table::ColumnInfo *column = columnOf(m_resource, path);
        const QString key = node.key.isEmpty() ? parent.key : node.key;
        DetailField field;
        field.path = path;
        field.depth = depth;
        field.label
            = base::shownName(path.startsWith(u"environmentVariables.") ? node.key : fieldLabel(m_resource, path, key));
        field.kind = column ? column->kind : guessKind(node, path);
        field.value = valueOf(node, field.kind);
        convert(field);
        if (!node.isScalar() && node.children.empty())
            field.value = DetailWords::tr("none");
        const bool isFlag = node.type == JsonNode::Type::Bool || node.type == JsonNode::Type::Null;
        if (const auto *text = std::get_if<QString>(&field.value); text && !isFlag)
            mask(field, secretKey(parent, node), *text);
        else if (node.type == JsonNode::Type::Number)
            mask(field, secretKey(parent, node), node.text);
        addLink(field);
        return field;
    }

    void convert(DetailField &field) const
    {
        const auto unit = m_resource->unitOf ? m_resource->unitOf(field.path) : std::nullopt;
        if (!unit)
            return;
        field.kind = unit->kind;
        if (const auto *whole = std::get_if<std::int64_t>(&field.value))
            field.value = double(*whole) * unit->factor;
        else if (const auto *number = std::get_if<double>(&field.value))
            field.value = *number * unit->factor;
    }

    static void mask(DetailField &field, const QString &key, const QString &text)
    {
        const QString masked = maskedValue(key, text);
        if (masked != text)
            field.masked = masked;
    }

    void addLink(DetailField &field) const
    {
        const auto ways = m_resource->fieldWays;
        const auto way = std::ranges::find_if(
            ways, [&](const FieldWay &known) { return field.path == QLatin1StringView(known.path); });
        if (way == ways.end())
            return;
        if (way->isOwn) {
            field.link = {way->kind, keyOf(m_resource, m_root), m_root.textAt(u"name"),
                          m_root.timeAt(u"deletedAt") != api::absentTime};
            return;
        }
        const auto *text = std::get_if<QString>(&field.value);
        if (!text || text->isEmpty())
            return;
        field.link = {way->kind, base::Key::fromText(*text), base::shownName(*text)};
        if (const auto *column = columnOf(m_resource, field.path); column && column->kind == Kind::Reference)
            addName(field);
    }

    // Fields that hold an id, if the object or a list of names has the name that belongs to it.
    void addName(DetailField &field) const
    {
        const QString name = nameOf(field);
        if (!name.isEmpty())
            field.link.name = name;
        field.value = table::Reference{field.link.key.toString(), name};
    }

    [[nodiscard]] QString nameOf(const DetailField &field) const
    {
        if (isClusterKey(field.path))
            return m_names.name(field.link.key.toString());
        return m_root.textAt(field.path.chopped(2) + u"Name"_s); // "workloadId", "workloadName"
    }

    Resource m_resource;
    const JsonNode &m_root;
    const ClusterNames &m_names;
    QList<DetailField> m_fields;
};

DetailField asOf(qint64 timeMs)
{
    DetailField field;
    field.path = u"status.dependencies.asOf"_s;
    field.label = DetailWords::tr("As of");
    field.kind = Kind::Time;
    field.value = std::int64_t(timeMs);
    return field;
}

void describe(Details &details, const JsonNode &root)
{
    const ResourceInfo &info = *details.resource;
    details.id = keyOf(details.resource, root);
    details.name = root.textAt(u"name");
    if (info.stateColumn)
        details.state = root.textAt(QString::fromLatin1(info.stateColumn));
    if (info.kindLine)
        details.kind = info.kindLine(root);
    details.createdAtMs = root.timeAt(u"createdAt");
    details.completedAtMs = root.timeAt(u"completedAt");
    details.deletedAtMs = root.timeAt(u"deletedAt");
    static constexpr QStringView last[] = {u"Completed", u"Failed", u"Succeeded"};
    details.isFinal = info.canEnd
        && (std::ranges::find(last, QStringView(details.state)) != std::end(last)
            || details.deletedAtMs != api::absentTime);
    if (const std::optional<Reason> reason = reasonOf(details.resource, root))
        details.reasons.append(*reason);
}

} // namespace

QString DetailField::text(const table::FormatContext &context, bool isRevealed) const
{
    if (isSecret() && !isRevealed)
        return masked;
    if (const auto *said = std::get_if<QString>(&value); said && said->isEmpty())
        return table::displayText(kind, {}, context); // absent and null are displayed alike
    if (kind == Kind::Time && std::holds_alternative<std::int64_t>(value)) {
        const qint64 age = context.nowMs - std::get<std::int64_t>(value);
        QString exact = table::displayText(kind, value, context);
        constexpr qint64 week = 7 * base::dayMs;
        if (context.nowMs == 0 || std::abs(age) >= week)
            return exact;
        // Age first: a narrow pane then cuts off the seconds.
        return table::cellText(kind, value, context) + u" ("_s + exact + u')';
    }
    return table::displayText(kind, value, context);
}

const DetailField *Details::field(const QString &path) const
{
    for (const DetailGroup &group : groups) {
        for (const DetailField &field : group.fields) {
            if (field.path == path || field.covers.contains(path))
                return &field;
        }
    }
    return nullptr;
}

QString DetailField::exactText(const table::FormatContext &context, bool isRevealed) const
{
    const auto *said = std::get_if<QString>(&value);
    const bool isWords = said && !said->isEmpty() && kind != Kind::State && (isRevealed || !isSecret());
    return isWords ? *said : table::plainSpaces(text(context, isRevealed));
}

QString Details::toText(const table::FormatContext &context) const
{
    QStringList lines;
    for (const DetailGroup &group : groups) {
        if (!lines.isEmpty())
            lines.append(QString());
        lines.append(group.title);
        for (const DetailField &field : group.fields) {
            const QString text = field.isHeading && std::holds_alternative<std::monostate>(field.value)
                ? QString()
                : u": "_s + field.exactText(context, false);
            lines.append(QString(2 * (field.depth + 1), u' ') + field.label + text);
        }
    }
    return lines.join(u'\n');
}

std::optional<Reason> reasonOf(Resource resource, const JsonNode &root)
{
    std::optional<Reason> reason = resource->reason ? resource->reason(root) : std::nullopt;
    if (!reason)
        return reason;
    if (reason->words.isEmpty())
        reason->words = reasonWords(reason->code);
    reason->message = maskedText(reason->message);
    reason->code = base::shownName(reason->code);
    reason->words = base::shownName(reason->words);
    return reason;
}

std::optional<Details> detailsOf(Resource resource, const QByteArray &json, const ClusterNames &names)
{
    const std::optional<JsonNode> root = api::parseJson(json);
    if (!root || root->type != JsonNode::Type::Object)
        return std::nullopt;
    Details details;
    details.resource = resource;
    describe(details, *root);
    details.plainJson = api::prettyJson(*root);
    details.json = api::prettyJson(maskedJson(*root));

    Walk walk(resource, *root, names);
    GroupBuilder groups;
    // What a cluster that does not answer has last reported is not how it is now.
    const bool isOld = details.state == u"Disconnected" && root->timeAt(u"lastLiveness") != api::absentTime;
    for (const JsonNode &child : root->children) {
        // The parts of a cluster's status belong to several groups.
        if (child.key == u"status" && child.type == JsonNode::Type::Object && !child.children.empty()) {
            for (const JsonNode &part : child.children) {
                QList<DetailField> fields = walk.fieldsOf(part, u"status."_s + part.key);
                if (isOld && part.key == u"dependencies")
                    fields.prepend(asOf(root->timeAt(u"lastLiveness")));
                groups.add(u"status."_s + part.key, fields);
            }
        } else {
            groups.add(child.key, walk.fieldsOf(child, child.key));
        }
    }
    details.groups = groups.take();
    return details;
}

} // namespace catalog

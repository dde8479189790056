// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/query.h"

#include "models/base/time.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace api {
namespace {

struct QueryWords
{
    Q_DECLARE_TR_FUNCTIONS(api::Query)
};

Failure refusal(const QString &words)
{
    return Failure(Error{.kind = Error::Kind::Local, .detail = words});
}

bool holds(Names names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

// Appends the parameters that the endpoint supports.
class QueryWriter
{
public:
    QueryWriter(const Endpoint &endpoint, QByteArray path)
        : m_endpoint(endpoint)
        , m_target(std::move(path))
    {
        if (endpoint.fixed.empty())
            return;
        separate();
        m_target.append(endpoint.fixed.data(), static_cast<qsizetype>(endpoint.fixed.size()));
    }

    void add(std::string_view name, const QByteArray &encodedValue)
    {
        if (!holds(m_endpoint.parameters, name))
            return;
        separate();
        m_target.append(name.data(), static_cast<qsizetype>(name.size())).append('=').append(encodedValue);
    }
    void addText(std::string_view name, const QString &value)
    {
        if (!value.isEmpty())
            add(name, QUrl::toPercentEncoding(value));
    }
    void addFlag(std::string_view name, std::optional<bool> value)
    {
        if (value)
            add(name, *value ? "true" : "false");
    }
    // One parameter with values joined by commas; the values are encoded, the commas are not.
    void addList(std::string_view name, const QStringList &values)
    {
        if (values.isEmpty())
            return;
        QByteArrayList encoded;
        for (const QString &value : values)
            encoded += QUrl::toPercentEncoding(value);
        add(name, encoded.join(','));
    }
    [[nodiscard]] QByteArray take() { return std::move(m_target); }

private:
    void separate()
    {
        m_target += m_hasQuery ? '&' : '?';
        m_hasQuery = true;
    }

    const Endpoint &m_endpoint;
    QByteArray m_target;
    bool m_hasQuery = false;
};

// Each id is one path segment, whatever it contains. Braces are encoded, so an id is never mistaken for a placeholder.
Result<QByteArray> pathOf(const Endpoint &endpoint, std::initializer_list<base::Key> ids)
{
    QByteArray path(endpoint.path.data(), static_cast<qsizetype>(endpoint.path.size()));
    for (const base::Key &id : ids) {
        const qsizetype open = path.indexOf('{');
        if (open < 0)
            break;
        if (id.isNull())
            return refusal(QueryWords::tr("This object has no ID, so it cannot be requested."));
        const QString segment = id.toString();
        // Servers and proxies resolve these as path steps, encoded or not.
        if (segment == u"." || segment == u"..")
            return refusal(QueryWords::tr("The ID \"%1\" cannot be used in a request.").arg(segment));
        path.replace(open, path.indexOf('}') - open + 1, QUrl::toPercentEncoding(segment));
    }
    return path;
}

// Why a filter item cannot be sent; empty if it can.
QString refusalOf(const Endpoint &endpoint, const QString &item)
{
    const QByteArray bytes = item.toUtf8();
    const std::string_view text(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const std::size_t end = text.find_first_of("=!<>");
    const std::string_view key = text.substr(0, end);
    if (end == std::string_view::npos || !holds(filterOperators(), text.substr(end, 2)) || text.size() == end + 2)
        return QueryWords::tr("The filter \"%1\" is incomplete. It needs a field, an operator and a value.").arg(item);
    if (!holds(endpoint.filterKeys, key))
        return QueryWords::tr("The control plane cannot filter this list by \"%1\".")
            .arg(QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())));
    if (item.contains(u','))
        return QueryWords::tr(
            "The control plane does not accept commas in a filter. Use the part before or after the comma.");
    return {};
}

} // namespace

Result<QByteArray> targetOf(const Endpoint &endpoint, const base::Key &id, const ListParams &params)
{
    Result<QByteArray> path = pathOf(endpoint, {id});
    if (!path)
        return path;
    QueryWriter query(endpoint, std::move(*path));
    if (holds(endpoint.parameters, "filterBy")) {
        for (const QString &item : params.filterBy)
            if (const QString words = refusalOf(endpoint, item); !words.isEmpty())
                return refusal(words);
        query.addList("filterBy", params.filterBy);
    }
    query.addText("search", params.search);
    if (!params.sortBy.isEmpty() && !endpoint.sortKeys.empty()) {
        if (!holds(endpoint.sortKeys, params.sortBy.toStdString()))
            return refusal(QueryWords::tr("The control plane cannot sort this list by \"%1\".").arg(params.sortBy));
        query.addText("sortBy", params.sortBy);
    }
    // Lists that have an order but no sort keys are sorted by time.
    if (!params.sortBy.isEmpty() || (endpoint.sortKeys.empty() && params.descending))
        query.add("sortOrder", params.descending ? "desc" : "asc");
    if (params.offset > 0)
        query.add("offset", QByteArray::number(qint64{params.offset}));
    if (params.limit != 0)
        query.add("limit", QByteArray::number(std::clamp(params.limit, 1, 500)));
    query.addFlag("deleted", params.deleted);
    query.addFlag("completed", params.completed);
    query.addFlag("includeRequestedForDelete", params.includeRequestedForDelete);
    if (params.externalTypesOnly)
        query.add("externalTypesOnly", "true");
    if (params.metadataOnly)
        query.add("verbosity", "metadata");
    return query.take();
}

Result<QByteArray> targetOf(const Endpoint &endpoint, const TelemetryParams &params)
{
    QueryWriter query(endpoint, QByteArray(endpoint.path.data(), static_cast<qsizetype>(endpoint.path.size())));
    query.addText("telemetryType", params.type);
    query.addList("groupBy", params.groupBy);
    query.addText("clusterId", params.clusterId);
    query.addText("nodepoolName", params.nodepoolName);
    query.addText("nodepoolId", params.nodepoolId);
    query.addText("departmentId", params.departmentId);
    query.addList("filterByPhases", params.phases);
    return query.take();
}

Result<QByteArray> targetOf(const Endpoint &endpoint, const base::Key &id, const InstallParams &params)
{
    Result<QByteArray> path = pathOf(endpoint, {id});
    if (!path)
        return path;
    if (params.version.isEmpty())
        return refusal(QueryWords::tr("Choose the version of Run:ai to install."));
    QueryWriter query(endpoint, std::move(*path));
    query.addText("version", params.version);
    query.addText("remoteClusterUrl", params.remoteClusterUrl);
    return query.take();
}

Result<QByteArray> targetOf(const Endpoint &endpoint, const base::Key &id, const WriteParams &params)
{
    Result<QByteArray> path = pathOf(endpoint, {id});
    if (!path)
        return path;
    QueryWriter query(endpoint, std::move(*path));
    if (params.force)
        query.add("force", "true");
    return query.take();
}

Result<QByteArray> targetOf(const Endpoint &endpoint, std::initializer_list<base::Key> ids, const MetricsParams &params)
{
    Result<QByteArray> path = pathOf(endpoint, ids);
    if (!path)
        return path;
    if (params.types.isEmpty() || params.endMs <= params.startMs)
        return refusal(QueryWords::tr("Choose at least one metric and a time range that is not empty."));
    if (params.samples < 0 || params.samples > mostSamples)
        return refusal(QueryWords::tr("A request can contain up to %1 samples.").arg(mostSamples));
    QueryWriter query(endpoint, std::move(*path));
    query.addList("metricType", params.types);
    query.add("start", QUrl::toPercentEncoding(QString::fromLatin1(base::formatTime(params.startMs))));
    query.add("end", QUrl::toPercentEncoding(QString::fromLatin1(base::formatTime(params.endMs))));
    query.add("numberOfSamples", QByteArray::number(params.samples));
    query.addText("groupBy", params.groupBy);
    query.addText("nodepoolName", params.nodepoolName);
    return query.take();
}

} // namespace api

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/curl.h"

#include "models/api/query.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace catalog {
namespace {

// In single quotes, a shell interprets nothing but the single quote.
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

tl::expected<QString, QString> curlCommand(const QUrl &address, const QString &caFile, Resource resource,
                                           const table::ListQuery &query, std::int64_t offset, int limit)
{
    auto params = toParams(resource, query);
    if (!params)
        return tl::unexpected(params.error());
    const base::Key owner = ownerOf(resource, query);
    if (resource->owner && owner.isNull())
        return tl::unexpected(wordsOf(resource->words.ownerless));
    params->offset = offset;
    params->limit = limit;
    const auto target = api::targetOf(api::endpoint(resource->list), owner, *params);
    if (!target)
        return tl::unexpected(target.error().detail);
    const QString base
        = address.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
              .toString(QUrl::FullyEncoded);
    QString command = u"curl --fail-with-body --silent --show-error"_s;
    if (!caFile.isEmpty())
        command += u" --cacert "_s + quoted(caFile);
    command += u" -H 'Accept: application/json' -H \"Authorization: Bearer $BINNACLE_TOKEN\" "_s;
    return command + quoted(base + QString::fromLatin1(*target));
}

} // namespace catalog

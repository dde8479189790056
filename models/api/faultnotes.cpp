// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/faultnotes.h"

#include "models/api/jsonparser.h"
#include "models/base/shown.h"
#include "models/base/standin.h"

#include <QCryptographicHash>

#include <algorithm>

namespace api {
namespace {

QString rowPath(const PageBase &page, int row)
{
    if (page.rowsKey == ".")
        return {};
    return toQString(page.rowsKey) + u'[' + QString::number(row) + u']';
}

// E.g. "workloads[17].containers[1].image": with the current index of each list that is being read.
QString pathOf(const PageBase &page, const ReadPlace &place, std::string_view field)
{
    QString path = rowPath(page, place.row);
    if (!path.isEmpty())
        path += u'.';
    for (const std::uint32_t at : place.at) {
        const std::size_t list = field.find("[]");
        if (list == std::string_view::npos)
            break;
        path += toQString(field.substr(0, list)) + u'[' + QString::number(at) + u']';
        field.remove_prefix(list + 2);
    }
    return path + toQString(field);
}

QString shortTextOf(const simdjson::dom::element &value)
{
    QString text = toQString(simdjson::minify(value));
    if (text.size() > faultTextLength)
        text = text.left(faultTextLength - 1) + u'\u2026';
    return base::shownName(text);
}

} // namespace

void noteRow(PageBase &page, const ReadPlace &place, std::string_view field, const simdjson::dom::element &row)
{
    const std::string json = simdjson::minify(row);
    const QByteArray digest = QCryptographicHash::hash(QByteArrayView(json.data(), static_cast<qsizetype>(json.size())),
                                                       QCryptographicHash::Sha1)
                                  .toHex();
    const QString path = field.empty() ? rowPath(page, place.row) : pathOf(page, place, field);
    page.faults.push_back({place.row, path, base::standIn(QString::fromLatin1(digest))});
}

void noteValue(PageBase &page, const ReadPlace &place, std::string_view field, const simdjson::dom::element &value)
{
    std::vector<FieldFault> &faults = page.fieldFaults;
    auto at = std::ranges::find(faults, field, &FieldFault::field);
    if (at == faults.end())
        at = faults.insert(at, {.field = field, .path = pathOf(page, place, field), .text = shortTextOf(value)});
    ++at->count;
    page.faultyValues.push_back(
        {static_cast<std::uint32_t>(place.row), static_cast<std::uint16_t>(at - faults.begin())});
}

} // namespace api

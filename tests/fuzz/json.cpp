// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsontree.h"
#include "models/api/repair.h"
#include "models/catalog/jsoncells.h"
#include "tests/fuzz/target.h"

#include <QJsonDocument>

// Any JSON as a tree that shows all of it, and texts that are repaired.
void tryInput(const QByteArray &input)
{
    using fuzz::require;
    const api::RepairedJson repaired = api::repairJson(input, api::BigNumbers::Quote);
    require(api::repairJson(repaired.text, api::BigNumbers::Quote).text == repaired.text,
            "a second time changes nothing");
    static_cast<void>(catalog::structureWords(QString::fromUtf8(input)));

    const auto root = api::parseJson(input);
    if (!root || QJsonDocument::fromJson('[' + input + ']').isNull())
        return;
    const QByteArray compact = api::compactJson(*root).toUtf8();
    const auto again = api::parseJson(compact);
    require(again && api::compactJson(*again).toUtf8() == compact, "the text of the tree is that tree");
    const auto pretty = api::parseJson(api::prettyJson(*root).toUtf8());
    require(pretty && api::compactJson(*pretty).toUtf8() == compact, "also indented");
    require(QJsonDocument::fromJson('[' + compact + ']').isArray(), "what is JSON stays JSON");
}

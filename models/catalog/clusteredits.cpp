// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clusteredits.h"

#include "models/api/client.h"
#include "models/api/jsontree.h"

#include <QCoreApplication>
#include <QObject>

#include <array>

using namespace Qt::StringLiterals;

namespace catalog {
namespace {

using api::JsonNode;

constexpr qsizetype longestName = 253; // in the API document

class Rename
{
public:
    Rename(api::Client &client, const base::Key &key, const QString &name, EditDone done)
        : m_done(std::move(done))
    {
        m_call = client.renameCluster(key, name, &m_context, [this](const api::Result<api::Written> &answer) {
            std::exchange(m_done, nullptr)(answer ? std::nullopt : std::optional(answer.error()));
        });
    }

private:
    QObject m_context;
    EditDone m_done;
    api::Call m_call;
};

QString hindrance(const JsonNode &cluster)
{
    return cluster.timeAt(u"deleteRequestedAt") == api::absentTime
        ? QString()
        : editWords(QT_TRANSLATE_NOOP("Edit", "This cluster is being deleted and cannot be renamed."));
}

QString fault(const QString &name)
{
    return name.size() <= longestName
        ? QString()
        : editWords(QT_TRANSLATE_NOOP("Edit", "The name is too long. At most %1 characters are possible."))
              .arg(longestName);
}

constexpr CellEdit nameEdit{
    .column = "name",
    .word = "rename to",
    .words = {.text = QT_TRANSLATE_NOOP("Edit", "Rename…"),
              .saving = QT_TRANSLATE_NOOP("Edit", "Renaming %1 to %2."),
              .saved = QT_TRANSLATE_NOOP("Edit", "%1 is now called %2."),
              .kept = QT_TRANSLATE_NOOP("Edit", "Its name is still %1."),
              .unreadable = ""},
    .hindrance = hindrance,
    .present = [](const JsonNode &cluster) { return cluster.textAt(u"name"); },
    .choices = nullptr,
    .fault = fault,
    .send = [](api::Client &client, const JsonNode &cluster, const Choice &to, EditDone done) -> table::Ticket {
        return std::make_shared<Rename>(client, base::Key::fromText(cluster.textAt(u"uuid")), to.value,
                                        std::move(done));
    },
};

constexpr std::array edits{&nameEdit};

} // namespace

std::span<const CellEdit *const> clusterEdits()
{
    return edits;
}

} // namespace catalog

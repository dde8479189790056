// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/typeedits.h"

#include "models/api/client.h"
#include "models/api/jsontree.h"
#include "models/api/page.h"
#include "models/api/records.h"

#include <QCoreApplication>
#include <QObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalog {
namespace {

using api::JsonNode;

// Reads one of the server's lists as choices.
class Choices
{
public:
    Choices(api::Client &client, api::Operation operation, ChoicesDone done)
        : m_done(std::move(done))
    {
        if (operation == api::Operation::WorkloadCategories)
            m_call = client.workloadCategories(base::Urgency::Interactive, &m_context,
                                               [this](const auto &page) { finish(page); });
        else
            m_call = client.workloadPriorities({.limit = 0}, base::Urgency::Interactive, &m_context,
                                               [this](const auto &page) { finish(page); });
    }

private:
    static Choice choiceOf(const api::WorkloadCategory &category, const api::TextPool &texts)
    {
        return {texts.key(category.id).toString(), texts.toString(category.name), texts.toString(category.description)};
    }
    static Choice choiceOf(const api::WorkloadPriority &priority, const api::TextPool &texts)
    {
        const bool hasValue = priority.value != api::absentInt;
        return {texts.key(priority.id).toString(), texts.toString(priority.name),
                hasValue ? QString::number(priority.value) : QString()};
    }

    template<class Record> void finish(const api::Result<api::PagePtr<Record>> &page)
    {
        if (!page)
            return std::exchange(m_done, nullptr)(api::Failure(page.error()));
        std::vector<const Record *> rows;
        for (const Record &row : (*page)->rows)
            rows.push_back(&row);
        // The most urgent first.
        if constexpr (std::is_same_v<Record, api::WorkloadPriority>)
            std::ranges::stable_sort(rows, std::ranges::greater(), [](const Record *row) { return row->value; });
        QList<Choice> choices;
        for (const Record *row : rows)
            choices << choiceOf(*row, (*page)->texts);
        std::exchange(m_done, nullptr)(std::move(choices));
    }

    QObject m_context;
    ChoicesDone m_done;
    api::Call m_call;
};

// The two properties of a type that can be changed, and where they are in it.
struct Property
{
    api::Operation list;
    QStringView id;
    QStringView name;
    QString api::TypeDraft::*draft;
};
constexpr Property category{api::Operation::WorkloadCategories, u"categoryId", u"categoryName",
                            &api::TypeDraft::categoryId};
constexpr Property priority{api::Operation::WorkloadPriorities, u"priorityId", u"priorityName",
                            &api::TypeDraft::priorityId};

QString presentOf(const JsonNode &type, const Property &property)
{
    const QString id = type.textAt(property.id);
    return id.isEmpty() ? type.textAt(property.name) : id;
}

// A change of one property. The API wants both of them, and 2.22 tells only the name of the other: its id is then
// looked up.
class Update
{
public:
    Update(api::Client &client, const JsonNode &type, const Property &changed, const Property &other, const Choice &to,
           EditDone done)
        : m_client(client)
        , m_id(base::Key::fromText(type.textAt(u"id")))
        , m_other(other)
        , m_done(std::move(done))
    {
        m_draft.*changed.draft = to.value;
        m_draft.*other.draft = type.textAt(other.id);
        const QString name = type.textAt(other.name);
        if (!(m_draft.*other.draft).isEmpty() || name.isEmpty()) {
            send();
            return;
        }
        m_choices = std::make_unique<Choices>(client, other.list, [this, name](const api::Result<QList<Choice>> &all) {
            if (!all)
                return std::exchange(m_done, nullptr)(all.error());
            const auto found = std::ranges::find(*all, name, &Choice::text);
            if (found != all->end())
                m_draft.*m_other.draft = found->value;
            send();
        });
    }

private:
    void send()
    {
        m_call = m_client.updateWorkloadType(
            m_id, m_draft, &m_context, [this](const api::Result<api::PagePtr<api::WorkloadType>> &page) {
                std::exchange(m_done, nullptr)(page ? std::nullopt : std::optional(page.error()));
            });
    }

    QObject m_context;
    api::Client &m_client;
    base::Key m_id;
    Property m_other;
    api::TypeDraft m_draft;
    EditDone m_done;
    std::unique_ptr<Choices> m_choices;
    api::Call m_call;
};

QString hindrance(const JsonNode &type)
{
    return type.textAt(u"id").isEmpty()
        ? editWords(QT_TRANSLATE_NOOP("Edit", "The control plane reports no ID of this type, so it cannot be changed."))
        : QString();
}

constexpr CellEdit categoryEdit{
    .column = "categoryName",
    .word = "set category",
    .words = {.text = QT_TRANSLATE_NOOP("Edit", "Change category…"),
              .saving = QT_TRANSLATE_NOOP("Edit", "Changing the category of %1 to %2."),
              .saved = QT_TRANSLATE_NOOP("Edit", "The category of %1 is now %2."),
              .kept = QT_TRANSLATE_NOOP("Edit", "Its category is still %1."),
              .unreadable = QT_TRANSLATE_NOOP("Edit", "The categories could not be read.")},
    .hindrance = hindrance,
    .present = [](const JsonNode &type) { return presentOf(type, category); },
    .choices = [](api::Client &client, ChoicesDone done) -> table::Ticket {
        return std::make_shared<Choices>(client, category.list, std::move(done));
    },
    .send = [](api::Client &client, const JsonNode &type, const Choice &to, EditDone done) -> table::Ticket {
        return std::make_shared<Update>(client, type, category, priority, to, std::move(done));
    },
};

constexpr CellEdit priorityEdit{
    .column = "priorityName",
    .word = "set priority",
    .words = {.text = QT_TRANSLATE_NOOP("Edit", "Change priority…"),
              .saving = QT_TRANSLATE_NOOP("Edit", "Changing the priority of %1 to %2."),
              .saved = QT_TRANSLATE_NOOP("Edit", "The priority of %1 is now %2."),
              .kept = QT_TRANSLATE_NOOP("Edit", "Its priority is still %1."),
              .unreadable = QT_TRANSLATE_NOOP("Edit", "The priorities could not be read.")},
    .hindrance = hindrance,
    .present = [](const JsonNode &type) { return presentOf(type, priority); },
    .choices = [](api::Client &client, ChoicesDone done) -> table::Ticket {
        return std::make_shared<Choices>(client, priority.list, std::move(done));
    },
    .hasRank = true,
    .send = [](api::Client &client, const JsonNode &type, const Choice &to, EditDone done) -> table::Ticket {
        return std::make_shared<Update>(client, type, priority, category, to, std::move(done));
    },
};

constexpr const CellEdit *edits[] = {&categoryEdit, &priorityEdit};

} // namespace

std::span<const CellEdit *const> typeEdits()
{
    return edits;
}

} // namespace catalog

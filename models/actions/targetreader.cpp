// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/targetreader.h"

#include "models/api/jsontree.h"
#include "models/base/standin.h"
#include "models/csv/rowchooser.h"
#include "models/table/match.h"
#include "models/table/pager.h"

#include <QDateTime>

namespace actions {
namespace {

constexpr qint64 recentMs = 15 * 60'000; // older rows of a local copy are read once more

} // namespace

std::optional<Candidate> candidateOf(catalog::Resource resource, const catalog::ObjectAction &action,
                                     const QByteArray &json)
{
    const auto root = api::parseJson(json);
    if (!root)
        return {};
    Candidate candidate{resource->target(*root), action.verdict(*root)};
    if (action.variant)
        candidate.variant = action.variant->verdict(*root);
    if (candidate.target.key.isNull())
        return {};
    return candidate;
}

// Reads a list in the order in which the user has seen it: chosen places refer to it.
struct TargetReader::ListReading
{
    ListReading(std::unique_ptr<table::TableSource> from, const table::ListQuery &what,
                const std::optional<csv::RowChoice> &only)
        : source(std::move(from))
        , query(what)
        , pager(table::Pager::Mode::ByOffset, what.descending, source->maxPageSize())
    {
        if (only)
            chooser.emplace(*only);
    }

    std::unique_ptr<table::TableSource> source;
    table::ListQuery query;
    table::Pager pager;
    std::optional<csv::RowChooser> chooser;
    table::Ticket ticket;
};

TargetReader::TargetReader(api::Client &client, const catalog::ClusterNames &names, catalog::Resource resource,
                           const catalog::ObjectAction &action, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_names(names)
    , m_resource(resource)
    , m_action(action)
{
}

TargetReader::~TargetReader() = default;

void TargetReader::readKeys(const QList<base::Key> &keys)
{
    m_keys = keys;
    readNextKey();
}

void TargetReader::readNextKey()
{
    if (m_keys.isEmpty())
        return end();
    const base::Key key = m_keys.takeFirst();
    m_call = m_resource->whole(
        m_client, key, base::Urgency::Interactive, this, [this, key](const api::Result<QByteArray> &object) {
            if (!object)
                return end(tr("%1: %2").arg(key.toString(), object.error().sentence()), object.error().detail);
            take(*object);
            readNextKey();
        });
}

void TargetReader::readList(const table::ListQuery &query, const std::optional<csv::RowChoice> &only,
                            std::unique_ptr<table::TableSource> shown)
{
    table::ListQuery sorted = query;
    if (sorted.sortKey.isEmpty()) {
        sorted.sortKey = QString::fromLatin1(m_resource->sortKey);
        sorted.descending = m_resource->descending;
    }
    m_list = std::make_unique<ListReading>(
        shown ? std::move(shown) : catalog::makeSource(m_resource, m_client, m_names), sorted, only);
    if (only && !only->marks.all)
        m_expected = only->count;
    m_list->ticket = m_list->source->fetchCount(
        sorted, base::Urgency::Interactive, [this, only](const table::CountAnswer &answer) {
            if (answer.problem)
                return end(answer.problem->sentence, answer.problem->detail);
            if (answer.count && m_expected < 0)
                m_expected = *answer.count - (only ? only->marks.ids.size() : 0);
            if (m_expected > mostCandidates)
                return end(tr("These are %1 objects, and at most %2 can be "
                              "changed at once. Narrow the filter.")
                               .arg(table::countText(m_expected), table::countText(mostCandidates)));
            readNextPage();
        });
}

void TargetReader::readNextPage()
{
    const auto want = m_list->pager.next();
    m_list->ticket
        = m_list->source->fetchPage(m_list->query, want->offset, want->limit, base::Urgency::Interactive,
                                    [this, want = *want](const table::PageAnswer &answer) {
                                        if (answer.problem)
                                            return end(answer.problem->sentence, answer.problem->detail);
                                        std::vector<table::Pager::Row> rows(std::size_t(answer.page->size()));
                                        for (int i = 0; i < answer.page->size(); ++i)
                                            rows[std::size_t(i)].id = answer.page->id(i);
                                        std::vector<int> fresh = m_list->pager.take(want, rows, answer.page->isLast());
                                        if (m_list->chooser)
                                            m_list->chooser->choose(rows, fresh);
                                        takeRows(*answer.page, fresh);
                                        takePage(answer);
                                    });
}

void TargetReader::takePage(const table::PageAnswer &answer)
{
    if (answer.page->misfits() > 0 || hasStrayRows(*answer.page))
        return end(tr("The control plane sent objects that the filter excludes. Nothing is changed."));
    const bool hasAll = m_list->pager.isDone() || (m_list->chooser && m_list->chooser->hasAll());
    if (m_candidates.size() + m_keys.size() > mostCandidates || m_list->pager.isStuck())
        return end(tr("The control plane sent more objects than it had counted. Narrow the filter."));
    if (!hasAll)
        return readNextPage();
    const qsizetype found = m_candidates.size() + m_keys.size();
    if (m_expected > found)
        return end(tr("%1 of %2 chosen objects are no longer in the list. Choose again.")
                       .arg(table::countText(m_expected - found), table::countText(m_expected)));
    readNextKey();
}

// What an object is in now decides what can be done to it.
bool TargetReader::isRecent(const table::TablePage &page) const
{
    return page.readAtMs() == 0 || !m_resource->whole
        || QDateTime::currentMSecsSinceEpoch() - page.readAtMs() <= recentMs;
}

void TargetReader::takeRows(const table::TablePage &page, const std::vector<int> &rows)
{
    for (const int row : rows) {
        const QByteArray json = isRecent(page) ? page.json(row) : QByteArray();
        if (!json.isEmpty())
            take(json);
        else if (!base::isStandIn(page.id(row)))
            m_keys << page.id(row);
    }
}

// Rows that a text filter does not match as people read it. Lists only show such rows; here they would be changed.
bool TargetReader::hasStrayRows(const table::TablePage &page) const
{
    const table::TableSource &source = *m_list->source;
    for (const table::Filter &filter : m_list->query.filters) {
        for (int column = 0; column < source.columnCount(); ++column) {
            const table::ColumnInfo &info = source.column(column);
            const bool isText = info.kind == table::Kind::Name || info.kind == table::Kind::Text;
            if (!isText || !info.filterKey || filter.key != QLatin1StringView(info.filterKey))
                continue;
            for (int row = 0; row < page.size(); ++row) {
                if (!table::matches(page.value(row, column), filter))
                    return true;
            }
        }
    }
    return false;
}

void TargetReader::take(const QByteArray &json)
{
    if (const auto candidate = candidateOf(m_resource, m_action, json))
        m_candidates << *candidate;
}

void TargetReader::end(const QString &problem, const QString &serverWords)
{
    m_problem = problem;
    m_serverWords = serverWords;
    Q_EMIT finished();
}

} // namespace actions

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/update.h"

#include "models/base/time.h"

#include <QDateTime>

#include <utility>

using namespace Qt::StringLiterals;

namespace replica {
namespace {

constexpr Pace pace{.mostRequests = 1, .pauseMs = 0, .isCounted = false};
constexpr std::int64_t roundedMs = 1000; // a server may compare whole seconds

int columnOf(const table::TableSource &source, const QString &filterKey)
{
    for (int i = 0; i < source.columnCount(); ++i) {
        if (const char *key = source.column(i).filterKey; key && filterKey == QLatin1StringView(key))
            return i;
    }
    return -1;
}

} // namespace

bool isNarrowed(const table::ListQuery &query)
{
    return !query.filters.isEmpty() || !query.search.isEmpty() || query.completed || query.externalOnly;
}

Update::Update(const Maker &makeSource, const catalog::ChangeKeys &keys, Order order, std::set<QString> &refused,
               Workers &workers, std::function<void()> done)
    : m_makeSource(makeSource)
    , m_source(makeSource())
    , m_order(std::move(order))
    , m_refused(refused)
    , m_workers(workers)
    , m_done(std::move(done))
    , m_unended(m_order.withUnended ? keys.unended(m_order.selection) : std::nullopt)
{
    // What was touched is read first: a row that is not among those read later has left the list.
    if (m_unended)
        m_steps.push_back({Part::Unended, {QString()}});
    if (!keys.deleted.isEmpty() && !m_order.selection.deleted)
        m_steps.push_back({Part::Deleted, {keys.deleted}});
    for (const Part part : {Part::Changed, Part::Touched}) {
        for (const QStringList &either : keys.times) {
            if (part == Part::Changed || isNarrowed(m_order.selection))
                m_steps.push_back({part, either});
        }
    }
    m_tellsChanges = !keys.times.isEmpty();
}

void Update::start()
{
    m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
    QMetaObject::invokeMethod(
        &m_context, [this] { next(); }, Qt::QueuedConnection);
}

QString Update::nameOf(const Step &step, const QString &key)
{
    return step.part == Part::Deleted ? u"deleted "_s + key : step.part == Part::Unended ? u"unended"_s : key;
}

// Nullopt if it cannot be asked for.
std::optional<table::ListQuery> Update::queryOf(const Step &step, const QString &key) const
{
    if (m_refused.contains(nameOf(step, key)))
        return std::nullopt;
    if (step.part == Part::Unended)
        return m_source->asSent(*m_unended) ? m_unended : std::nullopt;
    if (columnOf(*m_source, key) < 0)
        return std::nullopt;
    table::ListQuery query;
    if (step.part == Part::Changed)
        query = m_order.selection;
    query.deleted = step.part == Part::Deleted || m_order.selection.deleted;
    query.filters.append({.key = key,
                          .op = table::Op::AtLeast,
                          .values = {QString::fromLatin1(base::formatTime(m_order.since))},
                          .labels = {}});
    return m_source->asSent(query) ? std::optional(query) : std::nullopt;
}

void Update::next()
{
    while (!m_steps.empty()) {
        const Step &step = m_steps.back();
        for (const QString &key : step.keys) {
            if (const auto query = queryOf(step, key))
                return read(*query, key);
        }
        lack(step);
        m_steps.pop_back();
    }
    finish();
}

void Update::finish()
{
    // What is still in the list is not known of all that was touched: that nothing came of a row says nothing.
    if (!m_touchedBy.empty()) {
        m_changes.touched.clear();
        m_tellsChanges = false;
    }
    const std::function<void()> done = m_done; // it may destroy this
    done();
}

void Update::lack(const Step &step)
{
    if (step.part == Part::Changed || step.part == Part::Touched)
        m_tellsChanges = false;
}

void Update::read(const table::ListQuery &query, const QString &key)
{
    m_key = key;
    m_reading = std::make_unique<Reading>(m_makeSource(), query, pace, m_workers, [this] {
        // Later: what is told here must not destroy the reading.
        if (!std::exchange(m_hasNews, true))
            QMetaObject::invokeMethod(
                &m_context, [this] { take(); }, Qt::QueuedConnection);
    });
    if (!key.isEmpty())
        m_reading->require(columnOf(*m_source, key), m_order.since - roundedMs);
    m_reading->start();
}

// Deleted objects may be hidden from accounts that see the others.
bool Update::isRefused(const Step &step, const table::Problem &problem)
{
    return problem.kind == table::Problem::Kind::Refused
        || (problem.kind == table::Problem::Kind::Forbidden && step.part == Part::Deleted);
}

void Update::take()
{
    m_hasNews = false;
    const Step &step = m_steps.back();
    if (m_reading->problem() && isRefused(step, *m_reading->problem())) {
        m_refused.insert(nameOf(step, m_key));
        m_reading.reset();
        return next(); // with another key
    }
    if (m_reading->problem()) {
        m_problem = m_reading->problem();
        m_steps.clear();
    } else if (!m_reading->store()) {
        return;
    } else if (const StorePtr &rows = m_reading->store(); step.part == Part::Touched) {
        m_changes.touched.push_back(rows);
        m_touchedBy.insert(m_key);
    } else if (step.part == Part::Deleted) {
        m_changes.deleted = rows;
        m_tellsDeleted = true;
    } else {
        m_changes.rows.push_back(rows);
        m_touchedBy.erase(m_key);
        m_hasUnended = m_hasUnended || step.part == Part::Unended;
    }
    m_reading.reset();
    if (!m_steps.empty())
        m_steps.pop_back();
    next();
}

} // namespace replica

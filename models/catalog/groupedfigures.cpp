// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/groupedfigures.h"

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/problem.h"

#include <algorithm>
#include <cmath>

namespace {

// A name of the group, or of both groups.
QString nameOf(const QString &group, const QString &within)
{
    return group + u'\n' + within;
}

// Its value and its name, as far as it has them.
QStringList namesOf(const api::TextPool &texts, api::Text value, api::Text name)
{
    QStringList names{texts.toString(value), texts.toString(name)};
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

} // namespace

namespace catalog {

GroupedFigures::GroupedFigures(api::Client &client, std::span<const Figure> figures, Clusters clusters)
    : m_client(client)
    , m_reporting(clusters == Clusters::Reporting ? std::make_unique<ReportingClusters>(client) : nullptr)
{
    for (const Figure &figure : figures)
        m_entries.push_back({figure});
}

void GroupedFigures::add(std::unique_ptr<GroupedRows> rows, const table::ColumnSet &columns)
{
    m_lists.push_back({std::move(rows), columns});
}

api::Feature GroupedFigures::featureOf(const Figure &figure)
{
    return {figure.operation, api::Feature::Kind::Type, QString::fromLatin1(figure.type)};
}

QStringList GroupedFigures::groupsOf(const Figure &figure)
{
    QStringList groups{QString::fromLatin1(figure.groupBy)};
    if (figure.thenBy)
        groups << QString::fromLatin1(figure.thenBy);
    return groups;
}

void GroupedFigures::read(base::Urgency urgencyOfRows, QObject *context, std::function<void()> done)
{
    const base::Urgency urgency = std::max(urgencyOfRows, base::Urgency::Metrics);
    m_context = context;
    m_done = std::move(done);
    if (isReading())
        return; // a request that takes longer than the refresh interval would never finish
    m_problem.reset();
    for (Entry &entry : m_entries) {
        if (m_client.capabilities().lacks(featureOf(entry.figure))) {
            clear(entry);
            entry.isKnown = true;
            continue;
        }
        const api::TelemetryParams params{.type = QString::fromLatin1(entry.figure.type),
                                          .groupBy = groupsOf(entry.figure)};
        entry.isAsked = true;
        entry.call
            = m_client.telemetry(entry.figure.operation, params, urgency, &m_own, [this, &entry](const Answer &answer) {
                  take(entry, answer);
                  finishIfRead();
              });
    }
    for (const List &list : m_lists)
        list.rows->read(urgency, [this] { finishIfRead(); });
    if (m_reporting && std::ranges::any_of(m_entries, &Entry::isAsked))
        m_reporting->read(urgency, &m_own, [this] { finishIfRead(); });
}

void GroupedFigures::finishIfRead()
{
    if (!isReading() && m_context)
        m_done();
}

bool GroupedFigures::isReading() const
{
    return (m_reporting && m_reporting->isReading()) || std::ranges::any_of(m_entries, &Entry::isAsked)
        || std::ranges::any_of(m_lists, [](const List &list) { return list.rows->isReading(); });
}

void GroupedFigures::take(Entry &entry, const Answer &answer)
{
    entry.isAsked = false;
    entry.isKnown = true;
    if (!answer) {
        api::Capabilities &capabilities = m_client.capabilities();
        const api::Feature feature = featureOf(entry.figure);
        // Without a connection, numbers stay as rows do.
        if (answer.error().httpStatus != 0)
            clear(entry);
        const bool isUnknown
            = answer.error().kind == api::Error::Kind::BadRequest || answer.error().kind == api::Error::Kind::NotFound;
        if (isUnknown && !capabilities.has(feature) && !capabilities.lacks(feature))
            capabilities.refuse(feature);
        if (!isUnknown && entry.numbers.isEmpty())
            m_problem = problemOf(answer.error());
        return;
    }
    clear(entry);
    const api::TextPool &texts = (*answer)->texts;
    for (const api::TelemetryValue &value : (*answer)->rows) {
        if (std::isnan(value.value))
            continue;
        note(entry, texts, value);
    }
}

void GroupedFigures::clear(Entry &entry)
{
    entry.numbers.clear();
    entry.groups.clear();
}

// A group may come twice, and the two groups of a figure in either order.
void GroupedFigures::note(Entry &entry, const api::TextPool &texts, const api::TelemetryValue &value)
{
    QStringList outer = namesOf(texts, value.group1, value.name1);
    QStringList inner;
    if (entry.figure.thenBy)
        inner = namesOf(texts, value.group2, value.name2);
    if (entry.figure.thenBy && texts.view(value.key1) == entry.figure.thenBy)
        outer.swap(inner);
    if (outer.isEmpty() || (entry.figure.thenBy && inner.isEmpty()))
        return;
    const auto key = [&entry](const QString &group, const QString &within) {
        return entry.figure.thenBy ? nameOf(group, within) : group;
    };
    const std::pair group{outer.constFirst(), inner.value(0)};
    if (!entry.numbers.contains(key(group.first, group.second)))
        entry.groups.append(group);
    if (inner.isEmpty())
        inner.append(QString());
    for (const QString &name : std::as_const(outer)) {
        for (const QString &within : std::as_const(inner))
            entry.numbers.insert(key(name, within), value.value);
    }
}

bool GroupedFigures::isKnown() const
{
    return (!m_reporting || m_reporting->isKnown()) && std::ranges::all_of(m_entries, &Entry::isKnown)
        && std::ranges::all_of(m_lists, [](const List &list) { return list.rows->isKnown(); });
}

table::Lack GroupedFigures::lackIn(const table::ColumnSet &columns) const
{
    table::Lack lack;
    QStringList reasons;
    table::ColumnSet ofTelemetry = columns;
    for (const List &list : m_lists) {
        ofTelemetry &= ~list.columns;
        const QString reason = list.rows->shortcoming();
        if (reason.isEmpty())
            continue;
        lack.columns |= list.columns;
        reasons << reason;
    }
    if (m_problem) {
        lack.columns |= ofTelemetry;
        reasons.prepend(m_problem->sentence);
    }
    reasons.removeDuplicates();
    if (!reasons.isEmpty())
        lack.sentence = wordsOf(QT_TRANSLATE_NOOP("Resource", "Some numbers are missing. %1")).arg(reasons.join(u' '));
    return lack;
}

double GroupedFigures::number(std::size_t figure, const QString &group, double otherwise) const
{
    const Entry &entry = m_entries[figure];
    return entry.numbers.value(group, entry.numbers.isEmpty() ? api::absentNumber : otherwise);
}

double GroupedFigures::number(std::size_t figure, const QString &group, const QString &within, double otherwise) const
{
    if (m_reporting && !m_reporting->contains(group))
        return api::absentNumber;
    return number(figure, nameOf(group, within), otherwise);
}

} // namespace catalog

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/groupedrows.h"

#include "models/api/text.h"
#include "models/table/format.h"
#include "models/table/pagecells.h"

#include <QCoreApplication>

#include <algorithm>

namespace catalog {
namespace {

std::optional<double> numberIn(const table::PageCells &cells, int row, const char *column)
{
    if (!column)
        return std::nullopt;
    if (const auto whole = cells.get<std::int64_t>(row, column))
        return double(*whole);
    return cells.get<double>(row, column);
}

} // namespace

GroupedRows::GroupedRows(api::Client &client, const ClusterNames &names, const Question &question)
    : m_question(question)
    , m_source(makeSource(question.resource, client, names))
{
}

GroupedRows::~GroupedRows() = default;

void GroupedRows::read(base::Urgency urgency, std::function<void()> done)
{
    m_done = std::move(done);
    if (isReading())
        return;
    m_reading = {};
    m_source->invalidate();
    // An export would wait for what is joined to the rows of that list.
    readPage(std::min(urgency, base::Urgency::Refresh));
}

void GroupedRows::readPage(base::Urgency urgency)
{
    m_request = m_source->fetchPage(m_question.query, m_reading.rows, m_source->maxPageSize(), urgency,
                                    [this, urgency](const table::PageAnswer &answer) { take(answer, urgency); });
}

void GroupedRows::take(const table::PageAnswer &answer, base::Urgency urgency)
{
    if (answer.page)
        add(*answer.page);
    const bool hasMore = answer.page && !answer.page->isLast() && answer.page->size() > 0;
    if (hasMore && m_reading.rows < mostPages * m_source->maxPageSize())
        return readPage(urgency);
    m_reading.isWhole = !hasMore;
    m_problem = answer.page ? std::nullopt : answer.problem;
    if (answer.page)
        m_numbers = std::move(m_reading);
    else if (!answer.problem || answer.problem->kind != table::Problem::Kind::Offline)
        m_numbers.reset(); // without a connection, numbers stay as rows do
    m_isKnown = true;
    m_request.reset();
    m_done();
}

void GroupedRows::add(const table::TablePage &page)
{
    const table::PageCells cells(*m_source, page);
    for (int row = 0; row < page.size(); ++row) {
        const QString group = cells.text(row, m_question.group);
        const std::optional<double> fallback = numberIn(cells, row, m_question.fallback);
        m_reading.bound = fallback.value_or(m_reading.bound);
        std::optional<double> value = numberIn(cells, row, m_question.value);
        if (!value)
            value = m_question.how == How::Count ? std::optional(1.0) : fallback;
        if (group.isEmpty() || !value)
            continue;
        const auto known = m_reading.byGroup.find(group);
        if (known == m_reading.byGroup.end())
            m_reading.byGroup.insert(group, *value);
        else
            *known = m_question.how == How::Least ? std::min(*known, *value) : *known + *value;
    }
    m_reading.rows += page.size();
}

double GroupedRows::number(const QString &group, double otherwise) const
{
    if (!m_numbers)
        return api::absentNumber;
    const auto known = m_numbers->byGroup.constFind(group);
    if (m_numbers->isWhole)
        return known == m_numbers->byGroup.constEnd() ? otherwise : *known;
    const bool isCertain
        = m_question.how == How::Least && known != m_numbers->byGroup.constEnd() && *known <= m_numbers->bound;
    return isCertain ? *known : api::absentNumber;
}

QString GroupedRows::shortcoming() const
{
    if (m_problem) // what a control plane does not know is no fault
        return m_problem->kind == table::Problem::Kind::Refused ? QString() : m_problem->sentence;
    if (!m_numbers || m_numbers->isWhole)
        return {};
    return wordsOf(m_question.partly).arg(table::countText(m_numbers->rows));
}

} // namespace catalog

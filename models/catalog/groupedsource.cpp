// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/groupedsource.h"

#include "models/catalog/projects.h"
#include "models/table/format.h"
#include "models/table/match.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <algorithm>
#include <tuple>
#include <utility>

namespace catalog {
namespace {

constexpr const char *projectGroups[] = {"parent.name", "clusterId"};

QString nameIn(const table::Value &cell)
{
    if (const auto *reference = std::get_if<table::Reference>(&cell))
        return reference->name.isEmpty() ? reference->id : reference->name;
    const auto *text = std::get_if<QString>(&cell);
    return text ? *text : QString();
}

// Tells groups of one name apart: clusters may have the same.
QString keyIn(const table::Value &cell)
{
    const auto *reference = std::get_if<table::Reference>(&cell);
    return reference ? reference->id : nameIn(cell);
}

// Rows without a name come last.
table::Value orderOf(const QString &name)
{
    return name.isEmpty() ? table::Value() : table::Value(name);
}

} // namespace

std::span<const char *const> groupColumns(Resource resource)
{
    return resource == Resource(projectResource) ? std::span<const char *const>(projectGroups)
                                                 : std::span<const char *const>();
}

// A whole list in its order. Immutable.
struct GroupedSource::Rows
{
    struct Place
    {
        std::size_t page = 0;
        int row = 0;
        QString group = {};
        QString key = {}; // of the group
    };

    table::ListQuery query;
    std::vector<std::shared_ptr<const table::TablePage>> pages;
    std::optional<table::Problem> shortcoming;
    std::vector<Place> places = {};

    [[nodiscard]] const table::TablePage &pageOf(int row) const
    {
        return *pages[places[static_cast<std::size_t>(row)].page];
    }
    [[nodiscard]] int at(int row) const { return places[static_cast<std::size_t>(row)].row; }
};

// A range of them.
class GroupedSource::Page final : public table::TablePage
{
public:
    Page(std::shared_ptr<const Rows> rows, int first, int count)
        : m_rows(std::move(rows))
        , m_first(first)
        , m_count(count)
    {
    }

    [[nodiscard]] int size() const override { return m_count; }
    [[nodiscard]] base::Key id(int row) const override { return page(row).id(at(row)); }
    [[nodiscard]] table::Raw raw(int row, int column) const override { return page(row).raw(at(row), column); }
    [[nodiscard]] bool isRead(int row, int column) const override { return page(row).isRead(at(row), column); }
    [[nodiscard]] bool isLate(int row, int column) const override { return page(row).isLate(at(row), column); }
    [[nodiscard]] bool hasLate() const override
    {
        return std::ranges::any_of(m_rows->pages, [](const auto &page) { return page->hasLate(); });
    }
    [[nodiscard]] table::Value value(int row, int column) const override { return page(row).value(at(row), column); }
    [[nodiscard]] QByteArray json(int row) const override { return page(row).json(at(row)); }
    [[nodiscard]] bool isLast() const override { return m_first + m_count == static_cast<int>(m_rows->places.size()); }
    // For the whole list; reported once.
    [[nodiscard]] table::ReadFaults faults() const override
    {
        if (!isLast())
            return {.rows = size()};
        table::ReadFaults all{.rows = 0};
        for (const auto &page : m_rows->pages)
            all.add(page->faults());
        return all;
    }
    [[nodiscard]] table::ReadFaults faultsOf(std::span<const int> rows) const override
    {
        table::ReadFaults all{.rows = 0};
        for (const int row : rows) {
            const int place = at(row);
            all.add(page(row).faultsOf(std::span(&place, 1)));
        }
        return all;
    }
    [[nodiscard]] int misfits() const override
    {
        int count = 0;
        for (const auto &page : m_rows->pages)
            count += isLast() ? page->misfits() : 0;
        return count;
    }
    [[nodiscard]] std::size_t byteCount() const override
    {
        std::size_t sum = 0;
        for (const auto &page : m_rows->pages)
            sum += page->byteCount();
        return sum;
    }

private:
    [[nodiscard]] const table::TablePage &page(int row) const { return m_rows->pageOf(m_first + row); }
    [[nodiscard]] int at(int row) const { return m_rows->at(m_first + row); }

    std::shared_ptr<const Rows> m_rows;
    int m_first;
    int m_count;
};

GroupedSource::GroupedSource(std::unique_ptr<table::TableSource> source)
    : m_source(std::move(source))
{
}

GroupedSource::~GroupedSource() = default;

void GroupedSource::setGroupColumn(const QByteArray &key)
{
    if (std::exchange(m_column, key) == key)
        return;
    m_tooLong.reset();
    regroup();
}

void GroupedSource::regroup()
{
    m_isStale = true;
    m_groups.clear();
    if (m_changed)
        m_changed();
}

table::Value GroupedSource::valueAt(int row, int column) const
{
    return m_rows->pageOf(row).value(m_rows->at(row), column);
}

bool GroupedSource::isLateAt(int row, int column) const
{
    return m_rows->pageOf(row).isLate(m_rows->at(row), column);
}

table::Ticket GroupedSource::fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                       base::Urgency urgency, std::move_only_function<void(table::PageAnswer)> done)
{
    if (m_column.isEmpty() || m_tooLong == query)
        return m_source->fetchPage(query, offset, limit, urgency, std::move(done));
    auto wish = std::make_shared<Wish>(Wish{query, offset, limit, std::move(done)});
    if (canAnswer(query)) {
        QMetaObject::invokeMethod(
            &m_context,
            [this, weak = std::weak_ptr(wish), urgency] {
                const auto held = weak.lock();
                if (held && canAnswer(held->query))
                    answer(*held);
                else if (held)
                    wait(held, urgency);
            },
            Qt::QueuedConnection);
        return wish;
    }
    wait(wish, urgency);
    return wish;
}

bool GroupedSource::canAnswer(const table::ListQuery &query) const
{
    return m_rows && !m_isStale && m_rows->query == query;
}

void GroupedSource::wait(const std::shared_ptr<Wish> &wish, base::Urgency urgency)
{
    m_waiting.emplace_back(wish);
    if (!m_reading || m_reading->query != wish->query)
        read(wish->query, urgency);
}

table::Ticket GroupedSource::fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                        std::move_only_function<void(table::CountAnswer)> done)
{
    return m_source->fetchCount(query, urgency, std::move(done));
}

void GroupedSource::setListener(const std::function<void()> &changed)
{
    m_changed = changed;
    if (!changed)
        return m_source->setListener({});
    m_source->setListener([this] {
        m_isStale = true;
        restart(); // pages read before have late cells, which would stay
        m_changed();
    });
}

void GroupedSource::invalidate()
{
    m_source->invalidate();
    m_isStale = true;
    restart();
}

// An answer in progress may be older than what made the list stale.
void GroupedSource::restart()
{
    if (!m_reading)
        return;
    const auto [query, urgency] = std::pair(m_reading->query, m_reading->urgency);
    m_reading.reset();
    if (std::ranges::any_of(m_waiting, [](const auto &wish) { return !wish.expired(); }))
        read(query, urgency);
}

QString GroupedSource::remark(const table::ListQuery &query) const
{
    QString remark = m_source->remark(query);
    if (m_tooLong != query)
        return remark;
    const QString words
        = wordsOf(QT_TRANSLATE_NOOP("Resource", "Lists of more than %1 rows are not grouped.")).arg(mostRows);
    return (remark + u' ' + words).trimmed();
}

void GroupedSource::read(const table::ListQuery &query, base::Urgency urgency)
{
    m_reading.emplace(Reading{.query = query, .urgency = urgency});
    readOn();
}

void GroupedSource::readOn()
{
    m_reading->step
        = m_source->fetchPage(m_reading->query, m_reading->rows, m_source->maxPageSize(), m_reading->urgency,
                              [this](table::PageAnswer answer) { take(std::move(answer)); });
}

void GroupedSource::take(table::PageAnswer answer)
{
    const table::Ticket keep = m_reading->step; // it holds the running function
    if (!answer.page) {
        m_reading.reset();
        return answerAll(answer.problem.value_or(table::Problem()));
    }
    if (answer.problem)
        m_reading->shortcoming = std::move(answer.problem);
    m_reading->rows += answer.page->size();
    const bool isWhole = answer.page->isLast() || answer.page->size() == 0;
    m_reading->pages.push_back(std::move(answer.page));
    if (isWhole || m_reading->rows >= mostRows)
        finish(isWhole);
    else
        readOn();
}

void GroupedSource::finish(bool isWhole)
{
    const Reading reading = std::move(*m_reading);
    m_reading.reset();
    m_tooLong = isWhole ? std::nullopt : std::optional(reading.query);
    if (m_tooLong || m_column.isEmpty()) {
        m_groups.clear();
        return passOn(reading);
    }
    arrange(reading);
    answerAll(std::nullopt);
}

void GroupedSource::arrange(const Reading &reading)
{
    auto rows = std::make_shared<Rows>(
        Rows{.query = reading.query, .pages = reading.pages, .shortcoming = reading.shortcoming});
    int column = 0;
    while (column + 1 < columnCount() && m_column != this->column(column).key)
        ++column;
    for (std::size_t page = 0; page < rows->pages.size(); ++page) {
        for (int row = 0; row < rows->pages[page]->size(); ++row) {
            const table::Value cell = rows->pages[page]->value(row, column);
            rows->places.push_back({page, row, nameIn(cell), keyIn(cell)});
        }
    }
    // Stable: in each group, rows keep the order of the query.
    std::ranges::stable_sort(rows->places, [](const Rows::Place &left, const Rows::Place &right) {
        const int order = table::compareValues(orderOf(left.group), orderOf(right.group), false);
        return order != 0 ? order < 0 : std::tie(left.group, left.key) < std::tie(right.group, right.key);
    });
    m_groups.clear();
    for (int row = 0; row < int(rows->places.size()); ++row) {
        const Rows::Place &place = rows->places[std::size_t(row)];
        if (m_groups.isEmpty() || m_groups.constLast().key != place.key)
            m_groups.append({place.group, place.key, row, 0});
        ++m_groups.last().count;
    }
    m_rows = std::move(rows);
    m_isStale = false;
}

void GroupedSource::answer(Wish &wish) const
{
    const auto size = static_cast<std::int64_t>(m_rows->places.size());
    const auto first = std::min(wish.offset, size);
    const auto count = std::min<std::int64_t>(wish.limit, size - first);
    wish.done({std::make_shared<Page>(m_rows, int(first), int(count)), m_rows->shortcoming});
}

void GroupedSource::answerAll(const std::optional<table::Problem> &problem)
{
    for (const auto &waiting : std::exchange(m_waiting, {})) {
        const auto held = waiting.lock();
        if (held && problem)
            held->done({nullptr, problem});
        else if (held && canAnswer(held->query))
            answer(*held);
    }
}

void GroupedSource::passOn(const Reading &reading)
{
    for (const auto &waiting : std::exchange(m_waiting, {})) {
        const auto held = waiting.lock();
        if (!held)
            continue;
        held->passedOn = m_source->fetchPage(reading.query, held->offset, held->limit, reading.urgency,
                                             [weak = waiting](table::PageAnswer answer) {
                                                 if (const auto wish = weak.lock())
                                                     wish->done(std::move(answer));
                                             });
    }
}

} // namespace catalog

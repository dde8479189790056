// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/mergedsource.h"

#include "models/replica/mergedwish.h"
#include "models/table/match.h"

#include <algorithm>
#include <utility>

namespace replica {
namespace {

using table::Op;
using State = PartRows::Found::State;

constexpr std::int64_t walkedRows = 1000; // before a page, if its place is not known
constexpr std::size_t mostPlaces = 4096;
constexpr const char *noChoices[] = {nullptr}; // the values of the filter are names of connections

bool isOfPlane(const table::Filter &filter)
{
    return filter.key == QLatin1StringView(MergedSource::planeKey);
}

} // namespace

MergedSource::MergedSource(std::vector<MergedPart> parts, int patienceMs)
    : m_isShown(parts.size(), true)
{
    for (MergedPart &part : parts)
        m_parts.push_back(std::make_unique<PartRows>(std::move(part), patienceMs,
                                                     [this](PartRows::Change change) { partChanged(change); }));
}

MergedSource::~MergedSource() = default;

const table::ColumnInfo &MergedSource::planeColumn()
{
    static const table::ColumnInfo column{planeKey,
                                          QT_TRANSLATE_NOOP("Column", "Control plane"),
                                          table::Kind::Text,
                                          16,
                                          table::Shown::Always,
                                          planeKey,
                                          planeKey,
                                          nullptr,
                                          noChoices};
    return column;
}

int MergedSource::columnCount() const
{
    return m_parts.front()->source().columnCount() + 1;
}

const table::ColumnInfo &MergedSource::column(int index) const
{
    return index == 0 ? planeColumn() : m_parts.front()->source().column(index - 1);
}

// --- Queries

// By its name, or by the short one that cells show.
bool MergedSource::isSelected(std::size_t part, const table::ListQuery &query) const
{
    return std::ranges::all_of(query.filters, [&](const table::Filter &filter) {
        if (!isOfPlane(filter))
            return true;
        const bool byName = table::matches(m_parts[part]->name(), filter);
        const bool byShortName = table::matches(m_parts[part]->shortName(), filter);
        const bool excludes = filter.op == Op::NotEqual || filter.op == Op::NotContains;
        return excludes ? byName && byShortName : byName || byShortName;
    });
}

table::ListQuery MergedSource::partQuery(const table::ListQuery &query) const
{
    table::ListQuery own = query;
    own.filters.removeIf(isOfPlane);
    own.thenBy.removeIf([](const table::SortBy &by) { return by.key == QLatin1StringView(planeKey); });
    own.groupBy.clear();
    if (own.sortKey == QLatin1StringView(planeKey)) {
        own.sortKey = m_partOrder.key;
        own.descending = m_partOrder.descending;
    }
    return own;
}

void MergedSource::adopt(const table::ListQuery &query)
{
    m_query = query;
    if (query.sortKey != QLatin1StringView(planeKey))
        m_partOrder = {query.sortKey, query.descending};
    m_order.clear();
    const QList<table::SortBy> order = QList<table::SortBy>{{query.sortKey, query.descending}} + query.thenBy;
    for (const table::SortBy &by : order) {
        for (int i = 0; i < columnCount(); ++i) {
            const char *key = column(i).sortKey ? column(i).sortKey : column(i).key;
            if (by.key == QLatin1StringView(key)) {
                m_order.push_back({i, by.descending});
                break;
            }
        }
    }
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        m_isShown[i] = isSelected(i, query);
        m_parts[i]->setQuery(partQuery(query));
    }
    startAgain();
    Q_EMIT statesChanged();
}

QList<PartState> MergedSource::states() const
{
    QList<PartState> states;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const PartRows &part = *m_parts[i];
        states.append({part.plane(), part.name(), m_isShown[i], part.isBehind(), part.knownCount(), part.readAtMs(),
                       part.problem()});
    }
    return states;
}

std::optional<table::Problem> MergedSource::commonProblem() const
{
    std::optional<table::Problem> first;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (m_isShown[i] && !m_parts[i]->problem())
            return {};
        if (m_isShown[i] && !first)
            first = m_parts[i]->problem();
    }
    return first;
}

qint64 MergedSource::readAtMs() const
{
    qint64 oldest = 0;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const qint64 at = m_isShown[i] && !m_parts[i]->isBehind() ? m_parts[i]->readAtMs() : 0;
        if (at > 0)
            oldest = oldest == 0 ? at : std::min(oldest, at);
    }
    return oldest;
}

// --- Wishes

table::Ticket MergedSource::fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                      base::Urgency urgency, std::move_only_function<void(table::PageAnswer)> done)
{
    auto wish = std::make_shared<MergedWish>();
    wish->query = query;
    wish->urgency = urgency;
    wish->offset = offset;
    wish->limit = limit;
    wish->page = std::move(done);
    m_wishes.push_back(wish);
    QMetaObject::invokeMethod(this, &MergedSource::pump, Qt::QueuedConnection);
    return wish;
}

table::Ticket MergedSource::fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                       std::move_only_function<void(table::CountAnswer)> done)
{
    auto wish = std::make_shared<MergedWish>();
    wish->query = query;
    wish->urgency = urgency;
    wish->count = std::move(done);
    m_wishes.push_back(wish);
    QMetaObject::invokeMethod(this, &MergedSource::pump, Qt::QueuedConnection);
    return wish;
}

void MergedSource::startAgain()
{
    m_places.clear();
    for (const auto &weak : m_wishes) {
        if (const auto wish = weak.lock(); wish && !wish->isAnswered)
            wish->startAgain();
    }
}

void MergedSource::partChanged(PartRows::Change change)
{
    if (change != PartRows::Change::Arrived) {
        ++m_changes;
        startAgain();
        if (m_listener && !std::exchange(m_isTold, true)) {
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_isTold = false;
                    if (m_listener)
                        m_listener();
                },
                Qt::QueuedConnection);
        }
    }
    Q_EMIT statesChanged();
    pump();
}

// Pages are merged one after the other, because each begins where the one before it has ended.
void MergedSource::pump()
{
    if (std::exchange(m_isPumping, true))
        return;
    for (bool goesOn = true; std::exchange(goesOn, false);) {
        std::vector<std::shared_ptr<MergedWish>> alive;
        for (const auto &weak : m_wishes) {
            if (auto wish = weak.lock(); wish && !wish->isAnswered)
                alive.push_back(std::move(wish));
        }
        m_wishes.assign(alive.begin(), alive.end());
        const auto isMine = [this](const auto &wish) { return wish->query == m_query; };
        if (!alive.empty() && std::ranges::none_of(alive, isMine))
            adopt(alive.front()->query);
        bool isMerging = false;
        for (const auto &wish : alive) {
            if (!isMine(wish) || (isMerging && !wish->count))
                continue;
            if (wish->count ? countUp(*wish) : advance(*wish))
                goesOn = wish->isAnswered = true;
            else
                isMerging = isMerging || !wish->count;
        }
        for (const auto &wish : alive) {
            if (wish->isAnswered)
                deliver(wish);
        }
    }
    m_isPumping = false;
}

void MergedSource::deliver(const std::shared_ptr<MergedWish> &wish)
{
    QMetaObject::invokeMethod(
        this,
        [weak = std::weak_ptr(wish)] {
            const auto held = weak.lock();
            if (held && held->count)
                held->count(std::move(held->counted));
            else if (held)
                held->page(std::move(held->answer));
        },
        Qt::QueuedConnection);
}

// All parts are counted, those that the query leaves out as well: their counts are told.
bool MergedSource::countUp(MergedWish &wish)
{
    bool isWaiting = false;
    bool isKnown = true;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const PartRows::Count count = m_parts[i]->count(wish.urgency);
        if (!m_isShown[i])
            continue;
        isWaiting = isWaiting || count.isWaiting;
        isKnown = isKnown && count.rows;
        sum += count.rows.value_or(0);
    }
    if (isWaiting)
        return false;
    if (sum == 0)
        wish.counted.problem = commonProblem();
    if (isKnown && !wish.counted.problem)
        wish.counted.count = sum;
    return true;
}

bool MergedSource::advance(MergedWish &wish)
{
    if (!wish.isPlaced && !place(wish))
        return false;
    while (std::ssize(wish.rows) < wish.limit) {
        if (!readHeads(wish))
            return false;
        std::optional<std::size_t> first;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            const MergedWish::Head &head = wish.heads[i];
            if (head.state == State::Here && (!first || isBefore(head.values, i, wish.heads[*first].values, *first)))
                first = i;
        }
        if (!first)
            break;
        MergedWish::Head &head = wish.heads[*first];
        if (wish.skip > 0)
            --wish.skip;
        else
            wish.rows.push_back({*first, std::move(head.page), head.row});
        ++wish.at[*first];
        head = {};
    }
    finish(wish);
    return true;
}

bool MergedSource::readHeads(MergedWish &wish)
{
    bool isComplete = true;
    wish.heads.resize(m_parts.size());
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        MergedWish::Head &head = wish.heads[i];
        if (head.state != State::Waiting)
            continue;
        PartRows::Found found;
        found.state = State::End;
        if (m_isShown[i])
            found = m_parts[i]->at(wish.at[i], wish.urgency);
        head = {found.state, found.page, found.row, valuesOf(found)};
        isComplete = isComplete && head.state != State::Waiting;
    }
    return isComplete;
}

void MergedSource::finish(MergedWish &wish)
{
    if (m_places.size() >= mostPlaces)
        m_places.clear();
    m_places.insert_or_assign(wish.offset + std::ssize(wish.rows), wish.at);
    if (wish.rows.empty())
        wish.answer.problem = commonProblem();
    if (wish.answer.problem)
        return;
    std::vector<MergedPage::Plane> planes;
    for (const auto &part : m_parts)
        planes.push_back({part->plane(), part->nameBytes(), part->shortName()});
    const MergedPage::End end = endOf(wish);
    wish.answer.page = std::make_shared<MergedPage>(std::move(planes), std::exchange(wish.rows, {}), end, readAtMs());
}

MergedPage::End MergedSource::endOf(const MergedWish &wish) const
{
    if (std::ssize(wish.rows) < wish.limit)
        return MergedPage::End::Last;
    bool isLast = true;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (!m_isShown[i] || m_parts[i]->isEnd(wish.at[i]))
            continue;
        isLast = isLast && m_parts[i]->isBehind();
        if (const auto count = m_parts[i]->knownCount(); count && *count > wish.at[i])
            return MergedPage::End::More;
    }
    return isLast ? MergedPage::End::Last : MergedPage::End::Unknown;
}

// --- The place of a page in the middle

bool MergedSource::place(MergedWish &wish)
{
    if (!wish.ranges.empty())
        return search(wish);
    auto above = m_places.lower_bound(wish.offset);
    const bool isKnown = above != m_places.end() && above->first == wish.offset;
    std::pair<std::int64_t, std::vector<std::int64_t>> below(0, std::vector<std::int64_t>(m_parts.size(), 0));
    if (isKnown)
        below = *above;
    else if (above != m_places.begin())
        below = *std::prev(above);
    bool canSearch = wish.offset - below.first > walkedRows;
    std::vector<MergedWish::Range> ranges(m_parts.size());
    for (std::size_t i = 0; canSearch && i < m_parts.size(); ++i) {
        const PartRows::Count count = m_parts[i]->count(wish.urgency);
        if (count.isWaiting)
            return false;
        const std::int64_t rows = m_isShown[i] ? count.rows.value_or(0) : 0;
        canSearch = !m_isShown[i] || count.rows;
        ranges[i] = {std::min(below.second[i], rows), above != m_places.end() ? above->second[i] : rows};
        ranges[i].to = std::clamp(ranges[i].to, ranges[i].from, std::max(rows, ranges[i].from));
    }
    if (canSearch) {
        wish.ranges = std::move(ranges);
        return search(wish);
    }
    wish.at = below.second;
    wish.skip = wish.offset - below.first;
    wish.isPlaced = true;
    return true;
}

// Of the rows in the middle of each range, the first is among those before the page if there are too few without it,
// and the last is not if there are enough: one range gets half as long each time.
bool MergedSource::search(MergedWish &wish)
{
    for (;;) {
        if (!readMiddles(wish))
            return false;
        std::int64_t missing = wish.offset;
        std::int64_t left = 0;
        std::int64_t half = 0;
        std::optional<std::size_t> least;
        std::optional<std::size_t> most;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            const MergedWish::Range &range = wish.ranges[i];
            missing -= range.from;
            left += range.to - range.from;
            if (range.from == range.to)
                continue;
            half += range.middleAt - range.from;
            const auto &values = range.middle.values;
            if (!least || isBefore(values, i, wish.ranges[*least].middle.values, *least))
                least = i;
            if (!most || isBefore(wish.ranges[*most].middle.values, *most, values, i))
                most = i;
        }
        if (missing <= 0 || left <= missing) {
            for (const MergedWish::Range &range : wish.ranges)
                wish.at.push_back(missing <= 0 ? range.from : range.to);
            wish.isPlaced = true;
            return true;
        }
        if (half < missing)
            wish.ranges[*least].from = wish.ranges[*least].middleAt + 1;
        else
            wish.ranges[*most].to = wish.ranges[*most].middleAt;
    }
}

bool MergedSource::readMiddles(MergedWish &wish)
{
    bool isComplete = true;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        MergedWish::Range &range = wish.ranges[i];
        while (range.from < range.to) {
            const std::int64_t middle = range.from + (range.to - range.from) / 2;
            if (range.middleAt == middle)
                break;
            const PartRows::Found found = m_parts[i]->sample(middle, wish.urgency);
            if (found.state == State::Waiting) {
                isComplete = false;
                break;
            }
            if (found.state == State::End) { // there are fewer rows than were counted
                range.to = middle;
                continue;
            }
            range.middle = {found.state, found.page, found.row, valuesOf(found)};
            range.middleAt = middle;
        }
    }
    return isComplete;
}

std::vector<table::Value> MergedSource::valuesOf(const PartRows::Found &found) const
{
    std::vector<table::Value> values;
    if (found.state != State::Here)
        return values;
    for (const SortColumn &by : m_order)
        values.push_back(by.column == 0 ? table::Value() : found.page->value(found.row, by.column - 1));
    return values;
}

bool MergedSource::isBefore(const std::vector<table::Value> &one, std::size_t onePart,
                            const std::vector<table::Value> &other, std::size_t otherPart) const
{
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        const int order = m_order[i].column == 0
            ? table::compareValues(m_parts[onePart]->name(), m_parts[otherPart]->name(), m_order[i].descending)
            : table::compareValues(one[i], other[i], m_order[i].descending);
        if (order != 0)
            return order < 0;
    }
    return onePart < otherPart;
}

// --- As a source

void MergedSource::setListener(const std::function<void()> &changed)
{
    m_listener = changed;
    for (const auto &part : m_parts)
        part->listen(changed != nullptr);
}

void MergedSource::invalidate()
{
    for (const auto &part : m_parts) {
        part->source().invalidate();
        part->readAgain();
    }
    startAgain();
}

bool MergedSource::canSort(const table::ColumnInfo &info) const
{
    for (int i = 0; i < columnCount(); ++i) {
        if (&column(i) == &info)
            return i == 0 || std::ranges::any_of(m_parts, [i](const auto &part) {
                       return part->source().canSort(part->source().column(i - 1));
                   });
    }
    return false;
}

std::uint64_t MergedSource::order() const
{
    std::uint64_t order = m_changes;
    for (const auto &part : m_parts)
        order = order * 31 + part->source().order();
    return order;
}

// What all parts say is said once.
QString MergedSource::ofParts(const std::function<QString(const PartRows &)> &words) const
{
    QStringList own;
    QStringList said;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (!m_isShown[i])
            continue;
        const QString sentence = words(*m_parts[i]);
        own.append(sentence);
        if (!sentence.isEmpty()) //: what is special about the rows of a control plane
            said.append(tr("%1: %2").arg(m_parts[i]->name(), sentence));
    }
    own.removeDuplicates();
    return own.size() == 1 ? own.constFirst() : said.join(u' ');
}

QString MergedSource::sortNote(const table::ColumnInfo &info) const
{
    for (int i = 1; i < columnCount(); ++i) {
        if (&column(i) == &info)
            return ofParts([i](const PartRows &part) { return part.source().sortNote(part.source().column(i - 1)); });
    }
    return {};
}

QString MergedSource::remark(const table::ListQuery &query) const
{
    return ofParts([own = partQuery(query)](const PartRows &part) { return part.source().remark(own); });
}

table::Lack MergedSource::lackOfParts() const
{
    table::Lack all;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (m_isShown[i])
            all.columns |= m_parts[i]->source().lack().columns << 1;
    }
    all.sentence = ofParts([](const PartRows &part) { return part.source().lack().sentence; });
    return all;
}

table::Lack MergedSource::lack() const
{
    table::Lack all = lackOfParts();
    QStringList sentences;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const PartRows &part = *m_parts[i];
        if (!m_isShown[i] || !part.isBehind())
            continue;
        const QString why = part.problem() ? part.problem()->sentence : QString();
        QString sentence = tr("Rows of %1 are missing or old.").arg(part.name());
        if (!why.isEmpty()) //: %1 is a control plane, %2 a sentence
            sentence = tr("Rows of %1 are missing or old: %2").arg(part.name(), why);
        sentences.append(sentence);
    }
    if (sentences.isEmpty())
        return all;
    if (!all.sentence.isEmpty())
        sentences.append(all.sentence);
    return {{}, sentences.join(u' ')};
}

} // namespace replica

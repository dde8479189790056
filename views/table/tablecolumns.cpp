// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table/tablecolumns.h"

#include "models/base/durations.h"
#include "models/table/format.h"
#include "views/look/sizes.h"
#include "views/table/headerview.h"
#include "views/widgets/statechip.h"

#include <algorithm>
#include <numeric>

using table::Kind;
using table::Shown;

namespace views {
namespace {

constexpr double leastName = 16; // digit widths, where no column can be left out any more
constexpr double leastText = 12;
constexpr double leastGpus = 15;
constexpr double namePlus = 16; // what a name has room for before other columns are added
constexpr double textPlus = 5;
constexpr double mostName = 56;

bool isText(Kind kind)
{
    return kind == Kind::Text || kind == Kind::Reference || kind == Kind::Identifier;
}

template<class Of> int sum(const auto &spans, Of of)
{
    return std::accumulate(spans.begin(), spans.end(), 0, [&](int all, const auto &span) { return all + of(span); });
}

// The longest usual texts of a kind: in some languages, "59 min ago" is longer than the designer's width.
QStringList usualTexts(const table::ColumnInfo &info)
{
    using base::hourMs;
    using base::minuteMs;
    // Any year but this one: its dates show it.
    const table::FormatContext context{table::Zone::Utc, 1'765'000'000'000};
    const auto ago = [&](qint64 ms) { return table::cellText(Kind::Time, std::int64_t(context.nowMs - ms), context); };
    const auto lasting = [&](std::int64_t seconds) { return table::cellText(Kind::Duration, seconds, context); };
    if (info.kind == Kind::Time)
        return {ago(58 * minuteMs), ago(22 * hourMs), ago(5 * 24 * hourMs), ago(20'000 * hourMs)};
    if (info.kind == Kind::Duration)
        return {lasting(58 * 60 + 58), lasting(22 * 3600 + 58 * 60), lasting(288 * 86'400 + 22 * 3600)};
    if (info.kind == Kind::QuotaRoom)
        return {table::cellText(info.kind, 0.0, context), table::cellText(info.kind, -1888.0, context)};
    return {};
}

// What groups say takes more room than the cell of a row.
double groupDigits(Kind kind)
{
    return kind == Kind::Name ? 30 : kind == Kind::State ? 29 : kind == Kind::Time ? 18 : 0;
}

} // namespace

TableColumns::TableColumns(HeaderView &header)
    : m_header(header)
{
}

void TableColumns::setModel(const table::WindowModel *model)
{
    m_model = model;
    m_defaults = model == nullptr ? ColumnLayout() : ColumnLayout::defaultsOf(model->source());
    m_main = -1;
    for (int i = 0; model != nullptr && i < model->columnCount() && m_main < 0; ++i) {
        if (info(i).kind == Kind::Name)
            m_main = i;
    }
    setLayout(m_defaults);
}

const table::ColumnInfo &TableColumns::info(int column) const
{
    return m_model->source().column(column);
}

void TableColumns::setLayout(const ColumnLayout &layout)
{
    m_widths.clear();
    m_visible.clear();
    m_spans.clear();
    if (m_model == nullptr)
        return;
    const ColumnLayout fitted = layout.fittedTo(m_defaults);
    m_automatic = fitted.automatic;
    m_widths.resize(m_model->columnCount());
    m_visible.resize(m_model->columnCount());
    for (int visual = 0; visual < fitted.places.size(); ++visual) {
        const ColumnPlace &place = fitted.places.at(visual);
        const int column = m_model->columnOf(place.key.toLatin1().constData());
        m_header.moveSection(m_header.visualIndex(column), visual);
        m_widths[column] = place.width;
        m_visible[column] = place.visible;
    }
}

ColumnLayout TableColumns::layout() const
{
    ColumnLayout layout;
    layout.automatic = m_automatic;
    for (int visual = 0; visual < m_widths.size(); ++visual) {
        const int column = m_header.logicalIndex(visual);
        const bool visible = m_automatic ? m_defaults.places.at(column).visible : m_visible.at(column);
        layout.places.append({QString::fromLatin1(info(column).key), m_widths.at(column), visible});
    }
    return layout;
}

void TableColumns::setVisible(int column, bool visible)
{
    for (int i = 0; i < m_visible.size(); ++i)
        m_visible[i] = i == column ? visible : !m_header.isSectionHidden(i);
    m_automatic = false;
}

void TableColumns::setWidth(int column, int pixels)
{
    m_widths[column] = pixels / Metrics(m_header.font()).digit;
    m_spans.remove(column);
}

// Not if the user has set its width.
bool TableColumns::isElastic(int column) const
{
    const Kind kind = info(column).kind;
    const bool canShrink = kind == Kind::Name || table::hasBar(kind) || isText(kind);
    return canShrink && m_widths.at(column) == info(column).width;
}

int TableColumns::usualWidth(int column) const
{
    const QFont font = m_header.font();
    int width = Metrics(font).dw(m_widths.at(column));
    if (m_widths.at(column) != info(column).width)
        return width;
    width = std::max(width, m_header.titleWidth(column));
    if (!m_model->query().groupBy.isEmpty())
        width = std::max(width, Metrics(font).dw(groupDigits(info(column).kind)));
    constexpr int padding = firstCellPadding + cellPadding;
    const QFontMetrics metrics(font);
    for (const QString &text : usualTexts(info(column)))
        width = std::max(width, metrics.horizontalAdvance(text) + padding);
    for (table::Choices state = info(column).choices; state && *state && info(column).kind == Kind::State; ++state)
        width = std::max(width, ChipPainter::width(QLatin1String(*state), font) + padding);
    return width;
}

void TableColumns::measureAgain()
{
    m_spans.clear();
}

TableColumns::Span TableColumns::measured(int column) const
{
    const int usual = usualWidth(column);
    Span span{column, usual, usual, usual};
    if (!isElastic(column))
        return span;
    const Metrics metrics(m_header.font());
    const double least = table::hasBar(info(column).kind) ? leastGpus : leastText;
    if (column != m_main) // other columns leave before names become unreadable
        span.least = std::min(usual, std::max(metrics.dw(least), m_header.titleWidth(column)));
    if (column == m_main)
        span.comfortable = std::max(usual, metrics.dw(info(column).width + namePlus));
    else if (isText(info(column).kind))
        span.comfortable = usual + metrics.dw(textPlus);
    return span;
}

const TableColumns::Span &TableColumns::spanOf(int column)
{
    if (m_font != m_header.font()) {
        m_font = m_header.font();
        m_spans.clear();
    }
    auto found = m_spans.find(column);
    if (found == m_spans.end())
        found = m_spans.insert(column, measured(column));
    return *found;
}

// The columns to show in this room, by visual position.
QList<int> TableColumns::chosen(int room)
{
    QList<int> columns;
    QList<int> spare;
    for (int visual = 0; visual < m_widths.size(); ++visual) {
        const int column = m_header.logicalIndex(visual);
        if (m_automatic ? m_defaults.places.at(column).visible : m_visible.at(column))
            columns.append(column);
        else if (m_automatic && info(column).visible == Shown::Spare)
            spare.append(column);
    }
    if (!m_automatic)
        return columns;
    // The titles of groups say what these do.
    const bool isGrouped = m_model->isGrouped() || m_model->loadedRows().isEmpty();
    const auto isOfGroups = [this, isGrouped](int column) {
        return isGrouped && column != m_main && m_model->query().groupBy.contains(QLatin1StringView(info(column).key));
    };
    columns.removeIf(isOfGroups);
    spare.removeIf(isOfGroups);
    const auto least = [this](int column) { return spanOf(column).least; };
    const auto comfortable = [this](int column) { return spanOf(column).comfortable; };
    while (!columns.isEmpty() && sum(columns, least) > room) {
        // The last one of the least important.
        const auto rank = [this](int column) { return info(column).visible; };
        const auto out = std::ranges::max_element(columns.rbegin(), columns.rend(), {}, rank);
        if (rank(*out) == Shown::Always)
            break;
        columns.removeOne(int(*out));
    }
    for (const int column : std::as_const(spare)) {
        if (sum(columns, comfortable) + comfortable(column) <= room)
            columns.append(column);
    }
    return columns;
}

void TableColumns::fit(int room)
{
    if (m_model == nullptr || m_widths.isEmpty())
        return;
    const QList<int> columns = chosen(room);
    QList<Span> spans;
    for (int column = 0; column < m_widths.size(); ++column) {
        m_header.setSectionHidden(column, !columns.contains(column));
        if (columns.contains(column))
            spans.append(spanOf(column));
    }
    if (sum(spans, [](const Span &span) { return span.least; }) > room) {
        for (Span &span : spans) {
            if (span.column == m_main && isElastic(m_main))
                span.least = std::min(span.least, Metrics(m_header.font()).dw(leastName));
        }
    }
    share(spans, room);
}

void TableColumns::share(QList<Span> spans, int room)
{
    const int least = sum(spans, [](const Span &span) { return span.least; });
    const int usual = sum(spans, [](const Span &span) { return span.usual; });
    const int comfortable = sum(spans, [](const Span &span) { return span.comfortable; });
    // `part` of what there is between two widths
    const auto between = [](int low, int high, double part) { return low + int((high - low) * part); };
    const double shrunk = usual > least ? std::clamp(double(room - least) / (usual - least), 0.0, 1.0) : 1;
    const double grown = comfortable > usual ? std::clamp(double(room - usual) / (comfortable - usual), 0.0, 1.0) : 0;
    int rest = room;
    QList<int> widths;
    for (const Span &span : std::as_const(spans)) {
        widths.append(usual > room ? between(span.least, span.usual, shrunk)
                                   : between(span.usual, span.comfortable, grown));
        rest -= widths.constLast();
    }
    // The remaining room belongs to the names, up to a width that few names need, then to the texts beside them.
    QList<int> takers;
    for (int i = 0; i < spans.size(); ++i) {
        if (spans.at(i).column == m_main && isElastic(m_main)) {
            const int most = Metrics(m_header.font()).dw(mostName);
            const int more = std::clamp(most - widths.at(i), 0, std::max(0, rest));
            widths[i] += more;
            rest -= more;
        } else if (isText(info(spans.at(i).column).kind) && isElastic(spans.at(i).column)) {
            takers.append(i);
        }
    }
    for (int i = 0; i < takers.size() && rest > 0; ++i) {
        const int more = rest / int(takers.size() - i);
        widths[takers.at(i)] += more;
        rest -= more;
    }
    for (int i = 0; i < spans.size(); ++i) {
        const bool isMain = spans.at(i).column == m_main;
        m_header.resizeSection(spans.at(i).column, widths.at(i) + (isMain ? std::max(0, rest) : 0));
    }
}

} // namespace views

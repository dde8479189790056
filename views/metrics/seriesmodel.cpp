// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/seriesmodel.h"

#include "models/base/shown.h"
#include "models/catalog/resource.h"
#include "views/charts/chartgroups.h"
#include "views/look/plaintext.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;
using metrics::SeriesKey;

namespace views {
namespace {

constexpr const char *columnTitles[] = {
    QT_TRANSLATE_NOOP("views::SeriesModel", "Series"), QT_TRANSLATE_NOOP("views::SeriesModel", "Min"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "Mean"),   QT_TRANSLATE_NOOP("views::SeriesModel", "p5"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "p50"),    QT_TRANSLATE_NOOP("views::SeriesModel", "p95"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "p99"),    QT_TRANSLATE_NOOP("views::SeriesModel", "Max"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "Last"),   QT_TRANSLATE_NOOP("views::SeriesModel", "Before"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "Change"),
};

constexpr const char *meanings[] = {
    nullptr,
    nullptr,
    nullptr,
    QT_TRANSLATE_NOOP("views::SeriesModel", "5 % of the samples are not above this"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "Half of the samples are not above this"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "95 % of the samples are not above this"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "99 % of the samples are not above this"),
    nullptr,
    nullptr,
    QT_TRANSLATE_NOOP("views::SeriesModel", "The mean of the range to compare with"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "The mean less the mean before"),
};

// Of the samples of all GPUs of an object.
constexpr const char *meaningsOfGpus[] = {
    nullptr,
    QT_TRANSLATE_NOOP("views::SeriesModel", "The lowest sample of any GPU of the object"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "The mean of the samples of all GPUs of the object"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "5 % of the samples of all GPUs of the object are not above this"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "Half of the samples of all GPUs of the object are not above this"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "95 % of the samples of all GPUs of the object are not above this"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "99 % of the samples of all GPUs of the object are not above this"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "The highest sample of any GPU of the object"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "The last median of the GPUs of the object"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "The mean of the range to compare with"),
    QT_TRANSLATE_NOOP("views::SeriesModel", "The mean less the mean before"),
};

// In copies, tabs separate cells and line ends separate lines: server names must not contain them.
QString cell(QString text)
{
    for (QChar &c : text) {
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    }
    return text;
}

} // namespace

SeriesModel::SeriesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_collator.setNumericMode(true);
}

std::vector<SeriesModel::Row> SeriesModel::rowsOf(const metrics::Answer &answer, const EmptyFacts &facts)
{
    // As on the charts: curves of one card share a unit.
    const ShownAnswers shown{std::make_shared<const ShownAnswer>(ShownAnswer{answer})};
    std::map<const metrics::Metric *, ValueScale> scales;
    for (const ChartGroup &group : chartGroups(shown)) {
        for (const metrics::Metric *metric : group.metrics())
            scales[metric] = group.scale;
    }
    std::vector<Row> rows;
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        const ValueScale own = scaleOf(metric, scales[metric.metric]);
        rows.push_back({RowKind::Metric, metric.metric, {}, own, {}});
        for (const metrics::SeriesPtr &series : metric.series)
            rows.push_back(
                {RowKind::Series, metric.metric, series, valueScale(*series, metric.isRatio), {}, int(rows.size())});
        if (metric.series.empty())
            rows.push_back({RowKind::Note, metric.metric, {}, own, metricNote(metric, facts)});
    }
    return rows;
}

bool SeriesModel::isSameRow(const Row &one, const Row &other)
{
    if (one.kind != other.kind || one.metric != other.metric)
        return false;
    return one.kind != RowKind::Series || one.series->key == other.series->key;
}

void SeriesModel::setSubject(const metrics::Subject &subject)
{
    m_subject = subject;
    repaint();
}

void SeriesModel::setOfGpus(bool ofGpus)
{
    if (std::exchange(m_isOfGpus, ofGpus) == ofGpus)
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    repaint();
}

QString SeriesModel::titleOf(int column) const
{
    return column == P50 && m_isOfGpus ? tr("Median") : tr(columnTitles[column]);
}

QString SeriesModel::meaningOf(int column) const
{
    const char *meaning = m_isOfGpus ? meaningsOfGpus[column] : meanings[column];
    if (meaning && (column == Before || column == Change) && !m_beforeRange.isEmpty())
        //: the meaning of a column, and a time range
        return tr("%1: %2").arg(tr(meaning), m_beforeRange);
    return meaning ? tr(meaning) : QString();
}

void SeriesModel::setSort(int column, bool descending)
{
    m_sorted = column;
    m_descending = descending;
    std::vector<Row> rows = m_rows;
    sort(rows);
    setRows(std::move(rows));
}

// The curves of a metric stay below it.
void SeriesModel::sort(std::vector<Row> &rows) const
{
    const auto isBefore = [this](const Row &one, const Row &other) {
        if (m_sorted < 0)
            return one.place < other.place;
        if (m_sorted == Name) {
            const int order = m_collator.compare(nameOf(*one.series), nameOf(*other.series));
            return m_descending ? order > 0 : order < 0;
        }
        const double a = statistic(one, m_sorted);
        const double b = statistic(other, m_sorted);
        if (!std::isfinite(a) || !std::isfinite(b))
            return std::isfinite(a) && !std::isfinite(b); // absent ones last
        return m_descending ? a > b : a < b;
    };
    for (auto first = rows.begin(); first != rows.end();) {
        const auto isSeries = [](const Row &row) { return row.kind == RowKind::Series; };
        first = std::find_if(first, rows.end(), isSeries);
        const auto last = std::find_if_not(first, rows.end(), isSeries);
        std::stable_sort(first, last, isBefore);
        first = last;
    }
}

// The object's name is above the page already, and too long for the table.
QString SeriesModel::nameOf(const metrics::Series &series) const
{
    if (!series.key.isAlone() || series.key.object != m_subject.id)
        return base::shownName(series.name);
    const auto resource = catalog::resourceOf(m_subject.scope);
    return resource ? catalog::wordsOf((*resource)->words.one) : base::shownName(series.name);
}

void SeriesModel::setAnswer(const metrics::Answer &answer, const EmptyFacts &facts)
{
    std::vector<Row> rows = rowsOf(answer, facts);
    sort(rows);
    setRows(std::move(rows));
}

void SeriesModel::setBefore(const std::optional<metrics::Answer> &answer, const QString &range)
{
    const bool hadBefore = hasBefore();
    m_before.clear();
    if (std::exchange(m_beforeRange, range) != range)
        Q_EMIT headerDataChanged(Qt::Horizontal, Before, Change);
    if (answer) {
        for (const metrics::MetricAnswer &metric : answer->metrics) {
            for (const metrics::SeriesPtr &series : metric.series)
                m_before.insert(series->key, series->statistics.mean);
        }
    }
    repaint();
    if (hasBefore() != hadBefore)
        Q_EMIT beforeChanged();
}

bool SeriesModel::hasBefore() const
{
    return std::ranges::any_of(m_before, [](double mean) { return std::isfinite(mean); });
}

void SeriesModel::setRows(std::vector<Row> rows)
{
    if (std::ranges::equal(m_rows, rows, isSameRow)) {
        m_rows = std::move(rows);
        repaint();
        Q_EMIT valuesChanged();
        return;
    }
    if (!std::ranges::is_permutation(m_rows, rows, isSameRow)) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    // In another order: the current row follows its curve.
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &index : before) {
        const Row &row = m_rows[std::size_t(index.row())];
        const auto found = std::ranges::find_if(rows, [&](const Row &other) { return isSameRow(row, other); });
        after.append(this->index(int(found - rows.begin()), index.column()));
    }
    m_rows = std::move(rows);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
    Q_EMIT valuesChanged();
}

void SeriesModel::repaint()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void SeriesModel::setHidden(const QSet<SeriesKey> &hidden)
{
    if (m_hidden == hidden)
        return;
    m_hidden = hidden;
    repaint();
}

void SeriesModel::setHighlighted(const std::optional<SeriesKey> &key)
{
    if (m_highlighted == key)
        return;
    m_highlighted = key;
    repaint();
}

const SeriesKey *SeriesModel::key(int row) const
{
    const Row &at = m_rows[std::size_t(row)];
    return at.kind == RowKind::Series ? &at.series->key : nullptr;
}

QString SeriesModel::unit(int row) const
{
    return m_rows[std::size_t(row)].scale.unit;
}

QList<SeriesKey> SeriesModel::keysOf(int row) const
{
    QList<SeriesKey> keys;
    if (const SeriesKey *own = key(row)) {
        keys.append(*own);
        return keys;
    }
    for (std::size_t at = std::size_t(row) + 1; at < m_rows.size() && m_rows[at].kind == RowKind::Series; ++at)
        keys.append(m_rows[at].series->key);
    return keys;
}

int SeriesModel::rowOf(const SeriesKey &key) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&](const Row &row) { return row.kind == RowKind::Series && row.series->key == key; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

bool SeriesModel::isHidden(int row) const
{
    const SeriesKey *own = key(row);
    return own && m_hidden.contains(*own);
}

bool SeriesModel::isHighlighted(int row) const
{
    const SeriesKey *own = key(row);
    return own && m_highlighted && highlightsTogether(*m_highlighted, *own);
}

QSet<SeriesKey> SeriesModel::allKeys() const
{
    QSet<SeriesKey> keys;
    for (const Row &row : m_rows) {
        if (row.kind == RowKind::Series)
            keys.insert(row.series->key);
    }
    return keys;
}

QSet<SeriesKey> SeriesModel::allBut(const SeriesKey &key) const
{
    QSet<QString> types; // that have the curve
    for (const Row &row : m_rows) {
        if (row.kind == RowKind::Series && highlightsTogether(key, row.series->key))
            types.insert(row.series->key.type);
    }
    QSet<SeriesKey> others;
    for (const Row &row : m_rows) {
        const bool isOther = row.kind == RowKind::Series && !highlightsTogether(key, row.series->key);
        if (isOther && types.contains(row.series->key.type))
            others.insert(row.series->key);
    }
    return others;
}

void SeriesModel::setSearch(const QString &words)
{
    const QStringList search = words.split(u' ', Qt::SkipEmptyParts);
    if (search == m_search)
        return;
    m_search = search;
    Q_EMIT searchChanged();
}

bool SeriesModel::isFound(const Row &row) const
{
    return std::ranges::all_of(m_search, [&](const QString &word) {
        const auto has = [&](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
        return has(row.series->name) || has(nameOf(*row.series)) || has(row.series->object) || has(row.metric->title());
    });
}

bool SeriesModel::isListed(int row) const
{
    if (m_search.isEmpty())
        return true;
    std::size_t at = std::size_t(row);
    if (m_rows[at].kind == RowKind::Series)
        return isFound(m_rows[at]);
    for (++at; at < m_rows.size() && m_rows[at].kind == RowKind::Series; ++at) {
        if (isFound(m_rows[at]))
            return true;
    }
    return false;
}

int SeriesModel::listedCount() const
{
    return int(
        std::ranges::count_if(m_rows, [&](const Row &row) { return row.kind == RowKind::Series && isFound(row); }));
}

int SeriesModel::seriesCount() const
{
    return int(std::ranges::count(m_rows, RowKind::Series, &Row::kind));
}

int SeriesModel::shownCount() const
{
    return int(std::ranges::count_if(m_rows, [&](const Row &row) {
        return row.kind == RowKind::Series && row.series->samples.size() > 0 && !m_hidden.contains(row.series->key);
    }));
}

// With its unit where it is not that of the metric above.
QString SeriesModel::statisticText(int row, int column) const
{
    const Row &own = m_rows[std::size_t(row)];
    QString text = valueText(statistic(own, column), own.scale);
    if (column == Change && statistic(own, column) > 0)
        text.prepend(u'+');
    while (row > 0 && m_rows[std::size_t(row)].kind != RowKind::Metric)
        --row;
    return own.scale.unit == unit(row) || !std::isfinite(statistic(own, column)) ? text : text + u' ' + own.scale.unit;
}

double SeriesModel::statistic(const Row &row, int column) const
{
    const metrics::Statistics &all = row.series->statistics;
    switch (column) {
    case Min:
        return all.min;
    case Mean:
        return all.mean;
    case Max:
        return all.max;
    case P5:
        return all.p5;
    case P50:
        return all.p50;
    case P95:
        return all.p95;
    case P99:
        return all.p99;
    case Last:
        return all.last;
    case Before:
        return m_before.value(row.series->key, api::absentNumber);
    case Change:
        return all.mean - m_before.value(row.series->key, api::absentNumber);
    default:
        return api::absentNumber;
    }
}

QString SeriesModel::statisticsText() const
{
    QStringList lines;
    QList<int> columns{Min, Mean, P50, P95, P99, Max, Last};
    if (m_isOfGpus)
        columns.insert(2, P5);
    if (!m_before.isEmpty())
        columns << Before << Change;
    QStringList head{tr("Metric"), tr("Unit"), tr(columnTitles[Name])};
    for (const int column : columns)
        head.append(titleOf(column));
    lines.append(head.join(u'\t'));
    for (const Row &row : m_rows) {
        if (row.kind != RowKind::Series || m_hidden.contains(row.series->key) || !isFound(row))
            continue;
        QStringList cells = {cell(row.metric->title()), row.scale.unit, cell(row.series->name)};
        for (const int column : columns)
            cells.append(plainValueText(statistic(row, column), row.scale));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

int SeriesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SeriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SeriesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    if (role == Qt::AccessibleTextRole)
        return accessibleText(row, index.column());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() == Name ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole && row.kind == RowKind::Metric)
        return plainToolTip(row.metric->meaning());
    if (role == Qt::ToolTipRole && row.kind == RowKind::Series && index.column() == Name)
        return plainToolTip(row.series->name + u'\n' + tr("Click: only this series. Ctrl+click: add or remove it."));
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() != Name)
        return row.kind == RowKind::Series ? statisticText(index.row(), index.column()) : QString();
    switch (row.kind) {
    case RowKind::Metric:
        return row.metric->title();
    case RowKind::Series:
        return nameOf(*row.series);
    case RowKind::Note:
        break;
    }
    return row.text;
}

QString SeriesModel::accessibleText(const Row &row, int column) const
{
    switch (row.kind) {
    case RowKind::Metric:
        return u"%1, %2"_s.arg(row.metric->title(), row.scale.unit);
    case RowKind::Note:
        return row.text;
    case RowKind::Series:
        break;
    }
    if (column == Name)
        return m_hidden.contains(row.series->key) ? tr("%1, hidden").arg(nameOf(*row.series)) : nameOf(*row.series);
    const double value = statistic(row, column);
    return std::isfinite(value) ? plainValueText(value, row.scale) + u' ' + row.scale.unit : tr("absent");
}

QVariant SeriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Name ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole && !meaningOf(section).isEmpty())
        return meaningOf(section);
    return role == Qt::DisplayRole ? titleOf(section) : QVariant();
}

Qt::ItemFlags SeriesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return m_rows[std::size_t(index.row())].kind == RowKind::Note ? Qt::ItemIsEnabled
                                                                  : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace views

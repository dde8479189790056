// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/groupbands.h"

#include "models/catalog/catalog.h"
#include "models/catalog/quotasummary.h"
#include "models/table/windowmodel.h"
#include "views/filter/filterbar.h"
#include "views/look/keyhelp.h"
#include "views/table/tableview.h"
#include "views/widgets/controls.h"
#include "views/widgets/segments.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

const table::ColumnInfo *columnCalled(catalog::Resource resource, const char *key)
{
    const auto columns = catalog::columns(resource);
    const auto found = std::ranges::find_if(
        columns, [key](const table::ColumnInfo *column) { return qstrcmp(column->key, key) == 0; });
    return found == columns.end() ? nullptr : *found;
}

std::optional<double> numberIn(const table::Value &value)
{
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return double(*whole);
    const auto *number = std::get_if<double>(&value);
    return number ? std::optional(*number) : std::nullopt;
}

// Where one has no quota, there is none of all of them.
table::Value sumOfShares(const QList<table::Value> &values)
{
    table::GpuShare sum{0, 0, -1};
    for (const table::Value &value : values) {
        const auto *share = std::get_if<table::GpuShare>(&value);
        if (!share)
            return {};
        sum.allocated += share->allocated;
        sum.requested = sum.requested < 0 || share->requested < 0 ? -1 : sum.requested + share->requested;
    }
    return sum;
}

table::Value sumOfNumbers(const QList<table::Value> &values)
{
    double sum = 0;
    for (const table::Value &value : values) {
        const auto number = numberIn(value);
        if (!number)
            return {};
        sum += *number;
    }
    return sum;
}

} // namespace

GroupBands::GroupBands(catalog::Resource resource, catalog::GroupedSource &source, const catalog::QuotaSummary *quotas,
                       const catalog::ClusterNames &names, FilterBar &bar, TableView &table)
    : QObject(&table)
    , m_columns(catalog::groupColumns(resource))
    , m_stateColumn(resource->stateColumn)
    , m_source(source)
    , m_quotas(quotas)
    , m_table(table)
{
    QStringList titles;
    for (const char *key : m_columns)
        titles << table::columnTitle(*columnCalled(resource, key));
    titles << tr("None");
    auto *room = new QWidget(&bar);
    auto *layout = new QHBoxLayout(room);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(controlGap);
    QLabel *label = secondaryLabel(tr("Group by"), TextSize::Body, room);
    m_choice = new Segments(titles, TextSize::Body, appMetrics().barControl, room);
    m_choice->setAccessibleName(label->text());
    layout->addWidget(label);
    layout->addWidget(m_choice);
    bar.addChoice(room);
    m_choice->setCurrent(0);
    choose(0);
    connect(m_choice, &Segments::chosen, this, &GroupBands::choose);
    connect(&table, &TableView::foldRequested, this, &GroupBands::fold);
    connect(table.selection(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (current.isValid() && m_table.isRowHidden(current.row())) // found by its name
            fold(current.row(), false);
    });
    const auto keyName = [](Qt::Key key) { return QKeySequence(key).toString(QKeySequence::NativeText); };
    QList<KeyHelp> keys = explainedKeys(table);
    keys << KeyHelp{tr("Fold the group of the current row"), keyName(Qt::Key_Minus)}
         << KeyHelp{tr("Unfold the group of the current row"), keyName(Qt::Key_Plus)};
    explainKeys(table, keys);
    using table::WindowModel;
    const WindowModel *model = table.windowModel();
    connect(model, &WindowModel::updated, this, &GroupBands::show);
    connect(model, &WindowModel::rowsLoaded, this, &GroupBands::show);
    connect(model, &WindowModel::rearranged, this, &GroupBands::show);
    connect(model, &WindowModel::totalChanged, this, &GroupBands::show);
    connect(model, &QAbstractItemModel::modelReset, this, &GroupBands::show);
    if (quotas)
        connect(quotas, &catalog::QuotaSummary::changed, this, &GroupBands::show);
    connect(&names, &catalog::ClusterNames::changed, this, [this] {
        if (m_source.groupColumn() == "clusterId")
            m_source.regroup();
    });
}

void GroupBands::choose(int index)
{
    const auto column = std::size_t(std::max(0, index));
    m_folded.clear();
    m_source.setGroupColumn(column < m_columns.size() ? QByteArray(m_columns[column]) : QByteArray());
    show();
}

// The current row of a group that is folded is the one that its heading is above.
void GroupBands::fold(int row, bool folded)
{
    for (const catalog::RowGroup &group : m_source.groups()) {
        if (row < group.first || row >= group.first + group.count)
            continue;
        if (folded)
            m_folded.insert(group.key);
        else
            m_folded.remove(group.key);
        const QModelIndex current = m_table.currentIndex();
        if (folded && current.row() > group.first && current.row() < group.first + group.count)
            m_table.setCurrentIndex(current.siblingAtRow(group.first));
    }
    show();
}

void GroupBands::show()
{
    const table::WindowModel *model = m_table.windowModel();
    QList<GroupBand> bands;
    for (const catalog::RowGroup &group : m_source.groups()) {
        if (group.first < model->rowCount())
            bands.append(bandOf(group));
    }
    if (bands != m_table.bands())
        m_table.setBands(bands);
}

GroupBand GroupBands::bandOf(const catalog::RowGroup &group) const
{
    const QList<int> rows = reportingRows(group);
    GroupBand band{.row = group.first, .isFolded = m_folded.contains(group.key)};
    for (int column = 0; column < m_source.columnCount() && !rows.isEmpty(); ++column) {
        const table::Value sum = sumOf(rows, column);
        if (!std::holds_alternative<std::monostate>(sum))
            band.values.insert(column, sum);
    }
    const table::WindowModel &model = *m_table.windowModel();
    //: the name of a group and the number of its rows
    band.values.insert(model.columnOf("name"),
                       tr("%1 (%2)").arg(group.name.isEmpty() ? u"–"_s : group.name, table::countText(group.count)));
    if (const int silent = group.count - int(rows.size()); silent > 0)
        //: number of rows whose clusters do not report
        band.values.insert(model.columnOf(m_stateColumn), tr("%1 not reporting").arg(table::countText(silent)));
    return band;
}

QList<int> GroupBands::reportingRows(const catalog::RowGroup &group) const
{
    const int column = m_table.windowModel()->columnOf("clusterId");
    QList<int> rows;
    for (int row = group.first; row < group.first + group.count; ++row) {
        const table::Value value = column < 0 ? table::Value() : m_source.valueAt(row, column);
        const auto *cluster = std::get_if<table::Reference>(&value);
        if (!m_quotas || !cluster || m_quotas->reports(cluster->id))
            rows.append(row);
    }
    return rows;
}

table::Value GroupBands::sumOf(const QList<int> &rows, int column) const
{
    using table::Kind;
    const table::ColumnInfo &info = m_source.column(column);
    const bool isNumber = info.kind == Kind::Count || info.kind == Kind::Gpus || info.kind == Kind::QuotaRoom;
    if ((!isNumber && info.kind != Kind::QuotaShare) || m_source.isLateAt(rows.constFirst(), column))
        return {};
    QList<table::Value> values;
    for (const int row : rows)
        values.append(m_source.valueAt(row, column));
    return isNumber ? sumOfNumbers(values) : sumOfShares(values);
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/groupwords.h"

#include "models/table/copytext.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

using namespace Qt::StringLiterals;

namespace {

struct GroupWords
{
    Q_DECLARE_TR_FUNCTIONS(table::GroupWords)
};

struct Noun
{
    std::string_view title; // of columns, in English
    const char *words;
};

constexpr std::array nouns{
    Noun{"Workload", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 workload(s)")},
    Noun{"Workload name", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 workload name(s)")},
    Noun{"Project", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 project(s)")},
    Noun{"Department", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 department(s)")},
    Noun{"Cluster", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 cluster(s)")},
    Noun{"Node", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 node(s)")},
    Noun{"Node pool", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 node pool(s)")},
    Noun{"Created by", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 user(s)")},
    Noun{"Updated by", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 user(s)")},
    Noun{"Namespace", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 namespace(s)")},
    Noun{"Type", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 type(s)")},
    Noun{"GPU type", QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 GPU type(s)")},
};
constexpr const char *anyNoun = QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 value(s)");

QString counted(const char *words, qint64 count)
{
    const int plural = int(std::min<qint64>(count, std::numeric_limits<int>::max()));
    return QCoreApplication::translate("table::GroupWords", words, nullptr, plural).arg(table::countText(count));
}

QString ageText(const table::Value &value, const table::FormatContext &context)
{
    const auto *time = std::get_if<std::int64_t>(&value);
    if (!time)
        return {};
    const qint64 now = context.nowMs > 0 ? context.nowMs : QDateTime::currentMSecsSinceEpoch();
    const qint64 seconds = std::max<qint64>(0, now - *time) / 1000;
    return table::durationText(seconds < 60 ? seconds : seconds / 60 * 60);
}

QString statesText(const table::GroupCell &cell)
{
    QStringList parts;
    for (const table::GroupCell::State &state : cell.states)
        parts << table::countText(state.rows) + u' ' + table::stateText(state.word);
    return parts.join(", "_L1);
}

} // namespace

namespace table {

QString groupTitle(const GroupRow &group, const TableSource &source, const FormatContext &context)
{
    const ColumnInfo &column = source.column(group.column);
    if (group.level < 0)
        //: %1: "8 projects"
        return GroupWords::tr("Total of %1").arg(distinctText(column, group.groups));
    return displayText(column.kind, group.title, context);
}

QString distinctText(const ColumnInfo &column, qint64 count)
{
    const auto *noun = std::ranges::find(nouns, std::string_view(column.title), &Noun::title);
    return counted(noun == nouns.end() ? anyNoun : noun->words, count);
}

QString groupCellText(const GroupCell &cell, const ColumnInfo &column, const FormatContext &context)
{
    switch (cell.kind) {
    case GroupCell::Kind::None:
        break;
    case GroupCell::Kind::Sum:
    case GroupCell::Kind::Same:
        return cellText(column.kind, cell.value, context);
    case GroupCell::Kind::Distinct:
        return distinctText(column, cell.count);
    case GroupCell::Kind::States:
        return statesText(cell);
    case GroupCell::Kind::Oldest:
        //: of times; %1 is an age
        return GroupWords::tr("oldest %1").arg(ageText(cell.value, context));
    }
    return u"–"_s;
}

QString groupCellWords(const GroupCell &cell, const ColumnInfo &column, const FormatContext &context)
{
    QStringList parts;
    if (cell.kind == GroupCell::Kind::Sum)
        //: %1 is an amount
        parts << GroupWords::tr("sum %1").arg(accessibleText(column.kind, cell.value, context));
    else if (cell.kind == GroupCell::Kind::Oldest)
        //: of times
        parts << GroupWords::tr("oldest %1").arg(displayText(column.kind, cell.value, context));
    else if (cell.kind == GroupCell::Kind::Same)
        parts << displayText(column.kind, cell.value, context);
    else if (cell.kind != GroupCell::Kind::None)
        parts << groupCellText(cell, column, context);
    if (cell.absent > 0)
        parts << counted(QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 row(s) without a value"), cell.absent);
    return parts.join(", "_L1);
}

QString groupRowWords(const GroupRow &group, const TableSource &source, const FormatContext &context)
{
    QStringList parts{groupTitle(group, source, context)};
    if (group.level >= 0) {
        parts << GroupWords::tr("group of level %1").arg(group.level + 1);
        parts << (group.isOpen ? GroupWords::tr("expanded") : GroupWords::tr("collapsed"));
    }
    parts << counted(QT_TRANSLATE_N_NOOP("table::GroupWords", "%1 row(s)"), group.rows);
    return parts.join(", "_L1);
}

QStringList groupCopyCells(const GroupCell &cell, const ColumnInfo &column, const FormatContext &context)
{
    const qsizetype width = copyCells(column.kind, {}, context).size();
    QStringList cells;
    if (cell.kind == GroupCell::Kind::Distinct)
        cells << QString::number(cell.count);
    else if (cell.kind == GroupCell::Kind::States)
        cells << plainSpaces(statesText(cell));
    else
        cells = copyCells(column.kind, cell.value, context);
    cells.resize(width);
    return cells;
}

} // namespace table

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/problem.h"
#include "models/catalog/workloads.h"
#include "models/session/session.h"
#include "models/waste/words.h"
#include "views/list/summarystrip.h"
#include "views/table/tableview.h"
#include "views/waste/groupchip.h"
#include "views/waste/wastebars.h"
#include "views/waste/wastedays.h"
#include "views/waste/wastedpage.h"
#include "views/waste/wastepane.h"
#include "views/waste/wastetiles.h"
#include "views/widgets/pagebody.h"
#include "views/widgets/problembanner.h"
#include "views/widgets/searchfield.h"
#include "views/widgets/segments.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <cmath>

// What the page shows of what it knows.
using namespace Qt::StringLiterals;

namespace views {

void WastedPage::showChip()
{
    const std::optional<waste::Group> &group = question().within;
    if (!group)
        return m_chip->setGroup({}, {});
    const QString name = waste::titleOf(*group, m_context.names);
    const QString cluster = m_context.names.name(group->clusterId.toString());
    m_chip->setGroup(m_groupBy->button(int(group->by))->text(),
                     cluster.isEmpty() ? name
                                       : tr("%1 (%2)", "project or node pool, and its cluster").arg(name, cluster));
}

void WastedPage::showRows()
{
    if (question().windowMs == 0) {
        showSet(waste::idleRowsOf(m_idle, question(), m_context.names));
    } else if (const auto at = m_known.find(question().windowMs); at != m_known.end()) {
        Known &shown = at->second;
        if (shown.result.shortestIdleMs != question().shortestIdleMs)
            shown.result = shown.measurement->result(question().shortestIdleMs);
        showSet(waste::rowsOf(*shown.measurement, shown.result, question(), m_prices, m_idle, m_context.names));
    } else {
        showSet(
            {.groupBy = question().groupBy, .isNow = false, .hasCosts = !m_prices.perGpuHour.isEmpty(), .rows = {}});
    }
    showTiles();
    showDays();
    showProgress();
    showProblem();
    showPane();
    Q_EMIT commandsChanged();
}

void WastedPage::showSet(waste::RowSet set)
{
    for (waste::Row &row : set.rows)
        row.toldMs = m_told.value(row.id, api::absentTime);
    auto rows = std::make_shared<const waste::RowSet>(std::move(set));
    const bool isSame = m_model && m_rows && waste::RowSource::haveSameColumns(*m_rows, *rows);
    m_rows = std::move(rows);
    if (isSame) {
        m_source->setRows(m_rows);
        return m_model->refresh(base::Urgency::Visible); // also where nothing was loaded yet
    }
    const std::optional<table::ListQuery> before
        = m_model && m_shownNow == m_rows->isNow ? std::optional(m_model->query()) : std::nullopt;
    if (m_model && !m_table->hasDefaultLayout())
        m_layouts[{m_shownGroup, m_shownNow}] = m_table->columnLayout();
    m_shownGroup = m_rows->groupBy;
    m_shownNow = m_rows->isNow;
    auto source = std::make_unique<waste::RowSource>(m_rows);
    m_source = source.get();
    table::WindowModel *old = std::exchange(m_model, new table::WindowModel(std::move(source), this));
    m_model->setFormatContext({m_zone, m_context.session.nowMs()});
    table::ListQuery query;
    query.sortKey = m_rows->isNow ? u"idle"_s : u"wasted"_s;
    query.descending = true;
    if (before && m_model->columnOf(before->sortKey.toLatin1().constData()) >= 0) {
        query.sortKey = before->sortKey;
        query.descending = before->descending;
    }
    query.search = m_search->text();
    m_model->setQuery(query);
    m_table->setWindowModel(m_model);
    m_table->setSorted(query.sortKey, query.descending);
    if (const auto kept = m_layouts.find({m_shownGroup, m_shownNow}); kept != m_layouts.end())
        m_table->setColumnLayout(kept->second);
    const auto rowOf = [this](int row) { return m_source->find(m_model->idAt(row)); };
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const bool hasBars = std::string_view(m_source->column(column).key) == "parts";
        m_table->setItemDelegateForColumn(
            column, hasBars ? new WasteBarsDelegate(*m_table->itemDelegate(), rowOf, m_model) : nullptr);
    }
    m_model->setNotes([source = m_source](const base::Key &id, const table::ColumnInfo &column) {
        const waste::Row *row = std::string_view(column.key) == "name" ? source->find(id) : nullptr;
        return row ? QString::fromStdString(row->hints) : QString();
    });
    m_table->setMarks([this](const QModelIndex &cell) { return hintMark(cell); });
    connect(m_table->selection(), &table::SelectionModel::changed, this, &WastedPage::showPane);
    connect(m_model, &table::WindowModel::updated, this, &WastedPage::showPane);
    connect(m_model, &table::WindowModel::totalChanged, this, &WastedPage::showProgress);
    if (old)
        old->deleteLater();
}

CellMark WastedPage::hintMark(const QModelIndex &cell) const
{
    const waste::Row *row = cell.column() == 0 && m_source ? m_source->find(m_model->idAt(cell.row())) : nullptr;
    if (!row || row->hints.empty())
        return {};
    return {.glyph = "info", .isNoteQuiet = true, .toolTip = QString::fromStdString(row->hints)};
}

void WastedPage::showTiles()
{
    const Known *shown = known();
    m_strip->setTiles(wasteTiles({.question = question(),
                                  .result = shown ? &shown->result : nullptr,
                                  .isOpen = m_running && m_runningWindowMs == question().windowMs,
                                  .prices = m_prices},
                                 m_idle));
}

void WastedPage::showDays()
{
    const Known *shown = known();
    const QTimeZone zone = m_zone == table::Zone::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    m_days->setDays(shown && shown->measuredAtMs > 0
                        ? waste::daysOf(*shown->measurement, shown->result, question(), zone)
                        : std::vector<waste::Day>(),
                    zone);
}

QString WastedPage::progressText() const
{
    if (!m_running || m_runningWindowMs != question().windowMs)
        return {};
    if (m_running->workloads() == 0)
        return tr("Looking for workloads that held GPUs…");
    return tr("Measured %1 of %2 workloads")
        .arg(table::countText(m_running->workloadsDone()), table::countText(m_running->workloads()));
}

void WastedPage::showProgress()
{
    const QString text = progressText();
    m_progress->setText(text);
    m_stop->setVisible(!text.isEmpty());
    const qint64 all = m_rows ? qint64(m_rows->rows.size()) : 0;
    const qint64 found = m_model && m_model->hasAnswer() ? m_model->total() : all;
    const QString count = m_search->text().isEmpty()
        ? table::countText(all)
        : tr("%1 of %2").arg(table::countText(found), table::countText(all));
    m_count->setText(all > 0 ? tr("%1, sorted here", "count of rows").arg(count) : QString());
}

std::optional<table::Problem> WastedPage::problem() const
{
    if (question().windowMs == 0)
        return m_idle.problem();
    const auto at = m_problems.find(question().windowMs);
    return at == m_problems.end() ? std::nullopt : std::optional(catalog::problemOf(at->second));
}

// In place of rows; absent if there are some, or may be soon.
std::optional<StatePanel::Content> WastedPage::standIn() const
{
    if (m_rows && !m_rows->rows.empty())
        return std::nullopt;
    const auto problem = this->problem();
    const bool isNow = question().windowMs == 0;
    // Nobody has set the filter that an older release refuses.
    if (isNow && problem && problem->kind == table::Problem::Kind::Refused)
        return StatePanel::Content{
            "idle",
            tr("Not known which GPUs are idle now"),
            tr("This control plane does not tell which workloads have idle GPUs. Choose a window to measure what was "
               "wasted."),
            {}};
    if (problem)
        return problemPanel(*problem, catalog::wordsOf(catalog::workloadResource.words.forbidden), Retry, SignIn);
    if (isNow && m_idle.isKnown())
        return StatePanel::Content{"check", tr("No allocated GPU is idle."), {}, {}};
    if (isNow || m_running)
        return std::nullopt;
    if (known() && known()->measuredAtMs > 0)
        return StatePanel::Content{"check", tr("No workload held GPUs in this time."), {}, {}};
    return StatePanel::Content{"idle",
                               tr("Not measured yet"),
                               tr("Measuring reads the samples of each workload that held GPUs, and takes a while."),
                               {{Retry, tr("Measure"), ButtonRole::Primary}}};
}

void WastedPage::showProblem()
{
    const auto problem = this->problem();
    const bool hasRows = m_rows && !m_rows->rows.empty();
    m_body->setStandIn(standIn());
    std::optional<BannerText> notice;
    if (problem && hasRows) {
        notice = problemBanner(*problem);
        notice->sentence = problem->sentence;
    }
    m_body->setNotice(notice);
}

const waste::Row *WastedPage::currentRow() const
{
    const base::Key id = m_table->selection() ? m_table->selection()->currentId() : base::Key();
    return id.isNull() || !m_source ? nullptr : m_source->find(id);
}

QString WastedPage::costText(const waste::Row &row) const
{
    if (std::isnan(row.cost))
        return {};
    const QString amount = (table::countText(std::llround(row.cost)) + u' ' + m_prices.currency).trimmed();
    return tr("It cost about %1.").arg(amount);
}

void WastedPage::showPane()
{
    m_pane->setVisible(m_isPaneWanted);
    m_pane->setContext({m_zone, m_context.session.nowMs()});
    const waste::Row *row = currentRow();
    if (question().windowMs == 0) {
        if (row)
            return m_pane->showIdle(*row, question().groupBy != waste::GroupBy::Workload);
        QStringList sentences{tr("GPUs that are allocated, and were not used for more than 5 minutes.")};
        if (m_idle.isKnown())
            sentences << waste::idleSentencesOf(m_idle);
        sentences << tr("Choose 24 h, 7 d or 30 d to measure what was wasted over time. That reads the samples of each "
                        "workload and takes a while.");
        return m_pane->showAll(tr("Idle now"), sentences, {}, {});
    }
    const Known *shown = known();
    if (!shown)
        return m_pane->showAll(tr("What was measured"), {progressText()}, {}, {});
    if (row) {
        const waste::Measured *workload
            = question().groupBy == waste::GroupBy::Workload ? &shown->result.workloads.at(row->workload) : nullptr;
        return m_pane->showRow(*row, workload, shown->result, question(), costText(*row));
    }
    std::vector<double> sums(std::size_t(waste::partsOf(question().windowMs)), 0.);
    for (const waste::Row &one : m_rows->rows) {
        for (std::size_t i = 0; i < one.parts.size(); ++i)
            sums[i] += one.parts[i];
    }
    QStringList sentences = waste::sentencesOf(shown->result, question().counts, m_prices);
    if (question().within)
        sentences.prepend(tr("The rows are those of %1 only. This is about all workloads:").arg(m_chip->value()));
    if (shown->isStopped)
        sentences.prepend(tr("The measurement was stopped. Refresh goes on from there."));
    else if (shown->measuredAtMs == 0)
        sentences = {progressText()};
    // The bars would be those of the group, below sentences about all.
    m_pane->showAll(tr("What was measured"), sentences, question().within ? std::vector<double>() : sums,
                    shown->result.window);
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/outputfile.h"
#include "models/base/standin.h"
#include "models/catalog/workloads.h"
#include "models/compare/comparison.h"
#include "models/session/session.h"
#include "models/waste/wastecsv.h"
#include "views/navigation/dragging.h"
#include "views/navigation/navigator.h"
#include "views/navigation/subjectfacts.h"
#include "views/table/tableview.h"
#include "views/waste/pricesdialog.h"
#include "views/waste/wastedpage.h"
#include "views/waste/wastepane.h"
#include "views/widgets/banner.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

// What the user does with the rows of the page.
using namespace Qt::StringLiterals;

namespace views {
namespace {

// Nothing for users and node pools, nor where the list does not tell which one it is.
std::optional<metrics::Subject> subjectOf(const waste::Row &row)
{
    const waste::Group &group = row.group;
    const QString name = QString::fromStdString(row.name);
    if (group.id.isNull() || base::isStandIn(group.id))
        return std::nullopt;
    switch (group.by) {
    case waste::GroupBy::Workload:
        return workloadSubject(group.id, name, [&row](const char *path) { return row.fields.value(path); });
    case waste::GroupBy::Project:
        return metrics::Subject{.scope = metrics::Scope::Project, .id = group.id, .name = name};
    case waste::GroupBy::Cluster:
        return metrics::Subject{.scope = metrics::Scope::Cluster, .id = group.id, .name = name};
    case waste::GroupBy::User:
    case waste::GroupBy::NodePool:
        break;
    }
    return std::nullopt;
}

} // namespace

std::unique_ptr<QMimeData> WastedPage::dragged(int row) const
{
    const table::SelectionModel &selection = *m_table->selection();
    const bool isSelected = selection.contains(m_model->idAt(row));
    QList<metrics::Subject> subjects;
    for (int i = 0; i < m_model->rowCount() && subjects.size() <= compare::mostObjects; ++i) {
        const bool isMeant = isSelected ? selection.contains(m_model->idAt(i)) : i == row;
        const waste::Row *known = isMeant ? m_source->find(m_model->idAt(i)) : nullptr;
        if (const auto subject = known ? subjectOf(*known) : std::nullopt)
            subjects.append(*subject);
    }
    return subjects.isEmpty() ? nullptr : dataOf(subjects, m_context.session.connection());
}

// A group leads to its workloads, a workload to its list.
void WastedPage::openRow(int row)
{
    if (question().groupBy == waste::GroupBy::Workload)
        return openWorkload();
    const waste::Row *group = m_source->find(m_model->idAt(row));
    if (!group)
        return;
    waste::Question next = question();
    next.groupBy = waste::GroupBy::Workload;
    next.within = group->group;
    ask(next);
}

void WastedPage::openWorkload()
{
    const waste::Row *row = currentRow();
    if (row && question().groupBy == waste::GroupBy::Workload)
        m_context.navigator.open(
            catalog::Link{.kind = &catalog::theWorkload, .key = row->id, .name = QString::fromStdString(row->name)});
}

void WastedPage::choosePrices()
{
    QStringList pools;
    for (const auto &[window, known] : m_known) {
        for (const waste::Measured &workload : known.result.workloads)
            pools += workload.holder.nodePools;
    }
    pools.removeDuplicates();
    auto *dialog = new PricesDialog(m_prices, pools, this);
    connect(dialog, &PricesDialog::chosen, this, [this](const waste::Prices &prices) {
        setPrices(prices);
        Q_EMIT pricesChosen(prices);
    });
    dialog->open();
}

void WastedPage::setPrices(const waste::Prices &prices)
{
    if (m_prices == prices)
        return;
    m_prices = prices;
    showRows();
}

void WastedPage::setMessageTemplate(const QString &form)
{
    m_pane->setTemplate(form);
}

void WastedPage::setTold(const waste::Told &told)
{
    if (m_told == told)
        return;
    m_told = told;
    showRows();
}

void WastedPage::messageCopied()
{
    if (const waste::Row *row = currentRow())
        Q_EMIT ownerTold(row->id);
}

bool WastedPage::canExport() const
{
    if (question().windowMs == 0)
        return m_idle.isKnown() && !m_idle.workloads().isEmpty();
    return known() && !known()->result.workloads.empty();
}

bool WastedPage::exportTo(const QString &file)
{
    if (!canExport())
        return false;
    const auto clusterName = [this](const base::Key &id) { return m_context.names.name(id.toString()); };
    const waste::View view{.counts = question().counts,
                           .groupBy = question().groupBy,
                           .prices = m_prices,
                           .within = question().within,
                           .told = m_told};
    const std::string csv = question().windowMs == 0
        ? waste::idleCsv(m_idle.workloads(), view, clusterName, csv::FileFormat())
        : waste::wasteCsv(known()->result, view, clusterName, csv::FileFormat());
    const auto written = base::writeFile(file, csv);
    BannerText text{written ? Tone::Success : Tone::Danger, written ? "check" : "err", {}, {}, {}, {}, {}, true};
    text.sentence = written ? tr("Exported to %1.").arg(QFileInfo(file).fileName()) : written.error();
    if (written) {
        text.action = tr("Show");
        text.opens = QUrl::fromLocalFile(QFileInfo(file).absolutePath());
    }
    banner()->showText(text);
    return written.has_value();
}

void WastedPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export CSV"), {}, tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(question().windowMs == 0 ? u"idle-gpus.csv"_s : u"wasted-gpus.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &WastedPage::exportTo);
    dialog->open();
}

} // namespace views

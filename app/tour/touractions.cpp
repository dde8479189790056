// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/tour.h"
#include "app/window/mainwindow.h"
#include "app/window/workspace.h"
#include "models/catalog/workloads.h"
#include "models/table/selection.h"
#include "views/actions/confirmdialog.h"
#include "views/actions/jobdialog.h"
#include "views/actions/journaldialog.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"

#include <QAction>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

// Suspends some of the running workloads. Recordings cannot be changed.
void Tour::buildActions()
{
    m_canChange = !isRecorded();
    const size_t ofActions = m_steps.size();
    const auto dialog = [this] { return m_window.findChild<views::ConfirmDialog *>(); };
    const auto results = [this] { return m_window.findChild<views::JobDialog *>(); };
    addStep(
        [this] {
            views::Location location = views::startLocation(catalog::workloadResource);
            location.list()->query.filters = {catalog::equalFilter("phase", u"Running"_s)};
            m_window.workspace()->open(location);
        },
        [this] { return isLoaded() && page()->model()->query().filters.size() == 1; });
    addPicture(
        u"17-suspend"_s,
        [this] {
            table::SelectionModel *selection = page()->table()->selection();
            constexpr int rows = 6;
            const QModelIndex last = page()->model()->index(std::min(rows, page()->model()->rowCount()) - 1, 0);
            selection->select({page()->model()->index(0, 0), last},
                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
            press(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
        },
        [dialog] { return dialog() && dialog()->isVisible(); }, [dialog] { return !dialog()->targets().isEmpty(); });
    addStep([dialog] { dialog()->confirmButton()->click(); },
            [this] {
                const QList<actions::Job *> jobs = m_window.workspace()->sharedDesk()->jobs();
                return isLoaded() && !jobs.isEmpty() && !jobs.constLast()->isRunning();
            });
    addPicture(
        u"18-suspend-results"_s,
        [this] {
            for (views::Banner *banner : m_window.findChildren<views::Banner *>()) {
                if (banner->isVisible())
                    Q_EMIT banner->actionRequested();
            }
        },
        [results] { return results() && results()->isVisible(); },
        [this] {
            // 2.18 cannot suspend all types.
            const std::vector<actions::Item> &items = m_window.workspace()->sharedDesk()->jobs().constLast()->items();
            return std::ranges::any_of(
                       items, [](const actions::Item &item) { return item.outcome == actions::Outcome::Accepted; })
                && std::ranges::all_of(items, [](const actions::Item &item) {
                       return item.outcome == actions::Outcome::Accepted || !item.reason.isEmpty();
                   });
        });
    addPicture(
        u"19-journal"_s,
        [this, results] {
            results()->close();
            m_window.findChild<QAction *>(u"journal"_s)->trigger();
        },
        [this] {
            const auto *journal = m_window.findChild<views::JournalDialog *>();
            return journal && journal->isVisible();
        },
        [this] { return !m_window.workspace()->sharedDesk()->journal().entries().isEmpty(); });
    addStep([this] { m_window.findChild<views::JournalDialog *>()->close(); }, [this] { return isLoaded(); });
    onlyIf(m_canChange, ofActions);
}

} // namespace app

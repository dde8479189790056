// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/tour.h"
#include "app/window/mainwindow.h"
#include "app/window/workspace.h"
#include "models/catalog/clusters.h"
#include "models/catalog/projects.h"
#include "models/catalog/revisions.h"
#include "models/catalog/types.h"
#include "models/catalog/workloads.h"
#include "views/actions/clusterdialog.h"
#include "views/actions/confirmdialog.h"
#include "views/actions/installbox.h"
#include "views/actions/stepsline.h"
#include "views/navigation/rowlinks.h"
#include "views/table/tableview.h"
#include "views/widgets/statepanel.h"

#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

// Recordings have no revisions and no types; older control planes explain that they have none.
void Tour::buildRevisions()
{
    const size_t ofChanges = m_steps.size();
    addStep(
        [this] {
            views::Location location = views::startLocation(catalog::workloadResource);
            location.list()->query.filters
                = {catalog::equalFilter("type", u"Inference"_s), catalog::equalFilter("phase", u"Running"_s)};
            m_window.workspace()->open(location);
        },
        [this] { return hasRows() && page()->model()->query().filters.size() == 2; });
    addPicture(
        u"20-revisions"_s,
        [this] {
            const auto links = views::linksOfRow(*page()->model(), 0, page()->location());
            const auto link = std::ranges::find(links, &catalog::revisionsOfWorkload, &views::RowLink::kind);
            if (link != links.end())
                m_window.workspace()->open(link->location);
        },
        [this] {
            return page()->resource() == catalog::revisionResource
                && (hasRows() || (page()->model()->problem() && page()->statePanel()->isVisible()));
        });
    onlyIf(m_canChange, ofChanges);
}

// Recordings have projects, too.
void Tour::buildProjects()
{
    addPicture(
        u"31-projects"_s, [this] { m_window.workspace()->open(views::startLocation(catalog::projectResource)); },
        rowsOf(catalog::projectResource), countsAgree());
}

void Tour::buildTypes()
{
    const size_t ofChanges = m_steps.size();
    addPicture(
        u"21-workload-types"_s, [this] { m_window.workspace()->open(views::startLocation(catalog::typeResource)); },
        [this] {
            return page()->resource() == catalog::typeResource
                && (hasRows() || (page()->model()->problem() && page()->statePanel()->isVisible()));
        });
    onlyIf(m_canChange, ofChanges);
}

// Adds a cluster, and asks about the deletion of another one.
void Tour::buildClusters()
{
    const size_t first = m_steps.size();
    const auto dialog = [this] { return m_window.findChild<views::ClusterDialog *>(); };
    addStep([this] { m_window.workspace()->open(views::startLocation(catalog::clusterResource)); },
            [this] { return isLoaded() && page()->resource() == catalog::clusterResource; });
    addPicture(
        u"22-new-cluster"_s,
        [this, dialog] {
            press(Qt::CTRL | Qt::ALT | Qt::Key_N);
            if (dialog()) {
                dialog()->nameEdit()->setText(u"nyc-2"_s);
                dialog()->versionEdit()->setText(u"2.23.41"_s);
            }
        },
        [dialog] { return dialog() && dialog()->isVisible(); },
        [dialog] { return dialog()->createButton()->isEnabled(); });
    addPicture(
        u"23-instructions"_s, [dialog] { dialog()->createButton()->click(); },
        [dialog] { return dialog()->installBox()->shownText().contains(u"helm"_s); },
        [dialog] { return dialog()->steps()->current() == 1; });
    addPicture(
        u"24-delete-cluster"_s,
        [this, dialog] {
            dialog()->close();
            page()->table()->setCurrentIndex(page()->model()->index(0, 0));
            press(Qt::Key_Delete);
        },
        [this] {
            const auto *question = m_window.findChild<views::ConfirmDialog *>();
            return question && question->isVisible();
        },
        [this] { return m_window.findChild<views::ConfirmDialog *>()->targets().size() == 1; });
    addStep([this] { m_window.findChild<views::ConfirmDialog *>()->close(); }, [this] { return isLoaded(); });
    onlyIf(m_canChange, first);
}

} // namespace app

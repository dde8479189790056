// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/tour.h"
#include "app/window/mainwindow.h"
#include "app/window/workspace.h"
#include "models/catalog/revisions.h"
#include "models/catalog/types.h"
#include "models/catalog/workloads.h"
#include "views/navigation/rowlinks.h"
#include "views/table/tableview.h"
#include "views/widgets/statepanel.h"

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

} // namespace app

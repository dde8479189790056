// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/settings.h"
#include "app/window/workspace.h"
#include "models/session/session.h"
#include "views/compare/comparepage.h"
#include "views/compare/objectsearch.h"
#include "views/metrics/metricspage.h"
#include "views/navigation/dragging.h"
#include "views/widgets/banner.h"

#include <QMimeData>
#include <QStackedWidget>

// The comparison of a workspace.
namespace app {

views::ComparePage *Workspace::compareFor()
{
    if (m_compare)
        return m_compare;
    m_compare = new views::ComparePage(context(), m_metricsMemory, m_stack);
    addPage(m_compare);
    m_compare->setCommonRange(commonRange());
    m_compare->open(views::Location{views::ComparePlace{m_comparison}});
    connect(m_compare, &views::ComparePage::rangeChosen, this,
            [this](const views::RangeChoice &range) { m_settings.set(setting::range, range.toWord()); });
    connect(m_compare, &views::ComparePage::locationChanged, this, &Workspace::comparisonChanged);
    connect(m_compare, &views::ComparePage::saveViewRequested, this, &Workspace::saveViewRequested);
    connect(m_compare, &views::ComparePage::saveFileRequested, this, &Workspace::saveFileRequested);
    connect(m_compare, &views::ComparePage::addRequested, this, [this](QWidget *below) {
        auto *search = new views::ObjectSearch(context(), m_compare);
        connect(search, &views::ObjectSearch::chosen, this,
                [this](const metrics::Subject &subject) { addToComparison({subject}); });
        search->popup(below);
    });
    return m_compare;
}

std::optional<views::RangeChoice> Workspace::commonRange() const
{
    return m_settings.value(setting::commonRange) ? views::RangeChoice::fromWord(m_settings.value(setting::range))
                                                  : std::nullopt;
}

void Workspace::shareRange()
{
    if (m_metricsPage)
        m_metricsPage->setCommonRange(commonRange());
    if (m_compare)
        m_compare->setCommonRange(commonRange());
}

QString Workspace::addToComparison(const QList<metrics::Subject> &subjects)
{
    const int added = compareFor()->add(subjects);
    const int left = int(subjects.size()) - added;
    QString sentence
        = added > 0 ? tr("%n object(s) added to the comparison.", nullptr, added) : tr("Already in the comparison.");
    if (left > 0 && comparedObjects() == compare::mostObjects)
        sentence = tr("%1 A comparison has at most %2 objects.")
                       .arg(added > 0 ? sentence : QString())
                       .arg(compare::mostObjects)
                       .trimmed();
    if (page() != m_compare || left > 0) // on the page itself one sees what is new
        tell(sentence);
    return sentence;
}

void Workspace::tell(const QString &sentence)
{
    if (page() && page()->banner())
        page()->banner()->showText({views::Tone::Success, "check", {}, sentence, {}, {}});
}

void Workspace::dropOnComparison(const QMimeData &objects)
{
    const views::Arrival arrival = views::arrivalOf(objects, m_session->connection());
    if (arrival.refusal.isEmpty()) {
        addToComparison(arrival.subjects);
        return;
    }
    views::BannerText text{views::Tone::Info, "info", {}, arrival.refusal, {}, {}};
    text.isClosable = true;
    if (page() && page()->banner())
        page()->banner()->showText(text);
}

int Workspace::comparedObjects() const
{
    return int((m_compare ? m_compare->comparison() : m_comparison).objects.size());
}

void Workspace::openCompare()
{
    if (!comparePage())
        open(compareFor()->location());
}

} // namespace app

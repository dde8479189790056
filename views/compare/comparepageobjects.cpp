// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/comparepage.h"
#include "views/compare/objectlist.h"
#include "views/navigation/navigator.h"

#include <algorithm>

// The objects of the page: how they come, go and are brought back.
namespace views {

using compare::Comparison;

void ComparePage::connectObjects()
{
    connect(m_objects, &ObjectList::addRequested, this, [this] { act(Add); });
    connect(m_objects, &ObjectList::clearRequested, this, &ComparePage::clear);
    connect(banner(), &Banner::actionRequested, this, &ComparePage::undoClear);
    connect(m_objects, &ObjectList::hideRequested, this, [this](int row, bool hidden) {
        edit([&](Comparison &comparison) { comparison.objects.at(std::size_t(row)).isHidden = hidden; });
    });
    connect(m_objects, &ObjectList::removeRequested, this, [this](int row) {
        if (comparison().objects.size() == 1)
            clear(); // takes the marks, too, and offers to undo it
        else
            edit([row](Comparison &comparison) { compare::remove(comparison, row); });
    });
    connect(m_objects, &ObjectList::moveRequested, this, [this](int row, int to) {
        edit([row, to](Comparison &comparison) {
            const auto first = comparison.objects.begin();
            row < to ? std::rotate(first + row, first + row + 1, first + to + 1)
                     : std::rotate(first + to, first + row, first + row + 1);
        });
    });
    connect(m_objects, &ObjectList::openRequested, this, [this](int row) {
        const metrics::Subject &subject = comparison().objects.at(std::size_t(row)).subject;
        m_context.navigator.open(Location{MetricsPlace{compare::wholeOf(subject), {}, {}}});
    });
}

void ComparePage::clear()
{
    m_cleared = comparison();
    edit(&compare::clear);
    const QString objects = tr("%n object(s) removed", nullptr, int(m_cleared.objects.size()));
    const QString marks = tr("%n mark(s)", "removed with the objects", int(m_cleared.marks.size()));
    m_clearedOffer = {Tone::Info, "info", {}, {}, tr("Undo"), {}, {}, true};
    //: objects and marks that were removed
    m_clearedOffer.sentence = m_cleared.marks.empty() ? tr("%1.").arg(objects) : tr("%1, and %2.").arg(objects, marks);
    banner()->showText(m_clearedOffer);
}

// Of what was cleared last, as long as nothing else is compared.
void ComparePage::undoClear()
{
    if (banner()->text() != m_clearedOffer)
        return;
    banner()->dismiss();
    edit([this](Comparison &comparison) {
        comparison.objects = m_cleared.objects;
        comparison.marks = m_cleared.marks;
        comparison.form = m_cleared.form;
    });
}

int ComparePage::add(const QList<metrics::Subject> &subjects)
{
    int added = 0;
    edit([&](Comparison &comparison) {
        for (const metrics::Subject &subject : subjects)
            added += compare::add(comparison, subject) ? 1 : 0;
    });
    return added;
}

} // namespace views

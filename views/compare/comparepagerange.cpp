// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/durations.h"
#include "models/session/session.h"
#include "views/charts/chartstack.h"
#include "views/compare/comparedrange.h"
#include "views/compare/comparepage.h"
#include "views/compare/marksbutton.h"
#include "views/metrics/rangedialog.h"
#include "views/metrics/rangekeys.h"
#include "views/metrics/rangeplan.h"

#include <QComboBox>
#include <QShortcut>

#include <algorithm>
#include <limits>

// The time range of the page: how it is chosen, zoomed, left and marked.
namespace views {
namespace {

using compare::Alignment;
using compare::Comparison;

constexpr int zoomDelay = 150; // ms; one turn of the wheel has many steps
constexpr qint64 shortestShare = compare::wholeRun / 1000;
constexpr qint64 endless = std::numeric_limits<qint64>::max() / 2;
using base::secondMs;

} // namespace

void ComparePage::connectRange()
{
    addRangeKeys(*this,
                 {.shift = [this](double share) { zoomTo(shifted(m_charts->visibleRange(), share)); },
                  .showNow = [this] { showNow(); },
                  .previous =
                      [this] {
                          if (m_history.canGoBack())
                              returnTo(m_history.back());
                      },
                  .next =
                      [this] {
                          if (m_history.canGoForward())
                              returnTo(m_history.forward());
                      }});
    auto *markKey = new QShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_B, this);
    markKey->setWhatsThis(tr("Mark the visible range"));
    const auto markVisible = [this] { askForNote({m_charts->visibleRange(), {}, comparison().alignment}, -1); };
    connect(markKey, &QShortcut::activated, this, markVisible);
    connect(m_marks, &MarksButton::markRequested, this, markVisible);
    connect(m_marks, &MarksButton::goRequested, this, &ComparePage::goToMark);
    connect(m_marks, &MarksButton::editRequested, this,
            [this](int mark) { askForNote(comparison().marks.at(std::size_t(mark)), mark); });
    connect(m_marks, &MarksButton::removeRequested, this, [this](int mark) {
        edit([mark](Comparison &comparison) { comparison.marks.erase(comparison.marks.begin() + mark); });
    });
    connect(m_charts, &ChartStack::markRequested, this, [this](const metrics::Range &range) {
        askForNote({range, {}, comparison().alignment}, -1);
    });
    connect(m_charts, &ChartStack::nowRequested, this, &ComparePage::showNow);
    m_charts->setMarkable(true);
}

RangeStep ComparePage::step() const
{
    return {rangeOf(comparison()), m_zooms};
}

void ComparePage::returnTo(const RangeStep &step)
{
    Comparison next = comparison();
    setRange(next, step.choice);
    const bool isOther = !(next == comparison());
    m_hasOtherRange = m_hasOtherRange || isOther;
    m_location.target = ComparePlace{next};
    m_zooms = step.zooms;
    showComparison();
    load(compare::Gather::Load::All);
    Q_EMIT locationChanged();
    if (isOther && next.alignment == Alignment::Clock)
        Q_EMIT rangeChosen(step.choice);
}

void ComparePage::choosePreset(RangePreset preset)
{
    if (preset == RangePreset::Custom)
        askForRange();
    else
        chooseRange({.preset = preset});
}

void ComparePage::chooseRange(const RangeChoice &range)
{
    Comparison next = comparison();
    setRange(next, range);
    if (!(next == comparison())) {
        edit([&](Comparison &comparison) { comparison = next; });
        return;
    }
    if (m_zooms.isEmpty())
        return;
    m_zooms.clear();
    m_history.visit(step());
    load(compare::Gather::Load::All);
}

void ComparePage::askForRange()
{
    if (m_rangeDialog) {
        m_rangeDialog->raise();
        m_rangeDialog->activateWindow();
        return;
    }
    const RangeChoice chosen = rangeOf(comparison());
    const bool isMoving = isOpenEnded() && chosen.preset != RangePreset::Life;
    const QString words = isMoving ? rangeWords(chosen, m_zone) : QString();
    m_rangeDialog = new RangeDialog(RangeDialog::Asks::Range, m_charts->visibleRange(), words,
                                    {m_zone, m_context.session.nowMs()}, this);
    connect(m_rangeDialog, &RangeDialog::chosen, this, &ComparePage::chooseRange);
    m_rangeDialog->show();
}

void ComparePage::chooseBefore(int index)
{
    if (compare::Before(index) != compare::Before::Other) {
        edit([index](Comparison &comparison) { comparison.before = compare::Before(index); });
        return;
    }
    m_before->setCurrentIndex(int(comparison().before)); // until a begin is chosen
    if (m_beforeDialog) {
        m_beforeDialog->raise();
        m_beforeDialog->activateWindow();
        return;
    }
    const metrics::Range whole = m_gather->whole();
    const bool isOther = comparison().before == compare::Before::Other;
    const qint64 begin = isOther ? comparison().beforeMs : whole.fromMs - whole.length();
    m_beforeDialog = new RangeDialog(RangeDialog::Asks::Begin, {begin, begin + whole.length()}, {},
                                     {m_zone, m_context.session.nowMs()}, this);
    connect(m_beforeDialog, &RangeDialog::beginChosen, this, [this](qint64 beginMs) {
        edit([beginMs](Comparison &comparison) {
            comparison.before = compare::Before::Other;
            comparison.beforeMs = beginMs;
        });
    });
    m_beforeDialog->show();
}

void ComparePage::zoomTo(const metrics::Range &range)
{
    const Alignment alignment = comparison().alignment;
    const bool isShare = alignment == Alignment::ShareOfRun;
    const qint64 least = isShare ? shortestShare : shortestRangeMs;
    const metrics::Range shown = m_charts->visibleRange();
    metrics::Range wanted = range;
    if (wanted.length() < least) {
        const qint64 middle = range.fromMs + range.length() / 2;
        wanted = {middle - least / 2, middle + least / 2};
    }
    Reach reach{0, isShare ? compare::wholeRun : endless};
    if (alignment == Alignment::Clock)
        reach = {-endless, std::max<qint64>({m_context.session.nowMs(), shown.toMs, m_gather->whole().toMs})};
    wanted = within(reach, wanted, shown);
    if (wanted.length() < least) // cut off at an end
        wanted = wanted.toMs - least >= reach.least ? metrics::Range{wanted.toMs - least, wanted.toMs}
                                                    : metrics::Range{reach.least, reach.least + least};
    if (wanted == shown)
        return;
    const bool isSameGesture = m_load.isActive() && !m_zooms.isEmpty();
    if (isSameGesture)
        m_zooms.last() = wanted;
    else
        m_zooms.append(wanted);
    m_history.visit(step(), isSameGesture);
    m_charts->setVisibleRange(wanted);
    m_load.start(zoomDelay);
}

void ComparePage::zoomOut()
{
    if (m_zooms.isEmpty())
        return;
    m_zooms.removeLast();
    m_history.visit(step());
    load(compare::Gather::Load::All);
}

void ComparePage::resetZoom()
{
    if (m_zooms.isEmpty())
        return;
    m_zooms.clear();
    m_history.visit(step());
    load(compare::Gather::Load::All);
}

void ComparePage::showNow()
{
    if (comparison().alignment != Alignment::Clock || (m_zooms.isEmpty() && isOpenEnded()))
        return;
    const qint64 length = m_charts->visibleRange().length() / secondMs * secondMs;
    chooseRange(lastChoice(std::max<qint64>(length, shortestRangeMs)));
}

void ComparePage::askForNote(const compare::Mark &mark, int index)
{
    if (m_markDialog)
        m_markDialog->close();
    const bool isFull = index < 0 && int(comparison().marks.size()) >= compare::mostMarks;
    if (isFull || mark.range.length() <= 0 || comparison().objects.empty())
        return;
    m_markDialog = new MarkDialog(mark, m_zone, this);
    connect(m_markDialog, &MarkDialog::noted, this, [this, mark, index](const QString &note) {
        edit([&](Comparison &comparison) {
            const auto edited = std::ranges::find(comparison.marks, mark);
            const bool isThere = edited != comparison.marks.end();
            if (index >= 0 && !isThere)
                return; // removed meanwhile
            if (index >= 0)
                comparison.marks.erase(edited);
            compare::addMark(comparison, {mark.range, note, mark.alignment});
        });
    });
    m_markDialog->show();
}

void ComparePage::goToMark(int index)
{
    const compare::Mark mark = comparison().marks.at(std::size_t(index));
    if (mark.alignment != comparison().alignment)
        align(mark.alignment);
    if (mark.range == m_charts->visibleRange())
        return;
    m_zooms = {mark.range};
    m_history.visit(step());
    m_charts->setVisibleRange(mark.range);
    m_load.start(zoomDelay);
}

void ComparePage::showMarks()
{
    std::vector<RangeMark> shown;
    for (const compare::Mark &mark : comparison().marks) {
        if (mark.alignment == comparison().alignment)
            shown.push_back({mark.range, mark.note});
    }
    m_charts->setMarks(shown);
    m_marks->setMarks(comparison().marks, m_zone);
    m_marks->setEnabled(!comparison().objects.empty());
}

} // namespace views

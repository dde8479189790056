// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartstack.h"
#include "views/compare/comparepage.h"
#include "views/compare/objectlist.h"
#include "views/look/keyhelp.h"
#include "views/metrics/metricstoolbar.h"
#include "views/metrics/seriespane.h"

#include <QShortcut>

#include <algorithm>

// The keys of the comparison, and the object that they and the pointer highlight.
namespace views {

using compare::Alignment;
using compare::Comparison;

void ComparePage::addKeys()
{
    const auto add = [this](const QKeySequence &keys, const QString &text, const std::function<void()> &run) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setWhatsThis(text);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_A, tr("Add objects"), [this] { act(Add); });
    add(Qt::Key_T, tr("Next meaning of time"), [this] {
        const int next = (int(comparison().alignment) + 1) % (int(Alignment::ShareOfRun) + 1);
        align(Alignment(next));
    });
    add(Qt::Key_B, tr("Lines, bands or heat"), [this] { m_toolbar->stepForm(); });
    explainKeys(*this,
                {{tr("Highlight the first to ninth object"), tr("1 to 9", "keys")},
                 {tr("Hide or show it"), tr("Shift+1 to 9", "keys")}});
    constexpr int digits = 9;
    for (int digit = 1; digit <= digits; ++digit) {
        const auto at = std::size_t(digit - 1);
        const auto key = Qt::Key(Qt::Key_0 + digit);
        add(key, {}, [this, at] {
            if (at >= comparison().objects.size())
                return;
            const base::Key object = compare::curveKey(comparison().objects[at].subject);
            m_held = m_held == object ? base::Key() : object;
            highlight({});
        });
        add(Qt::SHIFT | key, {}, [this, at] {
            if (at < comparison().objects.size())
                edit([at](Comparison &comparison) {
                    comparison.objects[at].isHidden = !comparison.objects[at].isHidden;
                });
        });
    }
}

void ComparePage::highlight(const base::Key &object)
{
    const auto rowOf = [this](const base::Key &key) {
        const auto isIt
            = [&](const compare::Object &one) { return !key.isNull() && compare::curveKey(one.subject) == key; };
        const std::vector<compare::Object> &objects = comparison().objects;
        const auto found = std::ranges::find_if(objects, isIt);
        return found == objects.end() ? -1 : int(found - objects.begin());
    };
    if (rowOf(m_held) < 0)
        m_held = {}; // it was removed
    const base::Key lit = object.isNull() ? m_held : object;
    const std::optional<metrics::SeriesKey> curves = lit.isNull() ? std::nullopt : std::optional(wholeObject(lit));
    m_charts->setHighlighted(curves);
    m_series->setHighlighted(curves);
    m_objects->setHighlighted(rowOf(lit));
}

} // namespace views

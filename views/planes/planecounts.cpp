// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/planes/planecounts.h"

#include "models/table/format.h"
#include "views/connect/connectioncolours.h"
#include "views/look/plaintext.h"
#include "views/widgets/controls.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;
using replica::MergedSource;
using replica::PartState;

namespace views {
namespace {

table::ListQuery withFilterOf(table::ListQuery query, const std::optional<table::Filter> &filter)
{
    query.filters.removeIf(
        [](const table::Filter &old) { return old.key == QLatin1StringView(MergedSource::planeKey); });
    if (filter)
        query.filters.append(*filter);
    return query;
}

table::Filter filterOf(const QStringList &names)
{
    table::Filter filter{QLatin1StringView(MergedSource::planeKey), table::Op::Equal, names, {}};
    if (names.size() > 1)
        filter.op = table::Op::AnyOf;
    return filter;
}

} // namespace

PlaneCounts::PlaneCounts(const PlaneList &planes, QWidget *parent)
    : QWidget(parent)
    , m_hide(flatTool("eyeoff", tr("Hide old rows"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_hide);
    m_hide->setText(tr("Hide old rows"));
    m_hide->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_hide->hide();
    fixHeight(*m_hide, appMetrics().barControl);
    connect(m_hide, &QToolButton::clicked, this, [this] { Q_EMIT hideRequested(m_old); });
    for (const Plane &plane : planes) {
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        fixHeight(*button, appMetrics().barControl);
        connect(button, &QToolButton::clicked, this, [this, name = plane.name] { Q_EMIT chosen(name); });
        layout->addWidget(button);
        m_buttons.insert(plane.id, button);
        m_colours.insert(plane.id, plane.colour);
    }
    setAccessibleName(tr("Rows by control plane"));
    showColours();
}

void PlaneCounts::setStates(const QList<PartState> &states, bool isFiltered)
{
    for (const PartState &state : states) {
        QToolButton *button = m_buttons.value(state.plane);
        if (!button)
            continue;
        const QString count = state.rows ? table::countText(*state.rows) : u"–"_s;
        button->setText(count);
        button->setChecked(isFiltered && state.isShown);
        //: a control plane and the number of its rows
        const QString words = tr("%1: %2").arg(state.name, count);
        button->setAccessibleName(words);
        const QString action = isFiltered && state.isShown ? tr("Show the rows of all control planes")
                                                           : tr("Show the rows of this control plane alone");
        button->setToolTip(plainToolTip(words + u'\n' + action));
    }
}

void PlaneCounts::setOld(const QStringList &names)
{
    m_old = names;
    m_hide->setVisible(!names.isEmpty());
    m_hide->setToolTip(plainToolTip(tr("Hide the rows of %1").arg(names.join(u", "_s))));
}

void PlaneCounts::showColours()
{
    const Theme &theme = themeOf(palette());
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setIcon(connectionIcon(connectionColour(theme, m_colours.value(it.key())), false));
}

void PlaneCounts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showColours();
}

table::ListQuery withPlane(const table::ListQuery &query, const QString &name)
{
    const table::Filter only = filterOf({name});
    return withFilterOf(query, query.filters.contains(only) ? std::nullopt : std::optional(only));
}

table::ListQuery withoutPlanes(const table::ListQuery &query, const QStringList &hidden, const QStringList &shown)
{
    QStringList left = shown;
    left.removeIf([&hidden](const QString &name) { return hidden.contains(name); });
    return left.isEmpty() ? query : withFilterOf(query, filterOf(left));
}

} // namespace views

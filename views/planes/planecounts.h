// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/mergedsource.h"
#include "views/planes/plane.h"

#include <QHash>
#include <QWidget>

class QToolButton;

namespace views {

// How many rows each control plane has, as a mark of its colour and a number; a click shows its rows alone, or those of
// all again. GUI thread.
class PlaneCounts final : public QWidget
{
    Q_OBJECT

public:
    PlaneCounts(const PlaneList &planes, QWidget *parent);

    void setStates(const QList<replica::PartState> &states, bool isFiltered); // by control plane
    void setOld(const QStringList &names); // the control planes whose old rows are shown
    [[nodiscard]] QToolButton *hideButton() const { return m_hide; }
    [[nodiscard]] QToolButton *button(const QString &plane) const { return m_buttons.value(plane); }

Q_SIGNALS:
    void chosen(const QString &name); // of a control plane
    void hideRequested(const QStringList &names); // the rows of these

protected:
    void changeEvent(QEvent *event) override;

private:
    void showColours();

    QHash<QString, QToolButton *> m_buttons; // by the id of the connection
    QHash<QString, int> m_colours;
    QStringList m_old;
    QToolButton *m_hide;
};

// The query that shows the rows of one control plane alone or, if it does so already, those of all.
[[nodiscard]] table::ListQuery withPlane(const table::ListQuery &query, const QString &name);
// The query without the rows of some of those that it shows.
[[nodiscard]] table::ListQuery withoutPlanes(const table::ListQuery &query, const QStringList &hidden,
                                             const QStringList &shown);

} // namespace views

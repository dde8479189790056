// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/metricsplace.h"
#include "views/widgets/controls.h"

class QHBoxLayout;

namespace views {

class StateChip;

// The line above the metrics of an object: its state and facts from the row that led here. Facts may be links. Where
// there is little room, names are elided first, then the last facts go; the tooltip has all of it.
class ObjectHeader final : public Panel
{
    Q_OBJECT

public:
    explicit ObjectHeader(QWidget *parent = nullptr);

    void setPlace(const MetricsPlace &place);

Q_SIGNALS:
    void linkActivated(const catalog::Link &link);

private:
    QWidget *makeFact(const MetricsPlace::Fact &fact);

    StateChip *m_state;
    QHBoxLayout *m_facts;
    QWidget *m_room;
};

} // namespace views

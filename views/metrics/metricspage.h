// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/metrics/metricspanel.h"
#include "views/navigation/page.h"
#include "views/navigation/pagecontext.h"

#include <QHash>

#include <optional>

class QMenu;

namespace views {

class ObjectHeader;

// A page with the metrics of one object: a header with facts about it, and its charts. Stores one choice per kind of
// object.
class MetricsPage final : public Page
{
    Q_OBJECT

public:
    MetricsPage(const PageContext &context, const MetricsPanel::Shared &shared, QWidget *parent = nullptr);

    using Page::open;
    void open(const Location &location, const PageState &state) override;
    void open(const MetricsPlace &place);
    [[nodiscard]] const Location &location() const override { return m_location; }
    void refresh() override;
    void focusContents() override { setFocus(); }
    void setZone(table::Zone zone) override;
    void setRefreshSeconds(int seconds) override;
    [[nodiscard]] Banner *banner() const override { return m_panel->banner(); }
    [[nodiscard]] QString refreshText() const override;
    [[nodiscard]] QString note() const override { return m_panel->note(); }
    // The export button is in the page itself, but its key works like that of lists.
    [[nodiscard]] bool canRun(PageCommand command) const override;
    [[nodiscard]] QString textOf(PageCommand command) const override;
    void run(PageCommand command, const QPoint &menuAt) override;
    [[nodiscard]] const MetricsPlace &place() const { return m_place; }
    [[nodiscard]] QString title() const override { return m_place.subject.name; }
    [[nodiscard]] qint64 updatedAtMs() const override { return m_updatedAtMs; } // by this computer's clock

    // As the user left it, else the default of the kind.
    [[nodiscard]] MetricsChoice choice(metrics::Scope scope) const;
    void setChoice(metrics::Scope scope, const MetricsChoice &choice);
    // In place of the ranges of the choices, for objects that are opened; absent = each kind has its own.
    void setCommonRange(const std::optional<RangeChoice> &range) { m_commonRange = range; }

    [[nodiscard]] MetricsPanel *panel() const { return m_panel; }
    [[nodiscard]] ObjectHeader *header() const { return m_header; }

Q_SIGNALS:
    void choiceChanged(metrics::Scope scope); // by the user
    void rangeChosen(const views::RangeChoice &range); // by the user

private:
    void addComparing(QMenu &menu, const metrics::SeriesKey &key);
    [[nodiscard]] std::optional<metrics::Subject> gpuOf(const metrics::SeriesKey &key) const; // absent if it is of none

    catalog::Totals &m_totals;
    Navigator &m_navigator;
    Location m_location;
    MetricsPlace m_place;
    QHash<int, MetricsChoice> m_choices; // by scope
    std::optional<RangeChoice> m_commonRange;
    RangeChoice m_range; // of the choice, to notice when another one is chosen
    ObjectHeader *m_header;
    MetricsPanel *m_panel;
    qint64 m_updatedAtMs = 0;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"
#include "models/session/session.h"
#include "views/metrics/metricspanel.h"
#include "views/navigation/location.h"

#include <QTimer>

class QLabel;

namespace views {

// The subject of the charts for the details of an object.
[[nodiscard]] metrics::Subject subjectOf(const catalog::Details &details);
// The metrics page of an object that is no longer in any list.
[[nodiscard]] Location metricsOfDetails(const catalog::Details &details);

// The most important charts of an object for a narrow pane: the metrics panel without its toolbar and table, and a
// button that opens the metrics page. Requests data only while visible and after the object has stayed selected for a
// moment. GUI thread.
class DetailsCharts final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsCharts(session::Session &session, QWidget *parent = nullptr);

    void setDetails(const catalog::Details &details);
    void setZone(table::Zone zone);
    [[nodiscard]] MetricsPanel *panel() const { return m_panel; } // null until first shown

Q_SIGNALS:
    void openRequested();
    void signInRequested();

protected:
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void open();

    session::Session &m_session;
    metrics::Subject m_subject;
    table::Zone m_zone = table::Zone::Local;
    QTimer m_settle;
    QLabel *m_range;
    MetricsPanel *m_panel = nullptr;
};

} // namespace views

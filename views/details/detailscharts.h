// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"
#include "models/session/session.h"
#include "views/metrics/metricspanel.h"
#include "views/navigation/location.h"

#include <QTimer>

class QLabel;

namespace views {

// Whose charts belong to the details of an object.
[[nodiscard]] metrics::Subject subjectOf(const catalog::Details &details);
// The page with the metrics of an object that is in no list any more.
[[nodiscard]] Location metricsOfDetails(const catalog::Details &details);

// The most telling charts of an object in a narrow pane: the metrics panel without its toolbar and table, and a button
// that leads to the whole of it. Asks only while it is seen, and not before an object stays. GUI thread.
class DetailsCharts final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsCharts(session::Session &session, QWidget *parent = nullptr);

    void setDetails(const catalog::Details &details);
    void setZone(table::Zone zone);
    [[nodiscard]] MetricsPanel *panel() const { return m_panel; } // null before it was first seen

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

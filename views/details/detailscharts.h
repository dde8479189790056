// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"
#include "models/session/session.h"
#include "views/metrics/metricspanel.h"
#include "views/navigation/location.h"

#include <QTimer>

class QLabel;

namespace hints {
class Reader;
} // namespace hints

namespace views {

class HintCards;

// The subject of the charts for the details of an object.
[[nodiscard]] metrics::Subject subjectOf(const catalog::Details &details);
// The metrics page of an object that is no longer in any list.
[[nodiscard]] Location metricsOfDetails(const catalog::Details &details);

// The most important charts of an object for a narrow pane: the metrics panel without its toolbar and table, hints, and
// buttons that open the metrics page or add the object to the comparison. Requests data only while visible and after
// the object has stayed selected for a moment. GUI thread.
class DetailsCharts final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsCharts(session::Session &session, QWidget *parent = nullptr);

    void setDetails(const catalog::Details &details);
    void setZone(table::Zone zone);
    [[nodiscard]] MetricsPanel *panel() const { return m_panel; } // null until first shown
    [[nodiscard]] HintCards *hintCards() const { return m_cards; }

Q_SIGNALS:
    void openRequested();
    void compareRequested(const metrics::Subject &subject);
    void signInRequested();

protected:
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void open();
    void showHints();

    session::Session &m_session;
    metrics::Subject m_subject;
    int m_pods = 0; // of a workload, that run
    table::Zone m_zone = table::Zone::Local;
    QTimer m_settle;
    QLabel *m_range;
    MetricsPanel *m_panel = nullptr;
    HintCards *m_cards;
    hints::Reader *m_reader = nullptr; // with the panel
    base::Key m_hintsOf; // the object they are about
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "models/table/format.h"
#include "views/diagnostics/diagnosticsfacts.h"
#include "views/widgets/controls.h"

#include <QPointer>
#include <QTimer>

#include <functional>

class QTableView;

namespace views {

class HeaderView;
class RequestModel;

// Diagnostics: the last requests, queues, caches, memory and event loop delays. Samples four times a second while it is
// visible and not paused, and does no work otherwise. GUI thread.
class DiagnosticsPane final : public Panel
{
    Q_OBJECT

public:
    // Set by the owner of the pages: fills in tables and charts.
    using Caches = std::function<void(DiagnosticsFacts &facts)>;

    explicit DiagnosticsPane(QWidget *parent = nullptr);

    void setSession(session::Session *session); // may be null; may be destroyed at any time
    void setCaches(Caches caches);
    void setZone(table::Zone zone);
    void setPaused(bool paused);
    [[nodiscard]] QString report() const;
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] RequestModel *model() const { return m_model; }
    [[nodiscard]] LoopWatch *loopWatch() { return &m_watch; }

Q_SIGNALS:
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Figure { InFlight, Waiting, Decoding, Memory, Loop, Tables, Charts, Figures };

    void build();
    void run();
    void look();
    void showFigures();
    void applyMetrics();

    QPointer<session::Session> m_session;
    Caches m_caches;
    DiagnosticsFacts m_facts;
    LoopWatch m_watch;
    QTimer m_look;
    int m_looks = 0;
    bool m_isPaused = false;
    RequestModel *m_model;
    QTableView *m_table;
    HeaderView *m_header;
    QToolButton *m_pause = nullptr;
    std::array<QLabel *, Figures> m_figures{};
};

} // namespace views

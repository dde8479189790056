// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/connectiontest.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace views {

// Shows the steps of a connection test and their results. Plain text.
class TestBox final : public QWidget
{
    Q_OBJECT

public:
    explicit TestBox(QWidget *parent = nullptr);

    // `startedAtMs`: UTC, shown in local time. Without lines, explains the test. Steps that wait while nothing is
    // running will not be tried.
    void setLines(const QList<session::ConnectionTest::Line> &lines, qint64 startedAtMs, bool isRunning);

Q_SIGNALS:
    void certificatesRequested(const QList<api::CertificateInfo> &chain, bool mayTrust);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<session::ConnectionTest::Line> m_shown;
    bool m_wasRunning = false;
    QLabel *m_time;
    QLabel *m_hint;
    QVBoxLayout *m_rows;
};

} // namespace views

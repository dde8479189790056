// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/connectiontest.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace views {

// The steps of a connection test with what came of them. Texts are plain.
class TestBox final : public QWidget
{
    Q_OBJECT

public:
    explicit TestBox(QWidget *parent = nullptr);

    // `startedAtMs` UTC, shown as a local time; without lines it says what a test is for.
    void setLines(const QList<session::ConnectionTest::Line> &lines, qint64 startedAtMs);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<session::ConnectionTest::Line> m_shown;
    QLabel *m_time;
    QLabel *m_hint;
    QVBoxLayout *m_rows;
};

} // namespace views

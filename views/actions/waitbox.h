// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace actions {
class ClusterWait;
}

namespace views {

// The steps on the way to a connected cluster, and when the control plane was asked last.
class WaitBox final : public QWidget
{
    Q_OBJECT

public:
    explicit WaitBox(actions::ClusterWait &wait, QWidget *parent = nullptr); // `wait` must outlive it

    [[nodiscard]] QStringList texts() const; // of the steps

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Step
    {
        const char *icon;
        Tone tone;
        QString text;
        QString more; // of a step that does not pass
    };
    [[nodiscard]] QList<Step> steps() const;
    void showSteps();
    void showAge();

    actions::ClusterWait &m_wait;
    QLabel *m_title;
    QLabel *m_age;
    QLabel *m_advice;
    QVBoxLayout *m_rows;
    QTimer m_second;
};

} // namespace views

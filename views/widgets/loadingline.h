// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace views {

// An animated 2 px line, shown while loading takes longer than 300 ms.
class LoadingLine final : public QWidget
{
    Q_OBJECT

public:
    explicit LoadingLine(QWidget *parent = nullptr);

    void setLoading(bool loading);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_delay;
    QTimer m_step;
    int m_at = 0;
};

} // namespace views

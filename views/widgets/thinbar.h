// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace views {

// A 6 px progress bar. A negative value shows an empty track (unknown progress).
class ThinBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ThinBar(QWidget *parent = nullptr);

    void setDone(double share);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_done = -1;
};

} // namespace views

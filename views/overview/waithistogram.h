// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview/waiting.h"

#include <QWidget>

namespace views {

// Waiting workloads by the time that they have waited, as columns. GUI thread.
class WaitHistogram final : public QWidget
{
    Q_OBJECT

public:
    explicit WaitHistogram(QWidget *parent = nullptr);

    void setCounts(const decltype(overview::Waiting::byWait) &counts);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    decltype(overview::Waiting::byWait) m_counts{};
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace views {

// The steps of a dialog in one line: those done with a check, the current one filled.
class StepsLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StepsLine(const QStringList &steps, QWidget *parent = nullptr);

    void setCurrent(int step);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int diameter() const;

    QStringList m_steps;
    int m_current = 0;
};

} // namespace views

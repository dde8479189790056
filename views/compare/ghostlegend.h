// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace views {

// What the curves of a comparison with another range are: those of this range, and the paler ones of the other. Shows
// what it is given. GUI thread.
class GhostLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit GhostLegend(QWidget *parent = nullptr);

    // `name`: of the other range: "7 days before"; `explanation`: from when to when it is, for the tool tip.
    void setOther(const QString &name, const QString &explanation);

    [[nodiscard]] const QString &other() const { return m_other; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] static QString thisRange();
    [[nodiscard]] QFont textFont() const;

    QString m_other;
};

} // namespace views

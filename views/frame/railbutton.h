// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace views {

// An entry of the navigation rail that is not a page: icon and label aligned with those of the pages, or the icon
// alone. Follows its default action.
class RailButton final : public QToolButton
{
    Q_OBJECT

public:
    RailButton(QAction *action, QWidget *parent);

    void setNarrow(bool narrow);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_narrow = false;
};

} // namespace views

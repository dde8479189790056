// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace views {

// Part of a filter chip: text, or the remove button, with a separator before it.
class ChipPart final : public QToolButton
{
    Q_OBJECT

public:
    enum class Look { Strong, Quiet, Cross };

    ChipPart(Look look, bool line, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString shownText() const;

    Look m_look;
    bool m_line;
};

} // namespace views

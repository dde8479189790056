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

    void setGlyph(const char *icon); // before the text; null = none
    void setStruck(bool struck); // what it says does not apply
    [[nodiscard]] bool isStruck() const { return m_isStruck; }
    void setDimmed(bool dimmed); // what it says does not apply yet

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] int glyphRoom() const;

    Look m_look;
    bool m_line;
    const char *m_glyph = nullptr;
    bool m_isStruck = false;
    bool m_isDimmed = false;
};

} // namespace views

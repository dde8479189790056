// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/segments.h"

#include "views/controls.h"
#include "views/focusring.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

namespace views {
namespace {

class Segment final : public QToolButton
{
public:
    using QToolButton::QToolButton;

    QSize sizeHint() const override
    {
        // The bold form is the wider one: nothing moves when the choice does.
        return {QFontMetrics(semiBold(font())).horizontalAdvance(text()) + 2 * cellPadding, height()};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(palette());
        QPainter painter(this);
        QPainterPath outline;
        outline.addRoundedRect(QRectF(parentWidget()->rect()).adjusted(1, 1, -1, -1), chipRadius - 1, chipRadius - 1);
        painter.setClipPath(outline.translated(-pos()));
        if (isChecked())
            painter.fillRect(rect(), QColor::fromRgb(theme.accentTint));
        else if (underMouse() && isEnabled())
            painter.fillRect(rect(), QColor::fromRgb(theme.hover));
        if (isChecked())
            painter.fillRect(QRect(0, height() - 2, width(), 2), QColor::fromRgb(theme.accent));
        painter.setFont(isChecked() ? semiBold(font()) : font());
        painter.setPen(QColor::fromRgb(!isEnabled() ? theme.text3 : isChecked() ? theme.accent : theme.text));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
        if (hasFocus())
            paintInnerFocusRing(painter, rect(), theme);
    }
};

} // namespace

Segments::Segments(const QStringList &titles, TextSize size, int height, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(1);
    for (qsizetype i = 0; i < titles.size(); ++i) {
        auto *segment = new Segment(this);
        segment->setText(titles.at(i));
        segment->setCheckable(true);
        segment->setProperty("ownFocus", true);
        segment->setFont(scaled(segment->font(), size));
        segment->setFixedHeight(height - 2);
        segment->setFocusPolicy(Qt::TabFocus);
        segment->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        m_group->addButton(segment, int(i));
        layout->addWidget(segment);
    }
    m_group->button(0)->setChecked(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &Segments::chosen);
}

void Segments::setTitle(int index, const QString &title)
{
    m_group->button(index)->setText(title);
    updateGeometry();
}

void Segments::setCurrent(int index)
{
    m_group->button(index)->setChecked(true);
}

int Segments::current() const
{
    return m_group->checkedId();
}

QToolButton *Segments::button(int index) const
{
    return static_cast<QToolButton *>(m_group->button(index));
}

void Segments::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    const auto buttons = m_group->buttons();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor::fromRgb(theme.borderStrong));
    painter.setBrush(QColor::fromRgb(theme.surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), chipRadius, chipRadius);
    for (QAbstractButton *button : buttons) {
        if (m_group->id(button) > 0) {
            const QRect box = button->geometry();
            const int x = layoutDirection() == Qt::RightToLeft ? box.right() + 1 : box.left() - 1;
            painter.fillRect(QRect(x, 1, 1, height() - 2), QColor::fromRgb(theme.border));
        }
    }
}

} // namespace views

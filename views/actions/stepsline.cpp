// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/stepsline.h"

#include "views/look/icons.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace views {
namespace {

constexpr int lineLength = 28;
constexpr int gap = 8;

} // namespace

StepsLine::StepsLine(const QStringList &steps, QWidget *parent)
    : QWidget(parent)
    , m_steps(steps)
{
    setCurrent(0);
}

void StepsLine::setCurrent(int step)
{
    m_current = step;
    setAccessibleName(tr("Step %1 of %2: %3").arg(step + 1).arg(m_steps.size()).arg(m_steps.at(step)));
    update();
}

int StepsLine::diameter() const
{
    return fontMetrics().height() + 2;
}

QSize StepsLine::sizeHint() const
{
    const QFontMetrics bold(semiBold(font()));
    int width = 0;
    for (const QString &step : m_steps)
        width += diameter() + gap + bold.horizontalAdvance(step) + gap;
    return {width + int(m_steps.size() - 1) * (lineLength + gap), diameter() + 2};
}

void StepsLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int x = 0;
    const auto place = [this](const QRect &rect) { return QStyle::visualRect(layoutDirection(), this->rect(), rect); };
    for (int i = 0; i < m_steps.size(); ++i) {
        const QRect circle = place({x, (height() - diameter()) / 2, diameter(), diameter()});
        const bool isDone = i < m_current;
        const bool isCurrent = i == m_current;
        const QColor colour = QColor::fromRgb(isDone          ? theme.foreground(Tone::Success)
                                                  : isCurrent ? theme.accentFill
                                                              : theme.borderStrong);
        painter.setPen(QPen(colour, 1));
        painter.setBrush(isCurrent ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter.drawEllipse(QRectF(circle).adjusted(0.5, 0.5, -0.5, -0.5));
        if (isDone) {
            const int side = diameter() - 6;
            painter.drawPixmap(circle.center() - QPoint(side / 2, side / 2),
                               iconPixmap("check", side, devicePixelRatioF(), theme.foreground(Tone::Success)));
        } else {
            painter.setFont(scaled(semiBold(font()), TextSize::Small));
            painter.setPen(QColor::fromRgb(isCurrent ? theme.onAccent : theme.text2));
            painter.drawText(circle, Qt::AlignCenter, QString::number(i + 1));
        }
        x += diameter() + gap;
        painter.setFont(isCurrent ? semiBold(font()) : font());
        painter.setPen(QColor::fromRgb(isCurrent ? theme.text : theme.text2));
        const int width = QFontMetrics(semiBold(font())).horizontalAdvance(m_steps.at(i));
        painter.drawText(place({x, 0, width, height()}), Qt::AlignVCenter | Qt::AlignLeading, m_steps.at(i));
        x += width + gap;
        if (i + 1 < m_steps.size()) {
            const QRect line = place({x, height() / 2, lineLength, 1});
            painter.fillRect(line, QColor::fromRgb(theme.borderStrong));
            x += lineLength + gap;
        }
    }
}

} // namespace views

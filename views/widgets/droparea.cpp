// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/droparea.h"

#include "views/look/followfont.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QPainter>

#include <algorithm>

namespace views {
namespace {

constexpr int inset = 8; // px, of the frame
constexpr qreal veil = 0.82; // what is below shines through
constexpr double textDigits = 60;

} // namespace

DropArea::DropArea(QWidget *covered)
    : QWidget(covered)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void DropArea::showText(const QString &sentence, bool isRefused)
{
    m_sentence = sentence;
    m_isRefused = isRefused;
    setAccessibleName(sentence);
    setGeometry(parentWidget()->rect());
    show();
    raise();
    update();
}

void DropArea::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = QColor::fromRgb(m_isRefused ? theme.neutralBg : theme.accentTint);
    ground.setAlphaF(float(veil));
    QPen frame(QColor::fromRgb(m_isRefused ? theme.borderStrong : theme.accent), 2, Qt::DashLine);
    painter.setBrush(ground);
    painter.setPen(frame);
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 2 * chipRadius, 2 * chipRadius);

    const QFont bold = semiBold(font());
    const int width = std::min(this->width() - 6 * inset, Metrics(font()).dw(textDigits));
    const QRect text = QFontMetrics(bold).boundingRect(QRect(0, 0, width, height()),
                                                       int(Qt::AlignCenter | Qt::TextWordWrap), m_sentence);
    QRect card(QPoint(), text.size() + QSize(4 * inset, 3 * inset));
    card.moveCenter(rect().center());
    painter.setBrush(QColor::fromRgb(theme.raised));
    painter.setPen(QColor::fromRgb(theme.borderStrong));
    painter.drawRoundedRect(QRectF(card), chipRadius, chipRadius);
    painter.setFont(bold);
    painter.setPen(QColor::fromRgb(m_isRefused ? theme.text2 : theme.text));
    painter.drawText(card.adjusted(inset, 0, -inset, 0), int(Qt::AlignCenter | Qt::TextWordWrap), m_sentence);
}

} // namespace views

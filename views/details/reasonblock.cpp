// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/reasonblock.h"

#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/widgets/controls.h"
#include "views/widgets/statechip.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace views {
namespace {

constexpr int bar = 3;
constexpr qsizetype longestMessage = 400; // the whole message is among the fields and in the tooltip

QString shortened(const QString &message)
{
    return message.size() <= longestMessage ? message : message.left(longestMessage - 1) + QChar(0x2026);
}

// A single word wider than the block, such as a path or an image, must not widen it.
class WrappedLabel final : public QLabel
{
public:
    using QLabel::QLabel;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }
};

QLabel *makeLabel(const QFont &font, QWidget *parent)
{
    auto *label = new WrappedLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

} // namespace

ReasonBlock::ReasonBlock(QWidget *parent)
    : QFrame(parent)
    , m_headline(makeLabel(semiBold(font()), this))
    , m_message(makeLabel(font(), this))
    , m_code(makeLabel(scaled(font(), TextSize::Small), this))
{
    setAccessibleName(tr("Reason"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(bar + cellPadding, cellPadding, cellPadding, cellPadding);
    layout->setSpacing(2);
    for (QLabel *label : {m_headline, m_message, m_code})
        layout->addWidget(label);
    m_message->setProperty("serverText", true); // not translated
    m_code->setForegroundRole(QPalette::PlaceholderText);
    hide();
}

void ReasonBlock::setReasons(const QList<catalog::Reason> &reasons, qint64 nowMs)
{
    if (reasons.isEmpty()) {
        m_state.clear();
        hide();
        return;
    }
    const catalog::Reason &reason = reasons.constFirst();
    m_state = reason.state;
    m_headline->setText(isolated(reason.headline(nowMs)));
    m_message->setText(isolated(shortened(reason.message)));
    m_message->setToolTip(reason.message.size() > longestMessage ? plainToolTip(reason.message) : QString());
    m_message->setVisible(!reason.message.isEmpty());
    m_code->setText(tr("Reason: %1").arg(isolated(reason.code)));
    m_code->setVisible(!reason.code.isEmpty());
    setAccessibleDescription(m_headline->text() + u'\n' + reason.message);
    showColours();
    show();
    update();
}

QString ReasonBlock::headline() const
{
    return isHidden() ? QString() : m_headline->text();
}

QString ReasonBlock::message() const
{
    return isHidden() ? QString() : m_message->text();
}

QString ReasonBlock::code() const
{
    return isHidden() || m_code->isHidden() ? QString() : m_code->text();
}

void ReasonBlock::showColours()
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, QColor::fromRgb(themeOf(palette()).foreground(stateLook(m_state).tone)));
    m_headline->setPalette(colours);
}

void ReasonBlock::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_state.isEmpty())
        showColours();
}

void ReasonBlock::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    const Tone tone = stateLook(m_state).tone;
    QPainter painter(this);
    painter.fillRect(rect(), QColor::fromRgb(theme.background(tone)));
    const int x = layoutDirection() == Qt::RightToLeft ? width() - bar : 0;
    painter.fillRect(QRect(x, 0, bar, height()), QColor::fromRgb(theme.foreground(tone)));
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/reasonblock.h"

#include "models/base/shown.h"
#include "views/details/wrappedlines.h"
#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/widgets/controls.h"
#include "views/widgets/statechip.h"

#include <QEvent>
#include <QPainter>
#include <QTextEdit>
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

// Can be selected like a label, but breaks words that are longer than a line: the end of an image's name matters.
class MessageText final : public QTextEdit
{
public:
    explicit MessageText(QWidget *parent)
        : QTextEdit(parent)
    {
        setReadOnly(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
        setFocusPolicy(Qt::NoFocus);
        setFrameShape(NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        document()->setDocumentMargin(0);
        viewport()->setAutoFillBackground(false);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    [[nodiscard]] int heightForWidth(int width) const override
    {
        return WrappedLines(toPlainText(), font(), width, int(longestMessage)).height() + 1;
    }
    [[nodiscard]] QSize sizeHint() const override { return {0, heightForWidth(width())}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, QFontMetrics(font()).height()}; }
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
    , m_message(new MessageText(this))
    , m_code(makeLabel(scaled(font(), TextSize::Small), this))
{
    setAccessibleName(tr("Reason"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(bar + cellPadding, cellPadding, cellPadding, cellPadding);
    layout->setSpacing(2);
    layout->addWidget(m_headline);
    layout->addWidget(m_message);
    layout->addWidget(m_code);
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
    const QString whole = base::shownText(reason.message);
    const QString message = isolated(shortened(whole));
    if (m_message->toPlainText() != message) { // what is selected stays when a refresh brings the same
        m_message->setPlainText(message);
        m_message->updateGeometry();
    }
    m_message->setToolTip(reason.message.size() > longestMessage ? plainToolTip(whole) : QString());
    m_message->setVisible(!reason.message.isEmpty());
    m_code->setText(tr("Reason: %1").arg(isolated(reason.code)));
    m_code->setVisible(!reason.code.isEmpty());
    setAccessibleDescription(m_headline->text() + u'\n' + whole);
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
    return isHidden() ? QString() : m_message->toPlainText();
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

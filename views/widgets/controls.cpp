// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/controls.h"

#include "models/base/shown.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QStyle>
#include <QToolButton>

namespace views {

QPushButton *pushButton(const QString &text, ButtonRole role, QWidget *parent)
{
    static constexpr const char *names[] = {"normal", "primary", "flat", "danger"};
    auto *button = new QPushButton(text, parent);
    button->setProperty("role", QLatin1String(names[int(role)]));
    button->setAutoDefault(false);
    return button;
}

QToolButton *flatTool(const char *iconName, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    followFont(*button, [button] { button->setIconSize(QSize(grownIcon(), grownIcon())); });
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QLabel *textLabel(const QString &text, TextSize size, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    if (size != TextSize::Body)
        setTextSize(*label, size);
    label->setText(text);
    return label;
}

QLabel *secondaryLabel(const QString &text, TextSize size, QWidget *parent)
{
    QLabel *label = textLabel(text, size, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

void resizeWithinScreen(QWidget &dialog, const QSize &wanted)
{
    const QSize room = dialog.screen()->availableGeometry().size() - QSize(24, 60); // a frame and a margin
    dialog.resize(wanted.boundedTo(room));
}

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget *parent)
    : QLabel(parent)
    , m_mode(mode)
{
    setTextFormat(Qt::PlainText);
}

void ElidedLabel::setFullText(const QString &text)
{
    const QString shown = base::shownName(text);
    if (m_full == shown)
        return;
    m_full = shown;
    setAccessibleName(shown);
    updateGeometry();
    elide();
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(m_full) + margins.left() + margins.right() + 1,
            metrics.height() + margins.top() + margins.bottom()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return {std::min(sizeHint().width(), metrics.horizontalAdvance(u'0') * 4), sizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    const QString shown = QFontMetrics(font()).elidedText(m_full, m_mode, contentsRect().width());
    setText(shown);
    setToolTip(shown == m_full ? QString() : plainToolTip(m_full));
}

ErrorLine::ErrorLine(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(textLabel({}, TextSize::Small, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_text->setWordWrap(true);
    setSentence({});
}

void ErrorLine::setSentence(const QString &sentence)
{
    const QString shown = base::shownText(sentence);
    m_text->setText(shown);
    setAccessibleName(shown);
    setVisible(!sentence.isEmpty());
    showColours();
}

QString ErrorLine::sentence() const
{
    return m_text->text();
}

void ErrorLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showColours();
}

void ErrorLine::showColours()
{
    const QColor ink = QColor::fromRgb(themeOf(palette()).dangerFg);
    m_icon->setPixmap(iconPixmap("err", grownIcon(), devicePixelRatioF(), ink.rgb()));
    QPalette colours;
    colours.setColor(QPalette::WindowText, ink);
    m_text->setPalette(colours);
}

void setInvalid(QLineEdit *edit, bool invalid)
{
    if (edit->property("invalid").toBool() == invalid)
        return;
    edit->setProperty("invalid", invalid);
    edit->update();
}

Panel::Panel(QPalette::ColorRole fill, Qt::Edges lines, QWidget *parent)
    : QWidget(parent)
    , m_fill(fill)
    , m_lines(lines)
{
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(m_fill));
    paintEdges(painter, *this, m_lines, themeOf(palette()).border);
}

void paintPopup(QWidget &popup)
{
    const Theme &theme = themeOf(popup.palette());
    QPainter painter(&popup);
    painter.setPen(QColor::fromRgb(theme.borderStrong));
    painter.setBrush(QColor::fromRgb(theme.raised));
    painter.drawRect(popup.rect().adjusted(0, 0, -1, -1));
}

void paintEdges(QPainter &painter, const QWidget &widget, Qt::Edges edges, QRgb colour)
{
    const QRectF box = widget.rect();
    const bool mirrored = widget.layoutDirection() == Qt::RightToLeft;
    const QColor line = QColor::fromRgb(colour);
    const auto at = [&](qreal x, qreal y, qreal w, qreal h) { painter.fillRect(QRectF(x, y, w, h), line); };
    if (edges & Qt::TopEdge)
        at(0, 0, box.width(), 1);
    if (edges & Qt::BottomEdge)
        at(0, box.height() - 1, box.width(), 1);
    if (edges & (mirrored ? Qt::RightEdge : Qt::LeftEdge))
        at(0, 0, 1, box.height());
    if (edges & (mirrored ? Qt::LeftEdge : Qt::RightEdge))
        at(box.width() - 1, 0, 1, box.height());
}

} // namespace views

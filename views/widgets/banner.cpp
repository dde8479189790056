// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/banner.h"

#include "models/base/shown.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/isolate.h"
#include "views/widgets/controls.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_details(secondaryLabel({}, TextSize::Small, this))
    , m_action(pushButton({}, ButtonRole::Normal, this))
    , m_more(new QToolButton(this))
    , m_close(flatTool("x", tr("Close this message"), this))
{
    followFont(*this, [this] {
        setMinimumHeight(appMetrics().banner);
        showIcon();
    });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(panelPadding + 3, 4, panelPadding, 4);
    layout->setSpacing(controlGap);
    layout->addWidget(m_icon);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_sentence);
    texts->addWidget(m_details);
    layout->addLayout(texts, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_more);
    layout->addWidget(m_close);

    m_sentence->setObjectName(u"sentence"_s);
    m_sentence->setWordWrap(true);
    m_details->setWordWrap(true);
    m_details->setForegroundRole(QPalette::WindowText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_more->setAutoRaise(true);
    m_more->setText(tr("Details"));
    m_more->setCheckable(true);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_leave.setSingleShot(true);
    m_leave.setInterval(10'000);
    connect(&m_leave, &QTimer::timeout, this, &Banner::dismiss);
    connect(m_close, &QToolButton::clicked, this, &Banner::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_text.opens.isEmpty())
            Q_EMIT actionRequested();
        else
            QDesktopServices::openUrl(m_text.opens);
    });
    connect(m_more, &QToolButton::toggled, m_details, &QWidget::setVisible);
    hide();
}

void Banner::showText(const BannerText &text)
{
    if (isVisibleTo(parentWidget()) && text == m_text)
        return;
    const bool sameDetails = text.details == m_text.details;
    m_text = text;
    const QString headline = base::shownName(text.headline);
    const QString sentence = base::shownText(text.sentence);
    // The only rich-text label in the application: every part is escaped here.
    const QString head = headline.isEmpty() ? QString() : u"<b>%1</b> "_s.arg(isolated(headline.toHtmlEscaped()));
    m_sentence->setTextFormat(Qt::RichText);
    m_sentence->setText(head + isolated(sentence.toHtmlEscaped()));
    const QString plain = headline.isEmpty() ? sentence : headline + u' ' + sentence;
    m_sentence->setAccessibleName(plain);
    setAccessibleName(plain);
    m_details->setText(isolated(base::shownText(text.details)));
    m_more->setVisible(!text.details.isEmpty());
    if (!sameDetails)
        m_more->setChecked(false);
    m_details->setVisible(m_more->isChecked() && !text.details.isEmpty());
    m_action->setText(text.action);
    m_action->setVisible(!text.action.isEmpty());
    m_close->setVisible(text.tone == Tone::Success || text.isClosable);
    if (text.tone == Tone::Success)
        m_leave.start();
    else
        m_leave.stop();
    showIcon();
    show();
    update();
}

void Banner::dismiss()
{
    m_leave.stop();
    m_text = {};
    hide();
}

void Banner::showIcon()
{
    const Theme &theme = themeOf(palette());
    m_icon->setPixmap(iconPixmap(m_text.icon, grownIcon(), devicePixelRatioF(), theme.foreground(m_text.tone)));
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

void Banner::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), QColor::fromRgb(theme.background(m_text.tone)));
    const int x = layoutDirection() == Qt::RightToLeft ? width() - 3 : 0;
    painter.fillRect(QRect(x, 0, 3, height()), QColor::fromRgb(theme.foreground(m_text.tone)));
    paintEdges(painter, *this, Qt::BottomEdge, theme.border);
}

} // namespace views

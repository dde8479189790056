// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/pagebody.h"

#include "views/widgets/loadingline.h"

#include <QEvent>
#include <QVBoxLayout>

namespace views {

PageBody::PageBody(LineAt lineAt, QWidget *parent)
    : QWidget(parent)
    , m_lineAt(lineAt)
    , m_column(new QVBoxLayout(this))
    , m_banner(new Banner(this))
    , m_statePanel(new StatePanel(this))
    , m_loading(new LoadingLine(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_statePanel->hide();
}

void PageBody::addBar(QWidget *bar)
{
    m_column->addWidget(bar);
}

void PageBody::setMain(QWidget *main, QWidget *stage)
{
    m_column->addWidget(main, 1);
    m_column->addWidget(m_banner); // below: rows and charts stay where they are when it comes and goes
    m_stage = stage;
    m_stage->installEventFilter(this);
    m_statePanel->setParent(stage);
}

void PageBody::setLoading(bool loading)
{
    m_loading->setLoading(loading);
}

void PageBody::setNotice(const std::optional<BannerText> &text)
{
    const BannerText &shown = m_banner->text();
    const bool isKept = shown.isClosable && shown != m_notice;
    const bool isNews = isKept || ((shown.tone == Tone::Info || shown.tone == Tone::Success) && shown != m_notice);
    if (isKept && text == m_notice)
        return; // shown again once the user has closed the other
    if (text) {
        m_notice = *text;
        m_banner->showText(*text);
    } else if (!isNews) {
        m_banner->dismiss();
    }
}

void PageBody::setStandIn(const std::optional<StatePanel::Content> &content, int top)
{
    // The panel drops its buttons: keyboard focus that is on one of them must not leave the page.
    const bool hadFocus = m_statePanel->isAncestorOf(window()->focusWidget());
    if (hadFocus)
        m_stage->setFocus(Qt::OtherFocusReason);
    m_focusReturns = m_focusReturns || hadFocus;
    if (content)
        m_statePanel->setContent(*content);
    m_standInTop = top;
    m_statePanel->setVisible(content.has_value());
    place();
    if (content && std::exchange(m_focusReturns, false) && m_stage->isAncestorOf(window()->focusWidget()))
        m_statePanel->focusAction();
}

void PageBody::place()
{
    if (!m_stage)
        return;
    m_statePanel->setGeometry(m_stage->rect().adjusted(0, m_standInTop, 0, 0));
    m_statePanel->raise();
    const int y = m_lineAt == LineAt::Top ? 0 : m_stage->mapTo(this, QPoint()).y();
    m_loading->setGeometry(0, y, width(), m_loading->height());
    m_loading->raise();
}

bool PageBody::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_stage && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        place();
    return QWidget::eventFilter(watched, event);
}

void PageBody::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

} // namespace views

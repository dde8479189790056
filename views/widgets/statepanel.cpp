// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/statepanel.h"

#include "models/base/shown.h"
#include "views/look/followfont.h"
#include "views/look/icons.h"
#include "views/look/isolate.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int stateIcon = 28;

} // namespace

StatePanel::StatePanel(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(textLabel({}, TextSize::Section, this))
    , m_why(secondaryLabel({}, TextSize::Body, this))
    , m_buttons(new QHBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_title);
    layout->addWidget(m_why, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
    m_title->setObjectName(u"stateTitle"_s);
    for (QLabel *label : {m_title, m_why}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
    }
    followFont(*m_why, [this] { m_why->setMaximumWidth(appMetrics().dw(60)); });
    m_buttons->setSpacing(controlGap);
}

void StatePanel::setContent(const Content &content)
{
    m_content = content;
    m_content.title = base::shownName(content.title);
    m_content.why = base::shownText(content.why);
    m_title->setText(isolated(m_content.title));
    m_why->setText(isolated(m_content.why));
    m_why->setVisible(!m_content.why.isEmpty());
    fitWhy();
    setAccessibleName(m_content.title + u' ' + m_content.why);
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (QWidget *button = item->widget()) {
            button->hide();
            button->deleteLater();
        }
        delete item;
    }
    m_buttons->addStretch();
    for (const Action &action : content.actions) {
        QPushButton *button = pushButton(action.text, action.role, this);
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT actionRequested(id); });
        m_buttons->addWidget(button);
        button->show();
    }
    m_buttons->addStretch();
    showIcon();
}

// A wrapping label does not use the full width unless its minimum width is set. The layout reserves height for a label
// as wide as the panel, which is one line too few: the height is set, too.
void StatePanel::fitWhy()
{
    const int text = m_why->fontMetrics().horizontalAdvance(m_content.why) + 4;
    const QMargins margins = layout()->contentsMargins();
    const int room = std::max(1, width() - margins.left() - margins.right());
    const int wide = std::min({text, appMetrics().dw(60), room});
    m_why->setMinimumWidth(wide);
    m_why->setMinimumHeight(0); // else it would be part of the answer
    m_why->setMinimumHeight(std::max(0, m_why->heightForWidth(wide)));
}

void StatePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitWhy();
}

void StatePanel::focusAction()
{
    for (int i = 0; i < m_buttons->count(); ++i) {
        if (QWidget *button = m_buttons->itemAt(i)->widget()) {
            button->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

QString StatePanel::title() const
{
    return m_title->text();
}

void StatePanel::showIcon()
{
    m_icon->setPixmap(iconPixmap(m_content.icon, stateIcon, devicePixelRatioF(), themeOf(palette()).text2));
}

void StatePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

void StatePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/noticebox.h"

#include "models/base/shown.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/isolate.h"
#include "views/widgets/controls.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace views {

NoticeBox::NoticeBox(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_text(textLabel({}, TextSize::Body, this))
    , m_buttons(new QHBoxLayout)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(panelPadding, controlGap, panelPadding, controlGap);
    row->setSpacing(controlGap);
    // Fixed size: otherwise the icon would fill the space of an empty button row.
    followFont(*this, [this] {
        m_icon->setFixedSize(grownIcon(), grownIcon());
        showIcon();
    });
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(controlGap);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    m_buttons->setSpacing(controlGap);
    column->addLayout(m_buttons);
    row->addLayout(column, 1);
    hide();
}

void NoticeBox::setNotice(Tone tone, const char *icon, const QString &sentence, const QList<Action> &actions)
{
    const QString shown = base::shownText(sentence);
    m_tone = tone;
    m_iconName = icon;
    m_text->setText(isolated(shown));
    setAccessibleName(shown);
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        // One of them may be the sender of the running slot.
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const Action &action : actions) {
        QPushButton *button = pushButton(isolated(action.text), ButtonRole::Normal, this);
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT actionRequested(id); });
        m_buttons->addWidget(button);
    }
    if (!actions.isEmpty())
        m_buttons->addStretch();
    showIcon();
    setVisible(!sentence.isEmpty());
    update();
}

QString NoticeBox::sentence() const
{
    return accessibleName();
}

void NoticeBox::showIcon()
{
    m_icon->setPixmap(iconPixmap(m_iconName, grownIcon(), devicePixelRatioF(), themeOf(palette()).foreground(m_tone)));
}

void NoticeBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

void NoticeBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), QColor::fromRgb(theme.background(m_tone)));
    const int x = layoutDirection() == Qt::RightToLeft ? width() - 3 : 0;
    painter.fillRect(QRect(x, 0, 3, height()), QColor::fromRgb(theme.foreground(m_tone)));
}

} // namespace views

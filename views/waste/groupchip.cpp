// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/waste/groupchip.h"

#include "models/table/listquery.h"
#include "views/look/plaintext.h"
#include "views/widgets/chippart.h"
#include "views/widgets/controls.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace views {

GroupChip::GroupChip(QWidget *parent)
    : QFrame(parent)
    , m_field(new ChipPart(ChipPart::Look::Strong, false, this))
    , m_value(new ChipPart(ChipPart::Look::Strong, true, this))
    , m_remove(new ChipPart(ChipPart::Look::Cross, true, this))
{
    setObjectName(u"filterChip"_s);
    auto *is = new ChipPart(ChipPart::Look::Quiet, true, this);
    is->setText(table::opWords(table::Op::Equal));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    for (ChipPart *part : {m_field, is, m_value, m_remove})
        layout->addWidget(part);
    for (ChipPart *part : {m_field, is, m_value}) {
        part->setFocusPolicy(Qt::NoFocus);
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_remove->setFocusPolicy(Qt::TabFocus);
    m_remove->setToolTip(tr("Remove filter"));
    m_remove->installEventFilter(this);
    fixHeight(*this, appMetrics().filterChip);
    connect(m_remove, &QToolButton::clicked, this, &GroupChip::removeRequested);
    hide();
}

void GroupChip::setGroup(const QString &field, const QString &value)
{
    m_text = value;
    m_field->setText(field);
    m_value->setText(menuText(value));
    setAccessibleName(tr("Filter: %1 is %2").arg(field, value));
    m_remove->setAccessibleName(tr("Remove filter: %1 is %2").arg(field, value));
    setVisible(!value.isEmpty());
    updateGeometry();
}

QString GroupChip::field() const
{
    return m_field->text();
}

void GroupChip::remove()
{
    m_remove->click();
}

bool GroupChip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Delete && key != Qt::Key_Backspace && key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    Q_EMIT removeRequested();
    return true;
}

void GroupChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor::fromRgb(theme.border));
    painter.setBrush(QColor::fromRgb(theme.surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), chipRadius, chipRadius);
}

} // namespace views

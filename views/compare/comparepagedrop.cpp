// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/session.h"
#include "views/compare/comparepage.h"
#include "views/navigation/dragging.h"
#include "views/navigation/navigator.h"
#include "views/widgets/droparea.h"

#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QMimeData>

// Objects that are dropped on the page.
namespace views {

void ComparePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!hasObjects(*event->mimeData()))
        return;
    const Arrival arrival = arrivalOf(*event->mimeData(), m_context.session.connection());
    const QString sentence = arrival.refusal.isEmpty()
        ? tr("Drop here to compare %n object(s)", nullptr, int(arrival.subjects.size()))
        : arrival.refusal;
    m_drop->showText(sentence, !arrival.refusal.isEmpty());
    // Accepted even if refused: otherwise nobody would be told when the pointer leaves.
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void ComparePage::dragMoveEvent(QDragMoveEvent *event)
{
    if (m_drop->isRefused()) {
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void ComparePage::dragLeaveEvent(QDragLeaveEvent *)
{
    m_drop->hide();
}

void ComparePage::dropEvent(QDropEvent *event)
{
    m_drop->hide();
    const Arrival arrival = arrivalOf(*event->mimeData(), m_context.session.connection());
    if (!arrival.refusal.isEmpty()) {
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_context.navigator.compare(arrival.subjects);
}

} // namespace views

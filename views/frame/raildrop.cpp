// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/raildrop.h"

#include "views/navigation/dragging.h"

#include <QAbstractItemView>
#include <QDropEvent>
#include <QMimeData>

#include <utility>

namespace views {
namespace {

constexpr int stayMs = 700;

} // namespace

RailDrop::RailDrop(QAbstractItemView &list, IsTarget isTarget)
    : QObject(&list)
    , m_list(list)
    , m_isTarget(std::move(isTarget))
{
    m_stay.setSingleShot(true);
    m_stay.setInterval(stayMs);
    connect(&m_stay, &QTimer::timeout, this, &RailDrop::stayed);
    list.viewport()->setAcceptDrops(true);
    list.viewport()->installEventFilter(this);
}

bool RailDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto *enter = static_cast<QDropEvent *>(event);
        if (!hasObjects(*enter->mimeData()))
            break;
        move(*enter);
        enter->accept(); // the pointer may get to the entry
        return true;
    }
    case QEvent::DragMove:
        if (move(*static_cast<QDropEvent *>(event)))
            event->accept();
        else
            event->ignore();
        return true;
    case QEvent::DragLeave:
        setAbove(false);
        return true;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        const bool isTarget = move(*drop);
        setAbove(false);
        drop->setAccepted(isTarget);
        if (isTarget)
            Q_EMIT dropped(drop->mimeData());
        return true;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

// Whether it is above the entry.
bool RailDrop::move(QDropEvent &event)
{
    event.setDropAction(Qt::CopyAction);
    setAbove(m_isTarget(m_list.indexAt(event.position().toPoint())));
    return m_isAbove;
}

void RailDrop::setAbove(bool isAbove)
{
    if (std::exchange(m_isAbove, isAbove) == isAbove)
        return;
    if (isAbove)
        m_stay.start();
    else
        m_stay.stop();
    Q_EMIT aboveChanged(isAbove);
}

} // namespace views

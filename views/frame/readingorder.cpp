// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/readingorder.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QWidget>

#include <algorithm>

namespace views {
namespace {

// Widgets that share half of their height are in one row.
bool comesBefore(const QWidget *one, const QWidget *other, bool mirrored)
{
    const QRect a = one->geometry();
    const QRect b = other->geometry();
    const int shared = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top()) + 1;
    if (2 * shared > std::min(a.height(), b.height()))
        return mirrored ? a.right() > b.right() : a.left() < b.left();
    return a.top() < b.top();
}

QList<const QWidget *> partsOf(const QWidget &area)
{
    QList<const QWidget *> parts;
    for (const QObject *child : area.children()) {
        const auto *part = qobject_cast<const QWidget *>(child);
        if (!part || part->isWindow() || !part->isVisible())
            continue;
        // By insertion: "in one row" is no order that std::sort could rely on.
        auto at = parts.end();
        while (at != parts.begin() && comesBefore(part, *std::prev(at), area.layoutDirection() == Qt::RightToLeft))
            --at;
        parts.insert(at, part);
    }
    return parts;
}

void collect(const QWidget &area, QList<QWidget *> &found)
{
    if (area.focusPolicy() & Qt::TabFocus && area.isEnabled() && area.isVisible() && !area.focusProxy())
        found.append(const_cast<QWidget *>(&area));
    for (const QWidget *part : partsOf(area))
        collect(*part, found);
}

} // namespace

QList<QWidget *> inReadingOrder(const QWidget &area)
{
    QList<QWidget *> found;
    collect(area, found);
    return found;
}

QWidget *nextInReadingOrder(const QWidget &window, const QWidget *from, bool forward)
{
    const QList<QWidget *> all = inReadingOrder(window);
    if (all.isEmpty())
        return nullptr;
    const qsizetype at = all.indexOf(from);
    if (at < 0) // a widget that only the mouse reaches, or none
        return forward ? all.constFirst() : all.constLast();
    return all.at((at + (forward ? 1 : all.size() - 1)) % all.size());
}

void focusNextArea(QList<QWidget *> areas, const QWidget *focused, int step)
{
    areas.removeIf([](const QWidget *area) { return !area || inReadingOrder(*area).isEmpty(); });
    if (areas.isEmpty())
        return;
    const auto here = std::ranges::find_if(
        areas, [&](const QWidget *area) { return area == focused || area->isAncestorOf(focused); });
    const qsizetype none = step > 0 ? -1 : 0;
    const qsizetype at = here == areas.end() ? none : here - areas.begin();
    const QWidget &next = *areas.at((at + step + areas.size()) % areas.size());
    inReadingOrder(next).constFirst()->setFocus(Qt::TabFocusReason);
}

void openContextMenu(QWidget *focused)
{
    if (!focused)
        return;
    const QPoint at = focused->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, at, focused->mapToGlobal(at));
    QCoreApplication::sendEvent(focused, &menu);
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/summarystripaccess.h"

#include "views/list/summarystrip.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <vector>

namespace views {
namespace {

// One tile. Remains valid, as an empty shell, when its strip is destroyed: the accessibility bridge owns it.
class TileAccess final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    TileAccess(SummaryStrip *strip, int tile)
        : m_strip(strip)
        , m_tile(tile)
    {
    }

    bool isValid() const override { return m_strip != nullptr && m_tile <= m_strip->tiles().size(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_strip); }
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect tile = m_strip->tileRect(m_tile);
        return {m_strip->mapToGlobal(tile.topLeft()), tile.size()};
    }

    QString text(QAccessible::Text kind) const override
    {
        return isValid() && kind == QAccessible::Name ? m_strip->tileText(m_tile) : QString();
    }

    QAccessible::Role role() const override { return isButton() ? QAccessible::Button : QAccessible::StaticText; }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        // A hidden page has tiles, too.
        state.invisible = !m_strip->isVisible();
        state.offscreen = state.invisible;
        if (isButton()) {
            state.focusable = true;
            state.checkable = true;
            state.checked = m_strip->isActive(m_tile);
            state.focused = m_strip->hasFocus() && m_strip->currentTile() == m_tile;
        }
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    QStringList actionNames() const override { return isButton() ? QStringList{pressAction()} : QStringList(); }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    void doAction(const QString &name) override
    {
        if (isButton() && name == pressAction())
            m_strip->choose(m_tile, false);
    }

private:
    bool isButton() const { return isValid() && m_strip->isButton(m_tile); }

    QPointer<SummaryStrip> m_strip;
    int m_tile;
};

class StripAccess final : public QAccessibleWidget
{
public:
    explicit StripAccess(SummaryStrip *strip)
        : QAccessibleWidget(strip, QAccessible::ToolBar)
    {
    }

    ~StripAccess() override
    {
        for (const QAccessible::Id id : m_tiles)
            QAccessible::deleteAccessibleInterface(id);
    }

    // The current tile has the focus, not the strip around it.
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.focused = state.focused && childCount() == 0;
        return state;
    }

    int childCount() const override { return int(strip()->tiles().size()) + (strip()->gpuTile() ? 1 : 0); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (int(m_tiles.size()) <= index)
            m_tiles.push_back(QAccessible::registerAccessibleInterface(new TileAccess(strip(), int(m_tiles.size()))));
        return QAccessible::accessibleInterface(m_tiles[std::size_t(index)]);
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const QAccessible::Id id = QAccessible::uniqueId(const_cast<QAccessibleInterface *>(child));
        const auto found = std::find(m_tiles.begin(), m_tiles.end(), id);
        return found == m_tiles.end() ? -1 : int(found - m_tiles.begin());
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(strip()->tileAt(strip()->mapFromGlobal(QPoint(x, y))));
    }

    QAccessibleInterface *focusChild() const override
    {
        return strip()->hasFocus() ? child(strip()->currentTile()) : nullptr;
    }

private:
    SummaryStrip *strip() const { return static_cast<SummaryStrip *>(widget()); }

    mutable std::vector<QAccessible::Id> m_tiles;
};

QAccessibleInterface *makeStripAccess(const QString &, QObject *object)
{
    auto *strip = qobject_cast<SummaryStrip *>(object);
    return strip == nullptr ? nullptr : new StripAccess(strip);
}

} // namespace

void installSummaryStripAccess()
{
    QAccessible::installFactory(makeStripAccess); // Qt installs equal factories only once
}

void announceSummaryStrip(SummaryStrip *strip)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(strip, QAccessible::NameChanged);
    for (int i = 0; i < int(strip->tiles().size()) + (strip->gpuTile() ? 1 : 0); ++i) {
        event.setChild(i);
        QAccessible::updateAccessibility(&event);
    }
}

void announceSummaryStripFocus(SummaryStrip *strip, int tile)
{
    if (!QAccessible::isActive() || !strip->hasFocus())
        return;
    QAccessibleEvent event(strip, QAccessible::Focus);
    event.setChild(tile);
    QAccessible::updateAccessibility(&event);
}

} // namespace views

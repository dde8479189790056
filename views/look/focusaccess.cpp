// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/focusaccess.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>
#include <QHash>
#include <QPointer>
#include <QTabBar>

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace views {
namespace {

// Passes on to what Qt made, which may be deleted at any time: by its id.
class Forwarding : public QAccessibleInterface
{
public:
    explicit Forwarding(QAccessible::Id inner)
        : m_inner(inner)
    {
    }

    [[nodiscard]] QAccessibleInterface *inner() const { return QAccessible::accessibleInterface(m_inner); }
    bool isValid() const override { return inner() && inner()->isValid(); }
    QObject *object() const override { return inner() ? inner()->object() : nullptr; }
    QWindow *window() const override { return inner() ? inner()->window() : nullptr; }
    QList<QPair<QAccessibleInterface *, QAccessible::Relation>> relations(QAccessible::Relation match) const override
    {
        return inner() ? inner()->relations(match) : QAccessibleInterface::relations(match);
    }
    QAccessibleInterface *childAt(int x, int y) const override { return inner() ? inner()->childAt(x, y) : nullptr; }
    QAccessibleInterface *parent() const override { return inner() ? inner()->parent() : nullptr; }
    QAccessibleInterface *child(int index) const override { return inner() ? inner()->child(index) : nullptr; }
    int childCount() const override { return inner() ? inner()->childCount() : 0; }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return inner() ? inner()->indexOfChild(child) : -1;
    }
    QString text(QAccessible::Text kind) const override { return inner() ? inner()->text(kind) : QString(); }
    void setText(QAccessible::Text kind, const QString &text) override
    {
        if (inner())
            inner()->setText(kind, text);
    }
    QRect rect() const override { return inner() ? inner()->rect() : QRect(); }
    QAccessible::Role role() const override { return inner() ? inner()->role() : QAccessible::NoRole; }
    QAccessible::State state() const override { return inner() ? inner()->state() : QAccessible::State(); }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return inner() ? inner()->interface_cast(type) : nullptr;
    }

private:
    QAccessible::Id m_inner;
};

class CellAccess final : public Forwarding
{
public:
    CellAccess(QAccessible::Id inner, QWidget *view)
        : Forwarding(inner)
        , m_view(view)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = Forwarding::state();
        state.focused = state.focused && m_view && m_view->hasFocus();
        return state;
    }

private:
    QPointer<QWidget> m_view;
};

class ViewAccess final : public Forwarding, public QAccessibleTableInterface
{
public:
    ViewAccess(QAccessible::Id inner, QWidget *view)
        : Forwarding(inner)
        , m_view(view)
    {
    }
    ~ViewAccess() override
    {
        for (const QAccessible::Id cell : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(cell);
    }

    QAccessibleInterface *childAt(int x, int y) const override { return wrapped(Forwarding::childAt(x, y)); }
    QAccessibleInterface *child(int index) const override { return wrapped(Forwarding::child(index)); }
    QAccessibleInterface *focusChild() const override { return inner() ? wrapped(inner()->focusChild()) : nullptr; }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *cell = dynamic_cast<const CellAccess *>(child);
        return Forwarding::indexOfChild(cell ? cell->inner() : child);
    }
    // The cell has the focus, not the view around it.
    QAccessible::State state() const override
    {
        QAccessible::State state = Forwarding::state();
        state.focused = state.focused && !hasCurrent();
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface && table() ? static_cast<QAccessibleTableInterface *>(this)
                                                              : Forwarding::interface_cast(type);
    }

    QAccessibleInterface *cellAt(int row, int column) const override { return wrapped(table()->cellAt(row, column)); }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QList<QAccessibleInterface *> cells = table()->selectedCells();
        for (QAccessibleInterface *&cell : cells)
            cell = wrapped(cell);
        return cells;
    }
    QAccessibleInterface *caption() const override { return table()->caption(); }
    QAccessibleInterface *summary() const override { return table()->summary(); }
    int selectedCellCount() const override { return table()->selectedCellCount(); }
    QString columnDescription(int column) const override { return table()->columnDescription(column); }
    QString rowDescription(int row) const override { return table()->rowDescription(row); }
    int selectedColumnCount() const override { return table()->selectedColumnCount(); }
    int selectedRowCount() const override { return table()->selectedRowCount(); }
    int columnCount() const override { return table()->columnCount(); }
    int rowCount() const override { return table()->rowCount(); }
    QList<int> selectedColumns() const override { return table()->selectedColumns(); }
    QList<int> selectedRows() const override { return table()->selectedRows(); }
    bool isColumnSelected(int column) const override { return table()->isColumnSelected(column); }
    bool isRowSelected(int row) const override { return table()->isRowSelected(row); }
    bool selectRow(int row) override { return table()->selectRow(row); }
    bool selectColumn(int column) override { return table()->selectColumn(column); }
    bool unselectRow(int row) override { return table()->unselectRow(row); }
    bool unselectColumn(int column) override { return table()->unselectColumn(column); }
    void modelChange(QAccessibleTableModelChangeEvent *event) override
    {
        table()->modelChange(event);
        m_cells.removeIf([](const auto &cell) {
            const bool isGone = !QAccessible::accessibleInterface(cell.key());
            if (isGone)
                QAccessible::deleteAccessibleInterface(cell.value());
            return isGone;
        });
    }

private:
    QAccessibleTableInterface *table() const { return inner() ? inner()->tableInterface() : nullptr; }

    [[nodiscard]] bool hasCurrent() const
    {
        if (const auto *view = qobject_cast<QAbstractItemView *>(m_view))
            return view->currentIndex().isValid();
        const auto *tabs = qobject_cast<QTabBar *>(m_view);
        return tabs && tabs->currentIndex() >= 0;
    }

    // Titles are no cells: as they are.
    QAccessibleInterface *wrapped(QAccessibleInterface *cell) const
    {
        static constexpr QAccessible::Role cells[]
            = {QAccessible::Cell, QAccessible::ListItem, QAccessible::TreeItem, QAccessible::PageTab};
        if (!cell || std::ranges::find(cells, cell->role()) == std::end(cells))
            return cell;
        QAccessible::Id &id = m_cells[QAccessible::uniqueId(cell)];
        if (!QAccessible::accessibleInterface(id))
            id = QAccessible::registerAccessibleInterface(new CellAccess(QAccessible::uniqueId(cell), m_view));
        return QAccessible::accessibleInterface(id);
    }

    QPointer<QWidget> m_view;
    mutable QHash<QAccessible::Id, QAccessible::Id> m_cells; // Qt's and ours
};

// Qt also says of a widget that it has the focus if its focus proxy has it.
class PlainAccess final : public QAccessibleWidget
{
public:
    using QAccessibleWidget::QAccessibleWidget;

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.focused = state.focused && QApplication::focusWidget() == widget();
        return state;
    }
};

QAccessibleInterface *makeFocusAccess(const QString &className, QObject *object)
{
    static bool isAsking = false;
    auto *widget = qobject_cast<QWidget *>(object);
    if (isAsking || !widget)
        return nullptr;
    if (className == "QWidget"_L1) // asked for last: no other class of it is known
        return new PlainAccess(widget);
    if (!qobject_cast<QAbstractItemView *>(widget) && !qobject_cast<QTabBar *>(widget))
        return nullptr;
    // There is no other way to what Qt makes. It stays registered beside ours, which is found first, until the view is
    // destroyed.
    isAsking = true;
    QAccessibleInterface *inner = QAccessible::queryAccessibleInterface(object);
    isAsking = false;
    return inner ? new ViewAccess(QAccessible::uniqueId(inner), widget) : nullptr;
}

} // namespace

void installFocusAccess()
{
    QAccessible::installFactory(makeFocusAccess); // Qt installs equal factories only once
}

} // namespace views

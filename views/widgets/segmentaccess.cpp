// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/segmentaccess.h"

#include "views/widgets/segmentbutton.h"
#include "views/widgets/segments.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace views {
namespace {

class SegmentAccess final : public QAccessibleWidget
{
public:
    explicit SegmentAccess(SegmentButton *button)
        : QAccessibleWidget(button, QAccessible::RadioButton)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        const QString own = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && own.isEmpty() ? button()->text() : own;
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = true;
        state.checked = button()->isChecked();
        return state;
    }

    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &name) override
    {
        if (name == pressAction())
            button()->click();
    }

private:
    SegmentButton *button() const { return static_cast<SegmentButton *>(widget()); }
};

QAccessibleInterface *makeSegmentAccess(const QString &, QObject *object)
{
    auto *button = qobject_cast<SegmentButton *>(object);
    return button && qobject_cast<Segments *>(button->parent()) ? new SegmentAccess(button) : nullptr;
}

} // namespace

void installSegmentAccess()
{
    QAccessible::installFactory(makeSegmentAccess); // Qt installs equal factories only once
}

} // namespace views

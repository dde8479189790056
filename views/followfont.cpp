// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/followfont.h"

#include <QEvent>
#include <QWidget>

namespace views {
namespace {

class FontFollower final : public QObject
{
public:
    FontFollower(QWidget &widget, std::function<void()> apply)
        : QObject(&widget)
        , m_apply(std::move(apply))
    {
        widget.installEventFilter(this);
        m_apply();
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationFontChange)
            m_apply();
        return false;
    }

private:
    std::function<void()> m_apply;
};

} // namespace

void followFont(QWidget &widget, std::function<void()> apply)
{
    new FontFollower(widget, std::move(apply));
}

} // namespace views

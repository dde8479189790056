// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/followfont.h"

#include <QApplication>
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

void applyFont(const QFont &font)
{
    QApplication::setFont(font);
    // Qt sends FontChange only to widgets that inherit the application font.
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        QEvent change(QEvent::ApplicationFontChange);
        QCoreApplication::sendEvent(widget, &change);
    }
}

void followFont(QWidget &widget, std::function<void()> apply)
{
    new FontFollower(widget, std::move(apply));
}

void fixHeight(QWidget &widget, int height)
{
    const int extra = height - appMetrics().text;
    followFont(widget, [&widget, extra] { widget.setFixedHeight(appMetrics().text + extra); });
}

void setTextSize(QWidget &widget, TextSize size)
{
    followFont(widget, [&widget, size] { widget.setFont(scaled(QApplication::font(), size)); });
}

void setSemiBold(QWidget &widget, TextSize size)
{
    followFont(widget, [&widget, size] { widget.setFont(semiBold(scaled(QApplication::font(), size))); });
}

} // namespace views

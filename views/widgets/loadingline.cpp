// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/loadingline.h"

#include "views/look/theme.h"

#include <QPainter>

namespace views {
namespace {

constexpr int steps = 60; // from edge to edge
constexpr int stepMs = 33;

} // namespace

LoadingLine::LoadingLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(2);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Loading rows"));
    hide();
    m_delay.setSingleShot(true);
    m_delay.setInterval(300);
    m_step.setInterval(stepMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_at = 0;
        m_step.start();
        raise();
        show();
    });
    connect(&m_step, &QTimer::timeout, this, [this] {
        m_at = (m_at + 1) % steps;
        update();
    });
}

void LoadingLine::setLoading(bool loading)
{
    if (loading) {
        if (!isVisible() && !m_delay.isActive())
            m_delay.start();
        return;
    }
    m_delay.stop();
    m_step.stop();
    hide();
}

void LoadingLine::paintEvent(QPaintEvent *)
{
    const int length = width() / 4;
    const int x = (width() + length) * m_at / steps - length;
    QPainter painter(this);
    painter.fillRect(QRect(x, 0, length, height()), QColor::fromRgb(themeOf(palette()).accent));
}

} // namespace views

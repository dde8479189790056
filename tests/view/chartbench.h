// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/view/chartfixture.h"
#include "views/charts/chartcard.h"
#include "views/charts/chartstack.h"
#include "views/charts/plot.h"
#include "views/look/theme.h"

#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QTest>

#include <memory>

// A stack of charts of six hours, in the light theme, for the tests of its parts.
namespace chartbench {

using namespace Qt::StringLiterals;
using namespace views;
using chartfixture::minuteMs;
using chartfixture::sixHours;
using chartfixture::startMs;
using State = metrics::MetricAnswer::State;

// How much of a column of a picture has a colour, give or take the edges of a line.
inline int pixelsLike(const QImage &image, int x, const QRectF &area, QRgb colour)
{
    int found = 0;
    for (int y = int(area.top()); y < int(area.bottom()); ++y) {
        const QRgb pixel = image.pixel(x, y);
        const int distance = std::abs(qRed(pixel) - qRed(colour)) + std::abs(qGreen(pixel) - qGreen(colour))
            + std::abs(qBlue(pixel) - qBlue(colour));
        found += distance < 150 ? 1 : 0;
    }
    return found;
}

inline metrics::Answer oneFlatCurve()
{
    metrics::Answer answer = chartfixture::pod(1);
    answer.stepMs = double(sixHours.length()) / 500;
    answer.metrics = {chartfixture::perGpu("GPU_UTILIZATION_PER_GPU", 1, 500, [](int, double, int) { return 60.0; })};
    return answer;
}

class ChartBench : public QObject
{
protected:
    void begin()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        applyTheme(*qApp, ThemeChoice::Light);
        m_stack = std::make_unique<ChartStack>();
        m_stack->resize(900, 700);
        m_stack->setZone(table::Zone::Utc);
        m_stack->setVisibleRange(sixHours);
    }
    void show(const metrics::Answer &answer)
    {
        m_stack->setAnswer(answer);
        show();
    }
    void show()
    {
        m_stack->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_stack.get()));
    }
    [[nodiscard]] QList<ChartCard *> cards() const { return m_stack->findChildren<ChartCard *>(); }
    [[nodiscard]] Plot *plot() const { return cards().constFirst()->plot(); }
    [[nodiscard]] QWidget *viewport() const { return plot()->viewport(); }

    // Sent, not moved: where the real pointer is does not matter.
    void moveTo(const QPoint &at, Qt::MouseButtons buttons = {})
    {
        QMouseEvent event(QEvent::MouseMove, at, viewport()->mapToGlobal(at), Qt::NoButton, buttons, {});
        QApplication::sendEvent(viewport(), &event);
    }
    void leave()
    {
        QEvent event(QEvent::Leave);
        QApplication::sendEvent(viewport(), &event);
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(viewport(), Qt::LeftButton, {}, from);
        moveTo(to, Qt::LeftButton);
        QTest::mouseRelease(viewport(), Qt::LeftButton, {}, to);
    }

    std::unique_ptr<ChartStack> m_stack;
};

} // namespace chartbench

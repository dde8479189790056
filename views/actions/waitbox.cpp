// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/waitbox.h"

#include "models/actions/clusterwait.h"
#include "models/table/format.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/widgets/controls.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

WaitBox::WaitBox(actions::ClusterWait &wait, QWidget *parent)
    : QWidget(parent)
    , m_wait(wait)
    , m_title(textLabel({}, TextSize::Body, this))
    , m_age(secondaryLabel({}, TextSize::Small, this))
    , m_advice(secondaryLabel(tr("This takes longer than usual. Check that the commands above ended without an error, "
                                 "and that the cluster reaches the control plane."),
                              TextSize::Small, this))
    , m_rows(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(panelPadding, 10, panelPadding, 10);
    layout->setSpacing(6);
    auto *head = new QHBoxLayout;
    m_title->setFont(semiBold(m_title->font()));
    head->addWidget(m_title, 1);
    head->addWidget(m_age);
    layout->addLayout(head);
    m_rows->setSpacing(4);
    layout->addLayout(m_rows);
    m_advice->setWordWrap(true);
    layout->addWidget(m_advice);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &WaitBox::showAge);
    connect(&m_wait, &actions::ClusterWait::changed, this, &WaitBox::showSteps);
    m_second.start();
    showSteps();
}

QList<WaitBox::Step> WaitBox::steps() const
{
    constexpr auto done = "phase-completed";
    constexpr auto running = "phase-initializing";
    QList<Step> list{{done, Tone::Success, tr("Created on the control plane"), {}}};
    if (m_wait.isGone()) {
        list.append({"err", Tone::Danger, tr("The control plane does not know this cluster any more."), {}});
        return list;
    }
    const bool hasConnected = m_wait.hasConnected();
    const QString problem = hasConnected ? QString() : m_wait.words();
    list.append(
        {hasConnected ? done : running, hasConnected ? Tone::Success : Tone::Info, tr("First connection"), problem});
    if (!hasConnected)
        list.append({"phase-pending", Tone::Neutral, tr("Prerequisites and services"), {}});
    else if (m_wait.isReady())
        list.append({done, Tone::Success, tr("Prerequisites and services"), {}});
    else
        list.append({"warn", Tone::Warning, tr("Prerequisites and services: %1").arg(table::stateText(m_wait.state())),
                     m_wait.words()});
    return list;
}

void WaitBox::showSteps()
{
    while (QLayoutItem *old = m_rows->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (const Step &step : steps()) {
        auto *row = new QWidget(this);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(panelPadding);
        auto *glyph = new QLabel(row);
        glyph->setPixmap(
            iconPixmap(step.icon, grownIcon(), devicePixelRatioF(), themeOf(palette()).foreground(step.tone)));
        layout->addWidget(glyph, 0, Qt::AlignTop);
        QLabel *text = step.tone == Tone::Neutral ? secondaryLabel(step.text, TextSize::Small, row)
                                                  : textLabel(step.text, TextSize::Small, row);
        auto *column = new QVBoxLayout;
        column->setSpacing(2);
        column->addWidget(text);
        if (!step.more.isEmpty()) {
            QLabel *more = secondaryLabel(step.more, TextSize::Small, row);
            more->setWordWrap(true);
            column->addWidget(more);
        }
        layout->addLayout(column, 1);
        m_rows->addWidget(row);
        row->show();
    }
    m_title->setText(m_wait.isReady()      ? tr("%1 is connected").arg(m_wait.name())
                         : m_wait.isGone() ? tr("%1 is gone").arg(m_wait.name())
                                           : tr("Waiting for %1 to connect").arg(m_wait.name()));
    setAccessibleName(m_title->text());
    setAccessibleDescription(texts().join(u". "_s));
    showAge();
}

void WaitBox::showAge()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const bool isOver = m_wait.isReady() || m_wait.isGone();
    if (isOver)
        m_second.stop();
    m_age->setVisible(!isOver && m_wait.askedAtMs() > 0);
    m_age->setText(tr("asked %1 ago, every %2 s, for %3")
                       .arg(table::durationText(std::max<qint64>(0, now - m_wait.askedAtMs()) / 1000))
                       .arg(actions::ClusterWait::everyMs / 1000)
                       .arg(table::durationText((now - m_wait.beganAtMs()) / 1000)));
    m_advice->setVisible(!isOver && !m_wait.hasConnected() && now - m_wait.beganAtMs() > actions::ClusterWait::usualMs);
}

QStringList WaitBox::texts() const
{
    QStringList all;
    for (const Step &step : steps())
        all << (step.more.isEmpty() ? step.text : step.text + u": "_s + step.more);
    return all;
}

void WaitBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor::fromRgb(themeOf(palette()).sunken));
    paintEdges(painter, *this, Qt::TopEdge | Qt::BottomEdge | Qt::LeftEdge | Qt::RightEdge, themeOf(palette()).border);
}

void WaitBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showSteps();
}

} // namespace views

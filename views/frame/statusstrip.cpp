// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/statusstrip.h"

#include "models/base/durations.h"
#include "views/look/followfont.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/widgets/segments.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;
using session::Session;

namespace views {
namespace {

struct StateWords
{
    QString word;
    Tone tone;
    bool filled; // false: a ring, for not connected
};

StateWords wordsOf(const Session *session)
{
    if (!session)
        return {StatusStrip::tr("Not connected"), Tone::Neutral, false};
    switch (session->state()) {
    case Session::State::Connecting:
        return {StatusStrip::tr("Connecting"), Tone::Info, false};
    case Session::State::Connected:
        return {StatusStrip::tr("Connected"), Tone::Success, true};
    case Session::State::Offline:
        return {StatusStrip::tr("Offline"), Tone::Danger, false};
    case Session::State::SignedOut:
        return {StatusStrip::tr("Signed out"), Tone::Warning, false};
    }
    return {};
}

QPixmap dotPixmap(const Theme &theme, const StateWords &words, qreal ratio)
{
    QPixmap pixmap(qRound(9 * ratio), qRound(9 * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = QColor::fromRgb(theme.foreground(words.tone));
    painter.setPen(QPen(ink, 1.2));
    painter.setBrush(words.filled ? QBrush(ink) : QBrush(Qt::NoBrush));
    painter.drawEllipse(QRectF(1, 1, 7, 7));
    return pixmap;
}

QString localTitle()
{
    const int minutes = QDateTime::currentDateTime().offsetFromUtc() / 60;
    if (minutes == 0)
        return StatusStrip::tr("Local, UTC");
    const QChar sign = minutes < 0 ? QChar(0x2212) : u'+';
    const int hours = std::abs(minutes) / 60;
    const int rest = std::abs(minutes) % 60;
    const QString offset = rest == 0 ? QString::number(hours) : u"%1:%2"_s.arg(hours).arg(rest, 2, 10, QChar(u'0'));
    return StatusStrip::tr("Local, UTC%1%2").arg(sign).arg(offset);
}

// Inverted text, so that it cannot be mistaken for the colour of a state.
class Mark final : public QLabel
{
public:
    Mark(const QString &text, QWidget *parent)
        : QLabel(parent)
    {
        setText(text);
        setSemiBold(*this, TextSize::Caption);
        setContentsMargins(6, 1, 6, 1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgb(theme.text));
        painter.drawRoundedRect(rect(), 3, 3);
        painter.setPen(QColor::fromRgb(theme.surface));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

} // namespace

QString clockSentence(qint64 skewMs)
{
    using base::minuteMs;
    if (std::abs(skewMs) < minuteMs)
        return {};
    const QString span = table::durationText(std::abs(skewMs) / 1000);
    return skewMs > 0
        ? StatusStrip::tr(
              "The clock of this computer is %1 behind the control plane's. Ages follow the control plane's clock.")
              .arg(span)
        : StatusStrip::tr(
              "The clock of this computer is %1 ahead of the control plane's. Ages follow the control plane's clock.")
              .arg(span);
}

QString ageText(qint64 updatedAtMs, qint64 nowMs)
{
    if (updatedAtMs <= 0)
        return {};
    const qint64 seconds = std::max<qint64>(0, (nowMs - updatedAtMs) / 1000);
    if (seconds < 60)
        return StatusStrip::tr("Updated %1 s ago").arg(seconds);
    if (seconds < 3600)
        return StatusStrip::tr("Updated %1 min ago").arg(seconds / 60);
    if (seconds < 86400)
        return StatusStrip::tr("Updated %1 h ago").arg(seconds / 3600);
    return StatusStrip::tr("Updated %1 d ago").arg(seconds / 86400);
}

QString requestsText(int requests)
{
    return requests == 0 ? StatusStrip::tr("No request in flight")
                         : StatusStrip::tr("%n request(s) in flight", "", requests);
}

StatusStrip::StatusStrip(QWidget *parent)
    : Panel(QPalette::Window, Qt::TopEdge, parent)
{
    fixHeight(*this, appMetrics().statusStrip);
    setAccessibleName(tr("Status"));
    build();
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &StatusStrip::showAge);
    showConnection();
    showRequests();
    showAge();
}

void StatusStrip::build()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(cellPadding, 1, cellPadding + 2, 0);
    layout->setSpacing(4);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // texts leave instead, see fitTexts()
    m_dot = new QLabel(this);
    m_state = item(tr("Connection"));
    m_host = secondaryLabel({}, TextSize::Small, this);
    m_age = item(tr("Age of the rows"));
    m_age->setIcon(icon("refresh"));
    m_age->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    followFont(*m_age, [this] { m_age->setIconSize(QSize(grownGlyph(), grownGlyph())); });
    m_age->setToolTip(tr("Refresh (F5)"));
    m_requests = item(tr("Requests"));
    m_note = secondaryLabel({}, TextSize::Small, this);
    m_unencrypted = new Mark(tr("NOT ENCRYPTED"), this);
    m_unencrypted->setToolTip(tr("The address begins with http://: others on the network can read the secret and "
                                 "everything you see."));
    m_demo = new Mark(tr("DEMO"), this);
    m_demoText = secondaryLabel({}, TextSize::Small, this);
    m_zone = new Segments({localTitle(), tr("UTC")}, TextSize::Caption, appMetrics().statusStrip - 6, this);
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->button(0)->setToolTip(tr("Show times in the time zone of this computer"));
    m_zone->button(1)->setToolTip(tr("Show times in UTC"));

    layout->addWidget(m_dot);
    layout->addWidget(m_state);
    layout->addWidget(m_host);
    layout->addWidget(m_unencrypted, 0, Qt::AlignVCenter);
    layout->addSpacing(10);
    layout->addWidget(m_age);
    layout->addSpacing(10);
    layout->addWidget(m_requests);
    layout->addStretch(1);
    layout->addWidget(m_note);
    layout->addSpacing(6);
    layout->addWidget(m_demo, 0, Qt::AlignVCenter);
    layout->addWidget(m_demoText);
    layout->addSpacing(6);
    layout->addWidget(m_zone);
    m_host->setObjectName(u"host"_s);
    m_state->setObjectName(u"state"_s);
    m_age->setObjectName(u"age"_s);
    m_requests->setObjectName(u"requests"_s);
    m_demo->setObjectName(u"demo"_s);
    m_unencrypted->setObjectName(u"unencrypted"_s);
    connect(m_age, &QToolButton::clicked, this, &StatusStrip::refreshRequested);
    connect(m_requests, &QToolButton::clicked, this, &StatusStrip::requestsRequested);
    m_requests->setToolTip(tr("Open the diagnostics"));
    connect(m_state, &QToolButton::clicked, this, [this] {
        QToolTip::showText(m_state->mapToGlobal(QPoint(0, -m_state->height())), m_state->toolTip(), m_state);
    });
    connect(m_zone, &Segments::chosen, this, [this] { Q_EMIT zoneChosen(zone()); });
}

QToolButton *StatusStrip::item(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    setTextSize(*button, TextSize::Small);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleDescription(name);
    followFont(*button, [button] { button->setMaximumHeight(appMetrics().statusStrip - 3); });
    return button;
}

void StatusStrip::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::stateChanged, this, &StatusStrip::showConnection);
        connect(session, &Session::latencyChanged, this, &StatusStrip::showConnection);
        connect(session, &Session::clockChanged, this, &StatusStrip::showConnection);
        connect(session, &Session::requestsInFlightChanged, this, &StatusStrip::showRequests);
        connect(session, &QObject::destroyed, this, [this] { setSession(nullptr); });
    }
    showConnection();
    showRequests();
}

void StatusStrip::setSeveral(const std::optional<Several> &several)
{
    if (m_several == several)
        return;
    m_several = several;
    showConnection();
    showRequests();
}

void StatusStrip::showSeveral()
{
    const bool isWhole = m_several->connected == m_several->all;
    const QString text = tr("%1 of %2 connected").arg(m_several->connected).arg(m_several->all);
    const StateWords words{text, isWhole ? Tone::Success : Tone::Warning, true};
    m_dot->setPixmap(dotPixmap(themeOf(palette()), words, devicePixelRatioF()));
    m_state->setText(text);
    m_state->setAccessibleName(text);
    m_state->setToolTip(plainToolTip(m_several->toolTip.isEmpty() ? text : m_several->toolTip));
    m_host->setText(m_several->slowestMs < 0 ? QString()
                                             : tr("slowest answer %1 ms").arg(table::countText(m_several->slowestMs)));
    for (QLabel *label : {m_unencrypted, m_demo, m_demoText})
        label->hide();
    fitTexts();
}

void StatusStrip::showConnection()
{
    if (m_several)
        return showSeveral();
    const StateWords words = wordsOf(m_session);
    m_dot->setPixmap(dotPixmap(themeOf(palette()), words, devicePixelRatioF()));
    m_state->setText(words.word);
    m_state->setAccessibleName(words.word);
    const QString problem = m_session ? m_session->problem() : QString();
    const QString state = problem.isEmpty() ? words.word : problem;
    const QString clock
        = m_session ? clockSentence(m_session->nowMs() - QDateTime::currentMSecsSinceEpoch()) : QString();
    m_state->setToolTip(plainToolTip(clock.isEmpty() ? state : state + u'\n' + clock));
    QString host;
    if (m_session) {
        host = m_session->connection().url.host(QUrl::FullyEncoded);
        if (m_session->state() == Session::State::Connected && m_session->latencyMs() >= 0)
            host = tr("%1, %2 ms").arg(host, table::countText(m_session->latencyMs()));
    }
    m_host->setText(host);
    m_unencrypted->setVisible(m_session && session::isUnencrypted(m_session->connection()));
    const bool demo = m_session && m_session->connection().isDemo;
    m_demo->setVisible(demo);
    m_demoText->setText(demo && m_session->connection().isRecording
                            ? tr("The data is a recording, played on this computer")
                            : tr("The data is simulated on this computer"));
    fitTexts();
}

void StatusStrip::showRequests()
{
    m_requests->setVisible(m_session != nullptr || m_several);
    m_requests->setText(m_several       ? requestsText(m_several->requests)
                            : m_session ? requestsText(m_session->requestsInFlight())
                                        : QString());
    fitTexts();
}

void StatusStrip::setUpdatedAt(qint64 ms, const QString &refresh)
{
    m_updatedAt = ms;
    m_refresh = refresh;
    showAge();
}

void StatusStrip::showAge()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QString age = ageText(m_updatedAt, now);
    //: how old the rows are, and how they are kept fresh: "Updated 4 s ago, every 15 s"
    const QString text = m_refresh.isEmpty() ? age : tr("%1, %2").arg(age, m_refresh);
    const bool isLonger = text.size() != m_age->text().size();
    m_age->setText(text);
    m_age->setVisible(m_updatedAt > 0);
    if (isLonger)
        fitTexts();
    if (m_updatedAt <= 0) {
        m_tick.stop();
        return;
    }
    // Fires at the next change of the text, not earlier.
    const qint64 ageMs = std::max<qint64>(0, now - m_updatedAt);
    const qint64 unit = ageMs < 60'000 ? 1000 : 60'000;
    m_tick.start(int(unit - ageMs % unit + 5));
}

void StatusStrip::setNote(const QString &note)
{
    m_note->setText(note);
    fitTexts();
}

// Where the room is scarce, the texts that are least needed are left out, instead of all being cut.
void StatusStrip::fitTexts()
{
    const bool isDemo = !m_demo->isHidden();
    m_note->show();
    m_host->show();
    m_demoText->setVisible(isDemo);
    for (QLabel *label : {m_demoText, m_note, m_host}) {
        layout()->invalidate();
        if (layout()->minimumSize().width() <= width())
            return;
        label->hide();
    }
}

QSize StatusStrip::minimumSizeHint() const
{
    return {0, Panel::minimumSizeHint().height()};
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    fitTexts();
}

void StatusStrip::setZone(table::Zone zone)
{
    m_zone->setCurrent(zone == table::Zone::Utc ? 1 : 0);
}

table::Zone StatusStrip::zone() const
{
    return m_zone->current() == 1 ? table::Zone::Utc : table::Zone::Local;
}

void StatusStrip::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_dot)
        showConnection();
}

} // namespace views

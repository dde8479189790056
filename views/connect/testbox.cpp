// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/testbox.h"

#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/isolate.h"
#include "views/widgets/controls.h"

#include <QDateTime>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

using Line = session::ConnectionTest::Line;
using State = session::ConnectionTest::State;

struct Glyph
{
    const char *icon;
    Tone tone;
    QString word;
};

Glyph glyphOf(State state, bool isRunning)
{
    switch (state) {
    case State::Waiting:
        if (!isRunning)
            return {"minus", Tone::Neutral, TestBox::tr("Not tried")};
        return {"phase-pending", Tone::Neutral, TestBox::tr("Waiting")};
    case State::Running:
        return {"phase-initializing", Tone::Info, TestBox::tr("In progress")};
    case State::Passed:
        return {"phase-completed", Tone::Success, TestBox::tr("Passed")};
    case State::Warning:
        return {"warn", Tone::Warning, TestBox::tr("Limited")};
    case State::Failed:
        break;
    }
    return {"err", Tone::Danger, TestBox::tr("Failed")};
}

// What follows a headline: in a mirrored line, the comma stays beside the headline.
QString following(const QString &text)
{
    const bool isMirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    return (isMirrored ? QString(QChar(0x200F)) : QString()) + u", "_s + isolated(text);
}

QLabel *wrapped(const QString &text, QWidget *parent)
{
    QLabel *label = secondaryLabel(text, TextSize::Small, parent);
    label->setWordWrap(true);
    return label;
}

// One step. Details of a passed step are on the same line, advice is below.
class TestRow final : public QWidget
{
public:
    TestRow(const Line &line, bool isRunning, QWidget *parent)
        : QWidget(parent)
        , m_glyph(glyphOf(line.state, isRunning))
        , m_icon(new QLabel(this))
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(panelPadding);
        row->addWidget(m_icon, 0, Qt::AlignTop);
        auto *column = new QVBoxLayout;
        column->setSpacing(2);
        const bool isQuiet = line.state == State::Waiting;
        const bool isBelow = line.state == State::Failed || line.state == State::Warning;
        QString first = line.headline;
        if (!line.detail.isEmpty() && !isBelow)
            first += following(line.detail);
        if (isQuiet && !isRunning)
            first += following(TestBox::tr("not tried"));
        QLabel *head = isQuiet ? secondaryLabel(first, TextSize::Small, this) : textLabel(first, TextSize::Small, this);
        head->setWordWrap(true);
        column->addWidget(head);
        if (!line.detail.isEmpty() && isBelow)
            column->addWidget(wrapped(line.detail, this));
        if (!line.serverWords.isEmpty())
            column->addWidget(wrapped(TestBox::tr("The control plane says: %1").arg(line.serverWords), this));
        if (line.state == State::Failed && !line.chain.isEmpty()) {
            m_certificates = pushButton(TestBox::tr("Show certificates…"), ButtonRole::Normal, this);
            m_certificates->setObjectName(u"showCertificates"_s);
            column->addWidget(m_certificates, 0, Qt::AlignLeading);
        }
        row->addLayout(column, 1);
        setAccessibleName(u"%1: %2. %3"_s.arg(m_glyph.word, line.headline, line.detail));
        showIcon();
    }

    [[nodiscard]] QPushButton *certificates() const { return m_certificates; } // null = there are none to show

protected:
    void changeEvent(QEvent *event) override
    {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            showIcon();
    }

private:
    void showIcon()
    {
        m_icon->setPixmap(
            iconPixmap(m_glyph.icon, grownIcon(), devicePixelRatioF(), themeOf(palette()).foreground(m_glyph.tone)));
    }

    Glyph m_glyph;
    QLabel *m_icon;
    QPushButton *m_certificates = nullptr;
};

} // namespace

TestBox::TestBox(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(panelPadding, 10, panelPadding, 10);
    layout->setSpacing(6);
    auto *head = new QHBoxLayout;
    QLabel *title = textLabel(tr("Test"), TextSize::Body, this);
    title->setFont(semiBold(title->font()));
    head->addWidget(title);
    head->addStretch();
    m_time = secondaryLabel({}, TextSize::Small, this);
    head->addWidget(m_time);
    layout->addLayout(head);
    m_hint = wrapped(tr("Not tested yet. The test checks the connection step by step and changes nothing."), this);
    layout->addWidget(m_hint);
    m_rows->setSpacing(4);
    layout->addLayout(m_rows);
    setAccessibleName(tr("Test"));
}

void TestBox::setLines(const QList<Line> &lines, qint64 startedAtMs, bool isRunning)
{
    m_hint->setVisible(lines.isEmpty());
    m_time->setText(lines.isEmpty() ? QString() : QDateTime::fromMSecsSinceEpoch(startedAtMs).toString(u"HH:mm:ss"_s));
    // Rebuild only what changed, to avoid flicker.
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool looksAlike = lines.at(i).state != State::Waiting || isRunning == m_wasRunning;
        if (i < m_shown.size() && m_shown.at(i) == lines.at(i) && looksAlike)
            continue;
        if (QLayoutItem *old = m_rows->takeAt(int(i))) {
            delete old->widget();
            delete old;
        }
        auto *row = new TestRow(lines.at(i), isRunning, this);
        if (row->certificates())
            connect(row->certificates(), &QPushButton::clicked, this,
                    [this, line = lines.at(i)] { Q_EMIT certificatesRequested(line.chain, line.mayTrust); });
        m_rows->insertWidget(int(i), row);
        row->show(); // layouts measure no hidden widgets, and show new ones late
    }
    while (QLayoutItem *surplus = m_rows->takeAt(int(lines.size()))) {
        delete surplus->widget();
        delete surplus;
    }
    m_shown = lines;
    m_wasRunning = isRunning;
}

void TestBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor::fromRgb(theme.border));
    painter.setBrush(QColor::fromRgb(theme.sunken));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), cardRadius, cardRadius);
}

} // namespace views

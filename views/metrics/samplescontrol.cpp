// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/samplescontrol.h"

#include "models/table/format.h"
#include "views/look/followfont.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/stylepaint.h"
#include "views/look/theme.h"
#include "views/widgets/segmentbutton.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>

namespace views {
namespace {

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += c;
    }
    return digits;
}

} // namespace

SampleBox::SampleBox(QWidget *parent)
    : QSpinBox(parent)
{
    setRange(1, mostSamples);
    setFrame(false);
    setKeyboardTracking(false);
    setFocusPolicy(Qt::StrongFocus); // the wheel over it scrolls the page instead
    setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    setAccessibleName(tr("Number of samples, 1 to 1000"));
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] { m_typed = true; });
    connect(this, &QSpinBox::editingFinished, this, &SampleBox::finish);
    showState();
}

void SampleBox::setOwn(int samples)
{
    m_given = 0;
    m_typed = false;
    setValue(samples);
    showState();
}

void SampleBox::setGiven(int samples)
{
    if (m_typed && hasFocus())
        return; // do not overwrite what the user types
    m_given = std::max(1, samples);
    showState();
    updateGeometry();
}

void SampleBox::showState()
{
    // The box's own palette is not yet updated when the program's changes.
    const Theme &theme = themeOf(QGuiApplication::palette());
    QPalette colours; // contains nothing else
    const QColor ink = QColor::fromRgb(isOwn() ? theme.accent : theme.text2);
    colours.setColor(QPalette::Text, ink);
    colours.setColor(QPalette::PlaceholderText, ink); // of the arrows
    setPalette(colours);
    setFont(isOwn() ? semiBold(parentWidget()->font()) : parentWidget()->font());
    lineEdit()->setText(textFromValue(value()));
    if (parentWidget())
        parentWidget()->update();
}

void SampleBox::finish()
{
    if (!m_typed)
        return;
    m_typed = false;
    m_given = 0;
    showState();
    Q_EMIT entered(value());
}

void SampleBox::stepBy(int steps)
{
    setOwn(nextSamples(std::min(shown(), maximum()), steps));
    Q_EMIT entered(value());
}

QAbstractSpinBox::StepEnabled SampleBox::stepEnabled() const
{
    StepEnabled enabled = StepNone;
    enabled.setFlag(StepUpEnabled, shown() < maximum());
    enabled.setFlag(StepDownEnabled, shown() > minimum());
    return enabled;
}

QSize SampleBox::sizeHint() const
{
    // Bold is the wider font; only Full can have more than four digits.
    const int most = shown() < 10'000 ? mostSamples : shown() < 100'000 ? 10'000 : 100'000;
    const int digits = QFontMetrics(semiBold(parentWidget()->font())).horizontalAdvance(table::countText(most));
    return {digits + spinArrowRoom + 10, QSpinBox::sizeHint().height()};
}

QString SampleBox::textFromValue(int value) const
{
    return table::countText(m_given > 0 && !m_typed ? m_given : value);
}

int SampleBox::valueFromText(const QString &text) const
{
    return digitsOf(text).toInt();
}

QValidator::State SampleBox::validate(QString &text, int &) const
{
    const bool isNumber = std::ranges::all_of(text, [](QChar c) { return c.isDigit() || c.isSpace(); });
    const QString digits = digitsOf(text);
    if (!isNumber || digits.size() > 6)
        return QValidator::Invalid;
    const int number = digits.toInt();
    return number >= minimum() && number <= maximum() ? QValidator::Acceptable : QValidator::Intermediate;
}

void SampleBox::fixup(QString &text) const
{
    const QString digits = digitsOf(text);
    text = QString::number(digits.isEmpty() ? shown() : std::clamp(digits.toInt(), minimum(), maximum()));
}

void SampleBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QSpinBox::wheelEvent(event);
    else
        event->ignore();
}

void SampleBox::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(this);
        paintSegmentGround(painter, *this, *parentWidget(), isOwn(), false);
    }
    QSpinBox::paintEvent(event);
}

void SampleBox::changeEvent(QEvent *event)
{
    QSpinBox::changeEvent(event);
    // The program's palette arrives through the parent; our own colours are set on top of it.
    if (event->type() == QEvent::ApplicationPaletteChange)
        showState();
}

SamplesControl::SamplesControl(int height, QWidget *parent)
    : QWidget(parent)
    , m_auto(new SegmentButton(tr("Auto"), TextSize::Body, height, this))
    , m_box(new SampleBox(this))
    , m_full(new SegmentButton(tr("Full"), TextSize::Body, height, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(1);
    layout->addWidget(m_auto);
    layout->addWidget(m_box);
    layout->addWidget(m_full);
    fixHeight(*m_box, height - 2);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    for (SegmentButton *button : {m_auto, m_full})
        button->setCheckable(true);
    m_auto->setToolTip(tr("One sample per pixel of the plot"));
    m_full->setToolTip(tr("Every stored sample, one every 15 s, in several requests"));
    connect(m_auto, &QToolButton::clicked, this, [this] { choose(SampleMode::Auto); });
    connect(m_full, &QToolButton::clicked, this, [this] { choose(SampleMode::Full); });
    connect(m_box, &SampleBox::entered, this, [this](int samples) {
        m_auto->setChecked(false);
        m_full->setChecked(false);
        Q_EMIT samplesEntered(samples);
    });
}

// Shown at once: the number follows with the answer.
void SamplesControl::choose(SampleMode mode)
{
    m_auto->setChecked(mode == SampleMode::Auto);
    m_full->setChecked(mode == SampleMode::Full);
    Q_EMIT modeChosen(mode);
}

void SamplesControl::setState(SampleMode mode, int total, bool fullPossible)
{
    m_auto->setChecked(mode == SampleMode::Auto);
    m_full->setChecked(mode == SampleMode::Full);
    m_full->setVisible(fullPossible || mode == SampleMode::Full);
    if (mode == SampleMode::Number)
        m_box->setOwn(total);
    else
        m_box->setGiven(total);
    updateGeometry();
    update();
}

void SamplesControl::setStepSentence(const QString &sentence)
{
    m_box->setToolTip(plainToolTip(sentence));
    m_box->setAccessibleDescription(sentence);
}

void SamplesControl::paintEvent(QPaintEvent *)
{
    paintSegmentFrame(*this, {m_auto, m_box, m_full});
}

} // namespace views

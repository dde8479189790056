// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/metrics/rangeplan.h"

#include <QSpinBox>

namespace views {

class SegmentButton;

// A number of samples that may be computed: then (Auto, Full) it is shown as secondary text, and the first key or step
// makes it the user's own.
class SampleBox final : public QSpinBox
{
    Q_OBJECT

public:
    explicit SampleBox(QWidget *parent = nullptr);

    void setOwn(int samples); // chosen by the user
    void setGiven(int samples); // computed; may exceed the maximum
    [[nodiscard]] bool isOwn() const { return m_given == 0; }
    [[nodiscard]] int shown() const { return m_given > 0 ? m_given : value(); }

    void stepBy(int steps) override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void entered(int samples);

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;
    [[nodiscard]] QString textFromValue(int value) const override;
    [[nodiscard]] int valueFromText(const QString &text) const override;
    [[nodiscard]] QValidator::State validate(QString &text, int &position) const override;
    void fixup(QString &text) const override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void finish();

    int m_given = 0; // 0 = own
    bool m_typed = false;
};

// "Samples": [Auto | number | Full] as one control. Emits the user's choices; the state is set from outside. Full is
// available only for ranges that can be loaded at the store's own step.
class SamplesControl final : public QWidget
{
    Q_OBJECT

public:
    SamplesControl(int height, QWidget *parent = nullptr);

    // `total` is what the mode yields now: the plot width, the number, all samples of the range.
    void setState(SampleMode mode, int total, bool fullPossible);
    void setStepSentence(const QString &sentence); // tooltip of the number
    [[nodiscard]] SampleBox *box() const { return m_box; }
    [[nodiscard]] SegmentButton *autoButton() const { return m_auto; }
    [[nodiscard]] SegmentButton *fullButton() const { return m_full; }

Q_SIGNALS:
    void modeChosen(views::SampleMode mode); // Auto or Full
    void samplesEntered(int samples);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void choose(SampleMode mode);

    SegmentButton *m_auto;
    SampleBox *m_box;
    SegmentButton *m_full;
};

} // namespace views

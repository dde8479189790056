// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricstoolbar.h"

#include "views/look/followfont.h"
#include "views/look/icons.h"
#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/metrics/rangebuttons.h"
#include "views/metrics/samplescontrol.h"
#include "views/widgets/segmentbutton.h"
#include "views/widgets/segments.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace views {
namespace {

constexpr int foldBelow = 1200; // px, width of the window

struct ToolbarWords
{
    Q_DECLARE_TR_FUNCTIONS(views::MetricsToolbar)
};

QStringList titlesOf(const QList<ChartStack::Show> &forms)
{
    QStringList titles;
    for (const ChartStack::Show form : forms) {
        switch (form) {
        case ChartStack::Show::Lines:
            titles.append(ToolbarWords::tr("Lines"));
            break;
        case ChartStack::Show::Heat:
            titles.append(ToolbarWords::tr("Heat"));
            break;
        case ChartStack::Show::Both:
            titles.append(ToolbarWords::tr("Both"));
            break;
        case ChartStack::Show::Bands:
            titles.append(ToolbarWords::tr("Bands"));
            break;
        }
    }
    return titles;
}

} // namespace

MetricsToolbar::MetricsToolbar(const QList<Show> &forms, QWidget *parent)
    : Panel(QPalette::AlternateBase, Qt::BottomEdge, parent)
    , m_forms(forms)
    , m_metrics(new QToolButton(this))
    , m_range(new RangeButtons(appMetrics().control, this))
    , m_samplesLabel(secondaryLabel(tr("Samples"), TextSize::Body, this))
    , m_samples(new SamplesControl(appMetrics().control, this))
    , m_step(secondaryLabel({}, TextSize::Body, this))
    , m_form(new Segments(titlesOf(forms), TextSize::Body, appMetrics().control, this))
    , m_zoom(new QToolButton(this))
    , m_export(new QToolButton(this))
{
    setAccessibleName(tr("Charts"));
    fixHeight(*this, appMetrics().control + 16);
    build();
    buildExportMenu();
    connect(m_metrics, &QToolButton::clicked, this, &MetricsToolbar::metricsRequested);
    connect(m_range, &RangeButtons::chosen, this, &MetricsToolbar::presetChosen);
    connect(m_samples, &SamplesControl::modeChosen, this, &MetricsToolbar::sampleModeChosen);
    connect(m_samples, &SamplesControl::samplesEntered, this, &MetricsToolbar::samplesEntered);
    connect(m_form, &Segments::chosen, this, [this](int index) { Q_EMIT showChosen(m_forms.value(index)); });
    connect(m_zoom, &QToolButton::clicked, this, &MetricsToolbar::zoomResetRequested);
    setZoomed(false);
    setExportPossible(false);
    // The widths of the parts follow their texts: measure once all of them have changed.
    const auto measure = [this] {
        setFold(Fold::Nothing);
        m_exportWidth = m_export->sizeHint().width();
        fold();
    };
    followFont(*this, [this, measure] { QMetaObject::invokeMethod(this, measure, Qt::QueuedConnection); });
}

void MetricsToolbar::build()
{
    const int height = appMetrics().control;
    m_metrics->setObjectName(QStringLiteral("metrics"));
    m_metrics->setIcon(icon("lines"));
    m_metrics->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_metrics->setProperty("opensPopup", true);
    m_metrics->setToolTip(tr("Choose metrics"));
    m_samplesLabel->setBuddy(m_samples->box());
    m_form->setAccessibleName(tr("Chart type"));
    m_form->setToolTip(m_forms.contains(Show::Bands)
                           ? tr("Curves, the spread of each object’s GPUs, or a strip of colours (B: the next one)")
                           : tr("Curves, a strip of colours per GPU, or both"));
    m_zoom->setIcon(icon("zoomreset"));
    m_zoom->setToolTip(tr("Back to the whole range (Esc, or double-click a chart)"));
    m_zoom->setAccessibleName(tr("Back to the whole range"));
    m_export->setIcon(icon("export"));
    m_export->setText(exportText());
    m_export->setAccessibleName(exportText());
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    for (QToolButton *button : {m_metrics, m_zoom, m_export}) {
        fixHeight(*button, height);
        button->setFocusPolicy(Qt::TabFocus);
    }

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(panelPadding, 0, panelPadding, 1);
    layout->setSpacing(controlGap);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // allow narrower: it folds first
    layout->addWidget(m_metrics);
    layout->addWidget(m_range);
    layout->addWidget(m_samplesLabel);
    layout->addWidget(m_samples);
    layout->addWidget(m_step);
    layout->addStretch(1);
    layout->addWidget(m_form);
    layout->addWidget(m_zoom);
    layout->addWidget(m_export);
}

void MetricsToolbar::openExportMenu()
{
    QMenu *menu = m_export->menu();
    menu->setActiveAction(menu->actions().constFirst());
    menu->popup(m_export->mapToGlobal(QPoint(0, m_export->height())));
}

void MetricsToolbar::buildExportMenu()
{
    auto *menu = new QMenu(m_export);
    const auto add = [&](const QString &text, MetricsExport what) {
        QAction *action = menu->addAction(text);
        connect(action, &QAction::triggered, this, [this, what] { Q_EMIT exportRequested(what); });
    };
    add(tr("CSV, one column per series…"), MetricsExport::CsvWide);
    add(tr("CSV, one row per sample…"), MetricsExport::CsvLong);
    menu->addSeparator();
    add(tr("Picture, PNG…"), MetricsExport::Png);
    add(tr("Drawing, SVG…"), MetricsExport::Svg);
    menu->addSeparator();
    add(tr("Copy picture"), MetricsExport::CopyPicture);
    add(tr("Copy statistics"), MetricsExport::CopyStatistics);
    m_export->setMenu(menu);
    m_exportWidth = m_export->sizeHint().width();
}

void MetricsToolbar::setComparing()
{
    const QList<QAction *> entries = m_export->menu()->actions();
    entries.at(0)->setText(tr("CSV on one time base, one column per series…"));
    entries.at(1)->setText(tr("CSV at each one's own times, one row per sample…"));
}

void MetricsToolbar::setChoice(const MetricsChoice &choice)
{
    m_metrics->setText(isolated(tr("%n metric(s)", "", int(choice.types.size()))));
    m_metrics->setAccessibleName(tr("Choose metrics, %n chosen", "", int(choice.types.size())));
    m_range->setCurrent(choice.preset);
    m_form->setCurrent(int(m_forms.indexOf(choice.show)));
    // The mode is final; the number of samples follows in setSampling().
    m_samples->setState(choice.sampleMode,
                        choice.sampleMode == SampleMode::Number ? choice.samples : m_samples->box()->shown(),
                        m_samples->fullButton()->isVisibleTo(m_samples));
    fold();
}

void MetricsToolbar::setSampling(int total, double stepMs, bool fullPossible)
{
    const SampleMode mode = m_samples->autoButton()->isChecked() ? SampleMode::Auto
        : m_samples->fullButton()->isChecked()                   ? SampleMode::Full
                                                                 : SampleMode::Number;
    m_samples->setState(mode, total, fullPossible);
    const QString sentence = stepMs > 0 ? tr("every %1").arg(stepText(stepMs)) : QString();
    m_step->setText(sentence);
    m_samples->setStepSentence(sentence.isEmpty() ? QString() : tr("One sample %1").arg(sentence));
    fold();
}

void MetricsToolbar::setCustomText(const QString &text)
{
    m_range->setCustomText(text);
}

void MetricsToolbar::setLifePossible(bool possible)
{
    m_range->setLifePossible(possible);
}

void MetricsToolbar::setZoomed(bool zoomed)
{
    m_zoom->setEnabled(zoomed);
    m_range->setHeld(!zoomed);
}

void MetricsToolbar::setHeatPossible(bool possible)
{
    for (const auto show : {Show::Heat, Show::Both})
        setPossible(show, possible, tr("Choose a per-GPU metric to show a heat strip."));
}

void MetricsToolbar::setBandsPossible(bool possible)
{
    setPossible(Show::Bands, possible, tr("Bands need an object of two or more GPUs, and a metric measured by GPU."));
}

void MetricsToolbar::setPossible(Show show, bool possible, const QString &why)
{
    if (!m_forms.contains(show))
        return;
    QToolButton *button = m_form->button(int(m_forms.indexOf(show)));
    button->setEnabled(possible);
    button->setToolTip(possible ? QString() : plainToolTip(why));
}

void MetricsToolbar::stepForm()
{
    for (int step = 1; step < m_forms.size(); ++step) {
        QToolButton *button = m_form->button((m_form->current() + step) % int(m_forms.size()));
        if (button->isEnabled()) {
            button->click();
            return;
        }
    }
}

QString MetricsToolbar::exportText()
{
    return tr("Export");
}

bool MetricsToolbar::isExportPossible() const
{
    return m_export->isEnabledTo(this);
}

void MetricsToolbar::setExportPossible(bool possible)
{
    const bool isOther = possible != isExportPossible();
    m_export->setEnabled(possible);
    m_export->setToolTip(possible ? tr("Save or copy the charts") : tr("There are no curves to save or copy yet"));
    if (isOther)
        Q_EMIT exportPossibleChanged();
}

int MetricsToolbar::gapOf(Fold fold)
{
    return fold == Fold::Nothing ? controlGap : controlGap - 2;
}

int MetricsToolbar::widthWhen(Fold fold) const
{
    const bool texts = fold < Fold::Texts;
    int width = m_metrics->sizeHint().width() + m_range->widthWhen(fold == Fold::Presets)
        + m_samplesLabel->sizeHint().width() + m_samples->sizeHint().width() + m_form->sizeHint().width()
        + m_zoom->sizeHint().width() + (texts ? m_exportWidth : appMetrics().control) + 2 * panelPadding
        + 6 * gapOf(fold);
    if (fold < Fold::Step)
        width += m_step->sizeHint().width() + gapOf(fold);
    return width;
}

QSize MetricsToolbar::minimumSizeHint() const
{
    return {0, height()};
}

void MetricsToolbar::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    fold();
}

// Depends on the window's width; folds earlier if the language or font needs more room.
void MetricsToolbar::fold()
{
    if (window()->width() < foldBelow) {
        setFold(Fold::Presets);
        return;
    }
    Fold fold = Fold::Nothing;
    while (fold != Fold::Presets && widthWhen(fold) > width())
        fold = Fold(int(fold) + 1);
    setFold(fold);
}

void MetricsToolbar::setFold(Fold fold)
{
    if (m_fold == fold)
        return;
    m_fold = fold;
    layout()->setSpacing(gapOf(fold));
    m_range->setFolded(fold == Fold::Presets);
    m_step->setVisible(fold < Fold::Step);
    m_export->setToolButtonStyle(fold >= Fold::Texts ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

} // namespace views

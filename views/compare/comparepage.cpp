// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/comparepage.h"

#include "models/compare/bands.h"
#include "models/hints/finder.h"
#include "models/hints/neighbours.h"
#include "models/session/session.h"
#include "views/charts/chartstack.h"
#include "views/compare/comparedrange.h"
#include "views/compare/comparehints.h"
#include "views/compare/ghostlegend.h"
#include "views/compare/marksbutton.h"
#include "views/compare/objectlist.h"
#include "views/filter/saveview.h"
#include "views/metrics/metricpicker.h"
#include "views/metrics/metricstoolbar.h"
#include "views/metrics/rangebuttons.h"
#include "views/metrics/rangedialog.h"
#include "views/metrics/seriespane.h"
#include "views/metrics/seriesview.h"
#include "views/navigation/navigator.h"
#include "views/refresh/refreshclock.h"
#include "views/widgets/controlrow.h"
#include "views/widgets/droparea.h"
#include "views/widgets/pagebody.h"
#include "views/widgets/segments.h"

#include <QComboBox>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using compare::Alignment;
using compare::Comparison;

namespace views {
namespace {

constexpr int showDelay = 40; // objects answer one by one
constexpr qreal pictureScale = 2;
constexpr double widestName = 10; // digits
using Show = ChartStack::Show;

csv::AxisKind axisKind(Alignment alignment)
{
    switch (alignment) {
    case Alignment::Clock:
        return csv::AxisKind::Clock;
    case Alignment::SinceStart:
        return csv::AxisKind::SinceStart;
    case Alignment::ShareOfRun:
        break;
    }
    return csv::AxisKind::ShareOfRun;
}

} // namespace

ComparePage::ComparePage(const PageContext &context, const std::shared_ptr<metrics::Memory> &memory, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_location{ComparePlace()}
    , m_gather(new compare::Gather(context.session.client(), memory, this))
    , m_looks(std::make_shared<SeriesLooks>())
    , m_body(new PageBody(PageBody::LineAt::Stage, this))
    , m_toolbar(new MetricsToolbar({Show::Lines, Show::Bands, Show::Heat}, m_body))
    , m_stage(new QSplitter(Qt::Horizontal, m_body))
    , m_left(new QWidget(m_stage))
    , m_charts(new ChartStack(m_left))
    , m_hints(new CompareHints(m_left))
    , m_finder(new hints::Finder(this))
    , m_neighbours(new hints::Neighbours(context.session.client(), memory, this))
    , m_side(new QSplitter(Qt::Vertical, m_stage))
    , m_objects(new ObjectList(m_side))
    , m_series(new SeriesPane(m_looks, m_side))
    , m_exporter(new MetricsExporter(exportSource(), this))
    , m_refresh(new RefreshClock(this))
    , m_drop(new DropArea(this))
{
    setAccessibleName(title());
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_body);
    m_body->addBar(makeControls());
    m_body->addBar(m_toolbar);
    m_body->setMain(m_stage, m_charts);
    m_stage->setChildrenCollapsible(false);
    m_stage->setStretchFactor(0, 1);
    m_stage->setStretchFactor(1, 0);
    m_side->setChildrenCollapsible(false);
    m_side->setStretchFactor(0, 0);
    m_side->setStretchFactor(1, 1);
    m_charts->setLooks(m_looks);
    m_series->view()->setWidestName(widestName); // the whole names are above
    m_toolbar->setComparing();
    m_gather->setClock([&session = context.session] { return session.nowMs(); });
    m_neighbours->setClock([&session = context.session] { return session.nowMs(); });
    m_load.setSingleShot(true);
    m_show.setSingleShot(true);
    m_show.setInterval(showDelay);
    connect(&m_load, &QTimer::timeout, this, [this] { load(compare::Gather::Load::All); });
    connect(&m_show, &QTimer::timeout, this, &ComparePage::showAnswers);
    connect(m_gather, &compare::Gather::changed, this, [this] {
        if (!m_show.isActive())
            m_show.start();
    });
    connect(m_gather, &compare::Gather::livesChanged, this, [this] {
        if (m_zooms.isEmpty() && (comparison().alignment != Alignment::Clock || comparison().lengthMs == 0))
            load(compare::Gather::Load::Changed);
    });
    connect(m_gather, &compare::Gather::finished, this, [this] {
        m_refresh->ended();
        m_show.stop();
        showAnswers();
        m_exporter->proceed();
    });
    connect(m_refresh, &RefreshClock::due, this, &ComparePage::refresh);
    connect(m_refresh, &RefreshClock::textChanged, this, &ComparePage::updatedAtChanged);
    m_refresh->setSession(&context.session);
    connect(&context.session, &session::Session::returned, this, &ComparePage::refresh);
    connect(&context.session, &session::Session::clockChanged, this, &ComparePage::refresh);
    connect(m_body->statePanel(), &StatePanel::actionRequested, this, &ComparePage::act);
    connect(m_exporter, &MetricsExporter::saved, this, [this](bool isGood, const QString &sentence) {
        banner()->showText(
            {isGood ? Tone::Success : Tone::Danger, isGood ? "check" : "err", {}, sentence, {}, {}, {}, true});
    });
    connect(m_exporter, &MetricsExporter::told, this, [this](const QString &sentence) {
        banner()->showText({Tone::Info, "info", {}, sentence, {}, {}, {}, true});
    });
    connectToolbar();
    connectCharts();
    connectObjects();
    connectRange();
    makeHints();
    addKeys();
    followFont(*this, [this] {
        m_placedFor = -1;
        placePane();
    });
    showComparison();
}

ComparePage::~ComparePage()
{
    // Takes its highlight from the charts when it is hidden: they must still be there.
    delete m_series;
}

QString ComparePage::title() const
{
    return tr("Compare");
}

QWidget *ComparePage::makeControls()
{
    auto *bar = new ControlRow(this);
    m_alignment = new Segments({tr("Clock"), tr("Since start"), tr("Share of run")}, TextSize::Body,
                               appMetrics().barControl, bar);
    m_alignment->button(0)->setToolTip(tr("All curves by the time of day"));
    m_alignment->button(1)->setToolTip(tr("All curves begin at 0, when the object first ran"));
    m_alignment->button(2)->setToolTip(tr("All curves from 0 to 100 % of their object's run"));
    bar->add(tr("Time"), m_alignment);
    m_before = new QComboBox(bar);
    m_before->addItems({tr("Nothing"), tr("The range before"), tr("7 days before"), tr("Other…")});
    m_before->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    bar->add(tr("Compare with"), m_before);
    m_ghosts = new GhostLegend(bar);
    m_ghosts->hide();
    bar->addNote(m_ghosts);
    m_marks = new MarksButton(bar);
    fixHeight(*m_marks, appMetrics().barControl);
    bar->addTrailing(m_marks);
    m_save = new SaveView(bar);
    bar->addTrailing(m_save);
    m_saveFile = flatTool("export", tr("Save view to file…"), bar);
    m_saveFile->setToolTip(tr("Save the comparison as a file that others can open"));
    bar->addTrailing(m_saveFile);
    connect(m_saveFile, &QToolButton::clicked, this, &ComparePage::saveFileRequested);
    connect(m_save, &SaveView::saveRequested, this, &ComparePage::saveViewRequested);
    connect(m_save, &SaveView::left, this, &ComparePage::focusContents);
    connect(m_alignment, &Segments::chosen, this, [this](int index) { align(Alignment(index)); });
    connect(m_before, &QComboBox::activated, this, &ComparePage::chooseBefore);
    return bar;
}

void ComparePage::connectToolbar()
{
    connect(m_toolbar, &MetricsToolbar::metricsRequested, this, &ComparePage::chooseMetrics);
    connect(m_toolbar, &MetricsToolbar::presetChosen, this, &ComparePage::choosePreset);
    connect(m_toolbar, &MetricsToolbar::sampleModeChosen, this, [this](SampleMode mode) {
        m_choice.sampleMode = mode;
        load(compare::Gather::Load::All);
    });
    connect(m_toolbar, &MetricsToolbar::samplesEntered, this, [this](int samples) {
        m_choice.sampleMode = SampleMode::Number;
        m_choice.samples = samples;
        load(compare::Gather::Load::All);
    });
    connect(m_toolbar, &MetricsToolbar::showChosen, this, [this](Show show) {
        edit([show](Comparison &comparison) {
            comparison.form = show == Show::Bands ? compare::Form::Bands
                : show == Show::Heat              ? compare::Form::Heat
                                                  : compare::Form::Lines;
        });
    });
    connect(m_toolbar, &MetricsToolbar::zoomResetRequested, this, &ComparePage::resetZoom);
    connect(m_toolbar, &MetricsToolbar::exportPossibleChanged, this, &ComparePage::commandsChanged);
    connect(m_toolbar, &MetricsToolbar::exportRequested, m_exporter, &MetricsExporter::start);
}

void ComparePage::connectCharts()
{
    connect(m_charts, &ChartStack::rangeRequested, this, &ComparePage::zoomTo);
    connect(m_charts, &ChartStack::backRequested, this, &ComparePage::zoomOut);
    connect(m_charts, &ChartStack::resetRequested, this, &ComparePage::resetZoom);
    connect(m_charts, &ChartStack::unitFlipRequested, m_gather, &compare::Gather::flipUnit);
    connect(m_charts, &ChartStack::axesChosen, this, [this](const metrics::AxisChoices &axes) {
        edit([&](Comparison &comparison) { comparison.axes = axes; });
    });
    m_charts->setHighlightsObjects(true);
    connect(m_charts, &ChartStack::highlighted, this,
            [this](const std::optional<metrics::SeriesKey> &key) { highlight(key ? key->object : base::Key()); });
    connect(m_series, &SeriesPane::highlighted, this,
            [this](const std::optional<metrics::SeriesKey> &key) { highlight(key ? key->object : base::Key()); });
    connect(m_objects, &ObjectList::highlighted, this, [this](int row) {
        // Rows that are about to go may still get the focus.
        const std::vector<compare::Object> &objects = comparison().objects;
        const bool isThere = row >= 0 && std::size_t(row) < objects.size();
        highlight(isThere ? compare::curveKey(objects[std::size_t(row)].subject) : base::Key());
    });
    connect(m_series, &SeriesPane::hiddenChosen, this, [this](const QSet<metrics::SeriesKey> &hidden) {
        m_hidden = hidden;
        // A curve that is shown again shows its object, too.
        edit([&](Comparison &comparison) {
            for (compare::Object &object : comparison.objects) {
                const base::Key key = compare::curveKey(object.subject);
                object.isHidden
                    = object.isHidden && std::ranges::all_of(m_ofHidden, [&](const metrics::SeriesKey &curve) {
                          return curve.object != key || hidden.contains(curve);
                      });
            }
        });
        showHidden();
        m_hidden -= m_ofHidden; // those follow their object
    });
    connect(m_series, &SeriesPane::copyRequested, this, [this] { m_exporter->start(MetricsExport::CopyStatistics); });
}

MetricsExporter::Source ComparePage::exportSource()
{
    MetricsExporter::Source source;
    source.answer = [this] { return m_gather->measured(); };
    source.axis = [this] { return csv::Axis{axisKind(comparison().alignment), m_gather->answer()}; };
    source.prepare = compare::withBandsAsCurves;
    source.isReady = [this] { return isReady(); };
    source.picture = [this] { return m_charts->picture(pictureScale); };
    source.svg = [this] { return m_charts->svg(); };
    source.statistics = [this] { return m_series->model()->statisticsText(); };
    source.fileName = [this](const QString &suffix) {
        //: the beginning of a file name
        return metricsFileName(tr("comparison"), m_gather->measured().range, m_zone, suffix);
    };
    return source;
}

StatePanel *ComparePage::statePanel() const
{
    return m_body->statePanel();
}

Banner *ComparePage::banner() const
{
    return m_body->banner();
}

void ComparePage::open(const Location &location, const PageState & /*state*/)
{
    // What was asked for another comparison does not belong to this one.
    for (QDialog *dialog : {static_cast<QDialog *>(m_rangeDialog), static_cast<QDialog *>(m_beforeDialog),
                            static_cast<QDialog *>(m_markDialog)}) {
        if (dialog)
            dialog->close();
    }
    m_exporter->giveUp();
    if (banner()->text() == m_clearedOffer)
        banner()->dismiss();
    const bool isOther = !m_location.comparing() || comparison().objects != location.comparing()->comparison.objects;
    const bool isFirst = !std::exchange(m_wasOpened, true);
    m_location = location;
    // A saved comparison has a range of its own.
    if (Comparison &opened = std::get<ComparePlace>(m_location.target).comparison;
        m_commonRange && opened.alignment == Alignment::Clock && (isFirst || !isOther))
        setRange(opened, *m_commonRange);
    m_held = {};
    m_zooms.clear();
    m_hasOtherRange = true;
    m_history.begin(step());
    m_hidden.clear();
    showComparison();
    load(compare::Gather::Load::Changed);
}

void ComparePage::edit(const std::function<void(Comparison &)> &change)
{
    const Comparison old = comparison();
    Comparison next = old;
    change(next);
    if (next == old)
        return;
    const bool isOtherRange = rangeOf(next) != rangeOf(old);
    if (next.alignment != old.alignment || isOtherRange) {
        m_zooms.clear();
        m_hasOtherRange = true;
    }
    m_location.target = ComparePlace{next};
    if (next.alignment != old.alignment)
        m_history.begin(step()); // its times have no meaning any more
    else if (isOtherRange)
        m_history.visit(step());
    if (isOtherRange && next.alignment == Alignment::Clock)
        Q_EMIT rangeChosen(rangeOf(next));
    showComparison();
    load(compare::Gather::Load::Changed);
    Q_EMIT locationChanged();
}

void ComparePage::align(Alignment alignment)
{
    edit([this, alignment](Comparison &comparison) {
        comparison.alignment = alignment;
        comparison.custom = {};
        comparison.endsNow = false;
        if (alignment != Alignment::Clock)
            comparison.lengthMs = 0;
        else if (m_commonRange)
            setRange(comparison, *m_commonRange);
    });
}

void ComparePage::chooseMetrics()
{
    auto *picker = new MetricPicker(compare::offeredMetrics(comparison()), choice().types, this);
    connect(picker, &MetricPicker::picked, this,
            [this](const QStringList &types) { edit([&](Comparison &comparison) { comparison.types = types; }); });
    picker->popup(m_toolbar->metricsButton());
}

void ComparePage::act(int action)
{
    switch (action) {
    case Add:
        Q_EMIT addRequested(m_objects->addButton());
        return;
    case int(MetricsAction::SignIn):
        Q_EMIT signInRequested();
        return;
    case int(MetricsAction::ShowDay):
        choosePreset(RangePreset::Hour24);
        return;
    case int(MetricsAction::ChooseMetrics):
        chooseMetrics();
        return;
    case int(MetricsAction::LeaveOut):
        edit([](Comparison &comparison) { comparison.types.clear(); });
        return;
    default:
        refresh();
    }
}

void ComparePage::refresh()
{
    m_gather->askAgain();
    load(compare::Gather::Load::All);
}

QString ComparePage::refreshText() const
{
    return m_zooms.isEmpty() ? m_refresh->text() : tr("paused while zoomed");
}

void ComparePage::focusContents()
{
    if (comparison().objects.empty())
        m_objects->addButton()->setFocus();
    else
        m_charts->setFocus();
}

QList<QWidget *> ComparePage::areas()
{
    return {m_alignment, m_charts, m_objects, m_series};
}

bool ComparePage::canRun(PageCommand command) const
{
    return command == PageCommand::Export && m_toolbar->isExportPossible();
}

QString ComparePage::textOf(PageCommand command) const
{
    return command == PageCommand::Export ? MetricsToolbar::exportText() : Page::textOf(command);
}

void ComparePage::run(PageCommand command, const QPoint & /*menuAt*/)
{
    if (command == PageCommand::Export)
        m_toolbar->openExportMenu();
}

} // namespace views

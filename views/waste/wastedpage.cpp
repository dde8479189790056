// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/waste/wastedpage.h"

#include "models/session/session.h"
#include "models/waste/words.h"
#include "views/list/summarystrip.h"
#include "views/navigation/dragging.h"
#include "views/navigation/navigator.h"
#include "views/table/tableview.h"
#include "views/waste/groupchip.h"
#include "views/waste/wastedays.h"
#include "views/waste/wastepane.h"
#include "views/widgets/controlrow.h"
#include "views/widgets/pagebody.h"
#include "views/widgets/problembanner.h"
#include "views/widgets/searchfield.h"
#include "views/widgets/segments.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using waste::Counts;

namespace views {
namespace {

constexpr qint64 minuteMs = 60'000;
constexpr auto &windows = waste::offeredWindows;
constexpr auto &idleTimes = waste::offeredIdleTimes;
constexpr int betweenRowsMs = 1500; // while they are being measured
constexpr int tableDigits = 80; // the shares of the room
constexpr int paneDigits = 40;

} // namespace

WastedPage::WastedPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_location{WastedPlace()}
    , m_memory(std::make_shared<waste::Memory>())
    , m_idle(context.session.client(), context.names)
    , m_body(new PageBody(PageBody::LineAt::Top, this))
    , m_strip(new SummaryStrip(this))
    , m_days(new WasteDays(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_table(new TableView(m_splitter))
    , m_pane(new WastePane(m_splitter))
{
    setAccessibleName(title());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_body);
    m_body->addBar(makeControls());
    auto *figures = new QWidget(this);
    auto *line = new QHBoxLayout(figures);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_strip);
    line->addWidget(m_days);
    m_body->addBar(figures);
    m_body->addBar(makeSearchBar());
    auto *stage = new QWidget(this); // a panel over a splitter would become one of its parts
    auto *column = new QVBoxLayout(stage);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    m_body->setMain(stage, stage);
    buildTable();
    connect(&m_idle, &waste::IdleNow::changed, this, [this] {
        if (!m_idle.isLoading() && !m_idle.problem()) {
            m_idleAtMs = QDateTime::currentMSecsSinceEpoch();
            Q_EMIT updatedAtChanged();
        }
        showRows();
    });
    connect(&context.session, &session::Session::returned, this, [this] {
        if (isVisible())
            m_idle.refresh();
    });
    connect(&context.names, &catalog::ClusterNames::changed, this, [this] {
        showChip();
        showRows();
    });
    connect(m_pane, &WastePane::openRequested, this, &WastedPage::openWorkload);
    connect(m_pane, &WastePane::templateChosen, this, &WastedPage::templateChosen);
    connect(m_pane, &WastePane::copied, this, &WastedPage::messageCopied);
    auto *copy = new QShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_M), this);
    copy->setWhatsThis(tr("Copy message to owner"));
    connect(copy, &QShortcut::activated, m_pane, &WastePane::copyMessage);
    connect(m_body->statePanel(), &StatePanel::actionRequested, this,
            [this](int action) { action == SignIn ? Q_EMIT signInRequested() : refresh(); });
    connect(m_body->banner(), &Banner::actionRequested, this, [this] {
        const auto problem = this->problem();
        problem &&leadsToSignIn(*problem) ? Q_EMIT signInRequested() : refresh();
    });
    showQuestion();
}

WastedPage::~WastedPage() = default;

QString WastedPage::title() const
{
    return tr("Wasted GPUs");
}

QWidget *WastedPage::makeControls()
{
    auto *bar = new ControlRow(this);
    const int height = appMetrics().barControl;
    QStringList titles{tr("Now")};
    for (const qint64 window : std::span(windows).subspan(1))
        titles << waste::windowText(window);
    m_window = new Segments(titles, TextSize::Body, height, bar);
    bar->add(tr("Window"), m_window);
    m_groupBy = new Segments({tr("Workload"), tr("User"), tr("Project"), tr("Cluster"), tr("Node pool")},
                             TextSize::Body, height, bar);
    bar->add(tr("Group by"), m_groupBy);
    m_counts = new QComboBox(bar);
    m_counts->addItem(tr("Share not used"));
    for (const qint64 time : idleTimes)
        m_counts->addItem(tr("Idle for over %1").arg(table::durationText(time / 1000)));
    m_counts->setItemData(0, tr("GPUs held × (1 − utilization)"), Qt::ToolTipRole);
    bar->add(tr("Counts as wasted"), m_counts);
    auto *prices = pushButton(tr("Prices…"), ButtonRole::Flat, bar);
    bar->addTrailing(prices);
    connect(prices, &QPushButton::clicked, this, &WastedPage::choosePrices);
    connect(m_window, &Segments::chosen, this, [this](int index) {
        waste::Question next = question();
        next.windowMs = windows.at(std::size_t(index));
        ask(next);
    });
    connect(m_groupBy, &Segments::chosen, this, [this](int index) {
        waste::Question next = question();
        next.groupBy = waste::GroupBy(index);
        ask(next);
    });
    connect(m_counts, &QComboBox::activated, this, [this](int index) {
        waste::Question next = question();
        next.counts = index == 0 ? Counts::NotUsed : Counts::Idle;
        next.shortestIdleMs = index == 0 ? idleTimes[0] : idleTimes.at(std::size_t(index - 1));
        ask(next);
    });
    return bar;
}

QWidget *WastedPage::makeSearchBar()
{
    auto *bar = new Panel(QPalette::Base, Qt::BottomEdge, this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(panelPadding, 6, panelPadding, 6);
    row->setSpacing(controlGap);
    m_search = new SearchField(bar);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setFixedWidth(appMetrics().dw(28));
    m_chip = new GroupChip(bar);
    m_progress = secondaryLabel({}, TextSize::Body, bar);
    m_stop = pushButton(tr("Stop"), ButtonRole::Flat, bar);
    m_count = secondaryLabel({}, TextSize::Body, bar);
    row->addWidget(m_search);
    row->addWidget(m_chip);
    row->addStretch(1);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    row->addWidget(m_count);
    connect(m_stop, &QPushButton::clicked, this, &WastedPage::stop);
    connect(m_search, &SearchField::searchChanged, this, [this](const QString &search) {
        if (!m_model)
            return;
        table::ListQuery query = m_model->query();
        query.search = search;
        m_model->setQuery(query);
    });
    connect(m_search, &SearchField::left, this, &WastedPage::focusContents);
    connect(m_chip, &GroupChip::removeRequested, this, [this] {
        waste::Question next = question();
        next.within.reset();
        ask(next);
        focusContents();
    });
    for (const QKeySequence &key : {QKeySequence(Qt::CTRL | Qt::Key_F), QKeySequence(Qt::Key_Slash)}) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setWhatsThis(tr("Search"));
        connect(shortcut, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    }
    return bar;
}

void WastedPage::buildTable()
{
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAccessibleName(title());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setHandleWidth(1);
    m_splitter->setSizes({appMetrics().dw(tableDigits), appMetrics().dw(paneDigits)});
    connect(m_table, &TableView::rowActivated, this, &WastedPage::openRow);
    m_table->setRowsDraggable(true);
    connect(m_table, &TableView::dragRequested, this, [this](int row) {
        if (auto objects = dragged(row))
            startDrag(*m_table, std::move(objects));
    });
    connect(m_table, &TableView::sortRequested, this, [this](const QString &key, bool descending) {
        table::ListQuery query = m_model->query();
        query.sortKey = key;
        query.descending = descending;
        m_model->setQuery(query);
        m_table->setSorted(key, descending);
    });
}

void WastedPage::open(const Location &location, const PageState & /*state*/)
{
    const bool isChosen = std::exchange(m_isChosen, false);
    const waste::Question &next = location.wasted()->question;
    if (next.groupBy != question().groupBy || next.within != question().within)
        m_search->setSearch({}); // it was for the rows before
    m_location = location;
    showQuestion();
    if (QDateTime::currentMSecsSinceEpoch() - m_idleAtMs > minuteMs)
        m_idle.refresh();
    if (isChosen && question().windowMs > 0 && !known())
        start();
    showRows();
}

// Back leads to the question before. A window is measured when it is chosen, but not because the page is restored.
void WastedPage::ask(const waste::Question &question)
{
    if (question == this->question())
        return;
    m_isChosen = question.windowMs != this->question().windowMs;
    m_context.navigator.open(Location{WastedPlace{question}});
}

void WastedPage::showQuestion()
{
    const waste::Question &shown = question();
    m_window->setCurrent(int(std::ranges::find(windows, shown.windowMs) - windows.begin()));
    m_groupBy->setCurrent(int(shown.groupBy));
    const auto time = std::ranges::find(idleTimes, shown.shortestIdleMs) - idleTimes.begin();
    m_counts->setCurrentIndex(shown.counts == Counts::NotUsed ? 0 : int(time) + 1);
    m_counts->setEnabled(shown.windowMs > 0);
    showChip();
}

void WastedPage::refresh()
{
    m_context.session.client().endPauses();
    m_idle.refresh();
    if (question().windowMs > 0)
        start();
}

// What was answered before is not asked for again.
void WastedPage::start()
{
    const qint64 window = question().windowMs;
    if (m_running && m_runningWindowMs == window)
        return;
    stop();
    m_problems.erase(window);
    m_running = new waste::Measurement(m_context.session.client(), m_memory, this);
    m_runningWindowMs = window;
    m_running->setClock([&session = m_context.session] { return session.nowMs(); });
    connect(m_running, &waste::Measurement::progress, this, &WastedPage::progressed);
    connect(m_running, &waste::Measurement::finished, this, &WastedPage::ended);
    m_sinceRows.start();
    m_running->start(window);
    m_body->setLoading(true);
    showProgress();
    Q_EMIT commandsChanged();
}

void WastedPage::stop()
{
    if (m_running)
        m_running->cancel();
}

// The rows of an earlier measurement stay until this one has ended.
void WastedPage::progressed()
{
    showProgress();
    const auto at = m_known.find(m_runningWindowMs);
    const bool isFirst = at == m_known.end() || at->second.measuredAtMs == 0;
    if (!isFirst || m_running->workloads() == 0 || m_sinceRows.elapsed() < betweenRowsMs)
        return;
    Known &known = m_known[m_runningWindowMs];
    known.measurement = m_running;
    known.result = m_running->result(question().shortestIdleMs);
    showRows();
    m_sinceRows.start();
}

// What was known of the window stays if this measurement has found nothing.
void WastedPage::ended()
{
    waste::Measurement *measurement = std::exchange(m_running, nullptr);
    const qint64 window = m_runningWindowMs;
    waste::Result result = measurement->result(question().shortestIdleMs);
    const auto &problem = measurement->problem();
    if (problem)
        m_problems.insert_or_assign(window, *problem);
    const bool isUseless = problem ? result.count(waste::State::Measured) == 0
                                   : result.workloads.empty() && !measurement->hasSucceeded();
    const auto before = m_known.find(window);
    waste::Measurement *other = before == m_known.end() ? nullptr : before->second.measurement;
    if (!isUseless) {
        m_known[window] = {.measurement = measurement,
                           .result = std::move(result),
                           .measuredAtMs = QDateTime::currentMSecsSinceEpoch(),
                           .isStopped = !measurement->hasSucceeded()};
    } else if (other == measurement) {
        m_known.erase(before);
    }
    if (isUseless)
        measurement->deleteLater();
    if (other && other != measurement && !isUseless)
        other->deleteLater();
    m_body->setLoading(false);
    showRows();
    Q_EMIT commandsChanged();
    Q_EMIT updatedAtChanged();
}

const WastedPage::Known *WastedPage::known() const
{
    const auto at = m_known.find(question().windowMs);
    return at == m_known.end() ? nullptr : &at->second;
}

void WastedPage::focusContents()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> WastedPage::areas()
{
    return {m_window, m_strip, m_search, m_table, m_pane};
}

void WastedPage::setZone(table::Zone zone)
{
    m_zone = zone;
    if (m_model)
        m_model->setFormatContext({zone, m_context.session.nowMs()});
    showDays();
    showPane();
}

Banner *WastedPage::banner() const
{
    return m_body->banner();
}

qint64 WastedPage::updatedAtMs() const
{
    if (question().windowMs == 0)
        return m_idleAtMs;
    const Known *shown = known();
    return shown ? shown->measuredAtMs : 0;
}

QString WastedPage::note() const
{
    const Known *shown = known();
    if (!shown || shown->measuredAtMs == 0)
        return {};
    const waste::Total total = waste::totalOf(shown->result, question().counts, {});
    const double coverage = total.amount.coverage();
    if (std::isnan(coverage))
        return {};
    return tr("Samples at most %1 apart, %2 of the GPU-hours")
        .arg(table::durationText(std::llround(total.longestStepMs / 1000)), waste::shareText(coverage));
}

bool WastedPage::offers(PageCommand command) const
{
    return command == PageCommand::Details || command == PageCommand::Columns || command == PageCommand::Export;
}

bool WastedPage::canRun(PageCommand command) const
{
    return command == PageCommand::Export ? canExport() : offers(command);
}

bool WastedPage::isChecked(PageCommand command) const
{
    return command == PageCommand::Details && m_isPaneWanted;
}

void WastedPage::run(PageCommand command, const QPoint &menuAt)
{
    if (command == PageCommand::Columns) {
        m_table->openColumnPicker(menuAt);
    } else if (command == PageCommand::Export) {
        chooseFile();
    } else if (command == PageCommand::Details) {
        m_isPaneWanted = !m_isPaneWanted;
        showPane();
        Q_EMIT commandsChanged();
    }
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/detailspane.h"

#include "models/details/podsinside.h"
#include "models/details/workloadpods.h"
#include "views/details/detailscharts.h"
#include "views/details/fieldsview.h"
#include "views/details/historymodel.h"
#include "views/details/jsonview.h"
#include "views/details/nodegpusmodel.h"
#include "views/details/ondemandlist.h"
#include "views/details/podcounts.h"
#include "views/details/podsmodel.h"
#include "views/details/reasonblock.h"
#include "views/navigation/actions.h"
#include "views/navigation/navigator.h"
#include "views/navigation/pagecontext.h"
#include "views/widgets/banner.h"
#include "views/widgets/chipwidget.h"
#include "views/widgets/controls.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using catalog::Resource;

namespace views {
namespace {

constexpr int settleMs = 150;
constexpr int countedTabsFrom = 46; // minimum pane width in digits for counts on tabs

QToolButton *headerTool(const char *icon, const QString &name, QWidget *parent)
{
    QToolButton *button = flatTool(icon, name, parent);
    followFont(*button, [button] { button->setFixedSize(appMetrics().barControl, appMetrics().barControl); });
    return button;
}

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

DetailsPane::DetailsPane(Resource resource, const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_resource(resource)
    , m_session(context.session)
    , m_navigator(context.navigator)
    , m_inspector(new catalog::Inspector(resource, context.session.client(), context.names, this))
    , m_stack(new QStackedWidget(this))
    , m_standIn(new StatePanel(m_stack))
    , m_object(new QWidget(m_stack))
    , m_notice(new Banner(m_object))
{
    setAccessibleName(tr("Details"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0); // the edge
    outer->addWidget(m_stack);
    m_stack->addWidget(m_standIn);
    m_stack->addWidget(m_object);

    auto *layout = new QVBoxLayout(m_object);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(buildHeader());
    auto *room = new QHBoxLayout;
    room->setContentsMargins(panelPadding, 0, panelPadding, cellPadding);
    m_reason = new ReasonBlock(m_object);
    room->addWidget(m_reason);
    layout->addLayout(room);
    m_tabs = new QTabBar(m_object);
    m_pages = new QStackedWidget(m_object);
    auto *bar = new Panel(QPalette::Base, Qt::BottomEdge, m_object);
    auto *barLayout = new QHBoxLayout(bar);
    barLayout->setContentsMargins(panelPadding - cellPadding, 0, 0, 0);
    barLayout->addWidget(m_tabs);
    layout->addWidget(bar);
    layout->addWidget(m_pages, 1);
    buildTabs(context.names);

    connect(m_inspector, &catalog::Inspector::changed, this, &DetailsPane::showDetails);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &DetailsPane::showNotice);
    showNothing();
}

DetailsPane::~DetailsPane() = default;

QWidget *DetailsPane::buildHeader()
{
    auto *header = new QWidget(m_object);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(panelPadding, cellPadding, cellPadding, cellPadding);
    layout->setSpacing(4);
    auto *top = new QHBoxLayout;
    top->setSpacing(2);
    m_name = new ElidedLabel(Qt::ElideMiddle, header);
    m_name->setProperty("serverText", true); // not translated
    setTextSize(*m_name, TextSize::Section);
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    QToolButton *copy = headerTool("copy", commandText(PageCommand::CopyName), header);
    m_more = headerTool("more", tr("More"), header);
    QToolButton *close = headerTool("x", tr("Close details"), header);
    top->addWidget(m_name);
    top->addWidget(copy);
    top->addStretch(1);
    top->addWidget(m_more);
    top->addWidget(close);
    auto *line = new QHBoxLayout;
    line->setSpacing(cellPadding);
    m_chip = new StateChip(header);
    m_kind = new ElidedLabel(Qt::ElideRight, header);
    m_kind->setForegroundRole(QPalette::PlaceholderText);
    line->addWidget(m_chip);
    line->addWidget(m_kind, 1);
    layout->addLayout(top);
    layout->addLayout(line);
    connect(copy, &QToolButton::clicked, this, [this] { copyText(title()); });
    connect(m_more, &QToolButton::clicked, this, &DetailsPane::showMenu);
    connect(close, &QToolButton::clicked, this, &DetailsPane::closeRequested);
    return header;
}

void DetailsPane::buildTabs(const catalog::ClusterNames &names)
{
    m_tabs->setAccessibleName(tr("Details"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setContentsMargins(0, 0, 0, 0);
    m_fields = new FieldsView(m_pages);
    m_json = new JsonView(m_pages);
    m_charts = new DetailsCharts(m_session, m_pages);
    connect(m_charts, &DetailsCharts::openRequested, this, [this] {
        if (const base::Key id = m_inspector->knownId(); !id.isNull())
            Q_EMIT metricsRequested(id);
    });
    connect(m_charts, &DetailsCharts::compareRequested, this,
            [this](const metrics::Subject &subject) { m_navigator.compare({subject}); });
    connect(m_charts, &DetailsCharts::signInRequested, this, &DetailsPane::signInRequested);
    addTab(tr("Details"), m_fields);
    if (m_resource->history)
        buildHistory();
    if (m_resource->scope == api::Scope::Node)
        buildGpus();
    buildPods(names);
    if (m_resource->scope)
        addTab(tr("Metrics"), m_charts);
    else
        m_charts->hide();
    addTab(tr("JSON"), m_json);
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_fields, &FieldsView::linkActivated, this, [this](const catalog::Link &link) { m_navigator.open(link); });
}

void DetailsPane::buildHistory()
{
    m_history = new catalog::History(m_session.client(), this, *m_resource->history);
    m_historyModel = new HistoryModel(*m_history);
    m_historyList = new OnDemandList(*m_history, m_historyModel, new HistoryDelegate,
                                     {tr("History"), tr("No history has been recorded.")}, m_pages);
    addTab(tr("History"), m_historyList);
    connect(m_history, &catalog::OnDemand::changed, this, &DetailsPane::showCounts);
    connect(&m_settle, &QTimer::timeout, m_history, [this] { m_history->setWorkload(m_inspector->knownId()); });
}

void DetailsPane::buildPods(const catalog::ClusterNames &names)
{
    if (m_resource->pods) {
        auto *pods = new catalog::WorkloadPods(m_session.client(), this, *m_resource->pods);
        connect(&m_settle, &QTimer::timeout, pods, [this, pods] {
            pods->setDeleted(isDeleted());
            pods->setWorkload(m_inspector->knownId());
        });
        buildPods(pods);
    } else if (const catalog::LinkKind *inside = catalog::PodsInside::kindOf(m_resource)) {
        auto *pods = new catalog::PodsInside(m_session.client(), names, *inside, this);
        connect(&m_settle, &QTimer::timeout, pods, [this, pods] { pods->setWorkload(m_inspector->knownId()); });
        buildPods(pods);
    }
}

void DetailsPane::buildPods(catalog::ShortPodList *pods)
{
    m_pods = pods;
    m_podsModel = new PodsModel(*m_pods);
    m_podsList
        = new OnDemandList(*m_pods, m_podsModel, new PodsDelegate, {tr("Pods"), tr("There are no pods.")}, m_pages);
    addTab(tr("Pods"), m_podsList);
    connect(m_podsList, &OnDemandList::activated, this, &DetailsPane::openPod);
    connect(m_pods, &catalog::OnDemand::changed, this, &DetailsPane::showCounts);
}

void DetailsPane::buildGpus()
{
    m_gpus = new fleet::NodeGpus(
        m_session.client(), [this] { return m_session.nowMs(); }, this);
    m_gpusList = new OnDemandList(*m_gpus, new NodeGpusModel(*m_gpus), new NodeGpusDelegate,
                                  {tr("GPUs"), tr("This node has no GPUs.")}, m_pages);
    addTab(tr("GPUs"), m_gpusList);
    connect(&m_settle, &QTimer::timeout, this, &DetailsPane::followNode);
}

// The GPUs are those of the node that the fields are about.
void DetailsPane::followNode()
{
    const auto &details = m_inspector->details();
    const auto valueAt = [&details](const QString &path) {
        const catalog::DetailField *field = details ? details->field(path) : nullptr;
        return field ? field->value : table::Value();
    };
    const table::Value id = valueAt(u"id"_s);
    const table::Value count = valueAt(u"gpuInfo.gpuCount"_s);
    const auto *text = std::get_if<QString>(&id);
    const auto *gpus = std::get_if<std::int64_t>(&count);
    m_gpus->setNode(text ? base::Key::fromText(*text) : base::Key(), {.gpuCount = gpus ? int(*gpus) : 0});
}

bool DetailsPane::isDeleted() const
{
    const auto &details = m_inspector->details();
    return details && details->deletedAtMs != api::absentTime;
}

// Opens the pods list with this pod as the current row.
void DetailsPane::openPod(int row)
{
    const catalog::LinkKind *inside = catalog::insideKind(m_resource);
    if (!inside)
        return;
    Location location = linkLocation({inside, m_inspector->id(), title(), isDeleted()});
    location.target = ObjectPlace{*location.list(), m_podsModel->idAt(row)};
    m_navigator.open(location);
}

// "History 15", "Pods 0/4", if there is room.
void DetailsPane::showCounts()
{
    if (!m_inspector->details())
        return;
    const bool hasRoom = width() >= appMetrics().dw(countedTabsFrom);
    if (m_history) {
        QString history = tr("History");
        if (hasRoom && m_history->hasAnswer())
            history += u" %1%2"_s.arg(m_history->entries().size()).arg(m_history->hasMore() ? u"+"_s : QString());
        m_tabs->setTabText(m_pages->indexOf(m_historyList), history);
    }
    if (m_pods)
        m_tabs->setTabText(m_pages->indexOf(m_podsList),
                           tr("Pods") + (hasRoom ? podCounts(*m_inspector->details(), *m_pods) : QString()));
}

void DetailsPane::reload()
{
    m_inspector->reload();
    if (m_history)
        m_history->refresh();
    if (m_pods)
        m_pods->refresh();
    if (m_gpus)
        m_gpus->refresh();
}

void DetailsPane::addTab(const QString &tabTitle, QWidget *page)
{
    m_tabs->addTab(tabTitle);
    m_pages->addWidget(page);
}

void DetailsPane::showNothing()
{
    m_inspector->clear();
    m_standIn->setContent({"info", tr("Nothing is selected"), tr("Select a row to see its details here."), {}});
    m_stack->setCurrentWidget(m_standIn);
}

void DetailsPane::showSums(const SelectionSums &sums)
{
    m_inspector->clear();
    const QString objects = QCoreApplication::translate("views::CountLabel", m_resource->words.count, nullptr,
                                                        int(std::min<qint64>(sums.count, INT_MAX)))
                                .arg(table::countText(sums.count));
    QStringList lines;
    if (sums.hasGpus) {
        const auto gpus = [](double number) { return table::displayText(table::Kind::Gpus, number, {}); };
        const QString allocated = gpus(sums.gpusAllocated);
        const QString requested = gpus(sums.gpusRequested);
        if (!sums.knowsIdle)
            lines.append(tr("%1 of %2 GPUs are allocated").arg(allocated, requested));
        else
            lines.append((sums.lacksIdle ? tr("%1 of %2 GPUs are allocated, at least %3 of them idle")
                                         : tr("%1 of %2 GPUs are allocated, %3 of them idle"))
                             .arg(allocated, requested, gpus(sums.gpusIdle)));
    }
    if (sums.loaded < sums.count)
        lines.append(tr("Sums of the %1 that are loaded").arg(table::countText(sums.loaded)));
    m_standIn->setContent({"table", tr("%1 selected", "2 566 workloads").arg(objects), lines.join(u'\n'), {}});
    m_stack->setCurrentWidget(m_standIn);
}

void DetailsPane::showObject(const base::Key &id, const QByteArray &rowJson)
{
    m_inspector->show(id, rowJson);
    if (m_inspector->details() || m_resource->whole)
        return;
    m_standIn->setContent({"info",
                           tr("No details here"),
                           tr("Of this row, this computer has the columns only. To see more, reconnect if you are "
                              "offline, or narrow the filter."),
                           {}});
    m_stack->setCurrentWidget(m_standIn);
}

void DetailsPane::showDetails()
{
    const std::optional<catalog::Details> &details = m_inspector->details();
    if (!details)
        return;
    m_context.nowMs = m_session.nowMs(); // the object may be newer than the last tick
    m_fields->setContext(m_context);
    m_name->setFullText(title());
    m_chip->setWord(details->state);
    m_kind->setFullText(details->kind);
    m_reason->setReasons(details->reasons, m_context.nowMs);
    m_fields->setDetails(*details);
    m_json->setDetails(*details);
    m_charts->setDetails(*details);
    // Nothing is requested while the user moves through rows.
    const bool isOther = details->id != m_shownId;
    m_shownId = details->id;
    if (isOther) {
        if (m_history)
            m_history->setWorkload({});
        if (m_pods)
            m_pods->setWorkload({});
        if (m_gpus)
            m_gpus->setWorkload({});
        m_settle.start();
    }
    showCounts();
    showNotice();
    m_stack->setCurrentWidget(m_object);
}

void DetailsPane::showNotice()
{
    using Presence = catalog::Inspector::Presence;
    BannerText text;
    const auto &ending = m_inspector->ending();
    if (ending) {
        const qint64 age = std::max<qint64>(0, m_session.nowMs() - ending->atMs) / 1000;
        text.sentence
            = tr("%1 %2 ago, while you were looking").arg(table::stateText(ending->state), table::durationText(age));
        if (age < 60 && !m_second.isActive())
            m_second.start();
        else if (age >= 60)
            m_second.stop();
    } else {
        m_second.stop();
    }
    if (m_inspector->presence() == Presence::Gone)
        text.details = tr("The control plane no longer knows this object. Its last known state is shown.");
    else if (m_inspector->presence() == Presence::NotListed)
        text.details = tr("%1 is not in the list.", "name of an object").arg(title());
    else if (!m_inspector->problem().isEmpty())
        text.details = tr("Only data from the list is shown. %1").arg(m_inspector->problem());
    if (text.sentence.isEmpty())
        std::swap(text.sentence, text.details);
    if (text.sentence.isEmpty()) {
        m_notice->dismiss();
        return;
    }
    text.tone = ending ? Tone::Info : Tone::Neutral;
    if (!text.details.isEmpty()) {
        text.sentence += u". "_s + text.details;
        text.details.clear();
    }
    m_notice->showText(text);
}

void DetailsPane::setContext(const table::FormatContext &context)
{
    m_context = context;
    m_fields->setContext(context);
    m_charts->setZone(context.zone);
    if (m_historyModel)
        m_historyModel->setContext(context);
    if (m_inspector->details())
        m_reason->setReasons(m_inspector->details()->reasons, context.nowMs);
    showNotice();
}

void DetailsPane::setOverlay(bool overlay)
{
    m_isOverlay = overlay;
    update();
}

QString DetailsPane::title() const
{
    const std::optional<catalog::Details> &details = m_inspector->details();
    if (!details)
        return {};
    return details->name.isEmpty() ? details->id.toString() : details->name;
}

QString DetailsPane::standInTitle() const
{
    return m_stack->currentWidget() == m_standIn ? m_standIn->title() : QString();
}

void DetailsPane::showMenu()
{
    if (m_inspector->id().isNull())
        return;
    const base::Key id = m_inspector->knownId();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](PageCommand command, auto run) {
        connect(addEntry(*menu, command), &QAction::triggered, this, std::move(run));
    };
    add(PageCommand::CopyName, [this] { copyText(title()); });
    if (!id.isNull())
        add(PageCommand::CopyId, [id] { copyText(id.toString()); });
    add(PageCommand::CopyFields, [this] { copyAll(); });
    if (!id.isNull())
        menu->addSeparator();
    if (m_resource->scope && !id.isNull())
        add(PageCommand::Metrics, [this, id] { Q_EMIT metricsRequested(id); });
    for (const catalog::RowWay &way : m_resource->ways) {
        if (way.column || id.isNull() || !applies(way))
            continue;
        QAction *action = menu->addAction(catalog::wordsOf(way.text));
        connect(action, &QAction::triggered, this, [this, known = &way] { openWay(*known); });
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

bool DetailsPane::applies(const catalog::RowWay &way) const
{
    if (catalog::isMissing(*way.kind->target, m_session.client().capabilities()))
        return false;
    const catalog::DetailField *type = m_inspector->details()->field(QStringLiteral("type"));
    const auto *text = type ? std::get_if<QString>(&type->value) : nullptr;
    return !way.type || (text && *text == QLatin1StringView(way.type));
}

void DetailsPane::openWay(const catalog::RowWay &way)
{
    const base::Key id = m_inspector->knownId();
    const table::ListQuery list = catalog::defaultQuery(m_resource);
    Location location = linkLocation({way.kind, id, title(), isDeleted()});
    location.crumbs = {{catalog::titleOf(m_resource), m_resource, list, {}}, {title(), m_resource, list, id}};
    m_navigator.open(location);
}

void DetailsPane::copyAll()
{
    if (const auto &details = m_inspector->details())
        copyText(details->toText(m_context));
}

void DetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_name)
        m_name->setFont(scaled(font(), TextSize::Section));
}

void DetailsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showCounts();
}

void DetailsPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(palette());
    painter.fillRect(rect(), QColor::fromRgb(theme.surface));
    paintEdges(painter, *this, Qt::LeftEdge, m_isOverlay ? theme.borderStrong : theme.border);
}

} // namespace views

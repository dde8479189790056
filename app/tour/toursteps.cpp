// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/tour.h"
#include "app/window/diagnostics.h"
#include "app/window/mainwindow.h"
#include "app/window/workspace.h"
#include "models/catalog/clusters.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "models/replica/copysource.h"
#include "views/compare/comparepage.h"
#include "views/connect/connectdialog.h"
#include "views/details/detailsdock.h"
#include "views/details/ondemandlist.h"
#include "views/details/reasonblock.h"
#include "views/diagnostics/diagnosticspane.h"
#include "views/diagnostics/requestmodel.h"
#include "views/frame/settingspage.h"
#include "views/frame/shortcutsheet.h"
#include "views/frame/welcomepage.h"
#include "views/look/theme.h"
#include "views/metrics/metricspage.h"
#include "views/navigation/rowlinks.h"
#include "views/overview/overviewpage.h"
#include "views/table/tableview.h"
#include "views/waste/wastedpage.h"
#include "views/widgets/banner.h"
#include "views/widgets/statepanel.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QTabBar>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;
using catalog::Resource;

// The steps of the tour: the main tasks, on any demo data.
namespace app {

namespace {

constexpr int samplesAsked = 1000;
constexpr int historyTab = 1;

void type(QWidget &widget, Qt::Key key)
{
    for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(kind, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&widget, &event);
    }
}

} // namespace

void Tour::build()
{
    buildLists();
    buildDetails();
    buildHistory();
    buildPods();
    buildMetrics();
    buildDark();
    buildActions();
    buildRevisions();
    buildTypes();
    buildProjects();
    buildClusters();
    buildStates();
}

// Like the key: triggers the action with it in the window or in the current page.
void Tour::press(const QKeySequence &key)
{
    QWidgetList holders = m_window.findChildren<QWidget *>();
    holders.prepend(&m_window);
    for (const QWidget *holder : std::as_const(holders)) {
        if (!holder->isVisible() || holder->window() != &m_window)
            continue;
        for (QAction *action : holder->actions()) {
            if (action->isEnabled() && action->shortcuts().contains(key)) {
                action->trigger();
                return;
            }
        }
    }
}

// Enter on a row of the list.
void Tour::enter(int row)
{
    views::TableView *table = page()->table();
    table->setCurrentIndex(page()->model()->index(row, 0));
    type(*table, Qt::Key_Return);
}

std::function<void()> Tour::opening(Resource resource)
{
    const auto all = catalog::pages();
    const auto place = std::ranges::find(all, resource) - all.begin();
    return [this, place] { press(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_2 + place))); }; // behind the overview
}

std::function<bool()> Tour::rowsOf(Resource resource) const
{
    return [this, resource] { return isLoaded() && page()->resource() == resource; };
}

// The page's count matches the control plane's, and every row matches the filters.
std::function<bool()> Tour::countsAgree() const
{
    return [this] {
        return page()->countText().contains(table::countText(page()->model()->total()))
            && page()->model()->misfits() == 0;
    };
}

std::function<void()> Tour::exportingPage(const QString &file)
{
    return [this, file] {
        m_exported = false;
        m_expectedRows = page()->model()->total();
        csv::ExportRequest request = page()->exportRequest();
        request.file = m_directory.filePath(file);
        m_window.exportTo(request);
    };
}

// That of the first pod on the page, or else the first cluster.
void Tour::findCluster()
{
    const table::Value cluster = hasRows() ? page()->model()->valueOf(0, "clusterId") : table::Value();
    if (const auto *reference = std::get_if<table::Reference>(&cluster))
        m_cluster = reference->id;
    else if (hasRows() && m_cluster.isEmpty() && page()->resource() == catalog::clusterResource)
        m_cluster = page()->model()->idAt(0).toString();
}

void Tour::buildLists()
{
    addPicture(
        u"01-welcome"_s, [] {}, [this] { return m_window.welcome()->isVisible(); });
    addPicture(
        u"02-overview"_s, [this] { m_window.startDemo(m_demo); },
        [this] {
            const views::OverviewPage *overview = m_window.workspace() ? m_window.workspace()->overviewPage() : nullptr;
            return overview && overview->updatedAtMs() > 0;
        });
    addPicture(u"02-workloads"_s, opening(catalog::workloadResource), rowsOf(catalog::workloadResource), countsAgree());
    // Recorded clusters differ in their data: choose one whose pods are on nodes.
    addStep(
        [this] {
            m_hasWorkloads = hasRows();
            views::Location location = views::startLocation(catalog::podResource);
            location.list()->query.sortKey = u"nodeName"_s;
            location.list()->query.descending = false;
            location.list()->query.completed = false;
            location.list()->query.filters = {{u"nodeName"_s, table::Op::Contains, {u"1"_s}, {}}};
            m_window.workspace()->open(location);
        },
        [this] { return isLoaded() && page()->model()->query().sortKey == u"nodeName"; });
    addPicture(
        u"03-clusters"_s,
        [this] {
            findCluster();
            opening(catalog::clusterResource)();
        },
        rowsOf(catalog::clusterResource), countsAgree());
    addStep([this] { findCluster(); }, [this] { return !m_cluster.isEmpty(); });
    addExport(u"clusters.csv"_s, exportingPage(u"clusters.csv"_s));

    addPicture(u"03-nodes"_s, opening(catalog::nodeResource), rowsOf(catalog::nodeResource), countsAgree());
    addPicture(
        u"03-wasted"_s,
        [this] {
            waste::Question question;
            question.windowMs = 24LL * 3'600'000;
            m_window.workspace()->open(views::Location{views::WastedPlace{question}});
            m_window.workspace()->refresh(); // measures it
        },
        [this] {
            const views::WastedPage *wasted = m_window.workspace()->wastedPage();
            return wasted && wasted->updatedAtMs() > 0 && !wasted->isMeasuring();
        });
    addComparison();
    addStep(opening(catalog::clusterResource), rowsOf(catalog::clusterResource));

    // Open that cluster.
    const size_t ofWorkloads = m_steps.size();
    addPicture(
        u"04-workloads-of-a-cluster"_s, [this] { enter(rowWith("uuid", {m_cluster})); },
        [this] {
            return hasRows() && page()->resource() == catalog::workloadResource && !page()->location().crumbs.isEmpty();
        },
        countsAgree());
    addPicture(
        u"05-workloads-filtered"_s,
        [this] {
            // Objects with problems; a recording may have none.
            const QStringList troubled{u"Pending"_s, u"Failed"_s};
            const bool hasTrouble = rowWith("phase", troubled) >= 0;
            const table::Value any = page()->model()->valueOf(0, "phase");
            views::Location location = page()->location();
            location.list()->query.filters.append(
                {u"phase"_s, table::Op::AnyOf, hasTrouble ? troubled : QStringList{std::get<QString>(any)}, {}});
            m_window.workspace()->open(location);
        },
        [this] { return hasRows() && page()->model()->query().filters.size() == 2; }, countsAgree());
    addExport(u"workloads.csv"_s, exportingPage(u"workloads.csv"_s));
    onlyIf(m_hasWorkloads, ofWorkloads);
}

// Workloads that run, from their start on.
void Tour::addComparison()
{
    const size_t ofWorkloads = m_steps.size();
    addStep(
        [this] {
            views::Location running = views::startLocation(catalog::workloadResource);
            running.list()->query.filters = {{u"phase"_s, table::Op::Equal, {u"Running"_s}, {}}};
            m_window.workspace()->open(running);
        },
        [this] { return isLoaded() && page()->resource() == catalog::workloadResource; });
    addPicture(
        u"03-compare"_s,
        [this] {
            constexpr int most = 4;
            compare::Comparison comparison;
            comparison.alignment = compare::Alignment::SinceStart;
            comparison.lengthMs = 0;
            for (int row = 0; row < page()->model()->rowCount() && int(comparison.objects.size()) < most; ++row) {
                const auto place = views::metricsOfRow(*page()->model(), row, page()->location());
                if (place && place->metrics()->subject.gpus != metrics::HeldGpus::None)
                    compare::add(comparison, place->metrics()->subject);
            }
            m_window.workspace()->open(views::Location{views::ComparePlace{comparison}});
        },
        [this] {
            const views::ComparePage *compared = m_window.workspace()->comparePage();
            return compared && !compared->gather().isLoading();
        });
    onlyIf(m_hasWorkloads, ofWorkloads);
}

void Tour::buildDetails()
{
    const auto pane = [this] { return page()->details()->pane(); };
    const size_t ofWorkloads = m_steps.size();
    addPicture(
        u"06-details"_s,
        [this] {
            const int pending = rowWith("phase", {u"Pending"_s});
            page()->table()->setCurrentIndex(
                page()->model()->index(std::max(0, pending), page()->model()->columnOf("name")));
        },
        [this, pane] { return hasRows() && pane()->standInTitle().isEmpty() && pane()->inspector()->details(); },
        [this, pane] {
            const int row = page()->table()->currentIndex().row();
            const bool isNamed = page()->model()->valueOf(row, "name") == table::Value(pane()->title());
            const bool isExplained = page()->model()->valueOf(row, "phaseMessage") != table::Value();
            return isNamed && (!isExplained || !pane()->reason()->headline().isEmpty());
        });
    onlyIf(m_hasWorkloads, ofWorkloads);
}

void Tour::buildHistory()
{
    const auto pane = [this] { return page()->details()->pane(); };
    const size_t ofWorkloads = m_steps.size();
    addPicture(
        u"07-history"_s, [pane] { pane()->tabs()->setCurrentIndex(historyTab); },
        [pane] {
            const auto *history = pane()->history();
            return history && (history->list()->indexAt({10, 10}).isValid() || !history->message().isEmpty());
        },
        [this, pane] {
            // Recorded clusters have only start and end times; simulated ones have the full history.
            const bool hasEntries = pane()->history()->list()->model()->rowCount() > 0;
            return hasEntries || isRecorded();
        });
    addStep([pane] { pane()->tabs()->setCurrentIndex(0); }, [] { return true; });
    onlyIf(m_hasWorkloads, ofWorkloads);
}

void Tour::buildPods()
{
    const size_t ofWorkloads = m_steps.size();
    addPicture(
        u"08-pods-of-a-workload"_s, [this] { enter(0); },
        [this] {
            return isLoaded() && page()->resource() == catalog::podResource && !page()->location().crumbs.isEmpty();
        },
        countsAgree());
    onlyIf(m_hasWorkloads, ofWorkloads);
    addPicture(
        u"09-pods"_s, [this] { m_window.workspace()->open(views::startLocation(catalog::podResource)); },
        [this] {
            return isLoaded() && page()->resource() == catalog::podResource && page()->location().crumbs.isEmpty();
        },
        countsAgree());
    addStep([this] { m_hasPods = hasRows(); }, [] { return true; });
    const size_t ofPods = m_steps.size();
    addExport(u"pods.csv"_s, exportingPage(u"pods.csv"_s));
    addPicture(
        u"09-pods-in-groups"_s,
        [this] {
            views::Location groups = views::startLocation(catalog::podResource);
            groups.list()->query.groupBy = {u"projectName"_s, u"nodeName"_s};
            m_window.workspace()->open(groups);
        },
        [this] { return isLoaded() && page()->model()->isGrouped(); });
    m_steps.back().applies = [this] { return page()->model()->total() <= replica::CopySource::unaskedRows; };
    addStep([this] { m_window.workspace()->open(views::startLocation(catalog::podResource)); },
            [this] { return isLoaded() && !page()->model()->isGrouped(); });
    onlyIf(m_hasPods, ofPods);
}

// Running objects among the loaded rows, those with the most GPUs first.
void Tour::findPlacesWithMetrics(const char *stateKey)
{
    const table::WindowModel &model = *page()->model();
    std::vector<std::pair<double, views::Location>> places;
    for (const auto &[first, last] : model.loadedRows()) {
        for (int row = first; row <= last; ++row) {
            const table::Value gpus = model.valueOf(row, "gpus");
            const auto *share = std::get_if<table::GpuShare>(&gpus);
            const auto place = views::metricsOfRow(model, row, page()->location());
            if (share && place && model.valueOf(row, stateKey) == table::Value(u"Running"_s))
                places.emplace_back(share->allocated, *place);
        }
    }
    std::ranges::stable_sort(places, std::greater(), [](const auto &place) { return place.first; });
    m_places.clear();
    for (const auto &[gpus, place] : places)
        m_places.append(place);
}

void Tour::openNextPlace()
{
    if (!m_places.isEmpty())
        m_window.workspace()->open(m_places.takeFirst());
}

bool Tour::isAnswered() const
{
    return metrics() && metrics()->controller()->answer().answeredAtMs > 0 && !metrics()->controller()->isLoading();
}

// Recordings do not have metrics for everything that ran: tries one place after the other until there are curves.
bool Tour::triedPlaces()
{
    const bool wasLast = m_places.isEmpty() && (isAnswered() || !metrics());
    if (!hasCurves() && isAnswered())
        openNextPlace();
    return hasCurves() || wasLast;
}

// Charts of an object on the page that has some.
void Tour::chooseChartsOfPlaces(const char *stateKey)
{
    addStep(
        [this, stateKey] {
            findPlacesWithMetrics(stateKey);
            openNextPlace();
            if (metrics())
                chooseCharts(views::ChartStack::Show::Both);
        },
        [this] { return triedPlaces(); });
}

qint64 Tour::middleOfSamples() const
{
    for (const metrics::MetricAnswer &metric : metrics()->controller()->answer().metrics) {
        for (const auto &series : metric.series) {
            if (const auto &times = series->samples.times; !times.empty())
                return times[times.size() / 2];
        }
    }
    return metrics()->controller()->range().toMs;
}

void Tour::chooseCharts(views::ChartStack::Show show)
{
    views::MetricsChoice choice = metrics()->controller()->choice();
    // Recorded pods have metrics for parts of their lifetime only.
    choice.preset = isRecorded() ? views::RangePreset::Life : views::RangePreset::Hour6;
    choice.sampleMode = views::SampleMode::Number;
    choice.samples = samplesAsked;
    choice.show = show;
    metrics()->controller()->setChoice(choice);
}

void Tour::buildMetrics()
{
    using Show = views::ChartStack::Show;
    const size_t ofPods = m_steps.size();
    addStep(
        [this] {
            views::Location location = views::startLocation(catalog::podResource);
            location.list()->query.filters
                = {catalog::equalFilter("clusterId", m_cluster, m_window.workspace()->names().name(m_cluster))};
            location.list()->query.completed = false;
            m_window.workspace()->open(location);
        },
        [this] { return hasRows() && page()->model()->query().filters.size() == 1; });
    chooseChartsOfPlaces("k8sPhase");
    onlyIf(m_hasPods, ofPods);
    addStep([this] { m_hasPodCurves = hasCurves(); }, [] { return true; });
    const size_t ofCurves = m_steps.size();
    addPicture(
        u"10-pod-metrics"_s, [] {},
        [this] { return hasCurves() && metrics()->controller()->loader()->query().samples == samplesAsked; },
        [this] {
            return std::ranges::all_of(metrics()->controller()->answer().metrics,
                                       [](const metrics::MetricAnswer &metric) {
                                           return std::ranges::all_of(metric.series, [](const auto &series) {
                                               return series->samples.times.size() <= std::size_t(samplesAsked);
                                           });
                                       });
        });
    addExport(u"metrics.csv"_s, [this] {
        m_exported = false;
        m_expectedRows = -1;
        connect(metrics()->exporter(), &views::MetricsExporter::saved, this,
                [this](bool good, const QString &sentence) {
                    std::fprintf(stderr, "      %s\n", qPrintable(sentence));
                    m_exported = good;
                });
        metrics()->exporter()->save(views::MetricsExport::CsvWide, m_directory.filePath(u"metrics.csv"_s));
    });
    addPicture(
        u"11-metrics-zoomed"_s,
        [this] {
            metrics()->banner()->dismiss(); // the message about the file
            const qint64 middle = middleOfSamples();
            const qint64 half = metrics()->controller()->range().length() / 16;
            Q_EMIT metrics()->charts()->rangeRequested({middle - half, middle + half});
        },
        [this] { return metrics() && metrics()->controller()->isZoomed() && hasCurves(); });
    addPicture(
        u"12-metrics-heat"_s,
        [this] {
            type(*metrics(), Qt::Key_Escape);
            chooseCharts(Show::Heat);
        },
        [this] { return metrics() && !metrics()->controller()->isZoomed() && hasCurves(); });
    addPicture(
        u"13-metrics-dark"_s,
        [this] {
            views::applyTheme(*qApp, views::ThemeChoice::Dark);
            chooseCharts(Show::Both);
        },
        [this] { return hasCurves(); });
    onlyIf(m_hasPodCurves, ofCurves);
}

void Tour::buildDark()
{
    addPicture(
        u"14-workloads-dark"_s,
        [this] {
            views::applyTheme(*qApp, views::ThemeChoice::Dark);
            opening(catalog::workloadResource)();
        },
        rowsOf(catalog::workloadResource));
    addStep([] { views::applyTheme(*qApp, views::ThemeChoice::Light); }, [] { return true; });
    const size_t ofWorkloads = m_steps.size();
    chooseChartsOfPlaces("phase");
    onlyIf(m_hasWorkloads, ofWorkloads);
    addStep([this] { m_hasWorkloadCurves = hasCurves(); }, [] { return true; });
    const size_t ofCurves = m_steps.size();
    addPicture(
        u"15-workload-metrics"_s, [] {}, [this] { return hasCurves(); });
    onlyIf(m_hasWorkloadCurves, ofCurves);
    addStep(
        [this] {
            opening(catalog::clusterResource)();
            page()->table()->setCurrentIndex(page()->model()->index(rowWith("uuid", {m_cluster}), 0));
            press(Qt::CTRL | Qt::Key_M);
        },
        [this] { return isAnswered(); });
    addStep([this] { m_hasClusterCurves = hasCurves(); }, [] { return true; });
    const size_t ofCluster = m_steps.size();
    addPicture(
        u"16-cluster-metrics"_s, [] {}, [this] { return hasCurves(); });
    onlyIf(m_hasClusterCurves, ofCluster);
}

void Tour::buildStates()
{
    addPicture(
        u"25-nothing-matches"_s,
        [this] {
            views::Location location = views::startLocation(catalog::podResource);
            location.list()->query.search = u"no pod has this name"_s;
            m_window.workspace()->open(location);
        },
        [this] { return page() && page()->statePanel()->isVisible(); },
        [this] { return page()->model()->total() == 0; });
    addPicture(
        u"26-connect"_s,
        [this] {
            m_window.workspace()->open(views::startLocation(catalog::podResource));
            press(QKeySequence::New);
        },
        [this] {
            return isLoaded() && m_window.findChild<views::ConnectDialog *>()
                && m_window.findChild<views::ConnectDialog *>()->isVisible();
        });
    addPicture(
        u"27-keys"_s,
        [this] {
            m_window.findChild<views::ConnectDialog *>()->close();
            press(Qt::Key_F1);
        },
        [this] {
            const auto *sheet = m_window.findChild<views::ShortcutSheet *>();
            return isLoaded() && sheet && sheet->isVisible();
        });
    addPicture(
        u"28-settings"_s,
        [this] {
            m_window.findChild<views::ShortcutSheet *>()->close();
            press(Qt::CTRL | Qt::Key_Comma);
        },
        [this] {
            const auto *settings = m_window.findChild<views::SettingsPage *>();
            return settings && settings->isVisible();
        });
    addPicture(
        u"29-diagnostics"_s,
        [this] {
            m_window.workspace()->open(views::startLocation(catalog::workloadResource));
            press(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
            press(Qt::Key_F5);
        },
        [this] { return isLoaded() && m_window.diagnostics()->pane()->model()->rowCount() > 0; },
        [this] {
            // The report must not identify anyone.
            const QString report = m_window.diagnostics()->pane()->report();
            return report.contains(u"/api/v1/workloads"_s) && !report.contains(u"127.0.0.1"_s);
        });
    addPicture(
        u"30-control-plane-gone"_s,
        [this] {
            press(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
            m_window.stopDemo();
            press(Qt::Key_F5);
        },
        [this] {
            return page()->model()->rowCount() > 0
                ? page()->banner()->isVisible() && !page()->banner()->text().sentence.isEmpty()
                : isRecorded() && page()->statePanel()->isVisible() && page()->model()->problem();
        });
}

int Tour::rowWith(const char *column, const QStringList &values) const
{
    const table::WindowModel &model = *page()->model();
    for (const auto &[first, last] : model.loadedRows()) {
        for (int row = first; row <= last; ++row) {
            const table::Value value = model.valueOf(row, column);
            const auto *text = std::get_if<QString>(&value);
            if (text && values.contains(*text))
                return row;
        }
    }
    return -1;
}

} // namespace app

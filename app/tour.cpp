// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour.h"

#include "app/mainwindow.h"
#include "app/workspace.h"
#include "views/banner.h"
#include "views/charts/metricspage.h"
#include "views/connectdialog.h"
#include "views/exportdialog.h"
#include "views/pageheader.h"
#include "views/statepanel.h"
#include "views/tableview.h"
#include "views/theme.h"
#include "views/welcomepage.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFileInfo>
#include <QPainter>

#include <algorithm>
#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int pollMs = 20;
constexpr int limitMs = 30'000; // for one step, on a slow and busy machine

void say(const QString &line)
{
    std::fprintf(stderr, "%s\n", qPrintable(line));
}

QAction *namedAction(const QWidget &widget, const QKeySequence &key)
{
    for (QAction *action : widget.actions()) {
        if (action->shortcut() == key)
            return action;
    }
    return nullptr;
}

} // namespace

Tour::Tour(MainWindow &window, const QString &directory, simulator::Size demoSize, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_directory(directory)
    , m_demoSize(demoSize)
{
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &Tour::poll);
    connect(&m_window, &MainWindow::exportEnded, this, [this](bool succeeded, const QString &sentence) {
        say(u"      "_s + sentence);
        m_exported = succeeded;
        for (auto *dialog : m_window.findChildren<views::ExportDialog *>())
            dialog->close();
    });
    build();
}

void Tour::addPicture(const QString &name, std::function<void()> act, std::function<bool()> isShown)
{
    m_steps.push_back({name + u".png"_s, std::move(act), std::move(isShown)});
}

void Tour::addExport(const QString &file, std::function<void()> act)
{
    const auto isWritten = [this, file] { return m_exported && QFileInfo(m_directory.filePath(file)).size() > 0; };
    m_steps.push_back({file, std::move(act), isWritten});
}

void Tour::build()
{
    buildLists();
    buildMetrics();
    buildStates();
}

void Tour::buildLists()
{
    using catalog::Resource;
    const auto open = [this](Resource resource) { return [this, resource] { m_window.workspace()->open(resource); }; };
    const auto exportPage = [this](const QString &file) {
        return [this, file] {
            m_exported = false;
            csv::ExportRequest request = page()->exportRequest();
            request.file = m_directory.filePath(file);
            m_window.exportTo(request);
        };
    };
    const auto rowsOf = [this](Resource resource) { return [this, resource] { return hasRowsOf(resource); }; };

    addPicture(
        u"01-welcome"_s, [] {}, [this] { return m_window.welcome()->isVisible(); });
    addPicture(
        u"02-workloads"_s,
        [this] {
            simulator::Options demo;
            demo.size = m_demoSize;
            demo.speed = 0; // the pictures and the files are of the same moment
            m_window.startDemo(demo);
        },
        rowsOf(Resource::Workloads));
    addPicture(u"03-clusters"_s, open(Resource::Clusters), rowsOf(Resource::Clusters));
    addExport(u"clusters.csv"_s, exportPage(u"clusters.csv"_s));

    // Into the first connected cluster, as a double click goes.
    addPicture(
        u"04-workloads-of-a-cluster"_s,
        [this] {
            const table::WindowModel &model = *page()->model();
            for (int row = 0; row < model.rowCount(); ++row) {
                if (model.valueOf(row, "status.state") == table::Value(u"Connected"_s)) {
                    Q_EMIT page()->table()->rowActivated(row);
                    return;
                }
            }
        },
        [this] { return hasRowsOf(Resource::Workloads) && !page()->location().crumbs.isEmpty(); });
    addPicture(
        u"05-workloads-filtered"_s,
        [this] {
            views::Location location = page()->location();
            location.query.filters.append({u"phase"_s, table::Op::AnyOf, {u"Pending"_s, u"Failed"_s}, {}});
            m_window.workspace()->open(location);
        },
        [this] { return hasRowsOf(Resource::Workloads) && page()->location().query.filters.size() == 2; });
    addExport(u"workloads.csv"_s, exportPage(u"workloads.csv"_s));
    addPicture(
        u"06-pods-of-a-workload"_s, [this] { Q_EMIT page()->table()->rowActivated(0); },
        [this] { return hasRowsOf(Resource::Pods) && !page()->location().crumbs.isEmpty(); });
    addPicture(
        u"07-pods"_s, [this] { m_window.workspace()->open(views::startLocation(Resource::Pods)); },
        [this] { return hasRowsOf(Resource::Pods) && page()->location().crumbs.isEmpty(); });
    addExport(u"pods.csv"_s, exportPage(u"pods.csv"_s));
}

void Tour::buildMetrics()
{
    using catalog::Resource;
    const auto choose = [this](views::ChartStack::Show show) {
        views::MetricsChoice choice = metrics()->choice();
        choice.preset = views::RangePreset::Hour6;
        choice.sampleMode = views::SampleMode::Number;
        choice.samples = 1000;
        choice.show = show;
        metrics()->setChoice(choice);
    };
    addPicture(
        u"08-pod-metrics"_s,
        [this, choose] {
            Q_EMIT page()->table()->rowActivated(busiestRow("k8sPhase"));
            choose(views::ChartStack::Show::Both);
        },
        [this] { return hasCurves() && metrics()->loader()->query().samples == 1000; });
    addExport(u"metrics.csv"_s, [this] {
        m_exported = false;
        connect(metrics()->exporter(), &views::MetricsExporter::saved, this,
                [this](bool good, const QString &sentence) {
                    say(u"      "_s + sentence);
                    m_exported = good;
                });
        metrics()->exporter()->save(views::MetricsExport::CsvWide, m_directory.filePath(u"metrics.csv"_s));
    });
    addPicture(
        u"09-metrics-zoomed"_s,
        [this] {
            metrics()->banner()->dismiss(); // of the file
            const metrics::Range all = metrics()->range();
            Q_EMIT metrics()->charts()->rangeRequested({all.toMs - all.length() / 4, all.toMs - all.length() / 8});
        },
        [this] { return metrics() && metrics()->isZoomed() && hasCurves(); });
    addPicture(
        u"10-metrics-heat"_s,
        [this, choose] {
            metrics()->zoomOut();
            choose(views::ChartStack::Show::Heat);
        },
        [this] { return metrics() && !metrics()->isZoomed() && hasCurves(); });
    addPicture(
        u"11-metrics-dark"_s,
        [choose] {
            views::applyTheme(*qApp, views::ThemeChoice::Dark);
            choose(views::ChartStack::Show::Both);
        },
        [this] { return hasCurves(); });
    // A small step in the list of the workloads first: the row is chosen among those on screen.
    addPicture(
        u"12-workloads-dark"_s, [this] { m_window.workspace()->open(Resource::Workloads); },
        [this] { return hasRowsOf(Resource::Workloads); });
    addPicture(
        u"13-workload-metrics"_s,
        [this] {
            views::applyTheme(*qApp, views::ThemeChoice::Light);
            page()->table()->setCurrentIndex(page()->model()->index(busiestRow("phase"), 0));
            page()->openMetrics();
        },
        [this] { return hasCurves(); });
    addPicture(
        u"14-cluster-metrics"_s,
        [this] {
            m_window.workspace()->open(Resource::Clusters);
            page()->table()->setCurrentIndex(page()->model()->index(0, 0));
            page()->openMetrics();
        },
        [this] { return hasCurves(); });
}

void Tour::buildStates()
{
    using catalog::Resource;
    addPicture(
        u"15-nothing-matches"_s,
        [this] {
            views::Location location = views::startLocation(Resource::Pods);
            location.query.search = u"no pod has this name"_s;
            m_window.workspace()->open(location);
        },
        [this] { return page() && page()->statePanel()->isVisible(); });
    addPicture(
        u"16-connect"_s,
        [this] {
            m_window.workspace()->open(views::startLocation(Resource::Pods));
            namedAction(m_window, QKeySequence::New)->trigger();
        },
        [this] { return m_window.findChild<views::ConnectDialog *>()->isVisible() && hasRows(); });
    addPicture(
        u"17-control-plane-gone"_s,
        [this] {
            m_window.findChild<views::ConnectDialog *>()->close();
            m_window.stopDemo();
            m_window.workspace()->refresh();
        },
        [this] { return page()->banner()->isVisible() && page()->model()->rowCount() > 0; });
}

views::ListPage *Tour::page() const
{
    return m_window.workspace() ? m_window.workspace()->page() : nullptr;
}

views::MetricsPanel *Tour::metrics() const
{
    const views::MetricsPage *page = m_window.workspace() ? m_window.workspace()->metricsPage() : nullptr;
    return page ? page->panel() : nullptr;
}

bool Tour::hasRowsOf(catalog::Resource resource) const
{
    return hasRows() && page()->resource() == resource;
}

bool Tour::hasCurves() const
{
    if (!metrics() || metrics()->loader()->isLoading())
        return false;
    // The panel asks for whole steps, so the range of an answer begins a little beside that of the screen.
    const metrics::Answer &answer = metrics()->loader()->answer();
    if (std::abs(answer.range.fromMs - metrics()->range().fromMs) > 60'000)
        return false;
    return std::ranges::any_of(answer.metrics,
                               [](const metrics::MetricAnswer &metric) { return !metric.series.empty(); });
}

int Tour::busiestRow(const char *stateKey) const
{
    const table::WindowModel &model = *page()->model();
    int busiest = -1;
    double most = 0.1;
    for (const auto &[first, last] : model.loadedRows()) {
        for (int row = first; row <= last; ++row) {
            const table::Value gpus = model.valueOf(row, "gpus");
            const auto *share = std::get_if<table::GpuShare>(&gpus);
            if (!share || share->allocated < most || model.valueOf(row, stateKey) != table::Value(u"Running"_s))
                continue;
            most = share->allocated;
            busiest = row;
        }
    }
    return busiest;
}

void Tour::start()
{
    if (!m_directory.mkpath(u"."_s)) {
        say(tr("The folder %1 cannot be made. Choose another one.").arg(m_directory.path()));
        end(true);
        return;
    }
    begin();
}

void Tour::begin()
{
    m_since.start();
    m_settled = false;
    m_steps[m_at].act();
    m_poll.start();
}

void Tour::poll()
{
    const Step &step = m_steps[m_at];
    if (!step.isShown()) {
        if (m_since.elapsed() < limitMs)
            return;
        say(tr("failed %1: the screen did not show it within %2 s").arg(step.name).arg(limitMs / 1000));
        end(true);
        return;
    }
    if (!std::exchange(m_settled, true))
        return;
    m_poll.stop();
    if (step.name.endsWith(".png"_L1) && !savePicture(step.name)) {
        say(tr("failed %1: it cannot be written to %2").arg(step.name, m_directory.path()));
        end(true);
        return;
    }
    say(tr("done   %1").arg(step.name));
    if (++m_at == m_steps.size())
        end(false);
    else
        begin();
}

void Tour::end(bool failed)
{
    m_poll.stop();
    m_failed = failed;
    Q_EMIT finished();
}

bool Tour::hasRows() const
{
    const views::ListPage *list = page();
    if (!list || list->model()->isLoading() || list->model()->problem())
        return false;
    const auto [first, last] = list->table()->visibleRows();
    return last >= first && !list->model()->idAt(first).isNull() && !list->model()->idAt(last).isNull();
}

// A dialog is a window of its own: the picture shows it in the middle of the main window.
bool Tour::savePicture(const QString &name) const
{
    QPixmap picture = m_window.grab();
    for (auto *dialog : m_window.findChildren<QDialog *>()) {
        if (!dialog->isVisible())
            continue;
        QPainter painter(&picture);
        painter.drawPixmap(m_window.rect().center() - dialog->rect().center(), dialog->grab());
    }
    return picture.save(m_directory.filePath(name));
}

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour.h"

#include "app/mainwindow.h"
#include "app/workspace.h"
#include "views/banner.h"
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
    using catalog::Resource;
    const auto page = [this] { return m_window.workspace()->page(); };
    const auto open = [this](Resource resource) { return [this, resource] { m_window.workspace()->open(resource); }; };
    const auto exportPage = [this, page](const QString &file) {
        return [this, page, file] {
            m_exported = false;
            csv::ExportRequest request = page()->exportRequest();
            request.file = m_directory.filePath(file);
            m_window.exportTo(request);
        };
    };
    const auto rowsOf = [this, page](Resource resource) {
        return [this, page, resource] { return hasRows() && page()->resource() == resource; };
    };

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
        [page] {
            const table::WindowModel &model = *page()->model();
            for (int row = 0; row < model.rowCount(); ++row) {
                if (model.valueOf(row, "status.state") == table::Value(u"Connected"_s)) {
                    Q_EMIT page()->table()->rowActivated(row);
                    return;
                }
            }
        },
        [rowsOf, page] { return rowsOf(Resource::Workloads)() && !page()->location().crumbs.isEmpty(); });
    addPicture(
        u"05-workloads-filtered"_s,
        [this, page] {
            views::Location location = page()->location();
            location.query.filters.append({u"phase"_s, table::Op::AnyOf, {u"Pending"_s, u"Failed"_s}, {}});
            m_window.workspace()->open(location);
        },
        [rowsOf, page] { return rowsOf(Resource::Workloads)() && page()->location().query.filters.size() == 2; });
    addExport(u"workloads.csv"_s, exportPage(u"workloads.csv"_s));
    addPicture(
        u"06-pods-of-a-workload"_s, [page] { Q_EMIT page()->table()->rowActivated(0); },
        [rowsOf, page] { return rowsOf(Resource::Pods)() && !page()->location().crumbs.isEmpty(); });
    addPicture(
        u"07-pods"_s, [this] { m_window.workspace()->open(views::startLocation(Resource::Pods)); },
        [rowsOf, page] { return rowsOf(Resource::Pods)() && page()->location().crumbs.isEmpty(); });
    addExport(u"pods.csv"_s, exportPage(u"pods.csv"_s));
    addPicture(
        u"08-nothing-matches"_s,
        [this] {
            views::Location location = views::startLocation(Resource::Pods);
            location.query.search = u"no pod has this name"_s;
            m_window.workspace()->open(location);
        },
        [page] { return page()->statePanel()->isVisible(); });
    addPicture(
        u"09-dark"_s,
        [this] {
            views::applyTheme(*qApp, views::ThemeChoice::Dark);
            m_window.workspace()->back();
        },
        rowsOf(Resource::Pods));
    addPicture(
        u"10-connect"_s,
        [this] {
            views::applyTheme(*qApp, views::ThemeChoice::Light);
            namedAction(m_window, QKeySequence::New)->trigger();
        },
        [this] { return m_window.findChild<views::ConnectDialog *>()->isVisible(); });
    addPicture(
        u"11-control-plane-gone"_s,
        [this] {
            m_window.findChild<views::ConnectDialog *>()->close();
            m_window.stopDemo();
            m_window.workspace()->refresh();
        },
        [page] { return page()->banner()->isVisible() && page()->model()->rowCount() > 0; });
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
    const Workspace *workspace = m_window.workspace();
    const views::ListPage *page = workspace ? workspace->page() : nullptr;
    if (!page || page->model()->isLoading() || page->model()->problem())
        return false;
    const auto [first, last] = page->table()->visibleRows();
    return last >= first && !page->model()->idAt(first).isNull() && !page->model()->idAt(last).isNull();
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

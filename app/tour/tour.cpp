// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tour/tour.h"

#include "app/window/mainwindow.h"
#include "app/window/workspace.h"
#include "views/list/exportdialog.h"
#include "views/look/theme.h"
#include "views/metrics/metricspage.h"
#include "views/table/tableview.h"
#include "views/widgets/statepanel.h"

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
constexpr auto failedPicture = "failed.png"_L1;
constexpr int limitMs = 30'000; // per step, on a slow and busy machine

void say(const QString &line)
{
    std::fprintf(stderr, "%s\n", qPrintable(line));
}

// Line breaks within quotes are part of a cell.
qint64 recordsOf(const QString &csvFile)
{
    QFile file(csvFile);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    qint64 records = 0;
    bool isQuoted = false;
    while (!file.atEnd()) {
        const QByteArray part = file.read(1 << 20);
        for (const char c : part) {
            isQuoted ^= c == '"';
            records += c == '\n' && !isQuoted ? 1 : 0;
        }
    }
    return records;
}

} // namespace

Tour::Tour(MainWindow &window, const QString &directory, const simulator::Options &demo, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_directory(directory)
    , m_demo(demo)
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

void Tour::addPicture(const QString &name, std::function<void()> act, std::function<bool()> isShown,
                      std::function<bool()> isRight)
{
    m_steps.push_back({name + u".png"_s, std::move(act), std::move(isShown), std::move(isRight), {}});
}

void Tour::addStep(std::function<void()> act, std::function<bool()> isShown)
{
    m_steps.push_back({{}, std::move(act), std::move(isShown), {}, {}});
}

void Tour::addExport(const QString &file, std::function<void()> act)
{
    const auto isWritten = [this, file] { return m_exported && QFileInfo(m_directory.filePath(file)).size() > 0; };
    const auto isComplete = [this, file] {
        return m_expectedRows < 0 || recordsOf(m_directory.filePath(file)) == m_expectedRows + 1; // plus the header
    };
    m_steps.push_back({file, std::move(act), isWritten, isComplete, {}});
}

void Tour::onlyIf(const bool &has, size_t from)
{
    for (size_t step = from; step < m_steps.size(); ++step) {
        m_steps[step].applies
            = [&has, others = std::move(m_steps[step].applies)] { return has && (!others || others()); };
    }
}

views::ListPage *Tour::page() const
{
    return m_window.workspace() ? m_window.workspace()->list() : nullptr;
}

views::MetricsPanel *Tour::metrics() const
{
    const views::MetricsPage *page = m_window.workspace() ? m_window.workspace()->metricsPage() : nullptr;
    return page ? page->panel() : nullptr;
}

bool Tour::hasCurves() const
{
    if (!metrics() || metrics()->controller()->isLoading())
        return false;
    // The panel requests whole steps, so the range of an answer differs a little from the range on screen.
    const metrics::Answer &answer = metrics()->controller()->answer();
    if (std::abs(answer.range.fromMs - metrics()->controller()->range().fromMs) > 60'000)
        return false;
    return std::ranges::any_of(answer.metrics,
                               [](const metrics::MetricAnswer &metric) { return !metric.series.empty(); });
}

void Tour::start()
{
    if (!m_directory.mkpath(u"."_s)) {
        say(tr("The folder %1 could not be created. Choose another one.").arg(m_directory.path()));
        end(true);
        return;
    }
    begin();
}

void Tour::begin()
{
    for (; m_at < m_steps.size() && m_steps[m_at].applies && !m_steps[m_at].applies(); ++m_at) {
        const QString &name = m_steps[m_at].name;
        if (!isRecorded()) {
            say(tr("failed %1: the demo data lacks what it shows").arg(name));
            end(true);
            return;
        }
        if (!name.isEmpty())
            say(tr("absent %1: the recording has no data for it").arg(name));
    }
    if (m_at == m_steps.size()) {
        end(false);
        return;
    }
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
        savePicture(failedPicture);
        say(tr("failed %1: not on screen within %2 s, see %3").arg(step.name).arg(limitMs / 1000).arg(failedPicture));
        end(true);
        return;
    }
    if (!std::exchange(m_settled, true))
        return;
    m_poll.stop();
    if (step.isRight && !step.isRight()) {
        savePicture(failedPicture);
        say(tr("failed %1: wrong content on screen, see %2").arg(step.name, failedPicture));
        end(true);
        return;
    }
    if (step.name.endsWith(".png"_L1) && !savePicture(step.name)) {
        say(tr("failed %1: could not be written to %2").arg(step.name, m_directory.path()));
        end(true);
        return;
    }
    if (!step.name.isEmpty())
        say(tr("done   %1").arg(step.name));
    ++m_at;
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

bool Tour::isLoaded() const
{
    const views::ListPage *list = page();
    const bool isEmpty = list && list->statePanel()->isVisible() && !list->model()->isLoading()
        && !list->model()->problem() && list->model()->total() == 0;
    return hasRows() || (isRecorded() && isEmpty);
}

// A dialog is a separate window: the picture shows it in the middle of the main window.
bool Tour::savePicture(const QString &name) const
{
    QPixmap picture = m_window.grab();
    for (auto *dialog : m_window.findChildren<QDialog *>()) {
        if (!dialog->isVisible())
            continue;
        const QRect place(m_window.rect().center() - dialog->rect().center(), dialog->size());
        QPainter painter(&picture);
        painter.drawPixmap(place.topLeft(), dialog->grab());
        painter.setPen(QColor(views::themeOf(dialog->palette()).borderStrong)); // instead of a window manager's frame
        painter.drawRect(place.adjusted(-1, -1, 0, 0));
    }
    return picture.save(m_directory.filePath(name));
}

} // namespace app

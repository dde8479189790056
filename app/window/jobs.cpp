// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/jobs.h"

#include "app/memory/settings.h"
#include "app/window/mainmenu.h"
#include "app/window/workspace.h"
#include "models/catalog/clusters.h"
#include "views/widgets/banner.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPushButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace {

struct JobWords
{
    Q_DECLARE_TR_FUNCTIONS(app::MainWindow)
};

} // namespace

namespace app {

Jobs::Jobs(QWidget &window, views::NavigationRail &rail, MainMenu &menu, views::Banner &banner, Settings &settings)
    : QObject(&window)
    , m_window(window)
    , m_banner(banner)
    , m_exports(std::make_unique<Exports>(window))
    , m_changes(std::make_unique<Changes>(window))
{
    connectRail(rail);
    connectMenu(menu, settings);
    connect(m_changes.get(), &Changes::ended, this, &Jobs::showChangesEnd);
    connect(m_changes.get(), &Changes::clusterReady, this, &Jobs::showNewCluster);
    connect(m_exports.get(), &Exports::ended, this,
            [this](bool succeeded, const QString &sentence, const QString &hiddenFile) {
                if (!hiddenFile.isEmpty())
                    showExportEnd(succeeded, sentence, hiddenFile);
                Q_EMIT exportEnded(succeeded, sentence);
            });
}

// What ends now is told to nobody: parts of this object may be gone.
Jobs::~Jobs()
{
    m_exports->disconnect(this);
    m_changes->disconnect(this);
}

void Jobs::connectRail(views::NavigationRail &rail)
{
    const auto show = [this, &rail] { rail.setJobs(m_exports->railJobs() + m_changes->railJobs()); };
    connect(m_exports.get(), &Exports::jobsChanged, this, show);
    connect(m_changes.get(), &Changes::jobsChanged, this, show);
    connect(&rail, &views::NavigationRail::jobRequested, this, [this](int id) {
        m_exports->showDialog(id);
        m_changes->showJob(id);
    });
}

void Jobs::connectMenu(MainMenu &menu, Settings &settings)
{
    connect(&menu, &MainMenu::allowChangesRequested, m_changes.get(), &Changes::allowChanges);
    connect(m_changes.get(), &Changes::allowsChangesChanged, &menu, &MainMenu::setAllowsChanges);
    connect(&menu, &MainMenu::journalRequested, this, [this, &settings] {
        m_changes->showJournal(settings.value(setting::utc) ? table::Zone::Utc : table::Zone::Local);
    });
}

void Jobs::setWorkspace(Workspace *workspace, session::SavedConnections &saved)
{
    m_workspace = workspace;
    m_changes->setWorkspace(workspace, saved);
}

void Jobs::follow(const SharedSession &shared, session::SavedConnections &saved)
{
    m_changes->follow(shared, saved);
}

bool Jobs::mayLeave()
{
    const bool isBusy = m_exports->count() > 0 || m_changes->unsent() > 0;
    if (isBusy && !m_mayLeave)
        askBeforeLeaving();
    return !isBusy || m_mayLeave;
}

// On the list, where it moves nothing; refusals stay on the window, whatever the list has to say afterwards.
void Jobs::showChangesEnd(bool isClean, const QString &sentence)
{
    views::ListPage *list = m_workspace && isClean ? m_workspace->list() : nullptr;
    views::Banner *banner = list && list->isVisible() ? list->banner() : &m_banner;
    banner->showText({isClean ? views::Tone::Success : views::Tone::Warning,
                      isClean ? "check" : "warn",
                      {},
                      sentence,
                      JobWords::tr("Show results"),
                      {}});
    disconnect(m_showResults);
    m_showResults = connect(banner, &views::Banner::actionRequested, m_changes.get(), [this, banner, sentence] {
        if (banner->text().sentence == sentence)
            m_changes->showLastResults();
    });
}

void Jobs::showNewCluster(const base::Key &cluster, const QString &name)
{
    const QString sentence = JobWords::tr("%1 is connected.").arg(name);
    m_banner.showText({views::Tone::Success, "check", {}, sentence, JobWords::tr("Show"), {}});
    disconnect(m_showResults);
    const views::Place place{m_workspace->place().connection,
                             views::linkLocation({&catalog::theCluster, cluster, name})};
    m_showResults = connect(&m_banner, &views::Banner::actionRequested, this, [this, place, sentence] {
        if (m_banner.text().sentence == sentence)
            Q_EMIT placeRequested(place);
    });
    connect(m_workspace, &QObject::destroyed, this, [this, sentence] { // the cluster is of no other connection
        if (m_banner.text().sentence == sentence)
            m_banner.dismiss();
    });
}

// If the dialog is hidden, the result is shown on the page.
void Jobs::showExportEnd(bool succeeded, const QString &sentence, const QString &file)
{
    const views::Page *page = m_workspace ? m_workspace->page() : nullptr;
    views::Banner *banner = page && page->isVisible() ? page->banner() : &m_banner;
    if (!banner || sentence.isEmpty())
        return;
    views::BannerText text{
        succeeded ? views::Tone::Success : views::Tone::Danger, succeeded ? "check" : "err", {}, sentence, {}, {}};
    if (QFile::exists(file)) {
        text.action = JobWords::tr("Show");
        text.opens = QUrl::fromLocalFile(QFileInfo(file).absolutePath());
    }
    banner->showText(text);
}

void Jobs::askBeforeLeaving()
{
    if (m_leaveQuestion && m_leaveQuestion->isVisible()) {
        m_leaveQuestion->raise();
        m_leaveQuestion->activateWindow();
        return;
    }
    QStringList sentences;
    if (m_exports->count() > 0)
        sentences << JobWords::tr("%n export(s) in progress. Closing the window cancels this, and no file is saved.",
                                  nullptr, m_exports->count());
    if (m_changes->unsent() > 0)
        sentences << JobWords::tr("%n object(s) have not been changed yet. Closing the window leaves them as they are.",
                                  nullptr, m_changes->unsent());
    m_leaveQuestion
        = new QMessageBox(QMessageBox::NoIcon, u"Binnacle"_s, sentences.join(u'\n'), QMessageBox::NoButton, &m_window);
    m_leaveQuestion->setTextFormat(Qt::PlainText);
    m_leaveQuestion->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *stay = m_leaveQuestion->addButton(m_exports->count() > 0 ? JobWords::tr("Continue exporting")
                                                                          : JobWords::tr("Continue"),
                                                   QMessageBox::RejectRole);
    m_leaveQuestion->setDefaultButton(stay);
    m_leaveQuestion->setEscapeButton(stay);
    const QAbstractButton *leave = m_leaveQuestion->addButton(JobWords::tr("Stop and close"), QMessageBox::AcceptRole);
    connect(leave, &QAbstractButton::clicked, this, [this] {
        m_mayLeave = true;
        m_window.close();
    });
    m_leaveQuestion->open();
}

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/viewfiles.h"

#include "app/window/connector.h"
#include "app/window/mainwindow.h"
#include "app/window/viewrail.h"
#include "app/window/workspace.h"
#include "models/base/filename.h"
#include "models/session/controlplane.h"
#include "views/widgets/banner.h"
#include "views/widgets/droparea.h"

#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {
namespace {

// The only local file that is dragged; empty if there is none, or if there are more.
QString fileIn(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile() : QString();
}

QString folder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

// "GPU use of bert" becomes "GPU use of bert.binnacle-view.json".
QString fileNameOf(const SavedView &view)
{
    const QString name = base::fileNameOf(view.name);
    return (name.isEmpty() ? u"view"_s : name) + u'.' + viewFileSuffix;
}

QStringList nameFilters()
{
    return {ViewFiles::tr("Saved views (*.%1)").arg(viewFileSuffix), ViewFiles::tr("All files (*)")};
}

} // namespace

ViewFiles::ViewFiles(MainWindow &window, Connector &connector, views::Banner &banner)
    : QObject(&window)
    , m_window(window)
    , m_connector(connector)
    , m_banner(banner)
    , m_drop(new views::DropArea(window.centralWidget()))
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

void ViewFiles::setWorkspace(Workspace *workspace)
{
    m_workspace = workspace;
    if (m_waiting && isHere(m_waiting->place))
        show(*std::exchange(m_waiting, std::nullopt));
}

bool ViewFiles::isHere(const ViewPlace &place) const
{
    return m_workspace && viewPlaceOf(m_workspace->session().connection()) == place;
}

void ViewFiles::save(const SavedView &view)
{
    auto *chooser = new QFileDialog(&m_window, tr("Save view to file"), folder());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setFileMode(QFileDialog::AnyFile);
    chooser->setNameFilters(nameFilters());
    chooser->setDefaultSuffix(viewFileSuffix);
    chooser->selectFile(fileNameOf(view));
    connect(chooser, &QFileDialog::fileSelected, this, [this, view](const QString &file) { saveTo(file, view); });
    chooser->open();
}

void ViewFiles::saveTo(const QString &file, const SavedView &view)
{
    if (!m_workspace)
        return;
    const auto written = writeViewFile(file, view, viewPlaceOf(m_workspace->session().connection()));
    if (!written)
        return warn(written.error());
    views::BannerText text{
        views::Tone::Success, "check", {}, tr("The view was saved as %1.").arg(QFileInfo(file).fileName()),
        tr("Show"),           {}};
    text.opens = QUrl::fromLocalFile(QFileInfo(file).absolutePath());
    m_banner.showText(text);
}

void ViewFiles::choose()
{
    auto *chooser = new QFileDialog(&m_window, tr("Open view"), folder());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters(nameFilters());
    connect(chooser, &QFileDialog::fileSelected, this, &ViewFiles::openFile);
    chooser->open();
}

void ViewFiles::openFile(const QString &file)
{
    const auto read = readViewFile(file);
    if (read)
        open(*read);
    else
        warn(read.error());
}

void ViewFiles::open(const ViewFile &file)
{
    m_waiting.reset();
    if (isHere(file.place))
        return show(file);
    switch (file.place.kind) {
    case ViewPlace::Kind::Demo:
        m_waiting = file;
        m_window.startDemo();
        return;
    case ViewPlace::Kind::Recording:
        return warn(belongsElsewhere(file.place));
    case ViewPlace::Kind::ControlPlane:
        break;
    }
    m_waiting = file;
    // The most recently used one comes first.
    const QList<session::SavedConnection> list = m_connector.connections().saved().recent();
    const auto saved = std::ranges::find_if(list, [&](const session::SavedConnection &one) {
        return session::controlPlaneOf(one.url) == file.place.controlPlane;
    });
    if (saved == list.end())
        offerToConnect(file.place);
    else
        m_connector.open(saved->id);
}

void ViewFiles::show(const ViewFile &file)
{
    showView(*m_workspace, file.view);
    disconnect(m_offer);
    if (file.notes.isEmpty())
        return m_banner.dismiss();
    warn(file.notes.join(u' '));
}

void ViewFiles::offerToConnect(const ViewPlace &place)
{
    const QString sentence = tr("%1 There is no saved connection to it.").arg(belongsElsewhere(place));
    views::BannerText text{views::Tone::Warning, "warn", {}, sentence, tr("Connect…"), {}};
    text.isClosable = true;
    m_banner.showText(text);
    disconnect(m_offer);
    m_offer = connect(&m_banner, &views::Banner::actionRequested, this, [this, sentence, place] {
        if (m_banner.text().sentence == sentence)
            m_connector.connectAt(QUrl(place.controlPlane));
    });
}

void ViewFiles::warn(const QString &sentence)
{
    views::BannerText text{views::Tone::Warning, "warn", {}, sentence, {}, {}};
    text.isClosable = true;
    m_banner.showText(text);
}

bool ViewFiles::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove: {
        auto *drag = static_cast<QDropEvent *>(event);
        if (fileIn(*drag->mimeData()).isEmpty())
            break;
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        if (event->type() == QEvent::DragEnter)
            m_drop->showText(tr("Drop here to open the saved view"), false);
        return true;
    }
    case QEvent::DragLeave:
        m_drop->hide();
        break;
    case QEvent::Drop: {
        m_drop->hide();
        auto *drop = static_cast<QDropEvent *>(event);
        const QString file = fileIn(*drop->mimeData());
        if (file.isEmpty())
            break;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        openFile(file);
        return true;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace app

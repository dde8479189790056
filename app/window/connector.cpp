// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connector.h"

#include "app/memory/keptlists.h"
#include "app/memory/settings.h"
#include "app/window/workspace.h"
#include "models/base/shown.h"
#include "views/connect/connectioncolours.h"
#include "views/connect/connectionsdialog.h"
#include "views/look/plaintext.h"
#include "views/widgets/controls.h"

#include <QDateTime>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;
using session::SecretStore;
using session::Session;
using Purpose = views::ConnectDialog::Purpose;

namespace app {
namespace {

constexpr int slowMs = 3000;

} // namespace

Connector::Connector(session::Connections &connections, Settings &settings, QWidget &window)
    : QObject(&window)
    , m_connections(connections)
    , m_settings(settings)
    , m_window(window)
{
    // Also by another window.
    connect(&m_connections.saved(), &session::SavedConnections::changed, this, [this] {
        if (m_current && !current())
            m_current->forgetLists();
    });
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowMs);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        if (const auto saved = m_connections.saved().find(m_opening))
            showDialogFor(*saved, Purpose::SignIn)->waitForKeychain();
    });
}

Connector::~Connector()
{
    delete m_trial;
}

void Connector::setCurrent(Workspace *workspace)
{
    m_current = workspace;
    disconnect(m_signIn);
}

std::optional<session::SavedConnection> Connector::current() const
{
    if (!m_current)
        return {};
    return m_connections.saved().find(m_current->session().connection().id);
}

void Connector::connectAt(const QUrl &address)
{
    m_isDialogEmpty = false; // what somebody has entered is for another control plane
    showDialog();
    m_dialog->setAddress(address);
    m_isDialogEmpty = false;
}

void Connector::showDialog()
{
    if (!m_dialog || m_dialog->purpose() != Purpose::New || !m_isDialogEmpty) {
        delete m_dialog;
        m_then = nullptr;
        follow(new views::ConnectDialog(m_connections, &m_window));
        m_isDialogEmpty = true;
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

views::ConnectDialog *Connector::showDialogFor(const session::SavedConnection &saved, Purpose purpose)
{
    if (!m_dialog || m_dialog->connectionId() != saved.id || m_dialog->purpose() != purpose) {
        delete m_dialog;
        follow(new views::ConnectDialog(m_connections, saved, purpose, &m_window));
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    return m_dialog;
}

void Connector::follow(views::ConnectDialog *dialog)
{
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &views::ConnectDialog::saved, this, &Connector::dialogSaved);
    connect(dialog, &QDialog::rejected, this, &Connector::cancel);
}

void Connector::dialogSaved(const session::Connection &connection, bool isTried)
{
    if (const QString problem = m_connections.saved().problem(); !problem.isEmpty())
        Q_EMIT problemFound(problem);
    const bool isCurrent = m_current && m_current->session().connection().id == connection.id;
    if (m_dialog->purpose() == Purpose::Edit && (!isTried || !isCurrent)) {
        m_dialog->close();
        return;
    }
    endOpening();
    const auto &present = isCurrent ? m_current->session().connection() : connection;
    if (!isCurrent || present.url != connection.url || present.caFile != connection.caFile
        || present.ways != connection.ways || present.waySecrets != connection.waySecrets)
        return connectTo(connection);
    // The lists that are kept are those of another account.
    session::Connection renewed = present;
    renewed.credentials = connection.credentials;
    if (session::accountOf(renewed) != session::accountOf(present))
        m_current->forgetLists();
    // The same control plane: keep everything on screen.
    disconnect(m_signIn);
    m_signIn = connect(&m_current->session(), &Session::stateChanged, this, &Connector::followSignIn);
    m_current->session().signIn(connection.credentials);
}

void Connector::followSignIn()
{
    const Session &session = m_current->session();
    if (session.state() == Session::State::Connecting)
        return;
    disconnect(m_signIn);
    if (!m_dialog)
        return;
    if (session.state() == Session::State::Connected)
        m_dialog->close();
    else
        m_dialog->setProblem(session.problem());
}

void Connector::open(const QString &id, const std::function<void()> &then)
{
    const auto saved = m_connections.saved().find(id);
    if (m_current && m_current->session().connection().id == id) {
        Q_EMIT currentRequested();
        if (then)
            then();
        return;
    }
    if (!saved)
        return;
    if (m_opening == id) {
        m_then = then;
        return;
    }
    cancel();
    m_then = then;
    if (const auto shared = m_shared ? m_shared(id) : std::nullopt;
        shared && shared->session->state() != Session::State::SignedOut)
        return openShared(*shared);
    m_opening = id;
    m_slow.start();
    Q_EMIT busyChanged(tr("Connecting to %1").arg(saved->name));
    m_connections.open(*saved,
                       [this, guard = QPointer<QObject>(this), saved = *saved,
                        number = ++m_reading](SecretStore::Outcome outcome, const session::Connection &connection) {
                           if (!guard || number != m_reading)
                               return;
                           m_slow.stop();
                           m_opening.clear();
                           if (outcome == SecretStore::Outcome::Done)
                               return connectTo(connection);
                           endOpening();
                           showDialogFor(saved, Purpose::SignIn)->explainKeychain(outcome);
                       });
}

void Connector::openShared(const SharedSession &shared)
{
    m_connections.saved().noteUse(shared.session->connection().id, QDateTime::currentMSecsSinceEpoch());
    show(new Workspace(shared.session, shared.desk, shared.snapshots, m_settings));
}

void Connector::show(Workspace *workspace)
{
    Q_EMIT opened(workspace);
    if (const auto then = std::exchange(m_then, nullptr))
        then();
}

void Connector::connectTo(const session::Connection &connection)
{
    delete m_trial;
    m_trial = new Workspace(std::make_shared<session::Session>(connection), m_settings);
    Workspace *trial = m_trial;
    if (connection.isDemo) { // it is listening already: nothing to wait for
        m_trial.clear();
        show(trial);
        return;
    }
    if (!m_dialog && trial->hasKeptLists()) { // there are rows to look at meanwhile
        m_trial.clear();
        endOpening();
        connect(&trial->session(), &Session::stateChanged, this, [this, session = &trial->session()] {
            if (session->state() == Session::State::Connected)
                m_connections.saved().noteUse(session->connection().id, QDateTime::currentMSecsSinceEpoch());
        });
        show(trial);
        return;
    }
    Q_EMIT busyChanged(tr("Connecting to %1").arg(base::shownName(connection.name)));
    connect(&trial->session(), &Session::stateChanged, trial, [this, trial] { followTrial(trial); });
}

void Connector::followTrial(Workspace *trial)
{
    if (trial != m_trial || trial->session().state() == Session::State::Connecting)
        return;
    m_trial.clear(); // closing the dialog cancels the connection in progress
    endOpening();
    const session::Connection &connection = trial->session().connection();
    if (trial->session().state() == Session::State::Connected) {
        m_connections.saved().noteUse(connection.id, QDateTime::currentMSecsSinceEpoch());
        if (m_dialog)
            m_dialog->close();
        show(trial);
        return;
    }
    failed(connection, trial->session());
    // Its session is emitting the current signal.
    trial->deleteLater();
}

void Connector::failed(const session::Connection &connection, const Session &session)
{
    const QString sentence = session.problem();
    if (m_dialog && (m_dialog->purpose() == Purpose::New || m_dialog->connectionId() == connection.id))
        return m_dialog->setProblem(sentence);
    const auto saved = m_connections.saved().find(connection.id);
    if (!saved) {
        m_then = nullptr;
        Q_EMIT problemFound(sentence);
        return;
    }
    views::ConnectDialog *dialog = showDialogFor(*saved, Purpose::SignIn);
    // Step by step, to show where it fails; but what was refused is not sent again.
    if (session.state() != Session::State::SignedOut)
        dialog->startTest();
    dialog->setReason(sentence);
}

void Connector::cancel()
{
    m_then = nullptr;
    ++m_reading;
    m_slow.stop();
    m_opening.clear();
    delete m_trial;
    Q_EMIT busyChanged({});
}

void Connector::endOpening()
{
    ++m_reading;
    m_slow.stop();
    m_opening.clear();
    Q_EMIT busyChanged({});
}

void Connector::manage()
{
    m_connections.saved().reload(); // another instance may have added one
    if (!m_all) {
        m_all = new views::ConnectionsDialog(m_connections.saved(), &m_window);
        m_all->setAttribute(Qt::WA_DeleteOnClose);
        using Dialog = views::ConnectionsDialog;
        connect(m_all, &Dialog::addRequested, this, &Connector::showDialog);
        connect(m_all, &Dialog::connectRequested, this, [this](const QString &id) {
            m_all->close();
            open(id);
        });
        connect(m_all, &Dialog::editRequested, this, &Connector::edit);
        connect(m_all, &Dialog::duplicateRequested, this, &Connector::duplicate);
        connect(m_all, &Dialog::removeRequested, this, &Connector::askToRemove);
        if (m_current)
            m_all->setCurrent(m_current->session().connection().id);
    }
    m_all->show();
    m_all->raise();
    m_all->activateWindow();
}

void Connector::duplicate(const QString &id)
{
    const auto saved = m_connections.saved().find(id);
    if (!saved)
        return;
    cancel();
    delete m_dialog;
    showDialogFor(*saved, Purpose::New);
    m_isDialogEmpty = false;
}

void Connector::edit(const QString &id)
{
    if (const auto saved = m_connections.saved().find(id))
        showDialogFor(*saved, Purpose::Edit);
}

void Connector::signInAgain()
{
    if (!m_current)
        return;
    const session::Connection &connection = m_current->session().connection();
    session::SavedConnection saved = current().value_or(session::SavedConnection());
    if (saved.id.isEmpty()) { // removed in the meantime, or never saved
        saved.id = connection.id.isEmpty() ? session::SavedConnections::newId() : connection.id;
        saved.name = connection.name;
        saved.url = connection.url;
        saved.caFile = connection.caFile;
        saved.ways = connection.ways;
        noteCredentials(saved, connection.credentials);
    }
    const bool isNew = !m_dialog || m_dialog->connectionId() != saved.id;
    views::ConnectDialog *dialog = showDialogFor(saved, Purpose::SignIn);
    if (isNew)
        dialog->setReason(m_current->session().problem());
}

void Connector::askToRemove(const QString &id)
{
    const auto saved = m_connections.saved().find(id);
    if (!saved)
        return;
    delete m_question;
    m_question = new QMessageBox(QMessageBox::NoIcon, u"Binnacle"_s,
                                 tr("Remove the connection %1? Its secret will also be deleted from the keychain. "
                                    "Nothing changes on the control plane.")
                                     .arg(saved->name),
                                 QMessageBox::NoButton, &m_window);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setModal(false);
    QPushButton *stay = m_question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    QPushButton *go = m_question->addButton(tr("Remove"), QMessageBox::AcceptRole);
    go->setProperty("role", u"danger"_s);
    m_question->setDefaultButton(stay);
    m_question->setEscapeButton(stay);
    connect(go, &QPushButton::clicked, this, [this, id] { remove(id); });
    m_question->show();
}

void Connector::remove(const QString &id)
{
    if (m_dialog && m_dialog->connectionId() == id)
        m_dialog->close();
    removeKeptLists(m_settings.dataFolder(), id);
    m_connections.remove(id, [this, guard = QPointer<QObject>(this)](SecretStore::Outcome outcome) {
        const QString sentence = SecretStore::removeSentence(outcome);
        if (guard && !sentence.isEmpty())
            Q_EMIT problemFound(sentence);
    });
    if (const QString problem = m_connections.saved().problem(); !problem.isEmpty())
        Q_EMIT problemFound(problem);
}

void Connector::serve(QMenu &menu)
{
    connect(&menu, &QMenu::aboutToShow, this, [this, &menu] { fillMenu(menu); });
}

void Connector::fillMenu(QMenu &menu)
{
    for (const QPointer<QObject> &made : std::as_const(m_made))
        delete made;
    m_made.clear();
    QList<QAction *> entries;
    m_connections.saved().reload(); // another instance may have added one
    const QList<session::SavedConnection> &list = m_connections.saved().list();
    auto *first = menu.findChild<QAction *>(u"connect"_s, Qt::FindDirectChildrenOnly);
    const views::Theme &theme = views::themeOf(menu.palette());
    const QString present = m_current && m_isCurrentShown ? m_current->session().connection().id : QString();
    for (const session::SavedConnection &saved : list) {
        const QString state = m_stateText ? m_stateText(saved.id) : QString();
        const QString key = entries.size() < 9 ? u"Ctrl+F%1"_s.arg(entries.size() + 1) : QString();
        auto *action = new QAction(
            views::connectionEntry(saved.name, views::hostOf(saved.url), state, QKeySequence(key)), &menu);
        action->setIcon(views::connectionIcon(views::connectionColour(theme, saved.colour), saved.id == present));
        connect(action, &QAction::triggered, this, [this, id = saved.id] { open(id); });
        entries << action;
    }
    if (m_trial || !m_opening.isEmpty()) {
        auto *stop = new QAction(tr("Stop connecting"), &menu);
        connect(stop, &QAction::triggered, this, &Connector::cancel);
        entries << stop;
    }
    if (!entries.isEmpty()) {
        auto *line = new QAction(&menu);
        line->setSeparator(true);
        entries << line;
        menu.insertActions(first, entries);
    }
    for (QAction *entry : std::as_const(entries))
        m_made << entry;
}

} // namespace app

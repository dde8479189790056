// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/connectdialog.h"

#include "models/base/shown.h"
#include "views/connect/certificatesdialog.h"
#include "views/connect/testbox.h"
#include "views/look/icons.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"
#include "views/widgets/noticebox.h"
#include "views/widgets/verticalscroll.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using Outcome = session::SecretStore::Outcome;

namespace views {
namespace {

constexpr int widthInDigits = 86;
constexpr int slowMs = 3000;

enum NoticeAction { ReadAgain, StoreAgain, KeepForThisRun, TryWithoutTls };

} // namespace

ConnectDialog::ConnectDialog(session::Connections &connections, QWidget *parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_purpose(Purpose::New)
{
    build();
    setWindowTitle(tr("Connect to a control plane"));
    m_form->setColour(connections.saved().freeColour());
    m_form->focusFirst();
}

ConnectDialog::ConnectDialog(session::Connections &connections, const session::SavedConnection &saved, Purpose purpose,
                             QWidget *parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_purpose(purpose)
    , m_id(purpose == Purpose::New ? QString() : saved.id)
{
    build();
    if (purpose == Purpose::New) {
        startWithCopy(saved);
        return;
    }
    setWindowTitle(purpose == Purpose::Edit ? tr("Connection %1").arg(base::shownName(saved.name))
                                            : tr("Sign in to %1").arg(base::shownName(saved.name)));
    m_form->setSaved(saved, saved.isSecretKept || connections.secrets().isInMemoryOnly(saved.id));
    m_original = m_form->peek();
    if (purpose == Purpose::SignIn)
        m_form->focusSecret();
    else
        m_form->focusFirst();
    showButtons();
}

void ConnectDialog::startWithCopy(const session::SavedConnection &original)
{
    session::SavedConnections &saved = m_connections.saved();
    session::SavedConnection copy = original;
    copy.id = session::SavedConnections::newId();
    copy.name = saved.freeName(original.name);
    copy.colour = saved.freeColour();
    copy.isSecretKept = false;
    copy.allowsChanges = false;
    copy.lastUsedMs = 0;
    setWindowTitle(tr("Connect to a control plane"));
    m_form->setSaved(copy, false);
    m_form->focusFirst();
    showButtons();
}

ConnectDialog::~ConnectDialog()
{
    // Fields that lose focus while they are destroyed ask whether their text is valid.
    delete m_scroll;
}

void ConnectDialog::setAddress(const QUrl &address)
{
    m_form->setAddress(address);
    m_form->focusFirst();
}

void ConnectDialog::build()
{
    setModal(false);
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowMs);
    connect(&m_slow, &QTimer::timeout, this, &ConnectDialog::waitForKeychain);

    auto *body = new QWidget;
    body->installEventFilter(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    column->setSpacing(panelPadding);
    m_notice = new NoticeBox(body);
    m_notice->setObjectName(u"notice"_s);
    connect(m_notice, &NoticeBox::actionRequested, this, &ConnectDialog::noticeAction);
    column->addWidget(m_notice);
    const auto isTaken = [this](const QString &name) {
        const auto other = m_connections.saved().findByName(name);
        return other && other->id != m_id && other->id != m_saving.id;
    };
    m_form = new ConnectForm(isTaken, body);
    connect(m_form, &ConnectForm::edited, this, &ConnectDialog::edited);
    column->addWidget(m_form);
    m_testBox = new TestBox(body);
    connect(m_testBox, &TestBox::certificatesRequested, this, &ConnectDialog::showCertificates);
    column->addWidget(m_testBox);
    column->addStretch(1);

    m_scroll = verticalScroll(body, QPalette::Base, this);
    m_scroll->setFocusPolicy(Qt::NoFocus); // it scrolls to the field that has the focus
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    m_footer = makeFooter();
    layout->addWidget(m_footer);
    setMinimumWidth(appMetrics().dw(widthInDigits));

    connect(&m_test, &session::ConnectionTest::changed, this, &ConnectDialog::showTest);
    connect(&m_test, &session::ConnectionTest::finished, this, [this] {
        if (maySave())
            m_saveButton->setFocus(Qt::OtherFocusReason);
        offerHttp();
    });
    showButtons();
    lookAtKeychain();
}

QWidget *ConnectDialog::makeFooter()
{
    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    m_testButton = pushButton(tr("Test"), ButtonRole::Normal, footer);
    m_testButton->setObjectName(u"test"_s);
    m_testButton->setIcon(icon("refresh"));
    connect(m_testButton, &QPushButton::clicked, this, [this] {
        if (m_test.isRunning())
            m_test.cancel();
        else
            startTest();
    });
    layout->addWidget(m_testButton);
    auto *box = new QDialogButtonBox(footer);
    QPushButton *cancel = pushButton(tr("Cancel"), ButtonRole::Normal, footer);
    m_saveButton = pushButton(tr("Save and connect"), ButtonRole::Primary, footer);
    m_saveButton->setObjectName(u"save"_s);
    box->addButton(cancel, QDialogButtonBox::RejectRole);
    box->addButton(m_saveButton, QDialogButtonBox::AcceptRole);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(box, &QDialogButtonBox::accepted, this, &ConnectDialog::save);
    layout->addWidget(box);
    return footer;
}

void ConnectDialog::lookAtKeychain()
{
    m_connections.secrets().look([this, guard = QPointer<QObject>(this)](Outcome outcome) {
        if (!guard)
            return;
        switch (outcome) {
        case Outcome::Done:
            return m_form->setKeptSentence(tr("Saved in the system keychain, never in a file."));
        case Outcome::Locked:
            return m_form->setKeptSentence(
                tr("Saved in the system keychain. It is locked and will ask for its password."));
        case Outcome::TimedOut:
            return m_form->setKeptSentence(tr("Kept for this session only unless the keychain responds."));
        case Outcome::NotFound:
        case Outcome::Denied:
        case Outcome::Unavailable:
            return m_form->setKeptSentence(
                tr("Kept for this session only, because this computer has no keychain. Never saved in a file."));
        }
    });
}

void ConnectDialog::setReason(const QString &sentence)
{
    m_notice->setNotice(Tone::Warning, "key", sentence);
    fit();
}

void ConnectDialog::setProblem(const QString &sentence)
{
    m_isBusy = false;
    m_notice->setNotice(Tone::Danger, "err", sentence);
    showButtons();
    fit();
}

void ConnectDialog::waitForKeychain()
{
    const QString sentence = m_isWaiting && !m_saving.id.isEmpty()
        ? tr("Waiting for the keychain. Answer its prompt, or keep the secret for this session only.")
        : tr("Waiting for the keychain. Answer its prompt, or enter the secret for this session only.");
    QList<NoticeBox::Action> actions;
    if (m_isWaiting && !m_saving.id.isEmpty())
        actions << NoticeBox::Action{KeepForThisRun, tr("Keep for this session")};
    m_isKeychainNoted = true;
    m_notice->setNotice(Tone::Info, "key", sentence, actions);
    fit();
}

void ConnectDialog::explainKeychain(Outcome outcome)
{
    endWaiting();
    const QString sentence = session::SecretStore::readSentence(outcome);
    QList<NoticeBox::Action> actions;
    if (outcome == Outcome::Locked)
        actions << NoticeBox::Action{ReadAgain, tr("Unlock…")};
    else if (outcome == Outcome::Denied || outcome == Outcome::TimedOut)
        actions << NoticeBox::Action{ReadAgain, tr("Try again")};
    else
        m_form->forgetStoredSecret();
    m_notice->setNotice(Tone::Warning, "key", sentence, actions);
    m_form->focusSecret();
    showButtons();
    fit();
}

void ConnectDialog::edited()
{
    m_isBusy = false;
    const auto now = m_form->peek();
    if (m_tested && (!now || !now->isSameAccess(*m_tested))) {
        m_tested.reset();
        m_test.clear();
    }
    showButtons();
}

void ConnectDialog::startTest()
{
    m_notice->clear();
    m_tested = m_form->entry();
    if (!m_tested) {
        fit();
        return;
    }
    const api::Ways &ways = m_tested->saved.ways;
    const bool isAllGiven = m_tested->secret && (ways.certificateFile.isEmpty() || m_tested->passphrase)
        && (ways.proxy.user.isEmpty() || m_tested->proxyPassword);
    if (!isAllGiven)
        return readSecrets();
    m_connection = session::connectionOf(m_tested->saved, *m_tested->secret);
    m_connection.waySecrets = {m_tested->passphrase.value_or(QString()), m_tested->proxyPassword.value_or(QString())};
    m_test.start(m_connection);
}

// Reads the stored secrets, then starts the test.
void ConnectDialog::readSecrets()
{
    m_isWaiting = true;
    m_slow.start();
    showButtons();
    m_connections.open(m_tested->saved, m_tested->given(),
                       [this, guard = QPointer<QObject>(this),
                        number = ++m_waiting](Outcome outcome, const session::Connection &connection) {
                           if (!guard || number != m_waiting)
                               return;
                           if (outcome != Outcome::Done)
                               return explainKeychain(outcome);
                           endWaiting();
                           if (std::exchange(m_isKeychainNoted, false)) // keep a notice with the reason
                               m_notice->clear();
                           m_connection = connection;
                           m_test.start(connection);
                       });
}

void ConnectDialog::endWaiting()
{
    ++m_waiting;
    m_isWaiting = false;
    m_slow.stop();
}

void ConnectDialog::save()
{
    if (!maySave())
        return;
    const auto entry = m_form->entry();
    if (!entry)
        return;
    m_saving = entry->saved;
    m_isBusy = true;
    if (entry->given() != session::GivenSecrets()) {
        store();
    } else {
        if (m_saving.isSecretKept && !session::hasSecret(m_saving.signIn)) { // that of another way to sign in
            m_saving.isSecretKept = false;
            if (m_connections.saved().canChange())
                m_connections.secrets().remove(m_saving.id, [](Outcome) {});
        }
        m_connections.saved().save(m_saving);
        finish();
    }
}

void ConnectDialog::store()
{
    m_notice->clear();
    m_isWaiting = true;
    m_slow.start();
    showButtons();
    m_connections.store(
        m_saving, m_tested->given(), [this, guard = QPointer<QObject>(this), number = ++m_waiting](Outcome outcome) {
            if (!guard || number != m_waiting)
                return;
            endWaiting();
            // Without a keychain, the field has already said so.
            if (outcome == Outcome::Done || outcome == Outcome::Unavailable)
                return finish();
            m_isBusy = false;
            m_notice->setNotice(Tone::Warning, "key", session::SecretStore::writeSentence(outcome),
                                {{StoreAgain, outcome == Outcome::Locked ? tr("Unlock…") : tr("Try again")},
                                 {KeepForThisRun, tr("Keep for this session")}});
            showButtons();
            fit();
        });
}

void ConnectDialog::noticeAction(int action)
{
    switch (action) {
    case ReadAgain:
        return startTest();
    case StoreAgain:
        m_isBusy = true;
        return store();
    case TryWithoutTls:
        m_form->setAddress(m_withoutTls);
        return startTest();
    case KeepForThisRun: // SecretStore already keeps it in memory
        m_isBusy = true;
        endWaiting();
        return finish();
    default:
        break;
    }
}

void ConnectDialog::finish()
{
    if (m_connections.saved().isBusy()) {
        m_isBusy = false;
        m_notice->setNotice(Tone::Warning, "warn", m_connections.saved().problem());
        showButtons();
        fit();
        return;
    }
    m_notice->clear();
    showButtons();
    const bool isTried = m_tested && m_test.isSignedIn();
    session::Connection connection = m_connection;
    connection.id = m_saving.id;
    connection.name = m_saving.name;
    Q_EMIT saved(connection, isTried);
}

bool ConnectDialog::maySave() const
{
    const auto now = m_form->peek();
    if (!now || m_isBusy || m_isWaiting || m_test.isRunning())
        return false;
    if (m_tested && m_test.isSignedIn())
        return now->isSameAccess(*m_tested);
    return m_purpose == Purpose::Edit && m_original && now->isSameAccess(*m_original);
}

// A port of this computer that answers without TLS needs no certificate, but another address.
void ConnectDialog::offerHttp()
{
    for (const session::ConnectionTest::Line &line : m_test.lines()) {
        if (line.withoutTls.isEmpty())
            continue;
        m_withoutTls = line.withoutTls;
        m_notice->setNotice(Tone::Warning, "warn", tr("No TLS here. Try %1.").arg(m_withoutTls.toString()),
                            {{TryWithoutTls, tr("Use http://")}});
        fit();
    }
}

void ConnectDialog::showCertificates(const QList<api::CertificateInfo> &chain, bool mayTrust)
{
    auto *dialog = new CertificatesDialog(chain, mayTrust, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CertificatesDialog::trusted, this, [this](const QByteArray &pem) {
        m_form->trust(pem);
        startTest();
    });
    dialog->open();
}

void ConnectDialog::showTest()
{
    m_testBox->setLines(m_test.lines(), m_test.startedAtMs(), m_test.isRunning());
    showButtons();
    fit();
}

void ConnectDialog::showButtons()
{
    const bool may = maySave();
    m_testButton->setText(m_test.isRunning() ? tr("Stop") : m_test.lines().isEmpty() ? tr("Test") : tr("Test again"));
    m_testButton->setEnabled(!m_isBusy && !m_isWaiting);
    m_saveButton->setEnabled(may);
    const QString verb = m_purpose == Purpose::New ? tr("Save and connect")
        : m_purpose == Purpose::Edit               ? tr("Save")
                                                   : tr("Sign in");
    m_saveButton->setText(m_isBusy ? tr("Connecting…") : verb);
    // The default button is the next step.
    m_testButton->setDefault(!may);
    m_saveButton->setDefault(may);
}

void ConnectDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fit();
}

// Rows of a test know their height only when they are laid out.
bool ConnectDialog::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        QMetaObject::invokeMethod(this, &ConnectDialog::fit, Qt::QueuedConnection);
    return QDialog::eventFilter(object, event);
}

// As high as the contents, limited by the screen; beyond that they scroll. It does not shrink: what is pointed at
// stays.
void ConnectDialog::fit()
{
    if (!isVisible())
        return;
    QWidget *body = m_scroll->widget();
    body->layout()->activate();
    const int wanted = body->layout()->hasHeightForWidth()
        ? body->layout()->totalHeightForWidth(m_scroll->viewport()->width())
        : body->sizeHint().height();
    const int least = body->layout()->totalMinimumSize().height();
    const int height = std::max(std::max(wanted, least) + m_footer->sizeHint().height(), this->height());
    const int room = screen()->availableGeometry().height() - 60; // the title bar and a margin
    resize(width(), std::min(height, room));
    // Grow downwards, but keep the buttons on the screen.
    if (const int below = frameGeometry().bottom() - screen()->availableGeometry().bottom(); below > 0)
        move(x(), std::max(screen()->availableGeometry().top(), y() - below));
}

void ConnectDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace views

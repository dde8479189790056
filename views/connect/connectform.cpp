// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/connectform.h"

#include "models/session/connectiontest.h"
#include "views/connect/colourchoice.h"
#include "views/look/icons.h"
#include "views/widgets/controls.h"
#include "views/widgets/segments.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using session::SignInKind;

namespace views {
namespace {

constexpr int labelWidth = 18; // in digit widths
constexpr int rowGap = 10;
constexpr int nameLimit = 60;

QFormLayout *makeForm(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(rowGap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    return form;
}

QLabel *formLabel(const QString &text, QWidget *parent)
{
    QLabel *label = secondaryLabel(text, TextSize::Body, parent);
    label->setFixedWidth(appMetrics().dw(labelWidth));
    label->setFixedHeight(appMetrics().control); // beside the input, not beside its error
    return label;
}

} // namespace

tl::expected<QUrl, QString> parseAddress(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return tl::unexpected(ConnectForm::tr("Enter the address, e.g. runai.acme.example."));
    QUrl url(trimmed.contains(u"://"_s) ? trimmed : u"https://"_s + trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return tl::unexpected(ConnectForm::tr("This is not a valid address. Use the form https://runai.acme.example."));
    if (url.scheme() != u"https" && url.scheme() != u"http")
        return tl::unexpected(ConnectForm::tr("The address must begin with https://."));
    if (!url.userName().isEmpty() || !url.password().isEmpty())
        return tl::unexpected(ConnectForm::tr("Leave user name and password out of the address."));
    // Without TLS the secret would be sent in clear text.
    if (url.scheme() == u"http" && !session::isLoopback(url.host()))
        return tl::unexpected(ConnectForm::tr("Use https://. Without it, the secret would be sent unencrypted."));
    url.setPath({});
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

bool ConnectForm::Entry::isSameAccess(const Entry &other) const
{
    return saved.url == other.saved.url && saved.caFile == other.saved.caFile && saved.signIn == other.saved.signIn
        && saved.clientId == other.saved.clientId && secret == other.secret;
}

ConnectForm::ConnectForm(IsTaken isTaken, QWidget *parent)
    : QWidget(parent)
    , m_isTaken(std::move(isTaken))
{
    m_saved.id = session::SavedConnections::newId();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(rowGap);
    column->addWidget(makeTop());
    m_credentials = {makeServiceAccount(), makeToken()};
    for (QWidget *page : m_credentials)
        column->addWidget(page);
    showCredentials();
    connect(m_method, &Segments::chosen, this, [this] {
        showCredentials();
        showSecretHints();
        Q_EMIT edited();
    });
    column->addWidget(makeCertificates());
}

// No QStackedWidget: its height for a width is that of the highest page, shown or not.
void ConnectForm::showCredentials()
{
    for (std::size_t i = 0; i < m_credentials.size(); ++i)
        m_credentials[i]->setVisible(int(i) == m_method->current());
}

void ConnectForm::setAddress(const QUrl &address)
{
    m_address.edit->setText(address.toString());
    setError(m_address, wrongAddress());
}

void ConnectForm::setColour(int colour)
{
    m_colour->setCurrent(colour);
}

QWidget *ConnectForm::makeTop()
{
    auto *top = new QWidget(this);
    QFormLayout *form = makeForm(top);
    m_address = addRow(form, tr("Address"), u"address"_s);
    m_address.edit->setPlaceholderText(u"https://runai.acme.example"_s);
    checkWhenLeft(m_address, &ConnectForm::wrongAddress);
    connect(m_address.edit, &QLineEdit::editingFinished, this, &ConnectForm::suggestName);
    m_name = addRow(form, tr("Name"), u"name"_s);
    m_name.edit->setMaxLength(nameLimit);
    checkWhenLeft(m_name, &ConnectForm::wrongName);

    // Put the colour beside the name, above the name's error message.
    auto *column = static_cast<QVBoxLayout *>(m_name.error->parentWidget()->layout());
    auto *line = new QHBoxLayout;
    line->setSpacing(controlGap);
    column->removeWidget(m_name.edit);
    line->addWidget(m_name.edit, 1);
    m_colour = new ColourChoice(m_name.error->parentWidget());
    m_colour->setObjectName(u"colour"_s);
    m_colour->setAccessibleName(tr("Colour"));
    line->addWidget(m_colour);
    column->insertLayout(0, line);
    connect(m_colour, &ColourChoice::chosen, this, &ConnectForm::edited);

    auto *rule = new Panel(QPalette::Base, Qt::TopEdge, top);
    rule->setFixedHeight(1);
    form->addRow(rule);
    m_method = new Segments({tr("Service account"), tr("Bearer token")}, TextSize::Body, appMetrics().control, top);
    m_method->setObjectName(u"method"_s);
    QLabel *label = formLabel(tr("Sign in with"), top);
    m_method->setAccessibleName(label->text());
    form->addRow(label, m_method);
    return top;
}

ConnectForm::Row ConnectForm::addRow(QFormLayout *form, const QString &label, const QString &name)
{
    QWidget *parent = form->parentWidget();
    auto *field = new QWidget(parent);
    auto *column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    Row row{new QLineEdit(field), new ErrorLine(field)};
    row.edit->setObjectName(name);
    row.error->setObjectName(name + u"Error"_s);
    row.edit->setMinimumHeight(appMetrics().control);
    column->addWidget(row.edit);
    column->addWidget(row.error);
    QLabel *text = formLabel(label, parent);
    text->setBuddy(row.edit);
    row.edit->setAccessibleName(label);
    form->addRow(text, field);
    connect(row.edit, &QLineEdit::textEdited, this, [row] { setError(row, {}); });
    connect(row.edit, &QLineEdit::textChanged, this, &ConnectForm::edited);
    return row;
}

ConnectForm::Row ConnectForm::addSecretRow(QFormLayout *form, const QString &label, const QString &name)
{
    Row row = addRow(form, label, name);
    row.edit->setEchoMode(QLineEdit::Password);
    row.edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    auto *show = new QAction(icon("eye"), tr("Show secret"), row.edit);
    show->setCheckable(true);
    row.edit->addAction(show, QLineEdit::TrailingPosition);
    connect(show, &QAction::toggled, row.edit,
            [edit = row.edit](bool on) { edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    // QLineEdit's action buttons are not in the Tab chain.
    const auto buttons = row.edit->findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(show->text());
    }
    row.kept = secondaryLabel({}, TextSize::Small, row.edit->parentWidget());
    row.kept->setObjectName(name + u"Kept"_s);
    row.kept->setWordWrap(true);
    static_cast<QVBoxLayout *>(row.error->parentWidget()->layout())->insertWidget(1, row.kept);
    return row;
}

QWidget *ConnectForm::makeServiceAccount()
{
    auto *page = new QWidget(this);
    QFormLayout *form = makeForm(page);
    m_clientId = addRow(form, tr("Client ID"), u"clientId"_s);
    m_clientSecret = addSecretRow(form, tr("Client secret"), u"clientSecret"_s);
    return page;
}

QWidget *ConnectForm::makeToken()
{
    auto *page = new QWidget(this);
    m_token = addSecretRow(makeForm(page), tr("Token"), u"token"_s);
    return page;
}

QWidget *ConnectForm::makeCertificates()
{
    auto *section = new QWidget(this);
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    m_certificates = flatTool("right", tr("Certificates and proxy"), section);
    m_certificates->setObjectName(u"certificates"_s);
    m_certificates->setText(tr("Certificates and proxy"));
    m_certificates->setToolTip({});
    m_certificates->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_certificates->setCheckable(true);
    connect(m_certificates, &QToolButton::toggled, this, &ConnectForm::showCertificates);
    head->addSpacing(appMetrics().dw(labelWidth) + 6);
    head->addWidget(m_certificates);
    m_certificateState = secondaryLabel({}, TextSize::Small, section);
    head->addWidget(m_certificateState);
    head->addStretch();
    column->addLayout(head);

    m_caRow = new QWidget(section);
    QFormLayout *form = makeForm(m_caRow);
    m_caFile = addRow(form, tr("CA file (PEM)"), u"caFile"_s);
    m_caFile.edit->setPlaceholderText(tr("Leave empty to use the system certificates"));
    checkWhenLeft(m_caFile, &ConnectForm::wrongCaFile);
    auto *choose = new QAction(icon("folder"), tr("Choose a file…"), m_caFile.edit);
    m_caFile.edit->addAction(choose, QLineEdit::TrailingPosition);
    connect(choose, &QAction::triggered, this, &ConnectForm::chooseCaFile);
    connect(m_caFile.edit, &QLineEdit::textChanged, this, [this] { showCertificates(m_certificates->isChecked()); });
    QLabel *proxy
        = secondaryLabel(tr("Uses the system proxy, including http_proxy and no_proxy."), TextSize::Small, m_caRow);
    proxy->setWordWrap(true);
    form->addRow(formLabel(tr("Proxy"), m_caRow), proxy);
    column->addWidget(m_caRow);
    showCertificates(false);
    return section;
}

void ConnectForm::showCertificates(bool open)
{
    m_certificates->setIcon(icon(open ? "down" : "right"));
    m_caRow->setVisible(open);
    const QString file = m_caFile.edit->text().trimmed();
    m_certificateState->setText(file.isEmpty() ? tr("system certificates, system proxy")
                                               : tr("%1, system proxy", "file").arg(QFileInfo(file).fileName()));
}

void ConnectForm::chooseCaFile()
{
    auto *chooser = new QFileDialog(this, tr("CA file"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(chooser, &QFileDialog::fileSelected, m_caFile.edit, [this](const QString &file) {
        m_caFile.edit->setText(file);
        setError(m_caFile, wrongCaFile());
    });
    chooser->open();
}

void ConnectForm::checkWhenLeft(const Row &row, QString (ConnectForm::*check)() const)
{
    // Do not complain about a field the user has not filled yet.
    connect(row.edit, &QLineEdit::editingFinished, this, [this, row, check] {
        if (!row.edit->text().trimmed().isEmpty())
            setError(row, (this->*check)());
    });
}

void ConnectForm::setError(const Row &row, const QString &sentence)
{
    row.error->setSentence(sentence);
    setInvalid(row.edit, !sentence.isEmpty());
}

void ConnectForm::suggestName()
{
    const auto address = parseAddress(m_address.edit->text());
    const QString name = m_name.edit->text().trimmed();
    if (!address || (!name.isEmpty() && name != m_suggestedName))
        return;
    m_suggestedName = freeName(*address);
    m_name.edit->setText(m_suggestedName);
}

QString ConnectForm::freeName(const QUrl &address) const
{
    QString host = address.host();
    if (!m_isTaken(host))
        return host;
    const QString withPort = address.port() < 0 ? host : u"%1:%2"_s.arg(host).arg(address.port());
    QString name = withPort;
    for (int number = 2; m_isTaken(name); ++number)
        name = u"%1 (%2)"_s.arg(withPort).arg(number);
    return name;
}

void ConnectForm::setSaved(const session::SavedConnection &saved, bool hasSecret)
{
    m_saved = saved;
    m_hasSecret = hasSecret;
    m_address.edit->setText(saved.url.toString());
    m_name.edit->setText(saved.name);
    m_colour->setCurrent(saved.colour);
    m_method->setCurrent(int(saved.signIn));
    showCredentials();
    m_clientId.edit->setText(saved.clientId);
    m_caFile.edit->setText(saved.caFile);
    if (!saved.caFile.isEmpty())
        m_certificates->setChecked(true);
    showSecretHints();
}

void ConnectForm::forgetStoredSecret()
{
    m_hasSecret = false;
    showSecretHints();
}

void ConnectForm::showSecretHints()
{
    const QString hint = mayKeepSecret() ? tr("Unchanged") : QString();
    m_clientSecret.edit->setPlaceholderText(hint);
    m_token.edit->setPlaceholderText(hint);
}

void ConnectForm::setKeptSentence(const QString &sentence)
{
    m_clientSecret.kept->setText(sentence);
    m_token.kept->setText(sentence);
}

void ConnectForm::focusSecret()
{
    secretRow().edit->setFocus(Qt::OtherFocusReason);
}

void ConnectForm::focusFirst()
{
    m_address.edit->setFocus(Qt::OtherFocusReason);
}

bool ConnectForm::isServiceAccount() const
{
    return m_method->current() == int(SignInKind::ServiceAccount);
}

// Otherwise the stored secret would belong to the other kind of sign-in.
bool ConnectForm::mayKeepSecret() const
{
    return m_hasSecret && m_method->current() == int(m_saved.signIn);
}

QString ConnectForm::wrongAddress() const
{
    const auto address = parseAddress(m_address.edit->text());
    return address ? QString() : address.error();
}

QString ConnectForm::wrongName() const
{
    const QString name = m_name.edit->text().trimmed();
    if (name.isEmpty())
        return tr("Enter a name for this connection.");
    return m_isTaken(name) ? tr("Another connection already has this name.") : QString();
}

QString ConnectForm::wrongClientId() const
{
    return m_clientId.edit->text().trimmed().isEmpty() ? tr("Enter the client ID of the service account.") : QString();
}

QString ConnectForm::wrongSecret() const
{
    if (mayKeepSecret() || !secretRow().edit->text().trimmed().isEmpty())
        return {};
    return isServiceAccount() ? tr("Enter the client secret of the service account.") : tr("Paste a token.");
}

QString ConnectForm::wrongCaFile() const
{
    const QString file = m_caFile.edit->text().trimmed();
    return file.isEmpty() || QFileInfo(file).isReadable() ? QString()
                                                          : tr("Cannot read this file. Choose another one.");
}

std::optional<ConnectForm::Entry> ConnectForm::peek() const
{
    const auto address = parseAddress(m_address.edit->text());
    if (!address || !wrongName().isEmpty() || !wrongSecret().isEmpty() || !wrongCaFile().isEmpty()
        || (isServiceAccount() && !wrongClientId().isEmpty()))
        return {};
    Entry entry;
    entry.saved = m_saved;
    entry.saved.url = *address;
    entry.saved.name = m_name.edit->text().trimmed();
    entry.saved.colour = m_colour->current();
    entry.saved.signIn = SignInKind(m_method->current());
    entry.saved.clientId = isServiceAccount() ? m_clientId.edit->text().trimmed() : QString();
    entry.saved.caFile = m_caFile.edit->text().trimmed();
    const QString secret = secretRow().edit->text().trimmed();
    if (!secret.isEmpty())
        entry.secret = secret;
    return entry;
}

std::optional<ConnectForm::Entry> ConnectForm::entry()
{
    suggestName();
    struct Check
    {
        const Row &row;
        QString sentence;
    };
    const Check checks[] = {{m_address, wrongAddress()},
                            {m_name, wrongName()},
                            {m_clientId, isServiceAccount() ? wrongClientId() : QString()},
                            {secretRow(), wrongSecret()},
                            {m_caFile, wrongCaFile()}};
    const Check *first = nullptr;
    for (const Check &check : checks) {
        setError(check.row, check.sentence);
        if (!check.sentence.isEmpty() && !first)
            first = &check;
    }
    if (!first)
        return peek();
    if (&first->row == &m_caFile)
        m_certificates->setChecked(true);
    first->row.edit->setFocus();
    return {};
}

} // namespace views

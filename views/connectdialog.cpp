// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connectdialog.h"

#include "views/controls.h"
#include "views/icons.h"
#include "views/segments.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int bodyPadding = 20;
constexpr int labelWidth = 18; // in digit widths

QFormLayout *makeForm(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(10);
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

bool isLoopback(const QString &host)
{
    return host == u"localhost" || host == u"::1" || host.startsWith(u"127.");
}

} // namespace

tl::expected<QUrl, QString> parseAddress(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return tl::unexpected(ConnectDialog::tr("Write the address, e.g. runai.acme.example."));
    QUrl url(trimmed.contains(u"://"_s) ? trimmed : u"https://"_s + trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return tl::unexpected(ConnectDialog::tr("This is not an address. Write it like https://runai.acme.example."));
    if (url.scheme() != u"https" && url.scheme() != u"http")
        return tl::unexpected(ConnectDialog::tr("The address must begin with https://."));
    if (!url.userName().isEmpty() || !url.password().isEmpty())
        return tl::unexpected(ConnectDialog::tr("Leave names and passwords out of the address."));
    // The secret would travel in the clear.
    if (url.scheme() == u"http" && !isLoopback(url.host()))
        return tl::unexpected(ConnectDialog::tr("Without https:// the secret could be read on its way."));
    url.setPath({});
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

ConnectDialog::ConnectDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Connect to a control plane"));
    setModal(false);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(bodyPadding, bodyPadding, bodyPadding, bodyPadding);
    column->setSpacing(10);

    auto *top = new QWidget(body);
    QFormLayout *form = makeForm(top);
    m_address = addRow(form, tr("Address"), u"address"_s);
    m_address.edit->setPlaceholderText(u"https://runai.acme.example"_s);
    m_method = new Segments({tr("Service account"), tr("Bearer token")}, TextSize::Body, appMetrics().control, top);
    m_method->setObjectName(u"method"_s);
    QLabel *methodLabel = formLabel(tr("Sign in with"), top);
    m_method->setAccessibleName(methodLabel->text());
    form->addRow(methodLabel, m_method);
    column->addWidget(top);

    m_credentials = new QStackedWidget(body);
    m_credentials->addWidget(makeServiceAccount());
    m_credentials->addWidget(makeToken());
    connect(m_method, &Segments::chosen, m_credentials, &QStackedWidget::setCurrentIndex);
    column->addWidget(m_credentials);
    column->addWidget(makeCertificates());
    m_problem = new ErrorLine(body);
    m_problem->setObjectName(u"problem"_s);
    column->addWidget(m_problem);
    column->addStretch(1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(body, 1);
    m_footer = makeFooter();
    layout->addWidget(m_footer);
    setMinimumWidth(appMetrics().dw(80));
    m_address.edit->setFocus();
}

ConnectDialog::Row ConnectDialog::addRow(QFormLayout *form, const QString &label, const QString &name)
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
    connect(row.edit, &QLineEdit::textEdited, this, [row] {
        row.error->setSentence({});
        setInvalid(row.edit, false);
    });
    return row;
}

ConnectDialog::Row ConnectDialog::addSecretRow(QFormLayout *form, const QString &label, const QString &name)
{
    const Row row = addRow(form, label, name);
    row.edit->setEchoMode(QLineEdit::Password);
    row.edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    auto *show = new QAction(icon("eye"), tr("Show what is written"), row.edit);
    show->setCheckable(true);
    row.edit->addAction(show, QLineEdit::TrailingPosition);
    connect(show, &QAction::toggled, row.edit,
            [edit = row.edit](bool on) { edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    // QLineEdit makes a button of it that the Tab chain leaves out.
    const auto buttons = row.edit->findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(show->text());
    }
    auto *kept = secondaryLabel(tr("Kept in memory for this run, never in a file."), TextSize::Small, row.edit);
    static_cast<QVBoxLayout *>(row.error->parentWidget()->layout())->insertWidget(1, kept);
    return row;
}

QWidget *ConnectDialog::makeServiceAccount()
{
    auto *page = new QWidget(this);
    QFormLayout *form = makeForm(page);
    m_clientId = addRow(form, tr("Client ID"), u"clientId"_s);
    m_clientSecret = addSecretRow(form, tr("Client secret"), u"clientSecret"_s);
    return page;
}

QWidget *ConnectDialog::makeToken()
{
    auto *page = new QWidget(this);
    m_token = addSecretRow(makeForm(page), tr("Token"), u"token"_s);
    return page;
}

QWidget *ConnectDialog::makeCertificates()
{
    auto *section = new QWidget(this);
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    m_certificates = flatTool("right", tr("Certificates"), section);
    m_certificates->setObjectName(u"certificates"_s);
    m_certificates->setText(tr("Certificates"));
    m_certificates->setToolTip({});
    m_certificates->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_certificates->setCheckable(true);
    connect(m_certificates, &QToolButton::toggled, this, &ConnectDialog::showCertificates);
    head->addSpacing(appMetrics().dw(labelWidth) + 6);
    head->addWidget(m_certificates);
    m_certificateState = secondaryLabel({}, TextSize::Small, section);
    head->addWidget(m_certificateState);
    head->addStretch();
    column->addLayout(head);

    m_caRow = new QWidget(section);
    m_caFile = addRow(makeForm(m_caRow), tr("CA file (PEM)"), u"caFile"_s);
    m_caFile.edit->setPlaceholderText(tr("Empty: the certificates of this system"));
    auto *choose = new QAction(icon("folder"), tr("Choose a file…"), m_caFile.edit);
    m_caFile.edit->addAction(choose, QLineEdit::TrailingPosition);
    connect(choose, &QAction::triggered, this, &ConnectDialog::chooseCaFile);
    connect(m_caFile.edit, &QLineEdit::textChanged, this, [this] { showCertificates(m_certificates->isChecked()); });
    column->addWidget(m_caRow);
    showCertificates(false);
    return section;
}

void ConnectDialog::showCertificates(bool open)
{
    m_certificates->setIcon(icon(open ? "down" : "right"));
    m_caRow->setVisible(open);
    const QString file = m_caFile.edit->text().trimmed();
    m_certificateState->setText(file.isEmpty() ? tr("those of this system") : QFileInfo(file).fileName());
}

void ConnectDialog::chooseCaFile()
{
    auto *chooser = new QFileDialog(this, tr("CA file"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(chooser, &QFileDialog::fileSelected, m_caFile.edit, &QLineEdit::setText);
    chooser->open();
}

QWidget *ConnectDialog::makeFooter()
{
    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(bodyPadding, 12, bodyPadding, 12);
    auto *box = new QDialogButtonBox(footer);
    QPushButton *cancel = pushButton(tr("Cancel"), ButtonRole::Normal, footer);
    m_connect = pushButton(tr("Connect"), ButtonRole::Primary, footer);
    m_connect->setObjectName(u"connect"_s);
    m_connect->setDefault(true);
    box->addButton(cancel, QDialogButtonBox::RejectRole);
    box->addButton(m_connect, QDialogButtonBox::AcceptRole);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(box, &QDialogButtonBox::accepted, this, &ConnectDialog::submit);
    layout->addWidget(box);
    return footer;
}

bool ConnectDialog::isServiceAccount() const
{
    return m_method->current() == 0;
}

bool ConnectDialog::require(const Row &row, const QString &sentence)
{
    row.error->setSentence(sentence);
    setInvalid(row.edit, !sentence.isEmpty());
    if (!sentence.isEmpty())
        row.edit->setFocus();
    return sentence.isEmpty();
}

void ConnectDialog::submit()
{
    setProblem({});
    const auto missing = [](const Row &row, const QString &sentence) {
        return row.edit->text().trimmed().isEmpty() ? sentence : QString();
    };
    const auto address = parseAddress(m_address.edit->text());
    const QString caFile = m_caFile.edit->text().trimmed();
    // From the last field to the first, so that the focus ends in the first one that is wrong.
    bool good = true;
    if (!caFile.isEmpty() && !QFileInfo(caFile).isReadable()) {
        m_certificates->setChecked(true);
        good = require(m_caFile, tr("This file cannot be read."));
    }
    if (isServiceAccount()) {
        good = require(m_clientSecret, missing(m_clientSecret, tr("Write the secret of the service account."))) && good;
        good = require(m_clientId, missing(m_clientId, tr("Write the client ID of the service account."))) && good;
    } else {
        good = require(m_token, missing(m_token, tr("Paste a token."))) && good;
    }
    good = require(m_address, address ? QString() : address.error()) && good;
    if (!good)
        return;

    session::Connection connection;
    connection.url = *address;
    connection.name = address->host();
    connection.caFile = caFile;
    if (isServiceAccount())
        connection.credentials
            = session::ClientCredentials{m_clientId.edit->text().trimmed(), m_clientSecret.edit->text().trimmed()};
    else
        connection.credentials = session::BearerToken{m_token.edit->text().trimmed()};
    Q_EMIT connectRequested(connection);
}

void ConnectDialog::setBusy(bool busy)
{
    m_connect->setEnabled(!busy);
    m_connect->setText(busy ? tr("Connecting") : tr("Connect"));
}

void ConnectDialog::setProblem(const QString &sentence)
{
    m_problem->setSentence(sentence);
}

void ConnectDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace views

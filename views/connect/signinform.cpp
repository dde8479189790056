// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/signinform.h"

#include "models/session/runaisession.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using session::SignInKind;

namespace views {
namespace {

struct SignInWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ConnectForm)
};

QString homeAsTilde(const QString &folder)
{
    const QString home = QDir::homePath() + u'/';
    return folder.startsWith(home) ? u"~/"_s + folder.mid(home.size()) : folder;
}

QString hintOf(SignInKind kind)
{
    switch (kind) {
    case SignInKind::ServiceAccount:
        return SignInWords::tr("Client ID and secret of a service account or of your access key.");
    case SignInKind::BearerToken:
        return SignInWords::tr("A token that you paste. When it expires, you paste another one.");
    case SignInKind::UserPassword:
        return SignInWords::tr("For users of the control plane itself, if it allows that. Not for single sign-on.");
    case SignInKind::TokenCommand:
        return SignInWords::tr("Runs without a shell whenever a token is needed, and must print that token.");
    case SignInKind::RunaiSession:
        return SignInWords::tr("Uses what \"runai login\" has left in %1, without changing it.")
            .arg(homeAsTilde(session::runaiFolder()));
    }
    return {};
}

} // namespace

SignInForm::SignInForm(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(formRowGap);
    auto *top = new QWidget(this);
    QFormLayout *form = makeConnectForm(top);
    auto *field = new QWidget(top);
    auto *lines = new QVBoxLayout(field);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    m_method = new QComboBox(field);
    m_method->setObjectName(u"method"_s);
    m_method->setMinimumHeight(appMetrics().control);
    m_method->setFocusPolicy(Qt::StrongFocus); // the wheel scrolls the dialog
    lines->addWidget(m_method);
    m_hint = secondaryLabel({}, TextSize::Small, field);
    m_hint->setObjectName(u"methodHint"_s);
    m_hint->setWordWrap(true);
    lines->addWidget(m_hint);
    QLabel *label = formLabel(SignInWords::tr("Sign in with"), top);
    label->setBuddy(m_method);
    m_method->setAccessibleName(label->text());
    form->addRow(label, field);
    column->addWidget(top);
    for (std::size_t i = 0; i < kinds; ++i) {
        m_pages.at(i) = makePage(SignInKind(i));
        if (m_pages.at(i))
            column->addWidget(m_pages.at(i));
    }
    addMethods();
    showKind();
    connect(m_method, &QComboBox::activated, this, [this] {
        showKind();
        if (kind() == SignInKind::RunaiSession)
            Q_EMIT runaiChosen();
        Q_EMIT edited();
    });
}

void SignInForm::addMethods()
{
    addMethod(SignInKind::ServiceAccount, SignInWords::tr("Service account"));
    addMethod(SignInKind::BearerToken, SignInWords::tr("Bearer token"));
    addMethod(SignInKind::UserPassword, SignInWords::tr("User name and password"));
    addMethod(SignInKind::TokenCommand, SignInWords::tr("Command that prints a token"));
    if (session::hasRunaiFolder())
        addMethod(SignInKind::RunaiSession, SignInWords::tr("Session of the runai command line"));
}

void SignInForm::addMethod(SignInKind kind, const QString &title)
{
    m_method->addItem(title, int(kind));
}

// No QStackedWidget: its height for a width is that of the highest page, shown or not.
void SignInForm::showKind()
{
    for (std::size_t i = 0; i < kinds; ++i) {
        if (m_pages.at(i))
            m_pages.at(i)->setVisible(SignInKind(i) == kind());
    }
    m_hint->setText(hintOf(kind()));
    m_method->setAccessibleDescription(m_hint->text());
    const QString hint = mayKeepSecret() ? SignInWords::tr("Unchanged") : QString();
    for (const FormRow &row : {m_clientSecret, m_token, m_password})
        row.edit->setPlaceholderText(hint);
}

QWidget *SignInForm::makePage(SignInKind kind)
{
    if (kind == SignInKind::RunaiSession)
        return nullptr;
    auto *page = new QWidget(this);
    QFormLayout *form = makeConnectForm(page);
    switch (kind) {
    case SignInKind::ServiceAccount:
        m_clientId = follow(addFormRow(form, SignInWords::tr("Client ID"), u"clientId"_s));
        m_clientSecret = follow(addSecretRow(form, SignInWords::tr("Client secret"), u"clientSecret"_s));
        break;
    case SignInKind::BearerToken:
        m_token = follow(addSecretRow(form, SignInWords::tr("Token"), u"token"_s));
        break;
    case SignInKind::UserPassword:
        m_user = follow(addFormRow(form, SignInWords::tr("User name"), u"user"_s));
        m_password = follow(addSecretRow(form, SignInWords::tr("Password"), u"password"_s));
        break;
    case SignInKind::TokenCommand:
        m_command = follow(addFormRow(form, SignInWords::tr("Command"), u"command"_s));
        m_command.edit->setPlaceholderText(tr("e.g. %1").arg(u"runai auth get-token"_s));
        break;
    case SignInKind::RunaiSession:
        break;
    }
    return page;
}

FormRow SignInForm::follow(const FormRow &row)
{
    connect(row.edit, &QLineEdit::textChanged, this, &SignInForm::edited);
    return row;
}

SignInKind SignInForm::kind() const
{
    return SignInKind(m_method->currentData().toInt());
}

const FormRow *SignInForm::nameRow() const
{
    switch (kind()) {
    case SignInKind::ServiceAccount:
        return &m_clientId;
    case SignInKind::UserPassword:
        return &m_user;
    case SignInKind::TokenCommand:
        return &m_command;
    case SignInKind::BearerToken:
    case SignInKind::RunaiSession:
        break;
    }
    return nullptr;
}

const FormRow *SignInForm::secretRow() const
{
    switch (kind()) {
    case SignInKind::ServiceAccount:
        return &m_clientSecret;
    case SignInKind::BearerToken:
        return &m_token;
    case SignInKind::UserPassword:
        return &m_password;
    case SignInKind::TokenCommand:
    case SignInKind::RunaiSession:
        break;
    }
    return nullptr;
}

void SignInForm::setSaved(const session::SavedConnection &saved, bool hasSecret)
{
    m_savedKind = saved.signIn;
    m_hasSecret = hasSecret;
    m_clientId.edit->setText(saved.clientId);
    m_user.edit->setText(saved.user);
    m_command.edit->setText(saved.command);
    if (m_method->findData(int(saved.signIn)) < 0) // its folder is gone
        addMethod(saved.signIn, SignInWords::tr("Session of the runai command line"));
    m_method->setCurrentIndex(m_method->findData(int(saved.signIn)));
    showKind();
}

void SignInForm::write(session::SavedConnection &saved) const
{
    saved.signIn = kind();
    saved.clientId = kind() == SignInKind::ServiceAccount ? m_clientId.text() : QString();
    saved.user = kind() == SignInKind::UserPassword ? m_user.text() : QString();
    saved.command = kind() == SignInKind::TokenCommand ? m_command.text() : QString();
}

std::optional<QString> SignInForm::secret() const
{
    const FormRow *row = secretRow();
    // Spaces belong to a password; around pasted text they do not.
    const QString text = !row ? QString() : kind() == SignInKind::UserPassword ? row->edit->text() : row->text();
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

bool SignInForm::isValid() const
{
    return wrongName().isEmpty() && wrongSecret().isEmpty();
}

QWidget *SignInForm::showErrors()
{
    QWidget *first = nullptr;
    for (const auto &[row, sentence] : {std::pair(nameRow(), wrongName()), std::pair(secretRow(), wrongSecret())}) {
        if (!row)
            continue;
        row->setError(sentence);
        if (!sentence.isEmpty() && !first)
            first = row->edit;
    }
    return first;
}

void SignInForm::setKeptSentence(const QString &sentence)
{
    for (const FormRow &row : {m_clientSecret, m_token, m_password})
        row.kept->setText(sentence);
}

void SignInForm::forgetStoredSecret()
{
    m_hasSecret = false;
    showKind();
}

void SignInForm::focusSecret()
{
    const FormRow *row = secretRow() ? secretRow() : nameRow();
    QWidget *field = m_method;
    if (row)
        field = row->edit;
    field->setFocus(Qt::OtherFocusReason);
}

// Otherwise the stored secret would belong to the other kind of sign-in.
bool SignInForm::mayKeepSecret() const
{
    return m_hasSecret && kind() == m_savedKind;
}

QString SignInForm::wrongName() const
{
    const FormRow *row = nameRow();
    if (!row || !row->text().isEmpty())
        return {};
    if (kind() == SignInKind::ServiceAccount)
        return SignInWords::tr("Enter the client ID of the service account.");
    return kind() == SignInKind::UserPassword ? SignInWords::tr("Enter the user name.")
                                              : SignInWords::tr("Enter the command that prints the token.");
}

QString SignInForm::wrongSecret() const
{
    if (!secretRow() || mayKeepSecret() || secret())
        return {};
    if (kind() == SignInKind::ServiceAccount)
        return SignInWords::tr("Enter the client secret of the service account.");
    return kind() == SignInKind::UserPassword ? SignInWords::tr("Enter the password.")
                                              : SignInWords::tr("Paste a token.");
}

} // namespace views

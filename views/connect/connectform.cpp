// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/connectform.h"

#include "models/session/runaisession.h"
#include "views/connect/colourchoice.h"
#include "views/connect/signinform.h"
#include "views/connect/waysform.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

} // namespace

tl::expected<QUrl, QString> parseAddress(const QString &text, bool allowsHttp, const api::Proxy &proxy)
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
    if (api::isReadableByOthers(url, proxy) && !allowsHttp)
        return tl::unexpected(ConnectForm::tr("Use https://. Without it, the secret would be sent unencrypted."));
    url.setPath({});
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

bool ConnectForm::Entry::isSameAccess(const Entry &other) const
{
    return session::isSameAccess(saved, other.saved) && given() == other.given();
}

ConnectForm::ConnectForm(IsTaken isTaken, QWidget *parent)
    : QWidget(parent)
    , m_isTaken(std::move(isTaken))
{
    m_saved.id = session::SavedConnections::newId();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(formRowGap);
    column->addWidget(makeTop());
    m_signIn = new SignInForm(this);
    connect(m_signIn, &SignInForm::edited, this, &ConnectForm::edited);
    connect(m_signIn, &SignInForm::runaiChosen, this, &ConnectForm::fillRunaiAddress);
    column->addWidget(m_signIn);
    m_ways = new WaysForm(this);
    connect(m_ways, &WaysForm::edited, this, &ConnectForm::offerHttp);
    connect(m_ways, &WaysForm::edited, this, &ConnectForm::edited);
    column->addWidget(m_ways);
}

// Its session is good for one control plane only.
void ConnectForm::fillRunaiAddress()
{
    const QUrl address = session::runaiAddress();
    if (!m_address.text().isEmpty() || address.isEmpty())
        return;
    setAddress(address);
    suggestName();
}

void ConnectForm::setAddress(const QUrl &address)
{
    m_address.edit->setText(address.toString());
    m_address.setError(wrongAddress());
}

void ConnectForm::setColour(int colour)
{
    m_colour->setCurrent(colour);
}

QWidget *ConnectForm::makeTop()
{
    auto *top = new QWidget(this);
    QFormLayout *form = makeConnectForm(top);
    m_address = addRow(form, tr("Address"), u"address"_s);
    m_address.edit->setPlaceholderText(u"https://runai.acme.example"_s);
    checkWhenLeft(m_address, &ConnectForm::wrongAddress);
    connect(m_address.edit, &QLineEdit::editingFinished, this, &ConnectForm::suggestName);
    addHttp(form);
    m_name = addRow(form, tr("Name"), u"name"_s);
    m_name.edit->setMaxLength(int(session::SavedConnections::longestName));
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
    return top;
}

FormRow ConnectForm::addRow(QFormLayout *form, const QString &label, const QString &name)
{
    const FormRow row = addFormRow(form, label, name);
    connect(row.edit, &QLineEdit::textChanged, this, &ConnectForm::edited);
    return row;
}

// Out of the way until an address asks for it.
void ConnectForm::addHttp(QFormLayout *form)
{
    m_http = new QWidget(form->parentWidget());
    auto *column = new QVBoxLayout(m_http);
    column->setContentsMargins(formLabelWidth() + form->horizontalSpacing(), 0, 0, 0);
    column->setSpacing(4);
    m_allowHttp = new QCheckBox(tr("Connect without encryption"), m_http);
    m_allowHttp->setObjectName(u"allowHttp"_s);
    column->addWidget(m_allowHttp);
    QLabel *warning = secondaryLabel(tr("Others on the network can then read the secret and everything you see, and "
                                        "act with it. The window is marked \"Not encrypted\"."),
                                     TextSize::Small, m_http);
    warning->setWordWrap(true);
    column->addWidget(warning);
    form->addRow(m_http);
    m_http->hide();
    connect(m_address.edit, &QLineEdit::textChanged, this, &ConnectForm::offerHttp);
    connect(m_allowHttp, &QCheckBox::toggled, this, [this] {
        m_address.setError(wrongAddress());
        suggestName();
        Q_EMIT edited();
    });
}

void ConnectForm::offerHttp()
{
    const QString text = m_address.edit->text();
    m_http->setVisible(!parseAddress(text, false, m_ways->proxy()) && parseAddress(text, true));
}

tl::expected<QUrl, QString> ConnectForm::address() const
{
    return parseAddress(m_address.edit->text(), m_allowHttp->isChecked(), m_ways->proxy());
}

void ConnectForm::checkWhenLeft(const FormRow &row, QString (ConnectForm::*check)() const)
{
    // Do not complain about a field the user has not filled yet.
    connect(row.edit, &QLineEdit::editingFinished, this, [this, row, check] {
        if (!row.edit->text().trimmed().isEmpty())
            row.setError((this->*check)());
    });
}

void ConnectForm::suggestName()
{
    const auto address = this->address();
    const QString name = m_name.edit->text().trimmed();
    if (!address || (!name.isEmpty() && name != m_suggestedName))
        return;
    m_suggestedName = freeName(*address);
    m_name.edit->setText(m_suggestedName);
}

QString ConnectForm::freeName(const QUrl &address) const
{
    QString host = address.host(QUrl::FullyEncoded);
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
    m_allowHttp->setChecked(saved.ways.allowsHttp);
    m_address.edit->setText(saved.url.toString());
    m_name.edit->setText(saved.name);
    m_colour->setCurrent(saved.colour);
    m_signIn->setSaved(saved, hasSecret);
    m_ways->setSaved(saved);
}

void ConnectForm::forgetStoredSecret()
{
    m_signIn->forgetStoredSecret();
}

void ConnectForm::setKeptSentence(const QString &sentence)
{
    m_signIn->setKeptSentence(sentence);
    m_ways->setKeptSentence(sentence);
}

void ConnectForm::trust(const QByteArray &pem)
{
    m_ways->trust(pem);
}

void ConnectForm::focusSecret()
{
    m_signIn->focusSecret();
}

void ConnectForm::focusFirst()
{
    m_address.edit->setFocus(Qt::OtherFocusReason);
}

QString ConnectForm::wrongAddress() const
{
    const auto address = this->address();
    return address ? QString() : address.error();
}

QString ConnectForm::wrongName() const
{
    const QString name = m_name.edit->text().trimmed();
    if (name.isEmpty())
        return tr("Enter a name for this connection.");
    return m_isTaken(name) ? tr("Another connection already has this name.") : QString();
}

std::optional<ConnectForm::Entry> ConnectForm::peek() const
{
    const auto address = this->address();
    if (!address || !wrongName().isEmpty() || !m_signIn->isValid() || !m_ways->isValid())
        return {};
    Entry entry;
    entry.saved = m_saved;
    entry.saved.url = *address;
    entry.saved.name = m_name.edit->text().trimmed();
    entry.saved.colour = m_colour->current();
    m_signIn->write(entry.saved);
    m_ways->write(entry.saved);
    entry.saved.ways.allowsHttp = address->scheme() == u"http" && m_allowHttp->isChecked();
    entry.secret = m_signIn->secret();
    entry.passphrase = m_ways->passphrase();
    entry.proxyPassword = m_ways->proxyPassword();
    return entry;
}

std::optional<ConnectForm::Entry> ConnectForm::entry()
{
    suggestName();
    QWidget *wrong = m_ways->showErrors();
    if (QWidget *field = m_signIn->showErrors())
        wrong = field;
    for (const auto &[row, sentence] : {std::pair(m_name, wrongName()), std::pair(m_address, wrongAddress())}) {
        row.setError(sentence);
        if (!sentence.isEmpty())
            wrong = row.edit;
    }
    if (!wrong)
        return peek();
    wrong->setFocus();
    return {};
}

} // namespace views

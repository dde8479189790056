// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/waysform.h"

#include "models/api/certificateinfo.h"
#include "views/connect/certificatesdialog.h"
#include "views/look/icons.h"
#include "views/widgets/controls.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using Kind = api::Proxy::Kind;

namespace views {

WaysForm::WaysForm(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    makeHead();
    makeFields();
    unfold(false);
    showNeeded();
}

void WaysForm::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(6);
    m_head = flatTool("right", tr("Certificates and proxy"), this);
    m_head->setObjectName(u"certificates"_s);
    m_head->setText(tr("Certificates and proxy"));
    m_head->setToolTip({});
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setCheckable(true);
    connect(m_head, &QToolButton::toggled, this, &WaysForm::unfold);
    head->addSpacing(formLabelWidth() + 6);
    head->addWidget(m_head);
    m_choices = new ElidedLabel(Qt::ElideRight, this);
    setTextSize(*m_choices, TextSize::Small);
    m_choices->setForegroundRole(QPalette::PlaceholderText);
    m_choices->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(m_choices, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
}

void WaysForm::makeFields()
{
    m_fields = new QWidget(this);
    m_form = makeConnectForm(m_fields);
    m_caFile = addFile(m_form, tr("CA file (PEM)"), u"caFile"_s, tr("Certificates (*.pem *.crt *.cer)"));
    m_caFile.edit->setPlaceholderText(tr("Leave empty to use the system certificates"));
    makeTrusted(m_form);
    m_certificate = addFile(m_form, tr("Client certificate"), u"clientCertificate"_s,
                            tr("Certificates (*.p12 *.pfx *.pem *.crt *.cer)"));
    m_certificate.edit->setPlaceholderText(tr("PEM, or PKCS#12 (.p12, .pfx). Mostly not needed"));
    m_key = addFile(m_form, tr("Key file"), u"clientKey"_s, tr("Keys (*.pem *.key)"));
    m_key.edit->setPlaceholderText(tr("Leave empty if the key is in the same file"));
    m_passphrase = addField(addSecretRow(m_form, tr("Passphrase"), u"passphrase"_s));

    m_proxyKind = new QComboBox(m_fields);
    m_proxyKind->setObjectName(u"proxyKind"_s);
    // In the order of Proxy::Kind.
    m_proxyKind->addItems({tr("As this computer is set up"), tr("None"), tr("HTTP proxy"), tr("SOCKS5 proxy")});
    m_proxyKind->setMinimumHeight(appMetrics().control);
    QLabel *label = formLabel(tr("Proxy"), m_fields);
    label->setBuddy(m_proxyKind);
    m_proxyKind->setAccessibleName(label->text());
    m_form->addRow(label, m_proxyKind);
    connect(m_proxyKind, &QComboBox::currentIndexChanged, this, &WaysForm::edited);
    m_proxyAddress = addField(addFormRow(m_form, tr("Proxy address"), u"proxyAddress"_s));
    m_proxyAddress.edit->setPlaceholderText(tr("e.g. %1").arg(u"proxy.example:3128"_s));
    connect(m_proxyAddress.edit, &QLineEdit::editingFinished, this, [this] {
        if (!m_proxyAddress.text().isEmpty())
            m_proxyAddress.setError(wrongProxy());
    });
    m_proxyUser = addField(addFormRow(m_form, tr("Proxy user"), u"proxyUser"_s));
    m_proxyUser.edit->setPlaceholderText(tr("Only if it asks for one"));
    m_proxyPassword = addField(addSecretRow(m_form, tr("Proxy password"), u"proxyPassword"_s));
    layout()->addWidget(m_fields);
    connect(this, &WaysForm::edited, this, &WaysForm::showNeeded);
    setKeptSentence({});
}

void WaysForm::setKeptSentence(const QString &sentence)
{
    const QString before = sentence.isEmpty() ? QString() : sentence + u' ';
    m_passphrase.kept->setText(before + tr("Leave it empty if the key has none."));
    m_proxyPassword.kept->setText(before + tr("Leave it empty if the proxy asks for none."));
}

void WaysForm::makeTrusted(QFormLayout *form)
{
    m_trustedRow = new QWidget(m_fields);
    auto *line = new QHBoxLayout(m_trustedRow);
    line->setContentsMargins(0, 0, 0, 0);
    m_trustedText = textLabel({}, TextSize::Body, m_trustedRow);
    m_trustedText->setObjectName(u"trusted"_s);
    m_trustedText->setWordWrap(true);
    line->addWidget(m_trustedText, 1);
    QPushButton *remove = pushButton(tr("Remove"), ButtonRole::Normal, m_trustedRow);
    remove->setObjectName(u"distrust"_s);
    remove->setAutoDefault(false);
    remove->setAccessibleName(tr("Remove this certificate"));
    connect(remove, &QPushButton::clicked, this, [this] {
        m_trusted.clear();
        Q_EMIT edited();
    });
    line->addWidget(remove, 0, Qt::AlignTop);
    form->addRow(formLabel(tr("Also trusts"), m_fields), m_trustedRow);
}

FormRow WaysForm::addField(const FormRow &row)
{
    connect(row.edit, &QLineEdit::textChanged, this, &WaysForm::edited);
    return row;
}

FormRow WaysForm::addFile(QFormLayout *form, const QString &label, const QString &name, const QString &filter)
{
    const FormRow row = addField(addFormRow(form, label, name));
    // Do not complain about a field the user has not filled yet.
    connect(row.edit, &QLineEdit::editingFinished, this, [row] {
        if (!row.text().isEmpty())
            row.setError(wrongFile(row));
    });
    auto *choose = new QAction(icon("folder"), tr("Choose a file…"), row.edit);
    row.edit->addAction(choose, QLineEdit::TrailingPosition);
    connect(choose, &QAction::triggered, this, [this, row, filter] { this->choose(row, filter); });
    return row;
}

void WaysForm::choose(const FormRow &row, const QString &filter)
{
    auto *chooser = new QFileDialog(this, row.edit->accessibleName());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters({filter, tr("All files (*)")});
    connect(chooser, &QFileDialog::fileSelected, row.edit, [row](const QString &file) {
        row.edit->setText(file);
        row.setError(wrongFile(row));
    });
    chooser->open();
}

void WaysForm::unfold(bool open)
{
    m_head->setIcon(icon(open ? "down" : isRightToLeft() ? "back" : "right"));
    m_fields->setVisible(open);
}

// Only the fields that belong to what was chosen.
void WaysForm::showNeeded()
{
    const auto show = [this](QWidget *field, bool isNeeded) {
        if (QWidget *label = m_form->labelForField(field))
            label->setVisible(isNeeded);
        field->setVisible(isNeeded);
    };
    const auto showRow = [&show](const FormRow &row, bool isNeeded) { show(row.edit->parentWidget(), isNeeded); };
    const QString certificate = m_certificate.text();
    const bool isPkcs12
        = certificate.endsWith(u".p12", Qt::CaseInsensitive) || certificate.endsWith(u".pfx", Qt::CaseInsensitive);
    showRow(m_key, !certificate.isEmpty() && !isPkcs12);
    showRow(m_passphrase, !certificate.isEmpty());
    const bool isExplicit = m_proxyKind->currentIndex() >= int(Kind::Http);
    showRow(m_proxyAddress, isExplicit);
    showRow(m_proxyUser, isExplicit);
    showRow(m_proxyPassword, isExplicit && !m_proxyUser.text().isEmpty());
    m_passphrase.edit->setPlaceholderText(passphrase() ? QString() : tr("Unchanged"));
    m_proxyPassword.edit->setPlaceholderText(proxyPassword() ? QString() : tr("Unchanged"));
    show(m_trustedRow, !m_trusted.isEmpty());
    tellChoices();
}

void WaysForm::tellChoices()
{
    const QString file = m_caFile.text();
    QStringList parts{file.isEmpty() ? tr("system certificates") : QFileInfo(file).fileName()};
    if (!m_trusted.isEmpty())
        parts << tr("a trusted certificate");
    if (!m_certificate.text().isEmpty())
        parts << tr("a client certificate");
    switch (Kind(m_proxyKind->currentIndex())) {
    case Kind::System:
        parts << tr("system proxy");
        break;
    case Kind::None:
        parts << tr("no proxy");
        break;
    case Kind::Http:
    case Kind::Socks5:
        parts << tr("own proxy");
        break;
    }
    m_choices->setFullText(parts.join(u", "_s));
}

QString WaysForm::wrongFile(const FormRow &row)
{
    const QString file = row.text();
    const QFileInfo info(file);
    return file.isEmpty() || (info.isFile() && info.isReadable()) ? QString()
                                                                  : tr("Cannot read this file. Choose another one.");
}

bool WaysForm::hasKeyField() const
{
    return !m_key.edit->parentWidget()->isHidden();
}

QString WaysForm::wrongKey() const
{
    return hasKeyField() ? wrongFile(m_key) : QString();
}

// "proxy.example:3128"; a scheme before it does no harm.
api::Proxy WaysForm::proxy() const
{
    api::Proxy result{.kind = Kind(m_proxyKind->currentIndex())};
    if (result.kind != Kind::Http && result.kind != Kind::Socks5)
        return result;
    const QString text = m_proxyAddress.text();
    const QUrl url(text.contains(u"://"_s) ? text : u"http://"_s + text, QUrl::StrictMode);
    if (url.isValid() && url.userInfo().isEmpty() && url.port() > 0) {
        result.host = url.host();
        result.port = quint16(url.port());
    }
    result.user = m_proxyUser.text();
    return result;
}

QString WaysForm::wrongProxy() const
{
    const api::Proxy entered = proxy();
    const bool isExplicit = entered.kind == Kind::Http || entered.kind == Kind::Socks5;
    return isExplicit && entered.host.isEmpty() ? tr("Enter host and port, e.g. proxy.example:3128.") : QString();
}

void WaysForm::setSaved(const session::SavedConnection &saved)
{
    m_saved = saved.ways;
    m_caFile.edit->setText(saved.caFile);
    m_certificate.edit->setText(saved.ways.certificateFile);
    m_key.edit->setText(saved.ways.keyFile);
    const api::Proxy &proxy = saved.ways.proxy;
    m_proxyKind->setCurrentIndex(int(proxy.kind));
    if (!proxy.host.isEmpty())
        m_proxyAddress.edit->setText(api::hostAndPort(proxy.host, proxy.port));
    m_proxyUser.edit->setText(proxy.user);
    m_trusted.clear();
    if (!saved.ways.trusted.isEmpty())
        trust(saved.ways.trusted);
    else
        showNeeded();
    api::Ways usual;
    usual.allowsHttp = saved.ways.allowsHttp;
    if (!saved.caFile.isEmpty() || saved.ways != usual)
        m_head->setChecked(true);
}

void WaysForm::trust(const QByteArray &pem)
{
    m_trusted = pem;
    const api::CertificateInfo info = api::infoOfPem(pem);
    //: a certificate: its name, its fingerprint
    m_trustedText->setText(tr("%1, SHA-256 %2").arg(info.subject, inTwoLines(info.fingerprint)));
    m_head->setChecked(true);
    Q_EMIT edited();
}

void WaysForm::write(session::SavedConnection &saved) const
{
    saved.caFile = m_caFile.text();
    saved.ways.trusted = m_trusted;
    saved.ways.certificateFile = m_certificate.text();
    saved.ways.keyFile = hasKeyField() ? m_key.text() : QString();
    saved.ways.proxy = proxy();
}

std::optional<QString> WaysForm::passphrase() const
{
    const QString entered = m_passphrase.edit->text();
    const bool isStored = !m_saved.certificateFile.isEmpty() && m_certificate.text() == m_saved.certificateFile;
    if (m_certificate.text().isEmpty() || (entered.isEmpty() && isStored))
        return {};
    return entered;
}

std::optional<QString> WaysForm::proxyPassword() const
{
    const api::Proxy now = proxy();
    const QString entered = m_proxyPassword.edit->text();
    if (now.user.isEmpty() || (entered.isEmpty() && now == m_saved.proxy))
        return {};
    return entered;
}

bool WaysForm::isValid() const
{
    return wrongFile(m_caFile).isEmpty() && wrongFile(m_certificate).isEmpty() && wrongKey().isEmpty()
        && wrongProxy().isEmpty();
}

QWidget *WaysForm::showErrors()
{
    m_caFile.setError(wrongFile(m_caFile));
    m_certificate.setError(wrongFile(m_certificate));
    m_key.setError(wrongKey());
    m_proxyAddress.setError(wrongProxy());
    for (const FormRow *row : {&m_caFile, &m_certificate, &m_key, &m_proxyAddress}) {
        if (row->hasError()) {
            m_head->setChecked(true);
            return row->edit;
        }
    }
    return nullptr;
}

} // namespace views

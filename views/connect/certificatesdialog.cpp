// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/certificatesdialog.h"

#include "models/base/shown.h"
#include "models/table/format.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"
#include "views/widgets/verticalscroll.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int certificatesWidth = 92; // digits
constexpr int certificatesLines = 28;
constexpr int bytesInLine = 16; // of a fingerprint

QString dateText(const QDateTime &time)
{
    return table::displayText(table::Kind::Time, time.toMSecsSinceEpoch(), {.zone = table::Zone::Utc});
}

QLabel *valueLabel(const QString &text, QWidget *parent)
{
    QLabel *label = textLabel(text, TextSize::Body, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QWidget *certificateBox(const api::CertificateInfo &info, const QString &title, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    QLabel *head = textLabel(title, TextSize::Body, box);
    setSemiBold(*head);
    column->addWidget(head);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(4);
    const auto add = [&](const QString &label, const QString &value) {
        const QString shown = base::shownText(value); // whoever is on the way may have written it
        QLabel *text = valueLabel(shown, box);
        text->setAccessibleName(label + u": "_s + shown);
        form->addRow(secondaryLabel(label, TextSize::Body, box), text);
        return text;
    };
    add(CertificatesDialog::tr("Issued for"), info.subject);
    if (!info.names.isEmpty())
        add(CertificatesDialog::tr("Names"), info.names.join(u", "_s));
    add(CertificatesDialog::tr("Issued by"),
        info.isSelfSigned ? CertificatesDialog::tr("itself (self-signed)") : info.issuer);
    //: of a certificate: from when until when
    add(CertificatesDialog::tr("Valid"),
        CertificatesDialog::tr("%1 to %2 (UTC)").arg(dateText(info.from), dateText(info.to)));
    QLabel *fingerprint = add(CertificatesDialog::tr("SHA-256 fingerprint"), inTwoLines(info.fingerprint));
    fingerprint->setObjectName(u"fingerprint"_s);
    followFont(*fingerprint, [fingerprint] { fingerprint->setFont(fixedFont(QApplication::font())); });
    fingerprint->setWordWrap(false);
    column->addLayout(form);
    return box;
}

} // namespace

QString inTwoLines(const QString &fingerprint)
{
    constexpr qsizetype half = bytesInLine * 3;
    return fingerprint.left(half - 1) + u'\n' + fingerprint.mid(half);
}

CertificatesDialog::CertificatesDialog(const QList<api::CertificateInfo> &chain, bool mayTrust, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Certificates of the control plane"));
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    column->setSpacing(16);
    for (qsizetype i = 0; i < chain.size(); ++i) {
        const QString title = i == 0 ? tr("Certificate of the control plane") : tr("Signed by, %1").arg(i);
        column->addWidget(certificateBox(chain.at(i), title, body));
    }
    const bool isTrustable = mayTrust && !chain.isEmpty();
    const bool isCa = isTrustable && chain.size() > 1 && chain.last().isSelfSigned;
    QLabel *advice = secondaryLabel(
        !isTrustable ? tr("It cannot be trusted by a click, because more is wrong with it than who has signed it.")
            : isCa   ? tr("Compare the fingerprint of the last certificate with the one that the administrator of the "
                            "control plane tells you, not by this connection. Whoever owns it can sign certificates for "
                            "any control plane at this address.")
                     : tr("Compare the fingerprint of the first certificate with the one that the administrator of the "
                            "control plane tells you, not by this connection."),
        TextSize::Body, body);
    advice->setWordWrap(true);
    column->addWidget(advice);
    column->addStretch(1);

    QScrollArea *scroll = verticalScroll(body, QPalette::Base, this);
    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QVBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    auto *buttons = new QDialogButtonBox(footer);
    QPushButton *close = pushButton(tr("Close"), ButtonRole::Normal, footer);
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    close->setDefault(true);
    if (isTrustable) {
        QPushButton *trust = pushButton(isCa ? tr("Trust this CA for this connection")
                                             : tr("Trust this certificate for this connection"),
                                        ButtonRole::Normal, footer);
        trust->setObjectName(u"trust"_s);
        trust->setAutoDefault(false);
        buttons->addButton(trust, QDialogButtonBox::AcceptRole);
        const QByteArray pem = isCa ? chain.last().pem : chain.first().pem;
        connect(buttons, &QDialogButtonBox::accepted, this, [this, pem] {
            Q_EMIT trusted(pem);
            accept();
        });
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    row->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(footer);
    resizeWithinScreen(*this, {appMetrics().dw(certificatesWidth), certificatesLines * fontMetrics().height()});
}

} // namespace views

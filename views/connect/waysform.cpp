// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/waysform.h"

#include "views/look/icons.h"
#include "views/widgets/controls.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

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
    tellChoices();
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
    m_choices = secondaryLabel({}, TextSize::Small, this);
    head->addWidget(m_choices);
    head->addStretch();
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
}

void WaysForm::makeFields()
{
    m_fields = new QWidget(this);
    QFormLayout *form = makeConnectForm(m_fields);
    m_caFile = addFormRow(form, tr("CA file (PEM)"), u"caFile"_s);
    m_caFile.edit->setPlaceholderText(tr("Leave empty to use the system certificates"));
    // Do not complain about a field the user has not filled yet.
    connect(m_caFile.edit, &QLineEdit::editingFinished, this, [this] {
        if (!m_caFile.text().isEmpty())
            m_caFile.setError(wrongCaFile());
    });
    auto *choose = new QAction(icon("folder"), tr("Choose a file…"), m_caFile.edit);
    m_caFile.edit->addAction(choose, QLineEdit::TrailingPosition);
    connect(choose, &QAction::triggered, this, &WaysForm::chooseCaFile);
    connect(m_caFile.edit, &QLineEdit::textChanged, this, &WaysForm::edited);
    QLabel *proxy
        = secondaryLabel(tr("Uses the system proxy, including http_proxy and no_proxy."), TextSize::Small, m_fields);
    proxy->setWordWrap(true);
    form->addRow(formLabel(tr("Proxy"), m_fields), proxy);
    layout()->addWidget(m_fields);
    connect(this, &WaysForm::edited, this, &WaysForm::tellChoices);
}

void WaysForm::unfold(bool open)
{
    m_head->setIcon(icon(open ? "down" : "right"));
    m_fields->setVisible(open);
}

void WaysForm::tellChoices()
{
    const QString file = m_caFile.text();
    m_choices->setText(file.isEmpty() ? tr("system certificates, system proxy")
                                      : tr("%1, system proxy", "file").arg(QFileInfo(file).fileName()));
}

void WaysForm::chooseCaFile()
{
    auto *chooser = new QFileDialog(this, tr("CA file"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(chooser, &QFileDialog::fileSelected, m_caFile.edit, [this](const QString &file) {
        m_caFile.edit->setText(file);
        m_caFile.setError(wrongCaFile());
    });
    chooser->open();
}

QString WaysForm::wrongCaFile() const
{
    const QString file = m_caFile.text();
    return file.isEmpty() || QFileInfo(file).isReadable() ? QString()
                                                          : tr("Cannot read this file. Choose another one.");
}

void WaysForm::setSaved(const session::SavedConnection &saved)
{
    m_caFile.edit->setText(saved.caFile);
    if (!saved.caFile.isEmpty())
        m_head->setChecked(true);
}

void WaysForm::write(session::SavedConnection &saved) const
{
    saved.caFile = m_caFile.text();
}

bool WaysForm::isValid() const
{
    return wrongCaFile().isEmpty();
}

QWidget *WaysForm::showErrors()
{
    const QString sentence = wrongCaFile();
    m_caFile.setError(sentence);
    if (sentence.isEmpty())
        return nullptr;
    m_head->setChecked(true);
    return m_caFile.edit;
}

} // namespace views

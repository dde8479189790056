// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/installbox.h"

#include "models/actions/newcluster.h"
#include "models/catalog/secrets.h"
#include "views/widgets/controls.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int textRows = 5;

// Clipboard managers that know the mark keep no copy.
void copySecretly(const QString &text)
{
    auto *data = new QMimeData;
    data->setText(text);
    data->setData(u"x-kde-passwordManagerHint"_s, "secret");
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace

InstallBox::InstallBox(api::Client &client, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_version(new QLineEdit(this))
    , m_address(new QLineEdit(this))
    , m_problem(new ErrorLine(this))
    , m_secret(new QLineEdit(this))
    , m_eye(flatTool("eye", tr("Show the secret for 30 seconds"), this))
    , m_copySecret(pushButton(tr("Copy secret"), ButtonRole::Normal, this))
    , m_text(new QPlainTextEdit(this))
    , m_copyText(pushButton(tr("Copy commands"), ButtonRole::Normal, this))
{
    build();
    setFocusProxy(m_version);
    m_hide.setSingleShot(true);
    m_hide.setInterval(revealedMs);
    connect(&m_hide, &QTimer::timeout, this, [this] { m_eye->setChecked(false); });
    connect(m_eye, &QToolButton::toggled, this, &InstallBox::reveal);
    connect(m_copySecret, &QPushButton::clicked, this, [this] { copy(*m_copySecret, m_instructions.clientSecret); });
    connect(m_copyText, &QPushButton::clicked, this, [this] { copy(*m_copyText, m_instructions.text); });
    for (QLineEdit *edit : {m_version, m_address})
        connect(edit, &QLineEdit::editingFinished, this, &InstallBox::ask);
}

void InstallBox::build()
{
    const Metrics metrics(font());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(controlGap);
    auto *top = new QHBoxLayout;
    QLabel *version = textLabel(tr("Version"), TextSize::Body, this);
    QLabel *address = textLabel(tr("Address, if not its domain"), TextSize::Body, this);
    version->setBuddy(m_version);
    address->setBuddy(m_address);
    m_version->setMaxLength(actions::longestClusterVersion);
    m_version->setFixedWidth(metrics.dw(14));
    m_version->setPlaceholderText(u"2.23.41"_s);
    m_address->setPlaceholderText(u"https://…"_s);
    top->addWidget(version);
    top->addWidget(m_version);
    top->addWidget(address);
    top->addWidget(m_address, 1);
    layout->addLayout(top);
    layout->addWidget(m_problem);

    QLabel *secret = textLabel(tr("Client secret of the cluster"), TextSize::Body, this);
    secret->setBuddy(m_secret);
    layout->addWidget(secret);
    auto *secretRow = new QHBoxLayout;
    m_secret->setReadOnly(true);
    m_secret->setFont(fixedFont(font()));
    m_eye->setCheckable(true);
    secretRow->addWidget(m_secret, 1);
    secretRow->addWidget(m_eye);
    secretRow->addWidget(m_copySecret);
    layout->addLayout(secretRow);

    QLabel *commands = secondaryLabel(tr("Run these on a machine with helm and access to the cluster. The copied text "
                                         "holds the secret, the shown one "
                                         "does not."),
                                      TextSize::Small, this);
    commands->setWordWrap(true);
    layout->addWidget(commands);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setFont(fixedFont(font()));
    m_text->viewport()->setBackgroundRole(QPalette::AlternateBase);
    m_text->setMinimumHeight(QFontMetrics(m_text->font()).lineSpacing() * textRows);
    m_text->setAccessibleName(tr("Commands that install Run:ai"));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_copyText, 0, Qt::AlignLeft);
    for (QPushButton *button : {m_copySecret, m_copyText}) {
        button->setAutoDefault(false);
        button->setEnabled(false);
    }
    m_eye->setEnabled(false);
}

void InstallBox::showCluster(const base::Key &key, const QString &version)
{
    m_key = key;
    m_version->setText(version);
    if (version.isEmpty())
        m_problem->setSentence(tr("Type the version of Run:ai to install."));
    ask();
}

QString InstallBox::shownText() const
{
    return m_text->toPlainText();
}

// The old text stays until the answer.
void InstallBox::ask()
{
    const api::InstallParams wanted{m_version->text().trimmed(), m_address->text().trimmed()};
    const bool isAsked = wanted.version == m_asked.version && wanted.remoteClusterUrl == m_asked.remoteClusterUrl;
    if (m_key.isNull() || wanted.version.isEmpty() || isAsked)
        return;
    m_asked = wanted;
    m_call = m_client.installInfo(m_key, wanted, base::Urgency::Interactive, this,
                                  [this](const auto &answer) { answered(answer); });
}

void InstallBox::answered(const api::Result<api::Instructions> &answer)
{
    if (!answer) {
        m_asked = {}; // may be asked again
        m_problem->setSentence((answer.error().sentence() + u' ' + answer.error().detail).trimmed());
        return;
    }
    m_instructions = *answer;
    m_problem->setSentence({});
    m_text->setPlainText(catalog::withoutSecret(m_instructions.text, m_instructions.clientSecret));
    const bool hasSecret = !m_instructions.clientSecret.isEmpty();
    m_eye->setEnabled(hasSecret);
    m_copySecret->setEnabled(hasSecret);
    m_copyText->setEnabled(true);
    reveal(m_eye->isChecked());
    Q_EMIT read();
}

void InstallBox::reveal(bool revealed)
{
    m_secret->setText(revealed ? m_instructions.clientSecret : catalog::secretMask());
    m_secret->setCursorPosition(0);
    if (revealed)
        m_hide.start();
    else
        m_hide.stop();
}

void InstallBox::copy(QPushButton &button, const QString &text)
{
    copySecretly(text);
    const QString usual = &button == m_copySecret ? tr("Copy secret") : tr("Copy commands");
    button.setText(tr("Copied"));
    QTimer::singleShot(copiedMs, &button, [&button, usual] { button.setText(usual); });
}

} // namespace views

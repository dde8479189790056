// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/confirmdialog.h"

#include "models/actions/desk.h"
#include "models/base/shown.h"
#include "models/table/format.h"
#include "views/actions/resulttable.h"
#include "views/actions/variantchoice.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"
#include "views/widgets/noticebox.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int leastWidthInDigits = 100; // in digit widths
using Look = ResultTable::Cell::Look;

} // namespace

ConfirmDialog::ConfirmDialog(const catalog::ObjectAction &action, api::Client &client,
                             const catalog::ClusterNames &names, QWidget *parent)
    : QDialog(parent)
    , m_action(action)
    , m_client(client)
    , m_names(names)
    , m_state(secondaryLabel(tr("Reading the chosen objects…"), TextSize::Body, this))
    , m_table(new ResultTable({0, 16, 17, 34}, this))
    , m_problem(new ErrorLine(this))
    , m_variants(action.variant ? new VariantChoice(action, this) : nullptr)
    , m_losses(new NoticeBox(this))
    , m_consequence(secondaryLabel(catalog::actionWords(action.words.consequence), TextSize::Body, this))
    , m_typeLabel(textLabel({}, TextSize::Body, this))
    , m_typed(new QLineEdit(this))
    , m_confirm(pushButton({}, action.isFinal ? ButtonRole::Danger : ButtonRole::Primary, this))
    , m_copy(pushButton(tr("Copy list"), ButtonRole::Flat, this))
{
    setWindowModality(Qt::WindowModal);
    setWindowTitle(catalog::actionWords(action.words.text).remove(u'…'));
    build();
    m_table->hide();
    m_typeLabel->hide();
    m_typed->hide();
    showConfirm();
}

void ConfirmDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    body->setSpacing(controlGap + 4);
    m_table->setAccessibleName(tr("Chosen objects"));
    m_consequence->setWordWrap(true);
    auto *typing = new QHBoxLayout;
    m_typed->setFixedWidth(Metrics(font()).dw(28));
    m_typeLabel->setBuddy(m_typed);
    typing->addWidget(m_typeLabel);
    typing->addWidget(m_typed);
    typing->addStretch();
    body->addWidget(m_state);
    body->addWidget(m_table, 1);
    body->addWidget(m_problem);
    if (m_variants) {
        body->addWidget(m_variants);
        m_variants->hide();
        connect(m_variants, &VariantChoice::changed, this, &ConfirmDialog::countLosses);
    }
    body->addWidget(m_losses);
    body->addWidget(m_consequence);
    body->addLayout(typing);
    layout->addLayout(body, 1);

    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    row->setSpacing(controlGap);
    QPushButton *cancel = pushButton(tr("Cancel"), ButtonRole::Normal, footer);
    row->addWidget(m_copy);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_confirm);
    layout->addWidget(footer);
    cancel->setDefault(true);
    cancel->setFocus();
    m_confirm->setAutoDefault(false);
    m_copy->setAutoDefault(false);
    if (m_variants)
        setTabOrder(m_variants, m_typed);
    setTabOrder(m_typed, m_copy);
    setTabOrder(m_copy, cancel);
    setTabOrder(cancel, m_confirm);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_table->texts().join(u'\n')); });
    connect(m_typed, &QLineEdit::textChanged, this, &ConfirmDialog::showConfirm);
}

void ConfirmDialog::setCandidates(const QList<actions::Candidate> &candidates)
{
    m_state->hide();
    m_targets.clear();
    for (const actions::Candidate &candidate : candidates) {
        if (isPossible(m_action, candidate))
            m_targets << candidate.target;
    }
    m_confirm->setText(catalog::actionWords(m_action.words.title, m_targets.size()));
    if (!m_targets.isEmpty())
        setWindowTitle(m_confirm->text());
    else if (candidates.size() == 1)
        m_problem->setSentence(tr("%1 does not allow it: %2.")
                                   .arg(candidates.constFirst().target.name, candidates.constFirst().verdict.text));
    else
        m_problem->setSentence(tr("None of the chosen objects allows it."));
    if (m_variants && m_targets.size() == 1)
        showVariants(candidates.constFirst());
    else
        showList(candidates);
    const bool isTyped = !wanted().isEmpty();
    const QString request = tr("Type %1 to confirm:").arg(base::shownName(wanted()));
    m_typeLabel->setText(QString(request).replace(u'&', u"&&"_s)); // it has a buddy, whose key a single one would mark
    m_typeLabel->setVisible(isTyped);
    m_typed->setVisible(isTyped);
    m_typed->setAccessibleName(request);
    showConfirm();
    fit();
}

void ConfirmDialog::showList(const QList<actions::Candidate> &candidates)
{
    QList<QList<ResultTable::Cell>> rows;
    QList<QList<ResultTable::Cell>> leftOut;
    for (const actions::Candidate &candidate : candidates) {
        const catalog::ActionTarget &target = candidate.target;
        const bool isPossible = candidate.verdict.isPossible;
        const Look look = isPossible ? Look::Normal : Look::Secondary;
        const QString text = isPossible ? candidate.verdict.text : tr("left out: %1").arg(candidate.verdict.text);
        (isPossible ? rows : leftOut) << QList<ResultTable::Cell>{
            {target.name, look}, {target.state, Look::Chip}, {target.place, Look::Secondary}, {text, Look::Secondary}};
    }
    m_table->setRows(rows + leftOut);
    m_table->setVisible(!candidates.isEmpty());
}

void ConfirmDialog::showVariants(const actions::Candidate &candidate)
{
    setWindowTitle(tr("%1: %2").arg(m_confirm->text(), base::shownName(candidate.target.name)));
    m_variants->setCandidate(candidate);
    m_variants->show();
    countLosses();
}

void ConfirmDialog::countLosses()
{
    if (m_targets.size() != 1)
        return;
    m_belongings
        = std::make_unique<actions::Belongings>(m_client, m_names, m_targets.constFirst().key, chosen().belongings);
    const auto show = [this] {
        m_losses->setNotice(Tone::Danger, "err", m_belongings->sentences().join(u'\n'));
        fit();
    };
    connect(m_belongings.get(), &actions::Belongings::changed, this, show);
    show();
}

QString ConfirmDialog::lossText() const
{
    return m_losses->sentence();
}

const catalog::ObjectAction &ConfirmDialog::chosen() const
{
    const catalog::ObjectAction *variant = m_variants ? m_variants->chosen() : nullptr;
    return variant ? *variant : m_action;
}

// As high as its contents, which depend on the width.
void ConfirmDialog::fit()
{
    const int wide
        = std::max(width(), Metrics(font()).dw(m_variants ? leastWidthInDigits * 3 / 4 : leastWidthInDigits));
    layout()->activate();
    const QSize before = size();
    resize(wide, layout()->totalHeightForWidth(wide));
    if (isVisible())
        move(x() - (width() - before.width()) / 2, y()); // stays in the middle
}

void ConfirmDialog::setProblem(const QString &sentence)
{
    m_state->hide();
    m_problem->setSentence(sentence);
    showConfirm();
    adjustSize();
}

QString ConfirmDialog::wanted() const
{
    if (!m_action.isFinal || m_targets.isEmpty())
        return {};
    return m_targets.size() == 1 ? m_targets.constFirst().name : QString::number(m_targets.size());
}

void ConfirmDialog::showConfirm()
{
    m_confirm->setVisible(!m_targets.isEmpty());
    m_copy->setVisible(!m_targets.isEmpty() && !m_variants);
    m_consequence->setVisible(!m_targets.isEmpty() && !m_variants);
    // Nobody can type what cannot be seen.
    m_confirm->setEnabled(m_typed->text().trimmed() == wanted()
                          || m_typed->text().trimmed() == base::shownName(wanted()));
}

void askToAllowChanges(QWidget &parent, actions::Desk &desk, std::function<void()> allowed)
{
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, ConfirmDialog::tr("Allow changes"),
        ConfirmDialog::tr("The connection %1 is read-only.").arg(base::shownName(desk.session().connection().name)),
        QMessageBox::Cancel, &parent);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(ConfirmDialog::tr(
        "If you allow changes, Binnacle can change this control plane as far as your account may: suspend, "
        "resume and delete workloads, add, rename and delete clusters, and change workload types. It "
        "asks before what cannot be undone, and keeps a journal. You can forbid changes again in the "
        "connection menu."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QAbstractButton *allow = box->addButton(ConfirmDialog::tr("Allow changes"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(allow, &QAbstractButton::clicked, &desk, [&desk, allowed = std::move(allowed)] {
        desk.allowChanges(true);
        if (allowed)
            allowed();
    });
    box->open();
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/clusterdialog.h"

#include "models/actions/desk.h"
#include "models/api/jsontree.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/base/shown.h"
#include "models/catalog/catalog.h"
#include "models/table/windowmodel.h"
#include "views/actions/confirmdialog.h"
#include "views/actions/installbox.h"
#include "views/actions/stepsline.h"
#include "views/actions/waitbox.h"
#include "views/look/icons.h"
#include "views/look/sizes.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"
#include "views/widgets/controls.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int leastWidth = 90; // in digit widths

} // namespace

ClusterDialog::ClusterDialog(const PageContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_new(context.session, context.desk->journal())
    , m_steps(new StepsLine({tr("Name"), tr("Install"), tr("Connect")}, this))
    , m_banner(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_name(new QLineEdit(this))
    , m_nameCount(secondaryLabel({}, TextSize::Small, this))
    , m_nameFault(new ErrorLine(this))
    , m_domain(new QLineEdit(this))
    , m_domainCount(secondaryLabel({}, TextSize::Small, this))
    , m_domainFault(new ErrorLine(this))
    , m_version(new QLineEdit(this))
    , m_installPage(new QWidget(this))
    , m_install(new InstallBox(context.session.client(), m_installPage))
    , m_note(
          secondaryLabel(tr("An entry is made on the control plane. Nothing is installed yet."), TextSize::Small, this))
    , m_close(pushButton(tr("Cancel"), ButtonRole::Normal, this))
    , m_create(pushButton(tr("Create"), ButtonRole::Primary, this))
{
    setAttribute(Qt::WA_DeleteOnClose); // forgets the secret
    setWindowTitle(tr("New cluster"));
    build();
    connect(&m_new, &actions::NewCluster::changed, this, &ClusterDialog::checkFields);
    connect(&m_new, &actions::NewCluster::finished, this, &ClusterDialog::showOutcome);
    connect(m_banner, &Banner::actionRequested, &m_new, &actions::NewCluster::lookUp);
    connect(&m_context.names, &catalog::ClusterNames::changed, this, &ClusterDialog::checkFields);
    checkFields();
    m_name->setFocus();
    const int wide = Metrics(font()).dw(leastWidth);
    resize(wide, sizeHint().height());
}

ClusterDialog::ClusterDialog(const PageContext &context, const base::Key &key, const QString &name,
                             const QString &version, QWidget *parent)
    : ClusterDialog(context, parent)
{
    showInstall(key, name, version);
}

// The state of a cluster that had connected before is of no interest any more.
ClusterDialog::~ClusterDialog()
{
    if (m_wait && !m_wait->isFirst())
        m_wait->stop();
}

void ClusterDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new Panel(QPalette::Base, Qt::BottomEdge, this);
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    headRow->addWidget(m_steps);
    headRow->addStretch();
    layout->addWidget(head);
    layout->addWidget(m_banner);
    m_banner->hide();
    m_stack->addWidget(buildForm());
    // Not in the stack before it is shown, which would be as high.
    m_installPage->hide();
    auto *column = new QVBoxLayout(m_installPage);
    column->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    column->setSpacing(controlGap + 4);
    column->addWidget(m_install, 1);
    layout->addWidget(m_stack, 1);

    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    row->setSpacing(controlGap);
    m_note->setWordWrap(true);
    row->addWidget(m_note, 1);
    row->addWidget(m_close);
    row->addWidget(m_create);
    layout->addWidget(footer);
    m_create->setDefault(true);
    m_close->setAutoDefault(false);
    setTabOrder(m_name, m_domain);
    setTabOrder(m_domain, m_version);
    setTabOrder(m_version, m_close);
    setTabOrder(m_close, m_create);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &ClusterDialog::create);
}

QWidget *ClusterDialog::buildForm()
{
    auto *form = new QWidget(m_stack);
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    grid->setHorizontalSpacing(panelPadding);
    grid->setColumnStretch(1, 1);
    int at = 0;
    const auto add = [&](const QString &text, QLineEdit *edit, QLabel *count, QWidget *below) {
        QLabel *label = textLabel(text, TextSize::Body, form);
        label->setBuddy(edit);
        edit->setAccessibleName(text);
        grid->addWidget(label, at, 0);
        grid->addWidget(edit, at, 1);
        if (count)
            grid->addWidget(count, at, 2);
        grid->addWidget(below, at + 1, 1);
        at += 2;
    };
    add(tr("Name"), m_name, m_nameCount, m_nameFault);
    add(tr("Domain"), m_domain, m_domainCount, m_domainFault);
    QLabel *hint
        = secondaryLabel(tr("Of Run:ai. May be left empty, and chosen with the instructions."), TextSize::Small, form);
    hint->setWordWrap(true);
    add(tr("Version"), m_version, nullptr, hint);
    m_domain->setPlaceholderText(tr("Optional: where its workloads get their addresses"));
    m_version->setMaxLength(actions::longestClusterVersion);
    m_version->setPlaceholderText(u"2.23.41"_s);
    grid->setRowStretch(at, 1);
    connect(m_name, &QLineEdit::textChanged, this, &ClusterDialog::checkFields);
    connect(m_domain, &QLineEdit::textChanged, this, &ClusterDialog::checkFields);
    return form;
}

void ClusterDialog::checkFields()
{
    QStringList taken;
    for (const auto &[id, name] : m_context.names.all())
        taken << name;
    const QString name = m_name->text().trimmed();
    const QString domain = m_domain->text().trimmed();
    const bool isOpen = !m_new.isRunning()
        && (m_new.outcome() == actions::Outcome::Waiting || m_new.outcome() == actions::Outcome::Refused);
    const QString nameFault = isOpen ? actions::nameFault(name, taken) : QString();
    const QString domainFault = actions::domainFault(domain);
    const QString count = tr("%1 of %2");
    m_nameCount->setText(count.arg(name.size()).arg(actions::longestClusterName));
    m_domainCount->setText(count.arg(domain.size()).arg(actions::longestClusterName));
    m_nameFault->setSentence(nameFault);
    m_domainFault->setSentence(domainFault);
    setInvalid(m_name, !nameFault.isEmpty());
    setInvalid(m_domain, !domainFault.isEmpty());
    for (QLineEdit *edit : {m_name, m_domain, m_version})
        edit->setReadOnly(!isOpen);
    m_create->setEnabled(isOpen && !name.isEmpty() && nameFault.isEmpty() && domainFault.isEmpty());
}

void ClusterDialog::create()
{
    m_banner->dismiss();
    m_new.create({m_name->text().trimmed(), m_domain->text().trimmed(), m_version->text().trimmed()});
}

void ClusterDialog::showOutcome()
{
    const api::Error &error = m_new.error();
    if (m_new.outcome() == actions::Outcome::Accepted) {
        showInstall(m_new.key(), m_new.draft().name, m_new.draft().version);
    } else if (m_new.outcome() == actions::Outcome::Refused) {
        m_banner->showText(
            {Tone::Danger, "err", tr("The cluster was not created."), error.sentence(), {}, error.detail});
    } else {
        m_banner->showText({Tone::Warning, "warn", tr("No answer came."),
                            tr("It was sent once and is not sent again. No cluster has this name yet."),
                            tr("Look again"), error.detail});
    }
}

void ClusterDialog::showInstall(const base::Key &key, const QString &name, const QString &version)
{
    m_banner->dismiss();
    m_wait = &m_context.desk->waitFor(key, name);
    setWindowTitle(tr("Install %1").arg(base::shownName(name)));
    m_create->hide();
    m_close->setText(tr("Close"));
    m_stack->setCurrentIndex(m_stack->addWidget(m_installPage));
    m_installPage->layout()->addWidget(new WaitBox(*m_wait, m_installPage));
    m_install->showCluster(key, version);
    m_install->setFocus();
    connect(m_wait, &actions::ClusterWait::changed, this, &ClusterDialog::showStep);
    showStep();
    // The new parts are measured once they are shown.
    QMetaObject::invokeMethod(this, &ClusterDialog::fit, Qt::QueuedConnection);
}

// As high as its parts, if the screen is.
void ClusterDialog::fit()
{
    layout()->activate();
    const QRect room = screen()->availableGeometry();
    const int decoration = frameGeometry().height() - height();
    resize(std::max(width(), Metrics(font()).dw(leastWidth)),
           std::min(std::max(height(), sizeHint().height()), room.height() - decoration));
    if (isVisible() && frameGeometry().bottom() > room.bottom())
        move(x(), std::max(room.top(), y() - (frameGeometry().bottom() - room.bottom())));
}

void ClusterDialog::showStep()
{
    m_steps->setCurrent(m_wait->hasConnected() ? 2 : 1);
    m_note->setText(m_wait->isOver()
                        ? tr("The secret is forgotten when this is closed.")
                        : tr("When this is closed, the secret is forgotten, and the wait goes on as a job."));
}

void openNewCluster(QWidget &page, const PageContext &context)
{
    const auto open = [parent = QPointer(&page), context] {
        if (parent)
            (new ClusterDialog(context, parent))->show();
    };
    if (context.desk->allowsChanges())
        open();
    else
        askToAllowChanges(*page.window(), *context.desk, open);
}

void offerInstructions(TableView &table, const PageContext &context)
{
    QObject::connect(&table, &TableView::contextMenuShown, &table,
                     [&table, context](QMenu *menu, const QModelIndex &index) {
                         const table::WindowModel &model = *table.windowModel();
                         const auto object = api::parseJson(model.jsonAt(index.row()));
                         if (!object)
                             return;
                         menu->addAction(icon("info"), ClusterDialog::tr("Installation instructions…"), &table,
                                         [&table, context, key = model.idAt(index.row()),
                                          name = object->textAt(u"name"), version = object->textAt(u"version")] {
                                             (new ClusterDialog(context, key, name, version, &table))->show();
                                         });
                     });
}

} // namespace views

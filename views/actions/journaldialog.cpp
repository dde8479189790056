// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/journaldialog.h"

#include "models/base/outputfile.h"
#include "models/catalog/action.h"
#include "models/catalog/catalog.h"
#include "views/actions/resulttable.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr QSize firstSize(980, 460);
constexpr qsizetype mostShown = 1000; // the newest; the file has all
using Look = ResultTable::Cell::Look;

ResultTable::Cell outcomeCell(const actions::JournalEntry &entry)
{
    const QString code = entry.code ? u" (%1)"_s.arg(entry.code) : QString();
    if (entry.outcome == u"accepted")
        return {JournalDialog::tr("Accepted"), Look::Good};
    if (entry.outcome == u"refused")
        return {JournalDialog::tr("Refused") + code, Look::Bad};
    return {JournalDialog::tr("Sent, no answer") + code, Look::Bad};
}

// "Suspend": the word of the program's own language, if this version has the action.
QString actionName(const actions::JournalEntry &entry)
{
    for (const catalog::Resource resource : catalog::resources()) {
        if (QLatin1StringView(resource->singular) != entry.kind)
            continue;
        if (const auto *action = catalog::actionCalled(resource, entry.action))
            return catalog::actionWords(action->words.text).remove(u'…');
    }
    return entry.action;
}

} // namespace

JournalDialog::JournalDialog(actions::Journal &journal, const QString &connection, table::Zone zone, QWidget *parent)
    : QDialog(parent)
    , m_journal(journal)
    , m_zone(zone)
    , m_state(secondaryLabel({}, TextSize::Body, this))
    , m_table(new ResultTable({24, 11, 28, 20, 20, 0}, this))
    , m_export(pushButton(tr("Export CSV…"), ButtonRole::Normal, this))
{
    setWindowTitle(tr("Changes made in %1").arg(connection));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    body->setSpacing(controlGap);
    m_state->setWordWrap(true);
    m_table->setAccessibleName(windowTitle());
    body->addWidget(m_state);
    body->addWidget(m_table, 1);
    layout->addLayout(body, 1);
    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    QPushButton *close = pushButton(tr("Close"), ButtonRole::Normal, footer);
    row->addStretch();
    row->addWidget(m_export);
    row->addWidget(close);
    layout->addWidget(footer);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_export, &QPushButton::clicked, this, &JournalDialog::chooseFile);
    connect(&journal, &actions::Journal::changed, this, &JournalDialog::showEntries);
    connect(&journal, &QObject::destroyed, this, &QDialog::reject);
    showEntries();
    resize(firstSize);
}

void JournalDialog::showEntries()
{
    const QList<actions::JournalEntry> &entries = m_journal.entries();
    QList<QList<ResultTable::Cell>> rows;
    for (auto entry = entries.crbegin(); entry != entries.crend() && rows.size() < mostShown; ++entry) {
        rows << QList<ResultTable::Cell>{
            {table::displayText(table::Kind::Time, entry->atMs, {.zone = m_zone}), Look::Secondary},
            {actionName(*entry), Look::Normal},
            {entry->name, Look::Normal},
            outcomeCell(*entry),
            {entry->account, Look::Secondary},
            {entry->message, Look::Secondary}};
    }
    m_table->setRows(rows);
    m_export->setEnabled(!entries.isEmpty());
    const QString count = entries.size() > mostShown
        ? tr("The newest %1 of %2 changes. The CSV file has all.")
              .arg(table::countText(mostShown), table::countText(entries.size()))
        : tr("When, what, on which object, with which answer, as whom.");
    m_state->setText(!m_journal.problem().isEmpty() ? m_journal.problem()
                         : entries.isEmpty()        ? tr("Binnacle has changed nothing here yet.")
                                                    : count);
}

void JournalDialog::chooseFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *chooser
        = new QFileDialog(this, tr("Export changes to CSV"), QDir(folder).exists() ? folder : QDir::homePath());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(u"csv"_s);
    chooser->selectFile(u"changes-%1.csv"_s.arg(QDate::currentDate().toString(Qt::ISODate)));
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString &name) {
        const auto written = base::writeFile(name, m_journal.csv());
        m_state->setText(written
                             ? tr("Exported %1 changes to %2.")
                                   .arg(table::countText(m_journal.entries().size()), QDir::toNativeSeparators(name))
                             : written.error());
    });
    chooser->open();
}

} // namespace views

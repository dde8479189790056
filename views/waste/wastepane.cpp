// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/waste/wastepane.h"

#include "models/base/shown.h"
#include "models/waste/words.h"
#include "views/overview/cardtable.h"
#include "views/waste/wastebars.h"
#include "views/widgets/hintcards.h"
#include "views/widgets/noticebox.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr std::size_t mostStretches = 3; // the longest ones
constexpr int messageLines = 7;

QString gpusText(double gpus)
{
    return table::displayText(table::Kind::Gpus, gpus, {});
}

} // namespace

WastePane::WastePane(QWidget *parent)
    : QScrollArea(parent)
    , m_template(waste::messageTemplate())
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(panelPadding, panelPadding, panelPadding, panelPadding);
    column->setSpacing(controlGap);
    m_title = new ElidedLabel(Qt::ElideMiddle, body);
    m_title->setFont(scaled(font(), TextSize::Title));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_subtitle = secondaryLabel({}, TextSize::Body, body);
    m_subtitle->setWordWrap(true);
    m_notice = new NoticeBox(body);
    m_text = textLabel({}, TextSize::Body, body);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hints = new HintCards(body);
    m_barsTitle = textLabel(tr("Wasted GPU-hours"), TextSize::Section, body);
    m_bars = new WasteBars(body);
    m_stretchesTitle = textLabel(tr("Idle longest"), TextSize::Section, body);
    m_stretches = new CardTable({tr("Stretch"), tr("GPU-hours")}, true, body);
    m_messageTitle = textLabel(tr("Message to the owner"), TextSize::Section, body);
    m_message = new QPlainTextEdit(body);
    m_message->setReadOnly(true);
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(messageLines * fontMetrics().height() + 2 * panelPadding);
    m_message->setAccessibleName(m_messageTitle->text());

    m_messageButtons = new QWidget(body);
    auto *buttons = new QVBoxLayout(m_messageButtons); // the words are long in some languages
    buttons->setContentsMargins(0, 0, 0, 0);
    QPushButton *copy = pushButton(tr("Copy message to owner"), ButtonRole::Normal, m_messageButtons);
    copy->setToolTip(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_M).toString(QKeySequence::NativeText));
    QPushButton *edit = pushButton(tr("Edit template…"), ButtonRole::Flat, m_messageButtons);
    buttons->addWidget(copy, 0, Qt::AlignLeft);
    buttons->addWidget(edit, 0, Qt::AlignLeft);
    m_told = secondaryLabel({}, TextSize::Small, body);
    connect(copy, &QPushButton::clicked, this, &WastePane::copyMessage);
    connect(edit, &QPushButton::clicked, this, &WastePane::editTemplate);

    m_links = new QWidget(body);
    auto *links = new QHBoxLayout(m_links);
    links->setContentsMargins(0, 0, 0, 0);
    m_open = pushButton(tr("Open workload"), ButtonRole::Normal, m_links);
    links->addWidget(m_open);
    links->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, &WastePane::openRequested);

    const std::initializer_list<QWidget *> parts{
        m_title, m_subtitle,       m_notice,    m_text,         m_hints,   m_links,          m_barsTitle,
        m_bars,  m_stretchesTitle, m_stretches, m_messageTitle, m_message, m_messageButtons, m_told};
    for (QWidget *part : parts)
        column->addWidget(part);
    column->addStretch(1);
    body->setBackgroundRole(QPalette::Base);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(body);
    setAccessibleName(tr("Details"));
    showMessage(std::nullopt);
}

void WastePane::setContext(const table::FormatContext &context)
{
    m_context = context;
    m_bars->setZone(context.zone);
}

void WastePane::setTemplate(const QString &form)
{
    m_template = form.isEmpty() ? waste::messageTemplate() : form;
    showMessage(m_facts);
}

void WastePane::showHeadline(const QString &headline, const QString &text)
{
    m_notice->setNotice(Tone::Warning, "idle", headline);
    m_notice->setVisible(!headline.isEmpty());
    m_text->setText(QString(text).replace(QChar(0x2009), QChar(0x202F))); // a number is not broken into two lines
    m_text->setVisible(!text.isEmpty());
}

void WastePane::showRow(const waste::Row &row, const waste::Measured *workload, const waste::Result &result,
                        const waste::Question &question, const QString &cost)
{
    m_title->setFullText(QString::fromStdString(row.name));
    QStringList about;
    if (workload) {
        about << tr("%1 in project %2").arg(workload->holder.type, QString::fromStdString(row.project));
        if (!row.user.empty())
            about << tr("created by %1").arg(QString::fromStdString(row.user));
        if (workload->holder.endedMs != api::absentTime)
            about << tr("ended %1").arg(table::displayText(table::Kind::Time, workload->holder.endedMs, m_context));
    } else {
        about << tr("%n workload(s)", nullptr, int(row.workloads));
    }
    if (!row.cluster.empty())
        about << QString::fromStdString(row.cluster);
    m_subtitle->setText(base::shownText(about.join(u", "_s)));
    m_subtitle->setVisible(true);

    const QString window = waste::windowText(question.windowMs);
    const bool isIdle = !std::isnan(row.idleSeconds);
    QString headline;
    if (isIdle)
        headline = tr("All %1 GPU(s) idle for %2", nullptr, int(std::ceil(row.gpus)))
                       .arg(gpusText(row.gpus), table::durationText(std::llround(row.idleSeconds)));
    else if (row.idle > 0)
        headline = tr("%1 GPU(s) idle now", nullptr, int(std::ceil(row.idle))).arg(gpusText(row.idle));
    QString text = row.isLate ? tr("It is being measured.")
                              : tr("Nothing of it was measured: %1.").arg(QString::fromStdString(row.ground));
    if (!row.isLate && !std::isnan(row.wasted)) {
        text = tr("%1 GPU-hours in %2 were %3, %4 of what it held.")
                   .arg(waste::hoursText(row.wasted), window,
                        waste::countsText(question.counts, question.shortestIdleMs), waste::shareText(row.own / 100));
        if (!cost.isEmpty())
            text += u' ' + cost;
    }
    showHeadline(headline, text);
    const bool hasParts = !row.isLate && !row.parts.empty();
    m_bars->setParts(hasParts ? row.parts : std::vector<double>(), result.window);
    m_bars->setVisible(hasParts);
    m_barsTitle->setVisible(hasParts);
    m_links->setVisible(workload);
    showFindings(workload);
    if (!workload || std::isnan(row.wasted) || workload->holder.endedMs != api::absentTime) {
        showMessage(std::nullopt);
        return showTold(row.toldMs);
    }
    showMessage(waste::MessageFacts{.workload = QString::fromStdString(row.name),
                                    .project = QString::fromStdString(row.project),
                                    .gpus = row.gpus,
                                    .wasted = row.wasted,
                                    .windowMs = question.windowMs,
                                    .idleSeconds = isIdle ? std::llround(row.idleSeconds) : 0});
    showTold(row.toldMs);
}

void WastePane::showIdle(const waste::Row &row, bool isGroup)
{
    m_title->setFullText(QString::fromStdString(row.name));
    QStringList about;
    for (const std::string *part : {&row.project, &row.user, &row.cluster}) {
        if (!part->empty() && !isGroup)
            about << QString::fromStdString(*part);
    }
    m_subtitle->setText(base::shownText(about.join(u", "_s)));
    m_subtitle->setVisible(!about.isEmpty());
    showHeadline(
        tr("%1 of %2 GPU(s) idle now", nullptr, int(std::ceil(row.gpus))).arg(gpusText(row.idle), gpusText(row.gpus)),
        tr("Choose 24 h, 7 d or 30 d to see for how long, and what was wasted."));
    for (QWidget *part : std::initializer_list<QWidget *>{m_bars, m_barsTitle})
        part->hide();
    m_links->setVisible(!isGroup);
    showFindings(nullptr);
    showMessage(std::nullopt);
    showTold(row.toldMs);
}

void WastePane::showAll(const QString &title, const QStringList &sentences, const std::vector<double> &parts,
                        const metrics::Range &window)
{
    m_title->setFullText(title);
    m_subtitle->setVisible(false);
    showHeadline({}, sentences.join(u"\n\n"_s));
    m_bars->setParts(parts, window);
    m_bars->setVisible(!parts.empty());
    m_barsTitle->setVisible(!parts.empty());
    m_links->setVisible(false);
    showFindings(nullptr);
    showMessage(std::nullopt);
}

void WastePane::showFindings(const waste::Measured *workload)
{
    std::vector<hints::Found> found;
    for (const hints::Hint &hint : workload ? workload->hints : std::vector<hints::Hint>())
        found.push_back({hint, {}});
    m_hints->setHints(found, m_context);
    std::vector<waste::Stretch> stretches = workload ? workload->hours.stretches : std::vector<waste::Stretch>();
    std::ranges::stable_sort(stretches, std::greater(), &waste::Stretch::length);
    stretches.resize(std::min(stretches.size(), mostStretches));
    std::ranges::sort(stretches, {}, &waste::Stretch::fromMs);
    QList<QList<CardCell>> rows;
    for (const waste::Stretch &stretch : stretches) {
        const QString from = table::displayText(table::Kind::Time, stretch.fromMs, m_context);
        rows.append({CardCell{.text = tr("%1, for %2").arg(from, table::durationText(stretch.length() / 1000))},
                     CardCell{.text = waste::hoursText(stretch.gpuHours), .isNumber = true}});
    }
    m_stretches->setRows(rows);
    m_stretches->setVisible(!rows.isEmpty());
    m_stretchesTitle->setVisible(!rows.isEmpty());
}

void WastePane::showMessage(const std::optional<waste::MessageFacts> &facts)
{
    m_facts = facts;
    m_message->setPlainText(facts ? waste::messageOf(m_template, *facts) : QString());
    for (QWidget *part : std::initializer_list<QWidget *>{m_messageTitle, m_message, m_messageButtons})
        part->setVisible(facts.has_value());
    if (!facts)
        showTold(api::absentTime);
}

void WastePane::showTold(std::int64_t toldMs)
{
    m_told->setText(toldMs == api::absentTime
                        ? QString()
                        : tr("Copied, told %1").arg(table::displayText(table::Kind::Time, toldMs, m_context)));
    m_told->setVisible(!m_told->text().isEmpty());
}

QString WastePane::headline() const
{
    return m_notice->sentence();
}

QString WastePane::text() const
{
    return m_text->text();
}

QString WastePane::toldText() const
{
    return m_told->text();
}

QString WastePane::message() const
{
    return m_message->toPlainText();
}

void WastePane::copyMessage()
{
    if (!m_facts)
        return;
    QGuiApplication::clipboard()->setText(message());
    Q_EMIT copied();
}

void WastePane::editTemplate()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Message to the owner"));
    dialog->setLabelText(tr("These words are replaced: {workload}, {project}, {gpus}, {hours}, {window}, {idle}.\n"
                            "Without any text, the original one returns."));
    dialog->setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setOkButtonText(tr("Save"));
    dialog->setCancelButtonText(tr("Cancel"));
    dialog->setTextValue(m_template);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        const QString form = text.trimmed();
        setTemplate(form);
        Q_EMIT templateChosen(form == waste::messageTemplate() ? QString() : form);
    });
    dialog->resize(appMetrics().dw(70), appMetrics().control * 9);
    dialog->open();
}

} // namespace views

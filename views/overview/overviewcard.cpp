// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview/overviewcard.h"

#include "views/look/plaintext.h"
#include "views/widgets/card.h"
#include "views/widgets/controls.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace views {

OverviewCard::OverviewCard(const QString &title, QWidget *content, const QString &forbidden, QWidget *parent)
    : QWidget(parent)
    , m_forbidden(forbidden)
    , m_title(textLabel(title, TextSize::Body, this))
    , m_note(new ElidedLabel(Qt::ElideRight, this))
    , m_open(pushButton(tr("Open"), ButtonRole::Flat, this))
    , m_content(content)
    , m_message(secondaryLabel(QString(), TextSize::Body, this))
{
    setSemiBold(*m_title);
    setTextSize(*m_note, TextSize::Small);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_open->setAccessibleName(tr("Open: %1").arg(title));
    m_message->setWordWrap(true);
    m_message->setContentsMargins(panelPadding, panelPadding, panelPadding, panelPadding);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(panelPadding, 4, 4, 4);
    head->setSpacing(controlGap);
    head->addWidget(m_title);
    head->addWidget(m_note, 1);
    head->addWidget(m_open);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, cardRadius);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_message);
    column->addWidget(m_content);
    column->addStretch(1);
    setAccessibleName(title);
    connect(m_open, &QPushButton::clicked, this, &OverviewCard::openRequested);
    setState({.isLoading = true}, {});
}

QString OverviewCard::title() const
{
    return m_title->text();
}

QString OverviewCard::message() const
{
    return m_message->isVisibleTo(this) ? m_message->text() : QString();
}

void OverviewCard::setNote(const QString &note)
{
    m_noteText = note;
    showNote();
}

void OverviewCard::showNote()
{
    m_note->setFullText(m_problem.isEmpty() ? m_noteText : tr("Not up to date. %1").arg(m_problem));
}

void OverviewCard::setState(const overview::PartState &state, const QString &nothing)
{
    const bool isForbidden = state.problem && state.problem->kind == table::Problem::Kind::Forbidden;
    m_problem = state.problem && state.isKnown && !isForbidden ? state.problem->sentence : QString();
    showNote();
    if (isForbidden)
        showMessage(m_forbidden, state.problem->detail);
    else if (!state.isKnown && state.problem)
        showMessage(state.problem->sentence, state.problem->detail);
    else if (!state.isKnown)
        showMessage(tr("Loading"), {});
    else
        showMessage(nothing, {});
}

void OverviewCard::showMessage(const QString &text, const QString &detail)
{
    m_message->setText(text);
    m_message->setToolTip(plainToolTip(detail));
    m_message->setVisible(!text.isEmpty());
    m_content->setVisible(text.isEmpty());
}

void OverviewCard::paintEvent(QPaintEvent *)
{
    paintCard(*this);
}

} // namespace views

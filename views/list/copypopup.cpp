// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/copypopup.h"

#include "views/charts/badge.h"
#include "views/look/isolate.h"
#include "views/widgets/controls.h"
#include "views/widgets/thinbar.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

CopyPopup::CopyPopup(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_title(textLabel({}, TextSize::Body, this))
    , m_state(new Badge(Tone::Neutral, nullptr, this))
    , m_bar(new ThinBar(this))
    , m_facts(new QFormLayout)
    , m_sentence(secondaryLabel({}, TextSize::Small, this))
    , m_first(pushButton({}, ButtonRole::Normal, this))
    , m_second(pushButton({}, ButtonRole::Flat, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(panelPadding, panelPadding, panelPadding, panelPadding);
    column->setSpacing(controlGap);
    auto *top = new QHBoxLayout;
    setSemiBold(*m_title);
    top->addWidget(m_title);
    top->addStretch(1);
    top->addWidget(m_state);
    column->addLayout(top);
    column->addWidget(m_bar);
    m_facts->setHorizontalSpacing(2 * panelPadding);
    m_facts->setVerticalSpacing(5);
    m_facts->setLabelAlignment(Qt::AlignLeading);
    m_facts->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint); // beside their names, also from right to left
    column->addLayout(m_facts);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_first);
    buttons->addStretch(1);
    buttons->addWidget(m_second);
    column->addLayout(buttons);
    setMinimumWidth(appMetrics().dw(48));
    setMaximumWidth(appMetrics().dw(64));
    for (QPushButton *button : {m_first, m_second}) {
        button->setAutoDefault(true); // Enter presses it
        connect(button, &QPushButton::clicked, this, [this, button] {
            const CopyWords::Action action = (button == m_first ? m_words.first : m_words.second).action;
            close();
            Q_EMIT chosen(action);
        });
    }
}

void CopyPopup::setWords(const CopyWords &words)
{
    m_words = words;
    QStringList spoken{words.state};
    for (const CopyWords::Fact &fact : words.facts)
        spoken.append(fact.name + u' ' + fact.value);
    setAccessibleName(words.title);
    setAccessibleDescription(spoken.join(u", "_s) + u". "_s + words.sentence);
    m_title->setText(isolated(words.title));
    m_state->setTone(words.tone);
    m_state->setText(words.state);
    m_bar->setVisible(words.share >= 0);
    m_bar->setDone(words.share);
    while (m_facts->rowCount() > int(words.facts.size()))
        m_facts->removeRow(m_facts->rowCount() - 1);
    for (int i = 0; i < int(words.facts.size()); ++i) {
        if (i == m_facts->rowCount())
            m_facts->addRow(secondaryLabel({}, TextSize::Small, this), textLabel({}, TextSize::Small, this));
        const auto labelAt
            = [&](QFormLayout::ItemRole role) { return qobject_cast<QLabel *>(m_facts->itemAt(i, role)->widget()); };
        labelAt(QFormLayout::LabelRole)->setText(words.facts[i].name);
        labelAt(QFormLayout::FieldRole)->setText(isolated(words.facts[i].value));
    }
    m_sentence->setText(isolated(words.sentence));
    m_sentence->setVisible(!words.sentence.isEmpty());
    showButton(*m_first, words.first);
    showButton(*m_second, words.second);
    adjustSize();
}

void CopyPopup::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_first->setFocus(Qt::PopupFocusReason);
}

void CopyPopup::showButton(QPushButton &button, const CopyWords::Button &shown)
{
    button.setText(shown.text);
    button.setVisible(shown.action != CopyWords::Action::None);
}

void CopyPopup::paintEvent(QPaintEvent *)
{
    paintPopup(*this);
}

} // namespace views

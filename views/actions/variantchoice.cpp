// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/variantchoice.h"

#include "views/widgets/controls.h"

#include <QLabel>
#include <QRadioButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace views {

VariantChoice::VariantChoice(const catalog::ObjectAction &action, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    const int indent = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth)
        + style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing);
    for (const catalog::ObjectAction *way : {&action, action.variant}) {
        auto *button = new QRadioButton(catalog::actionWords(way->words.way), this);
        button->setObjectName(QLatin1StringView(way->word));
        QFont bold = button->font();
        bold.setWeight(QFont::DemiBold);
        button->setFont(bold);
        QLabel *text = secondaryLabel({}, TextSize::Body, this);
        text->setWordWrap(true);
        text->setContentsMargins(indent, 0, 0, controlGap);
        layout->addWidget(button);
        layout->addWidget(text);
        m_ways << Way{way, button, text};
        connect(button, &QRadioButton::toggled, this, [this](bool isOn) {
            if (isOn)
                Q_EMIT changed();
        });
    }
}

void VariantChoice::setCandidate(const actions::Candidate &candidate)
{
    for (const Way &way : std::as_const(m_ways)) {
        const catalog::Verdict &verdict
            = way.action == m_ways.constFirst().action ? candidate.verdict : candidate.variant;
        way.button->setEnabled(verdict.isPossible);
        const QString text = verdict.isPossible ? catalog::actionWords(way.action->words.consequence)
                                                : tr("Not possible now: %1.").arg(verdict.text);
        way.text->setText(text);
        way.button->setAccessibleDescription(text);
    }
    const auto first = std::ranges::find_if(m_ways, [](const Way &way) { return way.button->isEnabled(); });
    if (first != m_ways.end())
        first->button->setChecked(true);
}

const catalog::ObjectAction *VariantChoice::chosen() const
{
    const auto checked = std::ranges::find_if(m_ways, [](const Way &way) { return way.button->isChecked(); });
    return checked == m_ways.end() ? nullptr : checked->action;
}

} // namespace views

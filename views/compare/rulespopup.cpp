// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/rulespopup.h"

#include "models/hints/told.h"
#include "views/look/isolate.h"
#include "views/widgets/controls.h"
#include "views/widgets/pickpopup.h"
#include "views/widgets/verticalscroll.h"
#include "views/widgets/wrappedlabel.h"

#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace views {
namespace {

constexpr int rulesWidth = 392; // px

} // namespace

RulesPopup::RulesPopup(const QStringList &gaps, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("What is checked"));
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(panelPadding, panelPadding, panelPadding, panelPadding);
    column->setSpacing(2);
    for (const hints::CheckWords &check : hints::checkList()) {
        QLabel *title = wrappedLabel(check.title, TextSize::Body, body);
        setSemiBold(*title);
        column->addWidget(title);
        QLabel *rule = secondaryLabel(isolated(check.rule), TextSize::Small, body);
        rule->setWordWrap(true);
        column->addWidget(rule);
        column->addSpacing(4);
    }
    if (!gaps.isEmpty()) {
        QLabel *title = wrappedLabel(tr("Neighbours that could not be checked"), TextSize::Body, body);
        setSemiBold(*title);
        column->addWidget(title);
    }
    for (const QString &gap : gaps)
        column->addWidget(wrappedLabel(gap, TextSize::Small, body));
    column->addSpacing(4);
    column->addWidget(
        wrappedLabel(tr("Except for neighbours, only the metrics that are shown are checked: choose more of them "
                        "to check more. A hint says what was measured; causes are only the usual ones."),
                     TextSize::Small, body));
    column->addStretch(1);
    QScrollArea *scroll = verticalScroll(body, QPalette::NoRole, this);
    auto *frame = new QVBoxLayout(this);
    frame->setContentsMargins(1, 1, 1, 1);
    frame->addWidget(scroll);
    const int width = std::max(rulesWidth, appMetrics().dw(52));
    const int room = parent->screen()->availableGeometry().height();
    setFixedSize(
        width,
        std::min(column->totalHeightForWidth(width - 2 - scroll->verticalScrollBar()->sizeHint().width()) + 2, room));
}

void RulesPopup::paintEvent(QPaintEvent * /*event*/)
{
    paintPopup(*this);
}

} // namespace views

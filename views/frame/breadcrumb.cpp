// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/breadcrumb.h"

#include "models/base/shown.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/widgets/controls.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int chevronWidth = 12;
constexpr int titleGap = 7;
constexpr int longestStep = 32; // in digit widths

QToolButton *stepButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setForegroundRole(QPalette::PlaceholderText);
    return button;
}

} // namespace

Breadcrumb::Breadcrumb(QWidget *parent)
    : QWidget(parent)
    , m_more(stepButton(this))
    , m_last(textLabel({}, TextSize::Title, this))
{
    setAccessibleName(tr("Path to this page"));
    m_more->setText(u"…"_s);
    m_more->setToolTip(tr("Show hidden steps"));
    m_more->setAccessibleName(tr("Hidden steps"));
    m_more->hide();
    connect(m_more, &QToolButton::clicked, this, &Breadcrumb::openMenu);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    followFont(*m_last, [this] {
        m_last->setFont(scaled(QApplication::font(), TextSize::Title));
        arrange();
    });
}

void Breadcrumb::setSteps(const QStringList &steps, const QString &title)
{
    QStringList shownSteps = steps;
    std::ranges::transform(steps, shownSteps.begin(), base::shownName);
    const QString shownTitle = base::shownName(title);
    if (shownSteps == m_steps && shownTitle == m_title)
        return;
    m_steps = shownSteps;
    m_title = shownTitle;
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (int i = 0; i < m_steps.size(); ++i) {
        QToolButton *button = stepButton(this);
        const QString &step = m_steps.at(i);
        button->setText(
            menuText(button->fontMetrics().elidedText(step, Qt::ElideMiddle, appMetrics().dw(longestStep))));
        button->setToolTip(plainToolTip(step));
        button->setAccessibleName(step);
        connect(button, &QToolButton::clicked, this, [this, i] { Q_EMIT stepRequested(i); });
        m_buttons.append(button);
    }
    m_last->setAccessibleName(m_title);
    updateGeometry();
    arrange();
}

QList<QToolButton *> Breadcrumb::shownSteps() const
{
    QList<QToolButton *> shown;
    for (QToolButton *button : m_buttons) {
        if (!button->isHidden())
            shown.append(button);
    }
    return shown;
}

int Breadcrumb::widthOf(const QWidget *part) const
{
    return part->sizeHint().width();
}

void Breadcrumb::arrange()
{
    const QFontMetrics bold(m_last->font());
    const int titleWidth = bold.horizontalAdvance(m_title) + 1;
    int needed = titleWidth + (m_buttons.isEmpty() ? 0 : titleGap);
    for (const QToolButton *button : std::as_const(m_buttons))
        needed += widthOf(button) + chevronWidth;

    // Hide steps from the second on: the first one names the kind of place.
    m_hidden.clear();
    for (int i = 1; i < m_buttons.size() && needed > width(); ++i) {
        if (m_hidden.isEmpty())
            needed += widthOf(m_more) + chevronWidth;
        needed -= widthOf(m_buttons.at(i)) + chevronWidth;
        m_hidden.append(i);
    }
    if (needed > width() && !m_buttons.isEmpty())
        m_hidden.prepend(0);

    int x = 0;
    m_chevrons.clear();
    const auto place = [&](QWidget *part, int partWidth) {
        const int partHeight = part->sizeHint().height();
        const QRect box(x, (height() - partHeight) / 2, partWidth, partHeight);
        part->setGeometry(QStyle::visualRect(layoutDirection(), rect(), box));
        x += partWidth;
    };
    const auto chevron = [&] {
        m_chevrons.append(x);
        x += chevronWidth;
    };
    bool moreShown = false;
    for (int i = 0; i < m_buttons.size(); ++i) {
        const bool hidden = m_hidden.contains(i);
        m_buttons.at(i)->setHidden(hidden);
        if (hidden && moreShown)
            continue;
        place(hidden ? m_more : m_buttons.at(i), widthOf(hidden ? m_more : m_buttons.at(i)));
        moreShown = moreShown || hidden;
        chevron();
    }
    m_more->setVisible(moreShown);
    // The buttons before it have padding of their own.
    x += m_buttons.isEmpty() ? 0 : titleGap;
    const int room = std::max(0, width() - x);
    const QString shown = bold.elidedText(m_title, Qt::ElideMiddle, room);
    m_last->setText(shown);
    m_last->setToolTip(shown == m_title ? QString() : plainToolTip(m_title));
    place(m_last, std::min(room, titleWidth));
    update();
}

void Breadcrumb::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const int step : std::as_const(m_hidden)) {
        QAction *action = menu->addAction(menuText(m_steps.at(step)));
        connect(action, &QAction::triggered, this, [this, step] { Q_EMIT stepRequested(step); });
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

QSize Breadcrumb::sizeHint() const
{
    int needed = QFontMetrics(m_last->font()).horizontalAdvance(m_title) + 1 + (m_buttons.isEmpty() ? 0 : titleGap);
    for (const QToolButton *button : m_buttons)
        needed += widthOf(button) + chevronWidth;
    return {needed, appMetrics().control};
}

int Breadcrumb::leastWidth() const
{
    const int title = QFontMetrics(m_last->font()).horizontalAdvance(m_title) + 1;
    const int more = m_buttons.isEmpty() ? 0 : widthOf(m_more) + chevronWidth + titleGap;
    return std::max(std::min(title, appMetrics().dw(longestStep)) + more, minimumSizeHint().width());
}

QSize Breadcrumb::minimumSizeHint() const
{
    return {appMetrics().dw(12), appMetrics().control};
}

void Breadcrumb::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void Breadcrumb::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        arrange();
}

void Breadcrumb::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (const int x : std::as_const(m_chevrons)) {
        const QRect box = QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, chevronWidth, height()));
        painter.save();
        if (mirrored) {
            painter.translate(box.center().x() * 2 + 1, 0);
            painter.scale(-1, 1);
        }
        paintIcon(painter, box, "right", grownGlyph(), themeOf(palette()).text2);
        painter.restore();
    }
}

} // namespace views

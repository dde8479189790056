// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/comparehints.h"

#include "models/table/format.h"
#include "views/compare/rulespopup.h"
#include "views/look/icons.h"
#include "views/look/plaintext.h"
#include "views/widgets/controls.h"
#include "views/widgets/pickpopup.h"
#include "views/widgets/verticalscroll.h"
#include "views/widgets/wrappedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int edgeWidth = 3; // px
constexpr int hintBarHeight = 6; // px
constexpr int narrowBar = controlGap; // px, of the scroll bar
constexpr int longestName = 14; // digits, on a link
constexpr double leastCardDigits = 30; // width of a card beside others
constexpr double mostOfWindow = 0.4; // of its height

// A check of an object, however often it is found.
int checkOf(const hints::Hint &hint)
{
    return int(hint.kind) * 64 + int(hint.resource) * 16 + int(hint.link) * 4 + int(hint.kill);
}

// What was found in the colour of the object, and below it what it is held against: for each what it is, a bar and the
// amount.
class HintBars final : public QWidget
{
public:
    HintBars(const hints::Words &words, const SeriesLook &look, QWidget *parent)
        : QWidget(parent)
        , m_bars(words.bars)
        , m_look(look)
    {
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        QStringList lines;
        for (const hints::Bar &bar : m_bars)
            lines.append(CompareHints::tr("%1: %2").arg(bar.label, bar.amount));
        setAccessibleName(lines.join(u", "_s));
        setToolTip(plainToolTip(lines.join(u'\n')));
    }

    [[nodiscard]] QSize sizeHint() const override { return {0, int(m_bars.size()) * line()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(palette());
        QPainter painter(this);
        painter.setLayoutDirection(Qt::LeftToRight); // the sides are explicit here
        painter.setFont(textFont());
        const QFontMetrics metrics(textFont());
        int labels = 0;
        int amounts = 0;
        for (const hints::Bar &bar : m_bars) {
            labels = std::max(labels, metrics.horizontalAdvance(bar.label) + 1);
            amounts = std::max(amounts, metrics.horizontalAdvance(bar.amount) + 1);
        }
        labels = std::min(labels, width() * 2 / 5);
        const int room = std::max(width() - labels - amounts - 2 * controlGap, 0);
        const std::array colours = {m_look.colour(theme), theme.text3};
        for (std::size_t i = 0; i < m_bars.size(); ++i) {
            const hints::Bar &bar = m_bars[i];
            const int top = int(i) * line();
            const auto placed = [&](int left, int width, int inset) {
                return QStyle::visualRect(layoutDirection(), rect(), {left, top + inset, width, line() - 2 * inset});
            };
            const auto atSide = [this](Qt::Alignment side) {
                return QStyle::visualAlignment(layoutDirection(), side) | Qt::AlignVCenter;
            };
            painter.setPen(QColor::fromRgb(theme.text2));
            painter.drawText(placed(0, labels, 0), int(atSide(Qt::AlignLeft)),
                             metrics.elidedText(bar.label, Qt::ElideMiddle, labels));
            const int left = labels + controlGap;
            const int inset = (line() - hintBarHeight) / 2;
            painter.fillRect(placed(left, room, inset), QColor::fromRgb(theme.barTrack));
            painter.fillRect(placed(left, std::clamp(int(bar.share * room), std::min(1, room), room), inset),
                             QColor::fromRgb(colours[i % colours.size()]));
            painter.setPen(QColor::fromRgb(theme.text));
            painter.drawText(placed(width() - amounts, amounts, 0), int(atSide(Qt::AlignRight)), bar.amount);
        }
    }

private:
    [[nodiscard]] QFont textFont() const { return scaled(font(), TextSize::Small); }
    [[nodiscard]] int line() const { return QFontMetrics(textFont()).height() + 1; }

    std::vector<hints::Bar> m_bars;
    SeriesLook m_look;
};

// Fits beside the cards.
class NarrowScrollBar final : public QScrollBar
{
public:
    using QScrollBar::QScrollBar;
    [[nodiscard]] QSize sizeHint() const override { return {narrowBar, QScrollBar::sizeHint().height()}; }
};

} // namespace

HintNote::HintNote(const CompareHints::Item &item, QWidget *parent)
    : QWidget(parent)
    , m_tone(item.found.hint.tone)
{
    const QString name = item.name;
    //: the name of an object, and what was found: "llama3-sft: GPU 3 at 64 % utilization, since 14:13"
    const QString headline = CompareHints::tr("%1: %2").arg(name, item.words.headline);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // all cards are as wide
    setAccessibleName(headline);
    setAccessibleDescription(item.words.body + u'\n' + item.words.ground);
    setToolTip(plainToolTip(item.words.ground));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(edgeWidth + cellPadding, cellPadding, cellPadding, 2);
    column->setSpacing(2);
    m_title = wrappedLabel(headline, TextSize::Body, this);
    setSemiBold(*m_title);
    column->addWidget(m_title);
    if (!item.words.bars.empty())
        column->addWidget(new HintBars(item.words, item.look, this));
    m_body = wrappedLabel(item.words.body, TextSize::Small, this);
    column->addWidget(m_body);
    column->addStretch(1);
    auto *links = new QHBoxLayout;
    links->setSpacing(0);
    if (item.shown.length() > 0) {
        m_show = pushButton(CompareHints::tr("Show"), ButtonRole::Flat, this);
        m_show->setToolTip(CompareHints::tr("Zoom to the time of this hint"));
        m_show->setAccessibleDescription(headline);
        links->addWidget(m_show);
        connect(m_show, &QPushButton::clicked, this, &HintNote::showRequested);
    }
    const QString shortName = menuText(fontMetrics().elidedText(name, Qt::ElideMiddle, appMetrics().dw(longestName)));
    m_open = pushButton(CompareHints::tr("Open %1").arg(shortName), ButtonRole::Flat, this);
    m_open->setAccessibleName(CompareHints::tr("Open %1").arg(name));
    m_open->setToolTip(plainToolTip(CompareHints::tr("The metrics of %1 alone").arg(name)));
    links->addWidget(m_open);
    if (!item.other.id.isNull()) {
        m_add = pushButton(CompareHints::tr("Add neighbour"), ButtonRole::Flat, this);
        m_add->setAccessibleName(CompareHints::tr("Add %1 to the comparison").arg(item.other.name));
        m_add->setToolTip(
            plainToolTip(CompareHints::tr("Add %1 and the CPU cores in use to the comparison").arg(item.other.name)));
        column->addWidget(m_add, 0, Qt::AlignLeading); // there is no room for it beside the others
        connect(m_add, &QPushButton::clicked, this, &HintNote::addRequested);
    }
    links->addStretch(1);
    QToolButton *dismiss = flatTool("x", CompareHints::tr("Dismiss"), this);
    dismiss->setToolTip(
        plainToolTip(CompareHints::tr("Do not tell this of %1 again, until the program ends").arg(name)));
    dismiss->setAccessibleDescription(headline);
    m_dismiss = dismiss;
    links->addWidget(dismiss);
    column->addLayout(links);
    connect(m_open, &QPushButton::clicked, this, &HintNote::openRequested);
    connect(dismiss, &QToolButton::clicked, this, &HintNote::dismissed);
}

// Layouts do not always give wrapped texts the height that they need at their width.
void HintNote::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (QLabel *label : {m_title, m_body})
        label->setMinimumHeight(label->heightForWidth(label->width()));
}

QString HintNote::headline() const
{
    return accessibleName();
}

void HintNote::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setPen(QColor::fromRgb(theme.border));
    painter.setBrush(QColor::fromRgb(theme.surface));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const int x = layoutDirection() == Qt::RightToLeft ? width() - edgeWidth : 0;
    const Tone tone = m_tone == hints::Tone::Warning ? Tone::Warning : Tone::Info;
    painter.fillRect(QRect(x, 0, edgeWidth, height()), QColor::fromRgb(theme.foreground(tone)));
}

CompareHints::CompareHints(QWidget *parent)
    : QWidget(parent)
    , m_left(controlGap)
    , m_right(controlGap)
    , m_summary(new ElidedLabel(Qt::ElideRight, this))
    , m_more(pushButton({}, ButtonRole::Flat, this))
    , m_rules(pushButton(tr("What is checked"), ButtonRole::Flat, this))
    , m_header(new QHBoxLayout)
    , m_box(new QWidget)
    , m_scroll(verticalScroll(m_box, QPalette::NoRole, this))
    , m_row(new QHBoxLayout(m_box))
{
    setAccessibleName(tr("Hints"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, controlGap);
    column->setSpacing(2);
    m_header->setSpacing(controlGap);
    QLabel *title = textLabel(tr("Hints"), TextSize::Body, this);
    setSemiBold(*title);
    m_header->addWidget(title);
    setTextSize(*m_summary, TextSize::Small);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_header->addWidget(m_summary, 1);
    m_header->addWidget(m_more);
    m_header->addWidget(m_rules);
    column->addLayout(m_header);
    m_row->setSpacing(controlGap);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setVerticalScrollBar(new NarrowScrollBar(Qt::Vertical, m_scroll));
    m_box->installEventFilter(this);
    column->addWidget(m_scroll);
    connect(m_more, &QPushButton::clicked, this, &CompareHints::turn);
    connect(m_rules, &QPushButton::clicked, this, [this] { popupBelow(new RulesPopup(m_gaps, this), m_rules); });
    hide();
}

void CompareHints::setHints(std::vector<Item> items, int checks)
{
    // The same ones keep their cards: one of them may have the focus.
    const auto isSame = [](const Item &one, const Item &other) {
        return one.object == other.object && one.name == other.name && one.look == other.look
            && one.shown == other.shown && one.other == other.other && one.words.headline == other.words.headline
            && one.words.body == other.words.body && one.words.ground == other.words.ground
            && one.words.bars == other.words.bars;
    };
    if (m_checks == checks && std::ranges::equal(m_all, items, isSame))
        return;
    m_all = std::move(items);
    m_checks = checks;
    rebuild();
}

void CompareHints::setMost(int most)
{
    m_most = most;
    fitWidth();
}

void CompareHints::setInsets(int left, int right)
{
    m_left = std::max(left, narrowBar);
    m_right = std::max(right, narrowBar);
    fitHeight();
}

bool CompareHints::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_box && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        fitHeight();
    return QWidget::eventFilter(watched, event);
}

void CompareHints::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitWidth();
}

void CompareHints::fitWidth()
{
    const int fitting = std::clamp(width() / appMetrics().dw(leastCardDigits), 1, m_most);
    if (std::exchange(m_fitting, fitting) != fitting)
        rebuild();
}

void CompareHints::fitHeight()
{
    // Whether the scroll bar is there now must not matter: else it could come and go without an end.
    const QMargins now = m_row->contentsMargins();
    const int width = m_scroll->width() - m_left - m_right + now.left() + now.right();
    const int needed = m_row->hasHeightForWidth() ? m_row->totalHeightForWidth(width) : 0; // 0: no cards
    const int most = int(window()->height() * mostOfWindow);
    m_scroll->setFixedHeight(std::min(needed, most));
    // The cards stay where they are when the scroll bar comes.
    const int scrollBar = needed > most ? narrowBar : 0;
    const bool isLeft = layoutDirection() == Qt::RightToLeft;
    m_header->setContentsMargins(m_left, 0, m_right, 0);
    m_row->setContentsMargins(m_left - (isLeft ? scrollBar : 0), 0, m_right - (isLeft ? 0 : scrollBar), 0);
}

QString CompareHints::summary() const
{
    return m_summary->accessibleName(); // what is shown may be shorter
}

void CompareHints::turn()
{
    m_first += std::size_t(m_fitting);
    rebuild();
    if (!m_cards.isEmpty())
        m_cards.constFirst()->openButton()->setFocus();
}

void CompareHints::dismiss(const Item &item)
{
    m_dismissed.insert({item.object, checkOf(item.found.hint)});
    rebuild();
    m_rules->setFocus();
}

void CompareHints::rebuild()
{
    m_items = m_all;
    std::erase_if(m_items, [this](const Item &item) {
        return m_dismissed.contains({item.object, checkOf(item.found.hint)});
    });
    if (m_first >= m_items.size())
        m_first = 0;
    for (HintNote *card : std::as_const(m_cards)) {
        m_row->removeWidget(card);
        card->hide();
        card->deleteLater(); // it may be what was clicked
    }
    m_cards.clear();
    const std::size_t end = std::min(m_items.size(), m_first + std::size_t(m_fitting));
    for (std::size_t i = m_first; i < end; ++i) {
        const Item item = m_items[i];
        auto *card = new HintNote(item, this);
        m_row->addWidget(card, 1);
        m_cards.append(card);
        connect(card, &HintNote::showRequested, this, [this, item] { Q_EMIT showRequested(item.shown); });
        connect(card, &HintNote::openRequested, this, [this, item] { Q_EMIT openRequested(item.object); });
        connect(card, &HintNote::addRequested, this, [this, item] { Q_EMIT addRequested(item.other); });
        connect(card, &HintNote::dismissed, this, [this, item] { dismiss(item); });
    }
    const int count = int(m_items.size());
    const QString from = tr("from %n check(s)", nullptr, m_checks);
    m_summary->setFullText(count > 0 ? tr("%1 in this range, %2").arg(table::countText(count), from)
                                     : tr("none in this range, %1").arg(from));
    const int after = int(m_items.size() - end);
    m_more->setText(after > 0 ? tr("%n more", "hints", after) : tr("The first ones"));
    m_more->setVisible(count > m_fitting);
    setVisible(m_checks > 0);
    fitHeight();
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/listcopy.h"

#include "models/table/windowmodel.h"
#include "views/list/copypopup.h"
#include "views/look/followfont.h"
#include "views/look/icons.h"
#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/widgets/controls.h"
#include "views/widgets/pickpopup.h"

#include <QPainter>
#include <QStyleOptionToolButton>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace views {
namespace {

Ink inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return Ink::Success;
    case Tone::Warning:
        return Ink::Warning;
    case Tone::Danger:
        return Ink::Danger;
    case Tone::Info:
        return Ink::Info;
    case Tone::Neutral:
        break;
    }
    return Ink::Secondary;
}

} // namespace

ListCopy::ListCopy(catalog::Resource resource, replica::CopySource &source, const table::WindowModel &model,
                   QWidget *parent)
    : QToolButton(parent)
    , m_source(source)
    , m_model(model)
    , m_facts{.resource = resource}
{
    setObjectName(u"listCopy"_s);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    fixHeight(*this, appMetrics().barControl);
    connect(this, &QToolButton::clicked, this, [this] {
        if (m_words.onClick != CopyWords::Action::None)
            act(m_words.onClick);
        else
            open();
    });
    connect(&source, &replica::CopySource::changed, this, &ListCopy::showState);
    connect(&model, &table::WindowModel::totalChanged, this, &ListCopy::showState);
    connect(&model, &table::WindowModel::updated, this, &ListCopy::showState);
    showState();
}

void ListCopy::setContext(const table::FormatContext &context, bool isKeptFresh)
{
    m_facts.now = context;
    m_facts.isKeptFresh = isKeptFresh;
    showState();
}

void ListCopy::askWhenNeeded()
{
    m_mayAsk = true;
}

void ListCopy::act(CopyWords::Action action)
{
    using Action = CopyWords::Action;
    switch (action) {
    case Action::None:
        break;
    case Action::Load:
    case Action::TryAgain:
        m_mayAsk = true;
        m_source.load();
        break;
    case Action::LoadAnyway:
        m_source.load(replica::CopySource::mostRows);
        break;
    case Action::Cancel:
        m_source.cancel();
        break;
    case Action::ReadAgain:
        m_source.readAgain();
        break;
    case Action::Drop:
        m_source.drop();
        break;
    }
}

void ListCopy::showState()
{
    const replica::CopyState state = m_source.state();
    m_facts.isWhole = m_model.isWhole();
    m_facts.total = m_model.hasAnswer() && m_model.isTotalExact() ? m_model.total() : -1;
    m_words = copyWords(state, m_facts);
    setVisible(!m_words.label.isEmpty());
    setAutoRaise(m_words.isQuiet);
    setText(isolated(m_words.label));
    setAccessibleName(m_words.label);
    setAccessibleDescription(m_words.toolTip);
    setToolTip(plainToolTip((m_words.label + u'\n' + m_words.toolTip).trimmed()));
    setIcon(views::icon("store", inkOf(m_words.tone)));
    const bool opensPopup = m_words.onClick == CopyWords::Action::None;
    setProperty("opensPopup", opensPopup);
    updateGeometry();
    update();
    if (m_popup && opensPopup)
        m_popup->setWords(m_words);
    else if (m_popup)
        m_popup->close();
    if (state.phase == replica::CopyState::Phase::Asks && std::exchange(m_mayAsk, false) && isVisible())
        QTimer::singleShot(0, this, &ListCopy::open); // the bar is laid out first
    m_mayAsk = m_mayAsk && (state.phase == replica::CopyState::Phase::Loading || !m_model.hasAnswer());
    Q_EMIT stateChanged();
}

void ListCopy::open()
{
    if (m_popup || m_words.onClick != CopyWords::Action::None)
        return;
    m_popup = new CopyPopup(this);
    m_popup->setWords(m_words);
    connect(m_popup, &CopyPopup::chosen, this, &ListCopy::act);
    // Below the trailing end: it is wider than the button, which is at the edge of the window.
    QRect place(mapToGlobal(QPoint()), size());
    const int wide = std::max(place.width(), m_popup->width());
    if (layoutDirection() == Qt::LeftToRight)
        place.setLeft(place.right() + 1 - wide);
    else
        place.setWidth(wide);
    popupBelow(m_popup, place);
}

int ListCopy::widthWith(const QString &label) const
{
    QStyleOptionToolButton option;
    QToolButton::initStyleOption(&option);
    option.text = isolated(label);
    if (label.isEmpty())
        option.toolButtonStyle = Qt::ToolButtonIconOnly;
    return style()->sizeFromContents(QStyle::CT_ToolButton, &option, {}, this).width();
}

QString ListCopy::labelIn(int room) const
{
    for (const QString &label : {m_words.label, m_words.shortLabel}) {
        if (widthWith(label) <= room)
            return label;
    }
    return m_words.isUrgent ? m_words.shortLabel : QString();
}

QSize ListCopy::sizeHint() const
{
    return {widthWith(m_words.label), maximumHeight()};
}

int ListCopy::widthIn(int room) const
{
    return widthWith(labelIn(room));
}

void ListCopy::initStyleOption(QStyleOptionToolButton *option) const
{
    QToolButton::initStyleOption(option);
    const QString label = labelIn(width());
    option->text = isolated(label);
    if (label.isEmpty())
        option->toolButtonStyle = Qt::ToolButtonIconOnly;
}

void ListCopy::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_words.share < 0)
        return;
    // A line along the lower edge, as far as the list is read.
    constexpr int thickness = 2;
    QPainter painter(this);
    const int done = int(m_words.share * (width() - 2 * chipRadius));
    const QRect line(chipRadius, height() - thickness, done, thickness);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), line),
                     QColor::fromRgb(themeOf(palette()).foreground(Tone::Info)));
}

} // namespace views

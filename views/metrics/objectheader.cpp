// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/objectheader.h"

#include "models/base/shown.h"
#include "models/table/format.h"
#include "views/look/followfont.h"
#include "views/look/plaintext.h"
#include "views/widgets/chipwidget.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int factGap = 16;
constexpr int labelGap = 5;
constexpr int longestText = 34; // in digit widths
constexpr int shortText = 12; // such as "0.25/0.25"
constexpr int shortestText = 8;

// A link in the accent colour, elided in the middle, because similar names differ at their ends.
class Link final : public QToolButton
{
public:
    Link(const QString &text, QWidget *parent)
        : QToolButton(parent)
        , m_text(text)
    {
        setText(menuText(text));
        setAccessibleName(text);
        setAutoRaise(true);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        setToolTip(plainToolTip(text));
    }

    QSize sizeHint() const override
    {
        const int width = fontMetrics().horizontalAdvance(m_text) + 1;
        return {std::min(width, appMetrics().dw(longestText)), fontMetrics().height() + 2};
    }
    QSize minimumSizeHint() const override
    {
        return {std::min(sizeHint().width(), appMetrics().dw(shortestText)), sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QFont shown = font();
        shown.setUnderline(underMouse());
        painter.setFont(shown);
        painter.setPen(palette().color(QPalette::Link));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                         fontMetrics().elidedText(m_text, Qt::ElideMiddle, width()));
    }

private:
    QString m_text;
};

// Shows as many facts as fit at their smallest, from the first on. Its own width is never that of its facts.
class Room final : public QWidget
{
public:
    explicit Room(QWidget *parent)
        : QWidget(parent)
    {
        setMinimumWidth(1);
    }

    void fit()
    {
        int used = 0;
        for (int i = 0; i < layout()->count(); ++i) {
            QWidget *fact = layout()->itemAt(i)->widget();
            if (fact == nullptr)
                continue;
            used += fact->minimumSizeHint().width();
            fact->setVisible(used <= width());
            used += layout()->spacing();
        }
    }

protected:
    void resizeEvent(QResizeEvent *) override { fit(); }
};

} // namespace

ObjectHeader::ObjectHeader(QWidget *parent)
    : Panel(QPalette::Base, Qt::BottomEdge, parent)
    , m_state(new StateChip(this))
    , m_room(new Room(this))
{
    fixHeight(*this, appMetrics().filterBar);
    setAccessibleName(tr("Object"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(panelPadding, 0, panelPadding, 1);
    layout->setSpacing(factGap);
    layout->addWidget(m_state);
    layout->addWidget(m_room, 1);
    m_facts = new QHBoxLayout(m_room);
    m_facts->setContentsMargins(0, 0, 0, 0);
    m_facts->setSpacing(factGap);
    m_facts->setSizeConstraint(QLayout::SetNoConstraint);
}

void ObjectHeader::setPlace(const MetricsPlace &place)
{
    m_state->setWord(place.state);
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        if (QWidget *fact = item->widget()) {
            fact->hide();
            fact->deleteLater();
        }
        delete item;
    }
    QStringList whole;
    for (MetricsPlace::Fact fact : place.facts) {
        fact.text = base::shownName(fact.text);
        m_facts->addWidget(makeFact(fact));
        whole.append(fact.label + u' ' + fact.text);
    }
    m_facts->addStretch(1);
    static_cast<Room *>(m_room)->fit();
    setAccessibleDescription(whole.join(u", "_s));
    setToolTip(plainToolTip(whole.join(u'\n')));
}

QWidget *ObjectHeader::makeFact(const MetricsPlace::Fact &fact)
{
    auto *box = new QWidget(m_room);
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(labelGap);
    layout->addWidget(secondaryLabel(fact.label, TextSize::Body, box));
    if (fact.link.isNull()) {
        auto *text = new ElidedLabel(Qt::ElideMiddle, box);
        text->setFullText(fact.text);
        text->setMaximumWidth(appMetrics().dw(longestText));
        // Figures are whole or absent: "0…25" would be another one.
        text->setMinimumWidth(std::min(text->sizeHint().width(), appMetrics().dw(shortText)));
        layout->addWidget(text);
        return box;
    }
    auto *button = new Link(fact.text, box);
    button->setAccessibleDescription(fact.label);
    connect(button, &QToolButton::clicked, this, [this, link = fact.link] { Q_EMIT linkActivated(link); });
    layout->addWidget(button);
    return box;
}

} // namespace views

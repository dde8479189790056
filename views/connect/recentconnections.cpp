// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/recentconnections.h"

#include "models/base/shown.h"
#include "views/connect/connectioncolours.h"
#include "views/connect/connectionpaint.h"
#include "views/look/focusring.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/widgets/card.h"
#include "views/widgets/controls.h"

#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int mostRows = 6; // "Manage" lists all

// One connection: colour, name and host, kind of sign-in, last use.
class RecentRow final : public QAbstractButton
{
public:
    RecentRow(const session::SavedConnection &connection, bool isLast, QWidget *parent)
        : QAbstractButton(parent)
        , m_connection(connection)
        , m_isLast(isLast)
    {
        m_connection.name = base::shownName(connection.name);
        setText(menuText(m_connection.name));
        setAccessibleName(u"%1, %2"_s.arg(m_connection.name, hostOf(connection.url)));
        setAccessibleDescription(signInText(connection));
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setProperty("ownFocus", true);
        setCursor(Qt::PointingHandCursor);
        setFixedHeight(connectionRowHeight());
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto mirrored = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
        if (underMouse() || isDown())
            painter.fillRect(rect().adjusted(1, 1, -1, -1), QColor::fromRgb(theme.hover));
        if (!m_isLast)
            painter.fillRect(QRect(1, height() - 1, width() - 2, 1), QColor::fromRgb(theme.hairline));
        paintConnection(painter, *this, rect(), m_connection, grownIcon() + controlGap);
        paintIcon(painter, mirrored(QRect(width() - panelPadding - grownIcon(), 0, grownIcon(), height())),
                  layoutDirection() == Qt::RightToLeft ? "back" : "right", grownGlyph(), theme.text2);
        if (hasFocus())
            paintInnerFocusRing(painter, QRectF(rect()).adjusted(2, 2, -2, -2), theme);
    }

private:
    session::SavedConnection m_connection;
    bool m_isLast;
};

} // namespace

RecentConnections::RecentConnections(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *head = new QHBoxLayout;
    QLabel *title = textLabel(tr("Recent connections"), TextSize::Body, this);
    title->setFont(semiBold(title->font()));
    head->addWidget(title);
    head->addStretch();
    auto *manage = new QToolButton(this);
    manage->setAutoRaise(true);
    manage->setText(tr("Manage"));
    manage->setObjectName(u"manage"_s);
    manage->setFocusPolicy(Qt::TabFocus);
    QPalette colours = manage->palette();
    colours.setBrush(QPalette::ButtonText, colours.link());
    manage->setPalette(colours);
    connect(manage, &QToolButton::clicked, this, &RecentConnections::manageRequested);
    head->addWidget(manage);
    layout->addLayout(head);
    auto *card = new Card(this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    card->setLayout(m_rows);
    layout->addWidget(card);
    hide();
}

void RecentConnections::setConnections(const QList<session::SavedConnection> &connections)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        // One of them may be the sender of the running slot.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const qsizetype count = std::min<qsizetype>(connections.size(), mostRows);
    for (qsizetype i = 0; i < count; ++i) {
        const QString id = connections.at(i).id;
        auto *row = new RecentRow(connections.at(i), i + 1 == count, this);
        connect(row, &QAbstractButton::clicked, this, [this, id] { Q_EMIT connectionRequested(id); });
        row->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(row, &QWidget::customContextMenuRequested, this, [this, row, id](const QPoint &at) {
            auto *menu = new QMenu(this);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            connect(menu->addAction(tr("Edit…")), &QAction::triggered, this, [this, id] { Q_EMIT editRequested(id); });
            connect(menu->addAction(tr("Remove…")), &QAction::triggered, this,
                    [this, id] { Q_EMIT removeRequested(id); });
            menu->popup(row->mapToGlobal(at));
        });
        m_rows->addWidget(row);
    }
    setVisible(count > 0);
}

QWidget *RecentConnections::firstRow() const
{
    return m_rows->count() > 0 ? m_rows->itemAt(0)->widget() : nullptr;
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/connectionpaint.h"

#include "models/table/format.h"
#include "views/connect/connectioncolours.h"
#include "views/look/sizes.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace views {
namespace {

struct ConnectionWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ConnectionPaint)
};

QString usedText(const session::SavedConnection &connection)
{
    if (connection.lastUsedMs <= 0)
        return {};
    return table::cellText(table::Kind::Time, connection.lastUsedMs,
                           {table::Zone::Local, QDateTime::currentMSecsSinceEpoch()});
}

} // namespace

int connectionRowHeight()
{
    return 2 * appMetrics().text + 14;
}

QString signInText(const session::SavedConnection &connection)
{
    switch (connection.signIn) {
    case session::SignInKind::ServiceAccount:
        return connection.isSecretKept ? ConnectionWords::tr("Service account, secret in the system keychain")
                                       : ConnectionWords::tr("Service account, secret not saved");
    case session::SignInKind::BearerToken:
        return connection.isSecretKept ? ConnectionWords::tr("Bearer token, in the system keychain")
                                       : ConnectionWords::tr("Bearer token, not saved");
    case session::SignInKind::UserPassword:
        return connection.isSecretKept ? ConnectionWords::tr("User name, password in the system keychain")
                                       : ConnectionWords::tr("User name, password not saved");
    case session::SignInKind::TokenCommand:
        return ConnectionWords::tr("Command that prints a token");
    case session::SignInKind::RunaiSession:
        return ConnectionWords::tr("Session of the runai command line");
    }
    return {};
}

void paintConnection(QPainter &painter, const QWidget &widget, const QRect &row,
                     const session::SavedConnection &connection, int endRoom)
{
    const Theme &theme = themeOf(widget.palette());
    const auto mirrored = [&](const QRect &box) { return QStyle::visualRect(widget.layoutDirection(), row, box); };
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(connectionColour(theme, connection.colour)));
    painter.drawRoundedRect(mirrored(QRect(row.left() + panelPadding, row.top() + 10, 4, row.height() - 20)), barRadius,
                            barRadius);

    const int nameWidth = row.width() * 3 / 10;
    const int left = row.left() + panelPadding + 16;
    const QFont font = widget.font();
    const QFont small = scaled(font, TextSize::Small);
    const auto write = [&](const QFont &lineFont, QRgb ink, const QString &text, const QRect &room, int side) {
        painter.setFont(lineFont);
        painter.setPen(QColor::fromRgb(ink));
        painter.drawText(mirrored(room), side | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(lineFont).elidedText(text, Qt::ElideMiddle, room.width()));
    };
    const int half = (row.height() - 8) / 2;
    const int top = row.top() + 4;
    write(font, theme.text, connection.name, QRect(left, top, nameWidth, half), Qt::AlignLeading);
    write(small, theme.text2, hostOf(connection.url), QRect(left, top + half, nameWidth, half), Qt::AlignLeading);
    const QString used = usedText(connection);
    const int usedWidth = QFontMetrics(small).horizontalAdvance(used) + 2;
    const int right = row.left() + row.width() - panelPadding - endRoom;
    const int middle = left + nameWidth + controlGap;
    write(small, theme.text2, signInText(connection),
          QRect(middle, row.top(), right - usedWidth - controlGap - middle, row.height()), Qt::AlignLeading);
    write(small, theme.text2, used, QRect(right - usedWidth, row.top(), usedWidth, row.height()), Qt::AlignTrailing);
}

} // namespace views

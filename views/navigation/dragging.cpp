// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/dragging.h"

#include "models/compare/carried.h"
#include "models/compare/comparison.h"
#include "models/session/controlplane.h"
#include "models/session/session.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QCoreApplication>
#include <QDrag>
#include <QMimeData>
#include <QPainter>
#include <QPointer>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace views {
namespace {

const QString objectsType = u"application/x-binnacle-objects+json"_s;
constexpr int mostNames = 1;
constexpr double widestName = 32; // digits

struct DragWords
{
    Q_DECLARE_TR_FUNCTIONS(views::Dragging)
};

// A small card beside the pointer.
QPixmap pictureOf(const QWidget &from, const QStringList &names)
{
    const Theme &theme = themeOf(from.palette());
    const QFontMetrics font(from.font());
    const QString text = names.size() > mostNames
        ? DragWords::tr("%n object(s)", nullptr, int(names.size()))
        : font.elidedText(names.value(0), Qt::ElideMiddle, Metrics(from.font()).dw(widestName));
    const QSize size(font.horizontalAdvance(text) + 2 * cellPadding, font.height() + cellPadding);
    QPixmap picture(size * from.devicePixelRatioF());
    picture.setDevicePixelRatio(from.devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(from.font());
    painter.setPen(QColor::fromRgb(theme.borderStrong));
    painter.setBrush(QColor::fromRgb(theme.raised));
    painter.drawRoundedRect(QRectF(QPointF(0.5, 0.5), QSizeF(size) - QSizeF(1, 1)), chipRadius, chipRadius);
    painter.setPen(QColor::fromRgb(theme.text));
    painter.drawText(QRect(QPoint(), size), int(Qt::AlignCenter | Qt::TextSingleLine), text);
    return picture;
}

} // namespace

std::unique_ptr<QMimeData> dataOf(const QList<metrics::Subject> &subjects, const session::Connection &from)
{
    auto data = std::make_unique<QMimeData>();
    QStringList names;
    for (const metrics::Subject &subject : subjects)
        names.append(compare::nameOf(subject));
    data->setText(names.join(u'\n'));
    data->setData(objectsType, compare::toBytes({session::controlPlaneOf(from.url), from.name, subjects}));
    return data;
}

bool hasObjects(const QMimeData &data)
{
    return data.hasFormat(objectsType);
}

Arrival arrivalOf(const QMimeData &data, const session::Connection &here)
{
    const auto carried = compare::carriedFrom(data.data(objectsType));
    if (!carried)
        return {{}, DragWords::tr("This cannot be compared: it comes from another version of Binnacle.")};
    if (carried->controlPlane != session::controlPlaneOf(here.url))
        return {{},
                DragWords::tr("This belongs to the connection %1. Only objects of one connection can be compared.")
                    .arg(carried->connection)};
    return {carried->subjects, {}};
}

void startDrag(const QWidget &from, std::unique_ptr<QMimeData> data)
{
    // A window that is closed meanwhile must not take the drag with it.
    const QPointer<QDrag> drag = new QDrag(QCoreApplication::instance());
    drag->setPixmap(pictureOf(from, data->text().split(u'\n')));
    drag->setHotSpot(QPoint(-cellPadding, -cellPadding));
    drag->setMimeData(data.release());
    const auto start = [drag] {
        if (drag)
            drag->exec(Qt::CopyAction);
    };
    QMetaObject::invokeMethod(QCoreApplication::instance(), start, Qt::QueuedConnection);
}

} // namespace views

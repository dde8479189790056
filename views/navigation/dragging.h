// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/subject.h"

#include <QList>
#include <QPixmap>

#include <memory>

class QMimeData;
class QWidget;

namespace session {
struct Connection;
}

// Objects that are dragged to a comparison, of this window or of another one of the program. Other programs get their
// names.
namespace views {

[[nodiscard]] std::unique_ptr<QMimeData> dataOf(const QList<metrics::Subject> &subjects,
                                                const session::Connection &from);
[[nodiscard]] bool hasObjects(const QMimeData &data);

// What arrives in a window of the connection `here`: its objects, or a sentence about why they cannot be compared.
struct Arrival
{
    QList<metrics::Subject> subjects = {};
    QString refusal = {};
};
[[nodiscard]] Arrival arrivalOf(const QMimeData &data, const session::Connection &here);

// Starts the drag once the event that began it is over. `from` gives the colours only.
void startDrag(const QWidget &from, std::unique_ptr<QMimeData> data);

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/rangekeys.h"

#include <QCoreApplication>
#include <QShortcut>
#include <QWidget>

namespace views {
namespace {

struct RangeKeyWords
{
    Q_DECLARE_TR_FUNCTIONS(views::RangeKeys)
};

constexpr double half = 0.5;

} // namespace

void addRangeKeys(QWidget &page, const RangeKeys &keys)
{
    const auto add = [&page](const QKeySequence &key, const QString &text, const std::function<void()> &run) {
        auto *shortcut = new QShortcut(key, &page);
        shortcut->setWhatsThis(text);
        QObject::connect(shortcut, &QShortcut::activated, &page, run);
    };
    // Shift and an arrow key are ten samples in a chart, Alt and an arrow key are the pages visited before.
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Left, RangeKeyWords::tr("Earlier by half a range"),
        [shift = keys.shift] { shift(-half); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Right, RangeKeyWords::tr("Later by half a range"),
        [shift = keys.shift] { shift(half); });
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_End, RangeKeyWords::tr("Back to now"), keys.showNow);
    add(Qt::CTRL | Qt::Key_Z, RangeKeyWords::tr("Previous time range"), keys.previous);
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, RangeKeyWords::tr("Next time range"), keys.next);
}

} // namespace views

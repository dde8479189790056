// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/theme.h"

#include <QFont>
#include <QHash>
#include <QPixmap>
#include <QString>

class QPainter;

// Appearance of the states of workloads, pods and clusters, all in one table.
namespace views {

struct StateLook
{
    Tone tone;
    bool filled; // tone as background; otherwise an outline, and the tone in the icon only
    const char *icon;
};

// `word` is the server's value. Unrecognised values look like Unknown.
[[nodiscard]] StateLook stateLook(const QString &word);

// Muted: of an object that is gone. Stale: an old state, and nothing newer is known.
enum class ChipLook { Usual, Muted, Stale };

// Paints chips with icon and text; caches a pixmap per state for one theme, font and ratio. GUI thread.
class ChipPainter
{
public:
    // At the leading edge, vertically centred; elided if `cell` is too narrow.
    void paint(QPainter &painter, const QRect &cell, const QString &word, const Theme &theme, const QFont &base,
               Qt::LayoutDirection direction = Qt::LeftToRight, ChipLook look = ChipLook::Usual);

    [[nodiscard]] static int width(const QString &word, const QFont &base);
    // Text of a chip: the display form of the value, on one line.
    [[nodiscard]] static QString text(const QString &word);

private:
    struct Chip
    {
        QPixmap pixmap;
        int width = 0;
    };
    [[nodiscard]] Chip render(const QString &word, int mostWidth, Qt::LayoutDirection direction, ChipLook look) const;

    QHash<QString, Chip> m_chips;
    const Theme *m_theme = nullptr;
    QFont m_base;
    qreal m_ratio = 0;
};

} // namespace views

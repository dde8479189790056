// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/theme.h"

#include <QFont>
#include <QHash>
#include <QPixmap>
#include <QString>

class QPainter;

// How the states of workloads, pods and clusters look: the one table of it.
namespace views {

struct StateLook
{
    Tone tone;
    bool filled; // tone as ground; else an outline and the tone in the icon only
    const char *icon;
};

// `word` as the server wrote it. Words that nobody knows yet look like Unknown.
[[nodiscard]] StateLook stateLook(const QString &word);

// Paints chips of icon and word; keeps a pixmap per state for one theme, font and ratio at a time. GUI thread.
class ChipPainter
{
public:
    // Left-aligned (right-aligned in right-to-left layouts) and centred in height; elided if `cell` is too narrow.
    void paint(QPainter &painter, const QRect &cell, const QString &word, const Theme &theme, const QFont &base,
               Qt::LayoutDirection direction = Qt::LeftToRight, bool muted = false);

    [[nodiscard]] static int width(const QString &word, const QFont &base);
    // What a chip says: the product's spelling of the word, on one line.
    [[nodiscard]] static QString text(const QString &word);

private:
    struct Chip
    {
        QPixmap pixmap;
        int width = 0;
    };
    [[nodiscard]] Chip render(const QString &word, int mostWidth, Qt::LayoutDirection direction, bool muted) const;

    QHash<QString, Chip> m_chips;
    const Theme *m_theme = nullptr;
    QFont m_base;
    qreal m_ratio = 0;
};

} // namespace views

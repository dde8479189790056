// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QStaticText>

namespace views {

// Laid-out single lines of plain text, elided to a width. Shaping a text is most of the cost of a cell: a text that
// fits is shaped once, for all widths. Bounded: the oldest half goes when it is full. GUI thread.
class TextCache
{
public:
    struct Line
    {
        QStaticText text;
        qreal width = 0;
        bool elided = false;
    };

    explicit TextCache(qsizetype most = 2048);

    // `font` is what the painter will use; `slot` tells fonts apart (small numbers).
    const Line &line(const QString &text, int width, Qt::TextElideMode mode, const QFont &font, int slot = 0);
    void clear();

private:
    struct Key
    {
        QString text;
        int width; // -1: uncut
        int slot;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed) noexcept
        {
            return qHashMulti(seed, key.text, key.width, key.slot);
        }
    };
    using Lines = QHash<Key, Line>;
    const Line *find(const Key &key);
    const Line &insert(const Key &key, Line &&line);

    qsizetype m_half;
    Lines m_young;
    Lines m_old;
};

} // namespace views

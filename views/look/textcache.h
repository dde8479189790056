// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QGlyphRun>
#include <QHash>
#include <QRawFont>
#include <QStaticText>

#include <variant>

class QPainter;

namespace views {

// Cache of single-line plain text, laid out and elided. Text that needs no shaping, nearly all text in tables, is
// mapped directly from characters to glyphs, at a sixth of the cost of QTextLayout and with cheap elision. All other
// text is laid out by Qt. Limited size: drops the older half when full. GUI thread.
class TextCache
{
public:
    struct Line
    {
        std::variant<QGlyphRun, QStaticText> ink;
        qreal width = 0;
        qreal height = 0;
        qreal ascent = 0;

        void draw(QPainter &painter, QPointF topLeft) const; // uses the painter's pen and font
    };

    explicit TextCache(qsizetype most = 2048);

    // `font` must be the painter's font; `slot` identifies it (a small number). Valid until the next call.
    const Line &line(const QString &given, int width, Qt::TextElideMode mode, const QFont &font, int slot = 0);
    void clear();

private:
    struct Key
    {
        QString text;
        int width; // -1 = not elided
        int slot;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed) noexcept
        {
            return qHashMulti(seed, key.text, key.width, key.slot);
        }
    };
    struct Face
    {
        QRawFont font;
        qreal height = 0;
        qreal ascent = 0;
        quint32 ellipsis = 0;
        qreal ellipsisWidth = 0;
    };
    using Lines = QHash<Key, Line>;
    const Line *find(const Key &key);
    const Line &insert(const Key &key, Line &&line);
    const Face &face(const QFont &font, int slot);

    qsizetype m_half;
    Lines m_young;
    Lines m_old;
    QHash<int, Face> m_faces;
};

} // namespace views

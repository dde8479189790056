// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/textcache.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace views {
namespace {

// No cell shows more, and laying out a 100 kB log would drop frames.
constexpr qsizetype mostShown = 512;

// A copy of what can be seen: the cache must not hold on to long texts.
QString shortened(const QString &text, Qt::TextElideMode mode)
{
    constexpr qsizetype half = mostShown / 2 - 1;
    if (text.size() <= mostShown)
        return text;
    return mode == Qt::ElideMiddle ? text.left(half) + u'…' + text.right(half) : text.left(2 * half) + u'…';
}

QString inOneLine(QString line)
{
    const auto breaks = [](QChar c) { return c < u' ' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator; };
    if (std::ranges::any_of(line, breaks))
        std::ranges::replace_if(line, breaks, QChar(u' '));
    return line;
}

// One glyph per character, left to right: Latin letters, digits, and the punctuation of our own strings.
bool isSimple(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) {
        const char16_t code = c.unicode();
        return (code >= 0x20 && code < 0x7F) || (code >= 0xA0 && code < 0x180 && code != 0xAD) || code == u'–'
            || code == u'…' || code == 0x2009 || code == 0x2212;
    });
}

TextCache::Line laidOut(const QString &text, const QFont &font)
{
    QStaticText ink;
    ink.setTextFormat(Qt::PlainText);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    ink.setTextOption(option);
    ink.setText(text);
    ink.prepare(QTransform(), font);
    const QSizeF size = ink.size();
    return {ink, size.width(), size.height(), 0};
}

// How many glyphs to keep before and after the ellipsis.
std::pair<int, int> keptEnds(std::span<const QPointF> advances, qreal room, bool middle)
{
    int head = 0;
    int tail = 0;
    const int count = int(advances.size());
    while (head + tail < count) {
        const bool atEnd = middle && tail < head;
        room -= advances[std::size_t(atEnd ? count - 1 - tail : head)].x();
        if (room < 0)
            break;
        ++(atEnd ? tail : head);
    }
    return {head, tail};
}

} // namespace

void TextCache::Line::draw(QPainter &painter, QPointF topLeft) const
{
    if (const auto *run = std::get_if<QGlyphRun>(&ink))
        painter.drawGlyphRun(topLeft + QPointF(0, ascent), *run);
    else
        painter.drawStaticText(topLeft, std::get<QStaticText>(ink));
}

TextCache::TextCache(qsizetype most)
    : m_half(most / 2)
{
}

void TextCache::clear()
{
    m_young.clear();
    m_old.clear();
    m_faces.clear();
}

const TextCache::Face &TextCache::face(const QFont &font, int slot)
{
    auto found = m_faces.find(slot);
    if (found != m_faces.end())
        return *found;
    Face face;
    face.font = QRawFont::fromFont(font);
    const QFontMetricsF metrics(font);
    face.height = metrics.height();
    face.ascent = metrics.ascent();
    const QList<quint32> glyphs = face.font.glyphIndexesForString(QStringLiteral("…"));
    face.ellipsis = glyphs.value(0);
    if (face.ellipsis != 0)
        face.ellipsisWidth = face.font.advancesForGlyphIndexes(glyphs).constFirst().x();
    return *m_faces.insert(slot, face);
}

const TextCache::Line &TextCache::line(const QString &given, int width, Qt::TextElideMode mode, const QFont &font,
                                       int slot)
{
    const QString text = shortened(given, mode);
    const Key whole{text, -1, slot};
    if (const Line *known = find(whole); known != nullptr && known->width <= width)
        return *known;
    const Key cut{text, width, slot * 4 + int(mode)};
    if (const Line *known = find(cut))
        return *known;

    const QString shown = inOneLine(text);
    const int count = int(shown.size());
    std::array<quint32, mostShown> glyphs;
    std::array<QPointF, mostShown> advances;
    const Face &face = this->face(font, slot);
    int found = mostShown;
    const bool simple = face.ellipsis != 0 && isSimple(shown)
        && face.font.glyphIndexesForChars(shown.constData(), count, glyphs.data(), &found) && found == count
        && std::find(glyphs.begin(), glyphs.begin() + count, 0U) == glyphs.begin() + count // else needs a fallback font
        && face.font.advancesForGlyphIndexes(glyphs.data(), advances.data(), count, QRawFont::KernedAdvances);
    if (!simple) {
        Line line = laidOut(shown, font);
        if (line.width <= width)
            return insert(whole, std::move(line));
        return insert(cut, laidOut(QFontMetricsF(font).elidedText(shown, mode, width), font));
    }

    qreal full = 0;
    for (int i = 0; i < count; ++i)
        full += advances[std::size_t(i)].x();
    const bool fits = full <= width;
    int head = count;
    int tail = 0;
    if (!fits) {
        std::tie(head, tail)
            = keptEnds({advances.data(), std::size_t(count)}, width - face.ellipsisWidth, mode == Qt::ElideMiddle);
        // Trim spaces before the ellipsis.
        while (head > 0 && shown[head - 1] == u' ')
            --head;
    }
    QList<quint32> indexes;
    QList<QPointF> positions;
    indexes.reserve(head + tail + 1);
    positions.reserve(head + tail + 1);
    qreal x = 0;
    const auto append = [&](quint32 glyph, qreal advance) {
        indexes.append(glyph);
        positions.append(QPointF(x, 0));
        x += advance;
    };
    for (int i = 0; i < head; ++i)
        append(glyphs[std::size_t(i)], advances[std::size_t(i)].x());
    if (!fits)
        append(face.ellipsis, face.ellipsisWidth);
    for (int i = count - tail; i < count; ++i)
        append(glyphs[std::size_t(i)], advances[std::size_t(i)].x());
    QGlyphRun run;
    run.setRawFont(face.font);
    run.setGlyphIndexes(indexes);
    run.setPositions(positions);
    return insert(fits ? whole : cut, {run, x, face.height, face.ascent});
}

const TextCache::Line *TextCache::find(const Key &key)
{
    if (const auto young = m_young.constFind(key); young != m_young.cend())
        return &*young;
    const auto old = m_old.find(key);
    if (old == m_old.end())
        return nullptr;
    Line line = std::move(*old);
    m_old.erase(old);
    return &insert(key, std::move(line));
}

const TextCache::Line &TextCache::insert(const Key &key, Line &&line)
{
    if (m_young.size() >= m_half) {
        m_old = std::move(m_young);
        m_young = {};
    }
    return *m_young.emplace(key, std::move(line));
}

} // namespace views

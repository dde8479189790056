// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/textcache.h"

#include <QFontMetricsF>

#include <algorithm>

namespace views {
namespace {

// No cell shows more; shaping a log of 100 kB for it would stall the frame.
constexpr qsizetype mostShaped = 512;

QString shortened(const QString &text, Qt::TextElideMode mode)
{
    QString line = text;
    if (line.size() > mostShaped) {
        line = mode == Qt::ElideMiddle ? text.left(mostShaped / 2) + u'…' + text.right(mostShaped / 2)
                                       : text.left(mostShaped) + u'…';
    }
    const auto breaks = [](QChar c) { return c == u'\n' || c == u'\r' || c == u'\t' || c == QChar::LineSeparator; };
    if (std::ranges::any_of(line, breaks))
        std::ranges::replace_if(line, breaks, QChar(u' '));
    return line;
}

TextCache::Line laidOut(const QString &text, const QFont &font)
{
    TextCache::Line line;
    line.text.setTextFormat(Qt::PlainText);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    line.text.setTextOption(option);
    line.text.setText(text);
    line.text.prepare(QTransform(), font);
    line.width = line.text.size().width();
    return line;
}

} // namespace

TextCache::TextCache(qsizetype most)
    : m_half(most / 2)
{
}

void TextCache::clear()
{
    m_young.clear();
    m_old.clear();
}

const TextCache::Line &TextCache::line(const QString &text, int width, Qt::TextElideMode mode, const QFont &font,
                                       int slot)
{
    const Key whole{text, -1, slot};
    const Line *line = find(whole);
    if (line == nullptr)
        line = &insert(whole, laidOut(shortened(text, mode), font));
    if (line->width <= width)
        return *line;

    const Key cut{text, width, slot * 4 + int(mode)};
    if (const Line *known = find(cut))
        return *known;
    Line elided = laidOut(QFontMetricsF(font).elidedText(shortened(text, mode), mode, width), font);
    elided.elided = true;
    return insert(cut, std::move(elided));
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

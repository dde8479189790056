// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/textorder.h"

#include <QCollator>
#include <QString>

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>
#include <span>

namespace table {
namespace {

constexpr char firstPrintable = ' ';
constexpr char lastPrintable = '~';
constexpr char digitsMark = 1; // in keys: before a number, and below all characters
constexpr std::uint8_t firstRank = 2; // of a character

QCollator collatorOfLanguage()
{
    QCollator made;
    made.setCaseSensitivity(Qt::CaseInsensitive);
    return made;
}

bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

qsizetype runLength(QStringView text, bool digits)
{
    const auto isOther = [digits](QChar c) { return isDigit(c.unicode()) != digits; };
    return std::find_if(text.begin(), text.end(), isOther) - text.begin();
}

int compareSizes(qsizetype left, qsizetype right)
{
    return left < right ? -1 : left > right ? 1 : 0;
}

int compareDigits(QStringView left, QStringView right)
{
    while (left.startsWith(u'0'))
        left = left.sliced(1);
    while (right.startsWith(u'0'))
        right = right.sliced(1);
    const int order = compareSizes(left.size(), right.size());
    return order != 0 ? order : left.compare(right);
}

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

// In some languages, two letters together have a place of their own ("ch" in Czech).
bool hasLetterPairs(const QCollator &collator, const std::array<std::uint8_t, 128> &ranks)
{
    QString left(2, u'a');
    QString right(2, u'a');
    for (char16_t first = u'a'; first <= u'z'; ++first) {
        for (char16_t second = u'a'; second < u'z'; ++second) {
            left[0] = right[0] = QChar(first);
            left[1] = QChar(second);
            right[1] = QChar(char16_t(second + 1));
            if ((collator.compare(left, right) < 0) != (ranks[second] < ranks[second + 1]))
                return true;
            // A pair sorted behind all that begin with its first letter.
            right[0] = QChar(char16_t(first + 1));
            right[1] = u'a';
            if (first < u'z' && (collator.compare(left, right) < 0) != (ranks[first] < ranks[first + 1]))
                return true;
        }
    }
    return false;
}

// Texts with a key, sorted by eight bytes of their keys at a time.
class KeySorter
{
public:
    KeySorter(const std::string &bytes, const std::vector<std::size_t> &ends, const std::stop_token &stop)
        : m_bytes(bytes)
        , m_ends(ends)
        , m_stop(stop)
    {
    }

    struct Item
    {
        std::uint64_t part = 0; // of the key
        std::uint32_t index = 0; // of the key
    };

    void sort(std::span<Item> items, std::size_t depth = 0)
    {
        constexpr std::size_t few = 1 << 12;
        if (items.size() > few && m_stop.stop_requested())
            return;
        for (Item &item : items)
            item.part = partOf(item.index, depth);
        std::ranges::sort(items, {}, &Item::part);
        for (std::size_t first = 0; first < items.size();) {
            std::size_t end = first + 1;
            while (end < items.size() && items[end].part == items[first].part)
                ++end;
            // No key holds a zero: one that ends in these eight bytes, ends the others, too.
            if (end - first > 1 && (items[first].part & 0xff) != 0)
                sortEqualParts(items.subspan(first, end - first), depth + sizeof(std::uint64_t));
            first = end;
        }
    }

    [[nodiscard]] std::string_view keyOf(std::uint32_t index) const
    {
        return std::string_view(m_bytes).substr(m_ends[index], m_ends[index + 1] - m_ends[index]);
    }

private:
    void sortEqualParts(std::span<Item> items, std::size_t depth)
    {
        constexpr std::size_t few = 16;
        constexpr std::size_t deep = 256; // long texts that begin alike
        if (items.size() > few && depth < deep)
            return sort(items, depth);
        std::ranges::sort(items, {}, [this](const Item &item) { return keyOf(item.index); });
    }
    [[nodiscard]] std::uint64_t partOf(std::uint32_t index, std::size_t depth) const
    {
        const std::size_t length = m_ends[index + 1] - m_ends[index];
        std::uint64_t part = 0;
        if (depth < length)
            std::memcpy(&part, m_bytes.data() + m_ends[index] + depth, std::min(length - depth, sizeof part));
        return std::endian::native == std::endian::little ? __builtin_bswap64(part) : part;
    }

    const std::string &m_bytes;
    const std::vector<std::size_t> &m_ends;
    const std::stop_token &m_stop;
};

// A text without a key.
struct Other
{
    QString text;
    std::uint32_t index = 0;
};

} // namespace

// QCollator's numeric mode works in some locales only.
int compareTexts(QStringView left, QStringView right)
{
    static thread_local const QCollator collator = collatorOfLanguage();
    for (bool digits = false; !left.isEmpty() && !right.isEmpty(); digits = !digits) {
        const QStringView leftRun = left.first(runLength(left, digits));
        const QStringView rightRun = right.first(runLength(right, digits));
        const int order = digits ? compareDigits(leftRun, rightRun) : collator.compare(leftRun, rightRun);
        if (order != 0)
            return order;
        left = left.sliced(leftRun.size());
        right = right.sliced(rightRun.size());
    }
    return compareSizes(left.size(), right.size());
}

const TextOrder &TextOrder::ofThread()
{
    static thread_local const TextOrder order;
    return order;
}

TextOrder::TextOrder()
{
    const QCollator collator = collatorOfLanguage();
    QString characters;
    for (char c = firstPrintable; c <= lastPrintable; ++c)
        if (!isDigit(char16_t(c)))
            characters += QLatin1Char(c);
    const auto compare = [&collator](QChar a, QChar b) { return collator.compare(QString(a), QString(b)); };
    std::stable_sort(characters.begin(), characters.end(), [&](QChar a, QChar b) { return compare(a, b) < 0; });
    std::uint8_t rank = firstRank;
    for (qsizetype i = 0; i < characters.size(); ++i) {
        if (i > 0 && compare(characters[i - 1], characters[i]) != 0)
            ++rank;
        m_ranks[characters[i].unicode()] = rank;
    }
    // Characters that the language ignores, or that depend on their neighbours, cannot be put into keys.
    if (collator.compare(QString(), QString(characters.front())) >= 0 || hasLetterPairs(collator, m_ranks))
        m_ranks.fill(0);
}

bool TextOrder::appendKey(std::string_view text, std::string &out) const
{
    const std::size_t before = out.size();
    for (std::size_t i = 0; i < text.size();) {
        if (isDigit(char16_t(static_cast<unsigned char>(text[i])))) {
            while (i < text.size() && text[i] == '0')
                ++i;
            const std::size_t first = i;
            while (i < text.size() && text[i] >= '0' && text[i] <= '9')
                ++i;
            out += digitsMark;
            std::size_t length = i - first;
            for (; length >= 254; length -= 254)
                out += char(255);
            out += char(length + 1); // keys hold no zero
            out.append(text, first, i - first);
            continue;
        }
        const auto c = static_cast<unsigned char>(text[i++]);
        const std::uint8_t rank = c < m_ranks.size() ? m_ranks[c] : 0;
        if (rank == 0) {
            out.resize(before);
            return false;
        }
        out += char(rank);
    }
    return true;
}

std::vector<std::uint32_t> ranksOf(std::size_t count, const std::function<std::string_view(std::size_t)> &textOf,
                                   const std::stop_token &stop)
{
    const TextOrder &order = TextOrder::ofThread();
    std::string bytes;
    std::vector<std::size_t> ends{0};
    ends.reserve(count + 1);
    std::vector<KeySorter::Item> items;
    items.reserve(count);
    std::vector<Other> others;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view text = textOf(i);
        if (order.appendKey(text, bytes))
            items.push_back({0, std::uint32_t(i)});
        else
            others.push_back({fromUtf8(text), std::uint32_t(i)});
        ends.push_back(bytes.size());
    }
    KeySorter sorter(bytes, ends, stop);
    sorter.sort(items);
    std::ranges::stable_sort(others, [](const Other &a, const Other &b) { return compareTexts(a.text, b.text) < 0; });
    if (stop.stop_requested())
        return {};

    std::vector<std::uint32_t> sorted;
    sorted.reserve(count);
    const auto textAt = [&textOf](std::uint32_t index) { return fromUtf8(textOf(index)); };
    auto item = items.cbegin();
    for (const Other &other : others) {
        const auto after = std::lower_bound(item, items.cend(), other, [&](const KeySorter::Item &one, const Other &o) {
            return compareTexts(textAt(one.index), o.text) < 0;
        });
        std::transform(item, after, std::back_inserter(sorted), [](const KeySorter::Item &one) { return one.index; });
        sorted.push_back(other.index);
        item = after;
    }
    std::transform(item, items.cend(), std::back_inserter(sorted),
                   [](const KeySorter::Item &one) { return one.index; });

    std::vector<bool> isOther(others.empty() ? 0 : count);
    for (const Other &other : others)
        isOther[other.index] = true;
    const auto areEqual = [&](std::uint32_t a, std::uint32_t b) {
        const bool haveKeys = others.empty() || (!isOther[a] && !isOther[b]);
        return haveKeys ? sorter.keyOf(a) == sorter.keyOf(b) : compareTexts(textAt(a), textAt(b)) == 0;
    };
    std::vector<std::uint32_t> ranks(count);
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i > 0 && !areEqual(sorted[i - 1], sorted[i]))
            ++rank;
        ranks[sorted[i]] = rank;
    }
    return ranks;
}

} // namespace table

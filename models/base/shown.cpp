// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/shown.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace base {
namespace {

struct ShownWords
{
    Q_DECLARE_TR_FUNCTIONS(base::Shown)
};

enum class Lines { Stay, Shown };

struct Span
{
    char16_t first;
    char16_t last;
};

// Those that turn text around or have neither ink nor width. Not what written languages need: the joiners U+200C and
// U+200D, the soft hyphen, the marks U+061C, U+200E and U+200F, which turn nothing around, and isolates that are
// closed.
constexpr std::array unseen{
    Span{0x007F, 0x009F}, Span{0x115F, 0x1160}, Span{0x180E, 0x180E}, Span{0x200B, 0x200B},
    Span{0x2028, 0x202E}, Span{0x2060, 0x2065}, Span{0x206A, 0x206F}, Span{0x3164, 0x3164},
    Span{0xFEFF, 0xFEFF}, Span{0xFFA0, 0xFFA0}, Span{0xFFF9, 0xFFFB},
};

constexpr char16_t firstIsolate = 0x2066;
constexpr char16_t endOfIsolate = 0x2069;

bool isIsolate(QChar c)
{
    return c.unicode() >= firstIsolate && c.unicode() <= endOfIsolate;
}

// Whether each isolate ends within the text, so that nothing beside it is touched.
bool areIsolatesClosed(QStringView text)
{
    int depth = 0;
    for (const QChar c : text) {
        if (isIsolate(c))
            depth += c.unicode() == endOfIsolate ? -1 : 1;
        if (depth < 0)
            return false;
    }
    return depth == 0;
}

// Hides text in text. Not the selectors of variants from U+E0100 on.
bool isTag(char32_t code)
{
    return code >= 0xE0000 && code < 0xE0100;
}

// Needs to be named wherever it is.
bool isNamed(QChar c)
{
    const char16_t code = c.unicode();
    if (code < 0x7F)
        return code < 0x20;
    return std::ranges::any_of(unseen, [code](const Span &span) { return code >= span.first && code <= span.last; });
}

bool isControl(char16_t c)
{
    return c < 0x20 || c == 0x7F;
}

bool isBreak(char16_t c)
{
    return c == u'\n' || c == u'\t' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

// Nothing to name. Of most texts, at one glance; a surrogate may lack its other half.
bool isPlain(QStringView text, Lines lines)
{
    bool hasIsolates = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair && !isTag(QChar::surrogateToUcs4(c, text[i + 1]))) {
            ++i;
            continue;
        }
        const bool mayStay = lines == Lines::Stay && (c == u'\n' || c == u'\t');
        if (c.isSurrogate() || (isNamed(c) && !mayStay))
            return false;
        hasIsolates = hasIsolates || isIsolate(c);
    }
    return !hasIsolates || areIsolatesClosed(text);
}

void appendNumber(QString &out, char32_t code)
{
    out += u"[U+%1]"_s.arg(uint(code), 4, 16, QChar(u'0')).toUpper();
}

void appendControl(QString &out, char16_t c)
{
    out += c == 0x7F ? QChar(0x2421) : QChar(char16_t(0x2400 + c));
}

void appendBreak(QString &out, char16_t c, Lines lines)
{
    if (lines == Lines::Shown)
        out += c == u'\t' ? u' ' : QChar(0x2424);
    else
        out += c == u'\t' ? u'\t' : u'\n';
}

// How many units of `rest`, which begins with a surrogate, were written.
qsizetype appendPair(QString &out, QStringView rest)
{
    if (rest.size() < 2 || !rest[0].isHighSurrogate() || !rest[1].isLowSurrogate()) {
        out += QChar::ReplacementCharacter;
        return 1;
    }
    const char32_t code = QChar::surrogateToUcs4(rest[0], rest[1]);
    if (isTag(code))
        appendNumber(out, code);
    else
        out += rest.first(2);
    return 2;
}

// Writes what is first in `rest`, and returns how many units it was.
qsizetype appendFirst(QString &out, QStringView rest, Lines lines, bool namesIsolates)
{
    const char16_t c = rest[0].unicode();
    if (QChar::isSurrogate(c))
        return appendPair(out, rest);
    if (rest.startsWith(u"\r\n"))
        appendBreak(out, u'\n', lines);
    else if (isBreak(c))
        appendBreak(out, c, lines);
    else if (isControl(c))
        appendControl(out, c);
    else if (isNamed(QChar(c)) || (namesIsolates && isIsolate(QChar(c))))
        appendNumber(out, c);
    else
        out += QChar(c);
    return rest.startsWith(u"\r\n") ? 2 : 1;
}

// As long as the words about a cut: a text that was cut is not cut again.
constexpr qsizetype mostWords = 80;

QString shown(const QString &text, qsizetype most, Lines lines)
{
    if (text.size() <= most + mostWords && isPlain(text, lines))
        return text;
    const bool namesIsolates = text.size() > most || !areIsolatesClosed(text);
    QString out;
    out.reserve(std::min(text.size(), most) + mostWords);
    QStringView rest(text);
    while (!rest.isEmpty() && out.size() < most)
        rest = rest.sliced(appendFirst(out, rest, lines, namesIsolates));
    if (rest.size() <= mostWords && isPlain(rest, lines))
        return out.append(rest);
    return out + ShownWords::tr("… (cut, %1 characters in all)").arg(text.size());
}

} // namespace

bool isUnseen(QChar c)
{
    return isNamed(c) || isIsolate(c);
}

QString shownText(const QString &text)
{
    return shown(text, mostShown, Lines::Stay);
}

QString shownName(const QString &name)
{
    return shown(name, mostOfName, Lines::Shown);
}

QString ownName(const QString &name, qsizetype most)
{
    return beginningOf(shownName(name.simplified()), most).trimmed();
}

QString beginningOf(const QString &text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    return text.left(most > 0 && text[most - 1].isHighSurrogate() ? most - 1 : most);
}

} // namespace base

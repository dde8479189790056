// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/plaintext.h"

#include "models/base/shown.h"

#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr qsizetype lineLength = 60;
constexpr qsizetype mostLength = 2000; // a tooltip is not for reading logs
constexpr int mostLines = 40; // of the text

constexpr qsizetype mostInMenu = 120; // what is longer makes a menu wider than a screen

void appendWrapped(QString &out, QStringView line)
{
    while (line.size() > lineLength) {
        qsizetype cut = line.first(lineLength + 1).lastIndexOf(u' ');
        const bool atSpace = cut > 0;
        if (!atSpace)
            cut = line[lineLength].isLowSurrogate() ? lineLength - 1 : lineLength;
        out += line.first(cut);
        out += u'\n';
        line = line.sliced(cut + (atSpace ? 1 : 0));
    }
    out += line;
}

} // namespace

QString plainToolTip(const QString &text)
{
    QString wrapped;
    const QString whole = base::shownText(text);
    const QStringView shown = QStringView(whole).first(std::min(whole.size(), mostLength));
    int lines = 0;
    for (const QStringView line : shown.tokenize(u'\n')) {
        if (lines++ == mostLines)
            break;
        wrapped += lines > 1 ? u"\n"_s : QString();
        appendWrapped(wrapped, line);
    }
    if (lines > mostLines || shown.size() < whole.size())
        wrapped += u'…';
    if (!Qt::mightBeRichText(wrapped))
        return wrapped;
    return "<p style='white-space:pre'>"_L1 + wrapped.toHtmlEscaped().replace(u'\n', "<br>"_L1) + "</p>"_L1;
}

QString menuText(QString text)
{
    text = base::shownName(text);
    if (text.size() > mostInMenu)
        text = text.first(mostInMenu / 2).chopped(text[mostInMenu / 2 - 1].isHighSurrogate() ? 1 : 0) + u'…'
            + text.last(mostInMenu / 2).sliced(text[text.size() - mostInMenu / 2].isLowSurrogate() ? 1 : 0);
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace views

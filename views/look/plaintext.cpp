// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/plaintext.h"

#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr qsizetype lineLength = 60;
constexpr qsizetype mostLength = 2000; // a tooltip is not for reading logs

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
    const QStringView shown = QStringView(text).first(std::min(text.size(), mostLength));
    for (bool first = true; const QStringView line : shown.tokenize(u'\n')) {
        if (!first)
            wrapped += u'\n';
        first = false;
        appendWrapped(wrapped, line);
    }
    if (shown.size() < text.size())
        wrapped += u'…';
    if (!Qt::mightBeRichText(wrapped))
        return wrapped;
    return "<p style='white-space:pre'>"_L1 + wrapped.toHtmlEscaped().replace(u'\n', "<br>"_L1) + "</p>"_L1;
}

QString menuText(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace views

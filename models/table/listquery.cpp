// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/listquery.h"

#include <QCoreApplication>

#include <array>

namespace {

struct OpInfo
{
    table::Op op;
    const char *sign;
    const char *words;
};

constexpr std::array ops{
    OpInfo{table::Op::Equal, "==", QT_TRANSLATE_NOOP("Operator", "is")},
    OpInfo{table::Op::NotEqual, "!=", QT_TRANSLATE_NOOP("Operator", "is not")},
    OpInfo{table::Op::AtLeast, ">=", QT_TRANSLATE_NOOP("Operator", "at least")},
    OpInfo{table::Op::AtMost, "<=", QT_TRANSLATE_NOOP("Operator", "at most")},
    OpInfo{table::Op::Contains, "=@", QT_TRANSLATE_NOOP("Operator", "contains")},
    OpInfo{table::Op::NotContains, "!@", QT_TRANSLATE_NOOP("Operator", "does not contain")},
    OpInfo{table::Op::StartsWith, "=^", QT_TRANSLATE_NOOP("Operator", "starts with")},
    OpInfo{table::Op::EndsWith, "=$", QT_TRANSLATE_NOOP("Operator", "ends with")},
    OpInfo{table::Op::AnyOf, "", QT_TRANSLATE_NOOP("Operator", "is any of")},
    OpInfo{table::Op::Below, "<", QT_TRANSLATE_NOOP("Operator", "below")},
    OpInfo{table::Op::Above, ">", QT_TRANSLATE_NOOP("Operator", "above")},
    OpInfo{table::Op::IsEmpty, "", QT_TRANSLATE_NOOP("Operator", "is empty")},
    OpInfo{table::Op::IsNotEmpty, "", QT_TRANSLATE_NOOP("Operator", "is not empty")},
};

const OpInfo &infoOf(table::Op op)
{
    return ops[static_cast<std::size_t>(op)];
}

} // namespace

namespace table {

QString opSign(Op op)
{
    return QString::fromLatin1(infoOf(op).sign);
}

QString opWords(Op op)
{
    return QCoreApplication::translate("Operator", infoOf(op).words);
}

std::optional<Filter> parseFilter(const QString &text)
{
    // Keys are plain words, so the first operator in the text is the right one, whatever the value contains.
    for (qsizetype at = 1; at + 1 < text.size(); ++at) {
        const OpInfo *found = nullptr;
        for (const OpInfo &info : ops) {
            const QLatin1StringView sign(info.sign);
            if (!sign.isEmpty() && QStringView(text).sliced(at).startsWith(sign)
                && (!found || sign.size() > QLatin1StringView(found->sign).size()))
                found = &info;
        }
        if (!found)
            continue;
        const QString key = text.left(at).trimmed();
        const QString value = text.sliced(at + QLatin1StringView(found->sign).size()).trimmed();
        // "< =5" would be written as "<=5".
        const bool isAmbiguous = isOnlyHere(found->op) && value.startsWith(u'=');
        if (key.isEmpty() || value.isEmpty() || isAmbiguous)
            return std::nullopt;
        return Filter{key, found->op, {value}, {}};
    }
    return std::nullopt;
}

} // namespace table

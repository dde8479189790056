// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/shownfields.h"

#include <QSet>

#include <algorithm>

using catalog::DetailField;
using catalog::DetailGroup;

namespace views {
namespace {

// Of a field that explains a state. Names and numbers may well be equal to others.
QString sentenceOf(const DetailField &field)
{
    const auto *text = std::get_if<QString>(&field.value);
    const bool isSentence = text && !field.isHeading && !field.isSecret() && text->contains(u' ')
        && (field.path.endsWith(u"essage") || field.path.endsWith(u"eason"));
    return isSentence ? text->trimmed() : QString();
}

bool isEmptyReason(const DetailField &field)
{
    const auto *text = std::get_if<QString>(&field.value);
    const bool isAbsent = std::holds_alternative<std::monostate>(field.value) || (text && text->isEmpty());
    return field.path == u"pendingSchedulingMessages" || (field.path == u"phaseReason" && isAbsent);
}

} // namespace

QList<DetailGroup> shownFields(const catalog::Details &details)
{
    QSet<QString> told;
    for (const catalog::Reason &reason : details.reasons) {
        told.insert(reason.message.trimmed());
        for (const QString &line : reason.message.split(u'\n'))
            told.insert(line.section(QStringLiteral(": "), 1).trimmed());
    }
    told.remove({});
    QList<DetailGroup> groups = details.groups;
    for (DetailGroup &group : groups) {
        group.fields.removeIf([&](const DetailField &field) {
            if (isEmptyReason(field))
                return true;
            const QString sentence = sentenceOf(field);
            if (sentence.isEmpty())
                return false;
            const bool isRepeated = told.contains(sentence);
            told.insert(sentence);
            return isRepeated;
        });
    }
    groups.removeIf([](const DetailGroup &group) { return group.fields.isEmpty(); });
    return groups;
}

} // namespace views

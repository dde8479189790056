// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

// What a control plane sends whose users, or who itself, mean harm: every text of an answer holds markup, marks of
// keys, control characters, characters that turn text around, and half of a pair. Some are long.
namespace hostile {

// Before every text, so that it is still there where a text is cut.
inline QString prefix()
{
    return QStringLiteral("&x<img src=x>\u202E<b>\u0007");
}

// After it. The half of a pair is put in later: no QJsonDocument writes one.
inline QString suffix()
{
    return QStringLiteral("\u001B[31m") + QChar(u'\0')
        + QStringLiteral("\u2067\u200B\u009B&amp;\r\nsecond\tline@@HALF@@");
}

inline QString spoilt(const QString &text)
{
    return prefix() + text + suffix();
}

class Spoiler
{
public:
    // `longest`: of one message in each answer.
    explicit Spoiler(qsizetype longest)
        : m_longest(longest)
    {
    }

    [[nodiscard]] QByteArray operator()(const QByteArray &body) const
    {
        const QJsonDocument document = QJsonDocument::fromJson(body);
        if (document.isNull())
            return body;
        QByteArray bytes = document.isArray() ? QJsonDocument(listOf({}, document.array())).toJson()
                                              : QJsonDocument(objectOf({}, document.object(), 0)).toJson();
        return bytes.replace("@@HALF@@", "\\ud83d").replace("@@LONG@@", QByteArray(m_longest, 'm'));
    }

private:
    // The program would otherwise not know what the row is, or where to ask for it.
    static bool isKept(const QString &key, const QString &text, int row)
    {
        static const QRegularExpression plain(QStringLiteral(
            "^([0-9.,:+/-]*[A-Za-z%]{0,3}|[0-9a-fA-F-]{36}|\\d{4}-\\d\\d-\\d\\dT.*|true|false|https?://.*)$"));
        static const QStringList words{QStringLiteral("phase"),    QStringLiteral("k8sPhase"),
                                       QStringLiteral("status"),   QStringLiteral("state"),
                                       QStringLiteral("type"),     QStringLiteral("version"),
                                       QStringLiteral("operator"), QStringLiteral("category")};
        return plain.match(text).hasMatch() || key.endsWith(QLatin1String("id"), Qt::CaseInsensitive)
            || (row % 3 != 2 && words.contains(key)) || key == QLatin1String("groupBy")
            || key == QLatin1String("accessToken");
    }

    [[nodiscard]] QJsonArray listOf(const QString &key, const QJsonArray &list) const
    {
        QJsonArray made;
        for (const QJsonValue &value : list)
            made.append(valueOf(key, value, int(made.size())));
        return made;
    }

    [[nodiscard]] QJsonObject objectOf(const QString &of, const QJsonObject &object, int row) const
    {
        static const QStringList maps{QStringLiteral("environmentVariables"), QStringLiteral("annotations"),
                                      QStringLiteral("labels")};
        QJsonObject made;
        for (auto field = object.begin(); field != object.end(); ++field) {
            QString key = field.key();
            if (maps.contains(of) && key != QLatin1String("gpu"))
                key = spoilt(key);
            made.insert(key, valueOf(field.key(), field.value(), row));
        }
        return made;
    }

    [[nodiscard]] QJsonValue valueOf(const QString &key, const QJsonValue &value, int row) const
    {
        if (value.isArray())
            return listOf(key, value.toArray());
        if (value.isObject())
            return objectOf(key, value.toObject(), row);
        if (!value.isString() || isKept(key, value.toString(), row))
            return value;
        const bool isLong = row == 1 && (key == QLatin1String("name") || key.endsWith(QLatin1String("essage")));
        return spoilt(value.toString()) + (isLong ? QStringLiteral("@@LONG@@") : QString());
    }

    qsizetype m_longest;
};

} // namespace hostile

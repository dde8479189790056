// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/apidocument.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

// The API document of one release. Paths have {} for ids.
class ReleaseDocument
{
public:
    explicit ReleaseDocument(const QString &file)
        : m_document(repaired(apidocument::read(file)).toObject())
    {
        const QJsonObject paths = m_document.value(QStringLiteral("paths")).toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path)
            m_paths.insert(withHoles(path.key()), path.value().toObject());
    }

    [[nodiscard]] bool isThere() const { return !m_document.isEmpty(); }
    [[nodiscard]] bool save(const QString &file) const
    {
        QFile out(file);
        return out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(m_document).toJson()) > 0;
    }
    [[nodiscard]] bool has(const QString &method, const QString &path) const
    {
        return m_paths.value(path).contains(method.toLower());
    }
    [[nodiscard]] QStringList answers(const QString &method, const QString &path) const
    {
        return operation(method, path).value(QStringLiteral("responses")).toObject().keys();
    }

    // Of the query of a GET
    [[nodiscard]] QStringList parameters(const QString &path) const
    {
        QStringList names;
        for (const QJsonObject &parameter : queryOf(path))
            names += parameter.value(QStringLiteral("name")).toString();
        return names;
    }
    // The values that a parameter may have, if they are listed; of filterBy the fields.
    [[nodiscard]] QStringList values(const QString &path, const QString &name) const
    {
        QStringList values;
        for (const QJsonObject &parameter : queryOf(path)) {
            if (parameter.value(QStringLiteral("name")).toString() == name)
                addValues(parameter.value(QStringLiteral("schema")).toObject(), values);
        }
        return values;
    }

    // A member of what a GET answers: names joined by dots, arrays add nothing.
    [[nodiscard]] bool hasMember(const QString &path, const QString &member) const
    {
        const QJsonObject responses
            = operation(QStringLiteral("get"), path).value(QStringLiteral("responses")).toObject();
        const QJsonObject answer = resolved(responses.value(QStringLiteral("200")).toObject());
        const QJsonObject schema = answer.value(QStringLiteral("content"))
                                       .toObject()
                                       .value(QStringLiteral("application/json"))
                                       .toObject()
                                       .value(QStringLiteral("schema"))
                                       .toObject();
        return finds(schema, member.split(u'.'), 0);
    }

    static QString withHoles(QString path)
    {
        static const QRegularExpression id(QStringLiteral("\\{[^}]*\\}"));
        return path.replace(id, QStringLiteral("{}"));
    }

private:
    // In these documents "nullable" often stands beside a reference, where it says nothing: it is meant, though. A type
    // beside it is not: that of an enumeration is "object".
    static QJsonValue repaired(const QJsonValue &value)
    {
        if (value.isArray()) {
            QJsonArray array;
            for (const auto &item : value.toArray())
                array.append(repaired(item));
            return array;
        }
        if (!value.isObject())
            return value;
        QJsonObject object;
        const QJsonObject old = value.toObject();
        for (auto it = old.begin(); it != old.end(); ++it)
            object.insert(it.key(), repaired(it.value()));
        const QString nullable = QStringLiteral("nullable");
        const bool refers = old.contains(QStringLiteral("$ref")) || old.contains(QStringLiteral("allOf"));
        if (!refers || old.value(nullable) != QJsonValue(true))
            return object;
        object.remove(nullable);
        object.remove(QStringLiteral("type"));
        const QJsonObject null = {{QStringLiteral("type"), QStringLiteral("string")},
                                  {nullable, true},
                                  {QStringLiteral("enum"), QJsonArray()}};
        return QJsonObject{{QStringLiteral("anyOf"), QJsonArray{object, null}}};
    }

    [[nodiscard]] QJsonObject resolved(const QJsonObject &object) const
    {
        return apidocument::resolved(m_document, object);
    }
    [[nodiscard]] QJsonObject operation(const QString &method, const QString &path) const
    {
        return m_paths.value(path).value(method.toLower()).toObject();
    }

    [[nodiscard]] QList<QJsonObject> queryOf(const QString &path) const
    {
        QList<QJsonObject> found;
        const QString key = QStringLiteral("parameters");
        for (const QJsonObject &holder : {m_paths.value(path), operation(QStringLiteral("get"), path)}) {
            for (const auto &parameter : holder.value(key).toArray()) {
                const QJsonObject object = resolved(parameter.toObject());
                if (object.value(QStringLiteral("in")).toString() == u"query")
                    found += object;
            }
        }
        return found;
    }

    static QStringList combined()
    {
        return {QStringLiteral("allOf"), QStringLiteral("anyOf"), QStringLiteral("oneOf")};
    }

    void addValues(const QJsonObject &reference, QStringList &values) const
    {
        const QJsonObject schema = resolved(reference);
        for (const auto &value : schema.value(QStringLiteral("enum")).toArray())
            values += value.toVariant().toString();
        // "^(type|name|...)(==|!=...": some documents have an empty name at the end.
        static const QRegularExpression names(QStringLiteral("^\\^\\(([A-Za-z0-9|]+)\\)"));
        const auto match = names.match(schema.value(QStringLiteral("pattern")).toString());
        if (match.hasMatch())
            values += match.captured(1).split(u'|', Qt::SkipEmptyParts);
        if (schema.contains(QStringLiteral("items")))
            addValues(schema.value(QStringLiteral("items")).toObject(), values);
        for (const QString &key : combined()) {
            for (const auto &part : schema.value(key).toArray())
                addValues(part.toObject(), values);
        }
    }

    [[nodiscard]] bool finds(const QJsonObject &reference, const QStringList &names, qsizetype at) const
    {
        if (at == names.size())
            return true;
        const QJsonObject schema = resolved(reference);
        for (const QString &key : combined()) {
            for (const auto &part : schema.value(key).toArray()) {
                if (finds(part.toObject(), names, at))
                    return true;
            }
        }
        if (schema.contains(QStringLiteral("items")))
            return finds(schema.value(QStringLiteral("items")).toObject(), names, at);
        const QJsonObject properties = schema.value(QStringLiteral("properties")).toObject();
        if (properties.contains(names.at(at)))
            return finds(properties.value(names.at(at)).toObject(), names, at + 1);
        const QJsonValue others = schema.value(QStringLiteral("additionalProperties"));
        return others == QJsonValue(true) || (others.isObject() && finds(others.toObject(), names, at + 1));
    }

    QJsonObject m_document;
    QHash<QString, QJsonObject> m_paths;
};

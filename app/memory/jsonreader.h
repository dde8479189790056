// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/key.h"
#include "models/catalog/resource.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>

// What files of places and views are written and read with.
namespace app {

// Reads members of an object. The first invalid member makes the whole read fail.
class Reader
{
public:
    explicit Reader(const QJsonValue &json)
        : m_object(json.toObject())
        , m_isGood(json.isObject())
    {
    }

    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool has(QLatin1StringView key) const { return m_object.contains(key); }
    void spoil() { m_isGood = false; }

    QString text(QLatin1StringView key)
    {
        const QJsonValue json = m_object.value(key);
        m_isGood = m_isGood && (json.isString() || json.isUndefined());
        return json.toString();
    }
    bool flag(QLatin1StringView key)
    {
        const QJsonValue json = m_object.value(key);
        m_isGood = m_isGood && (json.isBool() || json.isUndefined());
        return json.toBool();
    }
    qint64 number(QLatin1StringView key, qint64 fallback = 0)
    {
        const QJsonValue json = m_object.value(key);
        m_isGood = m_isGood && (json.isDouble() || json.isUndefined());
        return json.toInteger(fallback);
    }
    // A moment or a length, in ms. What no calendar has is unexpected: differences of two must not overflow.
    qint64 time(QLatin1StringView key, qint64 fallback = 0)
    {
        constexpr qint64 end = 253'402'300'800'000; // the year 10000
        if (!has(key))
            return fallback;
        const qint64 ms = number(key, end);
        m_isGood = m_isGood && ms > -end && ms < end;
        return ms;
    }
    double real(QLatin1StringView key)
    {
        const QJsonValue json = m_object.value(key);
        m_isGood = m_isGood && (json.isDouble() || json.isUndefined());
        return json.toDouble();
    }
    QStringList texts(QLatin1StringView key)
    {
        QStringList list;
        const QJsonArray items = array(key);
        for (const auto &json : items) {
            m_isGood = m_isGood && json.isString();
            list.append(json.toString());
        }
        return list;
    }
    base::Key id(QLatin1StringView key) { return base::Key::fromText(text(key)); }
    template<class Enum, std::size_t count>
    Enum word(QLatin1StringView key, const std::array<QLatin1StringView, count> &words)
    {
        const auto found = std::ranges::find(words, text(key));
        m_isGood = m_isGood && found != words.end();
        return m_isGood ? Enum(found - words.begin()) : Enum();
    }
    catalog::Resource resource(QLatin1StringView key)
    {
        const auto found = catalog::resourceCalled(text(key));
        m_isGood = m_isGood && found;
        return found.value_or(catalog::Resource());
    }
    template<class T> T part(QLatin1StringView key, std::optional<T> (*read)(const QJsonValue &))
    {
        const std::optional<T> found = read(m_object.value(key));
        m_isGood = m_isGood && found;
        return found.value_or(T());
    }
    template<class T> QList<T> parts(QLatin1StringView key, std::optional<T> (*read)(const QJsonValue &))
    {
        QList<T> list;
        const QJsonArray items = array(key);
        for (const auto &json : items) {
            const std::optional<T> found = read(json);
            m_isGood = m_isGood && found;
            list.append(found.value_or(T()));
        }
        return list;
    }
    template<class T> [[nodiscard]] std::optional<T> result(T value) const
    {
        return m_isGood ? std::optional<T>(std::move(value)) : std::nullopt;
    }

private:
    QJsonArray array(QLatin1StringView key)
    {
        const QJsonValue json = m_object.value(key);
        m_isGood = m_isGood && (json.isArray() || json.isUndefined());
        return json.toArray();
    }

    QJsonObject m_object;
    bool m_isGood;
};

template<class List, class Write> QJsonArray arrayOf(const List &list, Write write)
{
    QJsonArray array;
    for (const auto &item : list)
        array.append(write(item));
    return array;
}

// Members with their default value are left out.
inline void put(QJsonObject &object, QLatin1StringView key, const QJsonValue &value)
{
    const bool isEmpty = (value.isString() && value.toString().isEmpty()) || (value.isBool() && !value.toBool())
        || (value.isArray() && value.toArray().isEmpty());
    if (!isEmpty)
        object.insert(key, value);
}

} // namespace app

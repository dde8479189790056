// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/uuid.h"

#include <QSharedData>
#include <QStringList>

#include <functional>
#include <initializer_list>

namespace base {

// Identity of an object: a UUID, or any other text (projects, node pools and nodes have text ids). Rows, subjects,
// links and series are identified by key, never by name: names need not be unique.
//
// 24 bytes: a UUID, plus a shared text if the key is not a UUID. Cheap to copy; immutable, so safe to share between
// threads. A null key identifies nothing; only the empty text gives a null key.
// Order: null, UUIDs by value, texts by code unit.
class Key
{
public:
    Key() = default;
    Key(Uuid uuid) // NOLINT(google-explicit-constructor): a UUID is a key; null for a null UUID
        : m_uuid(uuid)
    {
    }
    Key(std::uint64_t high, std::uint64_t low)
        : m_uuid{high, low}
    {
    }
    // Parses a UUID in any case; any other text is kept as is. fromText(key.toString()) == key.
    [[nodiscard]] static Key fromText(const QString &text);
    [[nodiscard]] static Key fromUtf8(std::string_view text);
    // Compound key for objects without an id, e.g. a node: cluster and name. Different parts always give different
    // keys; parts may be any text, including an empty one.
    [[nodiscard]] static Key of(std::initializer_list<QString> parts);

    [[nodiscard]] bool isNull() const { return !m_text && m_uuid.isNull(); }
    [[nodiscard]] bool isUuid() const { return !m_text && !m_uuid.isNull(); }
    [[nodiscard]] Uuid uuid() const { return m_text ? Uuid() : m_uuid; } // null if the key is not a UUID
    [[nodiscard]] QString toString() const; // the UUID in lower case, or the text
    [[nodiscard]] QStringList parts() const; // the parts passed to of(); any other key has one part

    friend bool operator==(const Key &a, const Key &b)
    {
        return a.m_uuid == b.m_uuid && (a.m_text == b.m_text || haveSameText(a, b));
    }
    friend std::strong_ordering operator<=>(const Key &a, const Key &b);
    friend size_t qHash(const Key &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.m_uuid.high, key.m_uuid.low);
    }

private:
    struct Text : QSharedData
    {
        explicit Text(const QString &of)
            : text(of)
        {
        }
        const QString text;
    };
    [[nodiscard]] static bool haveSameText(const Key &a, const Key &b);

    Uuid m_uuid; // for a text key: the text's hash, so that comparisons rarely touch the text
    QExplicitlySharedDataPointer<const Text> m_text; // null for a UUID
};

} // namespace base

template<> struct std::hash<base::Key>
{
    std::size_t operator()(const base::Key &key) const noexcept { return qHash(key); }
};

Q_DECLARE_TYPEINFO(base::Key, Q_RELOCATABLE_TYPE);

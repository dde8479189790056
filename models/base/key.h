// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/uuid.h"

#include <QSharedData>
#include <QStringList>

#include <functional>
#include <initializer_list>

namespace base {

// What identifies an object: a UUID, or any other text (projects, node pools and nodes have such ids). Rows, subjects,
// links and series are told apart by it; equal names never mean equal objects.
//
// 24 bytes: the UUID, and the text where it is none. Copies are cheap and share the text; a key never changes, so
// threads may share it. A null key names nothing, and no text makes one but the empty text.
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
    // A UUID in whatever case, or any text, which is kept as it is: fromText(key.toString()) == key.
    [[nodiscard]] static Key fromText(const QString &text);
    [[nodiscard]] static Key fromUtf8(std::string_view text);
    // The key of an object that has no id of its own and is told apart by two texts or more, e.g. a node by its cluster
    // and its name. Different parts give different keys; any text may be a part, an empty one, too.
    [[nodiscard]] static Key of(std::initializer_list<QString> parts);

    [[nodiscard]] bool isNull() const { return !m_text && m_uuid.isNull(); }
    [[nodiscard]] bool isUuid() const { return !m_text && !m_uuid.isNull(); }
    [[nodiscard]] Uuid uuid() const { return m_text ? Uuid() : m_uuid; } // null if it is none
    [[nodiscard]] QString toString() const; // the UUID in lower case, or the text
    [[nodiscard]] QStringList parts() const; // as given to of(); one part for any other key

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

    Uuid m_uuid; // of a text: its hash, so that comparing two keys seldom looks at their texts
    QExplicitlySharedDataPointer<const Text> m_text; // null for a UUID
};

} // namespace base

template<> struct std::hash<base::Key>
{
    std::size_t operator()(const base::Key &key) const noexcept { return qHash(key); }
};

Q_DECLARE_TYPEINFO(base::Key, Q_RELOCATABLE_TYPE);

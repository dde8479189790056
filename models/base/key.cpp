// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/key.h"

using namespace Qt::StringLiterals;

namespace base {
namespace {

constexpr qsizetype uuidLength = 36;

} // namespace

Key Key::fromText(const QString &text)
{
    if (text.size() == uuidLength) {
        // toLatin1() turns characters beyond Latin-1 into '?', which never occurs in a UUID.
        const QByteArray latin = text.toLatin1();
        if (const Uuid uuid = Uuid::parse({latin.constData(), std::size_t(latin.size())}); !uuid.isNull())
            return uuid;
    }
    if (text.isEmpty())
        return {};
    Key key;
    key.m_uuid = {0, qHash(text)};
    key.m_text = new Text(text);
    return key;
}

Key Key::fromUtf8(std::string_view text)
{
    if (const Uuid uuid = Uuid::parse(text); !uuid.isNull())
        return uuid;
    return fromText(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

// "part/part" with slashes and percent signs escaped: readable, and parts() can split it again. No UUID contains a
// slash, so compound keys never collide with UUIDs.
Key Key::of(std::initializer_list<QString> parts)
{
    Q_ASSERT(parts.size() >= 2);
    QStringList escaped;
    for (QString part : parts)
        escaped += part.replace(u'%', "%25"_L1).replace(u'/', "%2F"_L1);
    return fromText(escaped.join(u'/'));
}

QStringList Key::parts() const
{
    const QString text = toString();
    if (!text.contains(u'/'))
        return {text};
    QStringList parts = text.split(u'/');
    for (QString &part : parts)
        part.replace("%2F"_L1, "/"_L1).replace("%25"_L1, "%"_L1);
    return parts;
}

QString Key::toString() const
{
    return m_text ? m_text->text : m_uuid.toString();
}

bool Key::haveSameText(const Key &a, const Key &b)
{
    return a.m_text && b.m_text && a.m_text->text == b.m_text->text;
}

std::strong_ordering operator<=>(const Key &a, const Key &b)
{
    if (a.m_text && b.m_text)
        return a.m_text->text.compare(b.m_text->text) <=> 0;
    if (a.m_text || b.m_text)
        return a.m_text ? std::strong_ordering::greater : std::strong_ordering::less;
    return a.m_uuid <=> b.m_uuid;
}

} // namespace base

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/filename.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace base {
namespace {

QString shortened(const QString &name)
{
    QByteArray bytes = name.toUtf8();
    if (bytes.size() <= mostOfFileName)
        return name;
    qsizetype end = mostOfFileName;
    while (end > 0 && (uchar(bytes[end]) & 0xC0) == 0x80) // within a character
        --end;
    bytes.truncate(end);
    return QString::fromUtf8(bytes);
}

// Windows takes them for devices, whatever their suffix.
bool isDevice(const QString &name)
{
    static const QRegularExpression devices(u"^(con|prn|aux|nul|com\\d|lpt\\d)(\\.|$)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return devices.match(name).hasMatch();
}

} // namespace

QString fileNameOf(const QString &name)
{
    static const QRegularExpression unusual(u"[^\\p{L}\\p{M}\\p{N} _.()+&,=@#-]+"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression ends(u"^[ .-]+|[ .-]+$"_s);
    // No expression matches anything in a text that is not valid.
    QString clean = QString::fromUtf8(name.toUtf8()).replace(unusual, u"-"_s);
    clean = shortened(clean.remove(ends)).remove(ends);
    return isDevice(clean) ? u'_' + clean : clean;
}

} // namespace base

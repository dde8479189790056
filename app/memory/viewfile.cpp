// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/viewfile.h"

#include "models/base/outputfile.h"
#include "models/base/shown.h"
#include "models/base/smallfile.h"
#include "models/metrics/registry.h"
#include "models/session/controlplane.h"
#include "models/session/session.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {
namespace {

using Refusal = tl::unexpected<QString>;

constexpr qsizetype longestName = 200;
constexpr auto formatName = "binnacle-view"_L1;
// Newer minor versions only add members.
constexpr auto fileVersion = "1.0"_L1;
constexpr int formMajor = 1;
constexpr auto demoWord = "demo"_L1;
constexpr auto recordingWord = "recording"_L1;

struct ViewFileWords
{
    Q_DECLARE_TR_FUNCTIONS(app::ViewFile)
};

QString controlPlaneWord(const ViewPlace &place)
{
    switch (place.kind) {
    case ViewPlace::Kind::Demo:
        return demoWord;
    case ViewPlace::Kind::Recording:
        return recordingWord;
    case ViewPlace::Kind::ControlPlane:
        break;
    }
    return place.controlPlane;
}

std::optional<ViewPlace> placeCalled(const QString &word)
{
    if (word == demoWord)
        return ViewPlace{ViewPlace::Kind::Demo};
    if (word == recordingWord)
        return ViewPlace{ViewPlace::Kind::Recording};
    const QUrl url(word, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    const QString controlPlane = session::controlPlaneOf(url);
    if (!isWeb || controlPlane.isEmpty())
        return std::nullopt;
    return ViewPlace{ViewPlace::Kind::ControlPlane, controlPlane};
}

// Values that are left out when they are written.
bool isDefault(const QJsonValue &json)
{
    return json.isNull() || (json.isBool() && !json.toBool()) || (json.isString() && json.toString().isEmpty())
        || (json.isArray() && json.toArray().isEmpty());
}

// Whether `given` has members that `understood`, written again from what was read of it, has not.
bool hasMore(const QJsonValue &given, const QJsonValue &understood)
{
    if (given.isArray()) {
        const QJsonArray all = given.toArray();
        const QJsonArray known = understood.toArray();
        for (qsizetype i = 0; i < std::min(all.size(), known.size()); ++i) {
            if (hasMore(all.at(i), known.at(i)))
                return true;
        }
        return false;
    }
    const QJsonObject all = given.toObject();
    const QJsonObject known = understood.toObject();
    for (auto member = all.begin(); member != all.end(); ++member) {
        const QJsonValue value = member.value();
        if (!known.contains(member.key()) ? !isDefault(value) : hasMore(value, known.value(member.key())))
            return true;
    }
    return false;
}

// Metrics of a newer version, or of none.
void leaveOutUnknownMetrics(ViewFile &file)
{
    if (!file.view.comparison)
        return;
    QStringList unknown;
    QStringList known;
    for (const QString &type : std::as_const(file.view.comparison->types))
        (metrics::find(type.toStdString()) ? known : unknown).append(type);
    if (unknown.isEmpty())
        return;
    file.view.comparison->types = known;
    constexpr qsizetype mostNamed = 5;
    QString names = unknown.first(std::min(unknown.size(), mostNamed)).join(u", "_s);
    if (unknown.size() > mostNamed)
        names += u", …"_s;
    file.notes.append(ViewFileWords::tr("%n metric(s) that this version does not know were left out: %1.", nullptr,
                                        int(unknown.size()))
                          .arg(names));
}

} // namespace

ViewPlace viewPlaceOf(const session::Connection &connection)
{
    if (connection.isRecording)
        return {ViewPlace::Kind::Recording};
    if (connection.isDemo)
        return {ViewPlace::Kind::Demo};
    return {ViewPlace::Kind::ControlPlane, session::controlPlaneOf(connection.url)};
}

QString belongsElsewhere(const ViewPlace &place)
{
    switch (place.kind) {
    case ViewPlace::Kind::Demo:
        return ViewFileWords::tr("This view belongs to the demo data.");
    case ViewPlace::Kind::Recording:
        return ViewFileWords::tr("This view belongs to recorded demo data, which the option --replay shows.");
    case ViewPlace::Kind::ControlPlane:
        break;
    }
    return ViewFileWords::tr("This view belongs to the control plane %1.").arg(place.controlPlane);
}

tl::expected<void, QString> writeViewFile(const QString &file, const SavedView &view, const ViewPlace &place)
{
    const QJsonObject json{{"format"_L1, formatName},
                           {"version"_L1, fileVersion},
                           {"controlPlane"_L1, controlPlaneWord(place)},
                           {"view"_L1, toJson(view)}};
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Indented);
    return base::writeFile(file, bytes);
}

tl::expected<ViewFile, QString> readViewFile(const QString &file)
{
    const QString name = base::calledFile(file);
    const auto bytes = base::readSmallFile(file);
    if (!bytes)
        return Refusal(bytes.error());
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    const QJsonObject json = document.object();
    if (!document.isObject() || json.value("format"_L1).toString() != formatName)
        return Refusal(ViewFileWords::tr("%1 is not a saved view of Binnacle.").arg(name));
    const QVersionNumber version = QVersionNumber::fromString(json.value("version"_L1).toString());
    if (version.majorVersion() > formMajor)
        return Refusal(
            ViewFileWords::tr("%1 was saved by a newer version of Binnacle. Update Binnacle to open it.").arg(name));
    const auto place = placeCalled(json.value("controlPlane"_L1).toString());
    const auto view = savedViewFrom(json.value("view"_L1).toObject());
    if (version.isNull() || version.majorVersion() < 1 || !place || !view)
        return Refusal(ViewFileWords::tr("%1 is damaged: it does not say which view to show.").arg(name));
    ViewFile read{*place, *view};
    read.view.name = base::ownName(read.view.name, longestName);
    const QJsonObject understood{{"format"_L1, formatName},
                                 {"version"_L1, fileVersion},
                                 {"controlPlane"_L1, controlPlaneWord(*place)},
                                 {"view"_L1, toJson(*view)}};
    if (hasMore(json, understood))
        read.notes.append(
            ViewFileWords::tr("Parts of %1 that this version of Binnacle does not know were left out.").arg(name));
    leaveOutUnknownMetrics(read);
    return read;
}

} // namespace app

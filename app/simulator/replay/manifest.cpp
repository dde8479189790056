// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/replay/manifest.h"

#include "app/simulator/replay/csv.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace simulator {

namespace {

std::string textOf(const QJsonObject &object, const char *key)
{
    return object[QLatin1String(key)].toString().toStdString();
}

} // namespace

void Manifest::checkRows(const std::string &file, std::size_t found) const
{
    const auto declared = rows.find(file);
    if (declared == rows.end())
        throw BadTrace{(folder / "cluster.json").string() + " does not say how many rows " + file + " has"};
    if (found == declared->second)
        return;
    throw BadTrace{(folder / file).string() + " has " + std::to_string(found) + " rows, but cluster.json says "
                   + std::to_string(declared->second)};
}

Manifest readManifest(const std::filesystem::path &folder)
{
    const std::filesystem::path file = folder / "cluster.json";
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(QByteArray::fromStdString(contentsOf(file)), &error).object();
    if (error.error != QJsonParseError::NoError)
        throw BadTrace{file.string() + " is not JSON, from byte " + std::to_string(error.offset) + " on"};

    Manifest manifest;
    manifest.folder = folder;
    manifest.name = textOf(root, "name");
    if (manifest.name.empty())
        throw BadTrace{file.string() + ": \"name\" is missing"};
    if (const QJsonValue window = root[QLatin1String("replay_window")]; window.isObject()) {
        const QJsonValue from = window[QLatin1String("from")], to = window[QLatin1String("to")];
        if (!from.isDouble() || !to.isDouble() || from.toDouble() > to.toDouble())
            throw BadTrace{file.string() + ": \"replay_window\" needs numbers \"from\" and \"to\" in this order"};
        manifest.window = {from.toDouble(), to.toDouble()};
    }
    const QJsonArray metrics = root[QLatin1String("metrics")].toArray();
    for (const auto &metric : metrics) {
        const QJsonObject object = metric.toObject();
        Manifest::Metric entry{textOf(object, "file"), textOf(object, "entity"), textOf(object, "metric"),
                               textOf(object, "layout")};
        const int step = object[QLatin1String("step_s")].toInt(60);
        if (entry.file.empty() || step < 1 || step > 65535)
            throw BadTrace{file.string() + ": a metric needs \"file\", and a \"step_s\" from 1 to 65535"};
        entry.stepSeconds = static_cast<std::uint32_t>(step);
        manifest.metrics.push_back(std::move(entry));
    }
    const QJsonObject files = root[QLatin1String("files")].toObject();
    for (auto it = files.begin(); it != files.end(); ++it) {
        manifest.rows[it.key().toStdString()]
            = static_cast<std::size_t>(std::max(0, it.value()[QLatin1String("rows")].toInt()));
    }
    return manifest;
}

} // namespace simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/savedviews.h"

#include "app/memory/comparisonjson.h"
#include "app/memory/placejson.h"
#include "app/memory/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int viewsVersion = 1;
const QString storedName = u"list"_s;
const QString asideName = u"unreadable"_s;

QJsonObject viewToJson(const SavedView &view)
{
    QJsonObject json = toJson(view);
    json.insert("id"_L1, view.id);
    json.insert("connection"_L1, view.connection);
    return json;
}

std::optional<SavedView> viewFrom(const QJsonObject &json)
{
    std::optional<SavedView> view = savedViewFrom(json);
    if (!view)
        return std::nullopt;
    view->id = json.value("id"_L1).toString();
    view->connection = json.value("connection"_L1).toString();
    return view->id.isEmpty() ? std::nullopt : view;
}

std::optional<QList<SavedView>> viewsFrom(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    if (json.value("version"_L1).toInt() != viewsVersion)
        return std::nullopt;
    QList<SavedView> views;
    const QJsonArray items = json.value("views"_L1).toArray();
    for (const auto &item : items) {
        const auto view = viewFrom(item.toObject());
        if (!view)
            return std::nullopt;
        views.append(*view);
    }
    return views;
}

} // namespace

QJsonObject toJson(const SavedView &view)
{
    QJsonObject json{{"name"_L1, view.name}};
    if (view.comparison) {
        json.insert("comparison"_L1, toJson(*view.comparison));
        return json;
    }
    json.insert("page"_L1, QLatin1String(view.resource->word));
    json.insert("query"_L1, toJson(view.query));
    json.insert("columns"_L1, QJsonArray::fromStringList(view.columns));
    return json;
}

std::optional<SavedView> savedViewFrom(const QJsonObject &json)
{
    SavedView view;
    view.name = json.value("name"_L1).toString();
    if (view.name.isEmpty())
        return std::nullopt;
    if (json.contains("comparison"_L1)) {
        view.comparison = comparisonFrom(json.value("comparison"_L1));
        return view.comparison ? std::optional(view) : std::nullopt;
    }
    const auto resource = catalog::resourceCalled(json.value("page"_L1).toString());
    const auto query = queryFrom(json.value("query"_L1));
    const QJsonArray columns = json.value("columns"_L1).toArray();
    for (const auto &column : columns)
        view.columns.append(column.toString());
    if (!resource || !query)
        return std::nullopt;
    view.resource = *resource;
    view.query = *query;
    return view;
}

SavedViews::SavedViews(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    load();
    connect(&settings, &Settings::changed, this, [this](const QString &key) {
        if (!key.startsWith(QLatin1String(setting::savedViews.group)))
            return;
        load();
        Q_EMIT changed();
    });
}

void SavedViews::load()
{
    const QByteArray stored = m_settings.value(setting::savedViews, storedName);
    const auto views = stored.isEmpty() ? QList<SavedView>() : viewsFrom(stored);
    m_views = views.value_or(QList<SavedView>());
    if (!views) // otherwise saving the next view would overwrite it
        m_settings.set(setting::savedViews, asideName, stored);
}

void SavedViews::save()
{
    QJsonArray views;
    for (const SavedView &view : std::as_const(m_views))
        views.append(viewToJson(view));
    const QJsonObject json{{"version"_L1, viewsVersion}, {"views"_L1, views}};
    m_settings.set(setting::savedViews, storedName,
                   m_views.isEmpty() ? QByteArray() : QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QList<SavedView> SavedViews::of(const QString &connection) const
{
    QList<SavedView> views;
    std::ranges::copy_if(m_views, std::back_inserter(views), [&](const SavedView &view) {
        return view.connection.isEmpty() || view.connection == connection;
    });
    return views;
}

const SavedView *SavedViews::find(const QString &id) const
{
    const auto found = std::ranges::find(m_views, id, &SavedView::id);
    return found == m_views.end() ? nullptr : &*found;
}

QString SavedViews::add(SavedView view)
{
    view.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_settings.update(QLatin1String(setting::savedViews.group), [&] {
        m_views.append(view);
        save();
    });
    return view.id;
}

void SavedViews::replace(const SavedView &view)
{
    m_settings.update(QLatin1String(setting::savedViews.group), [this, view] {
        const auto found = std::ranges::find(m_views, view.id, &SavedView::id);
        if (found == m_views.end())
            return;
        *found = view;
        save();
    });
}

void SavedViews::remove(const QString &id)
{
    m_settings.update(QLatin1String(setting::savedViews.group), [this, id] {
        m_views.removeIf([&id](const SavedView &view) { return view.id == id; });
        save();
    });
}

} // namespace app

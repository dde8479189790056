// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/compare/comparison.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <optional>

namespace app {

class Settings;

// A named list configuration: filters, sort order and columns; or a comparison.
struct SavedView
{
    QString id;
    QString name;
    QString connection; // file name of the connection (see PlaceStore); empty = all connections
    catalog::Resource resource;
    table::ListQuery query;
    QStringList columns; // in views::ColumnLayout's format
    std::optional<compare::Comparison> comparison = {}; // in place of a list

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

// What a view shows and its name: neither its id nor its connection. nullopt if any member is unexpected.
[[nodiscard]] QJsonObject toJson(const SavedView &view);
[[nodiscard]] std::optional<SavedView> savedViewFrom(const QJsonObject &json);

// The saved views in order of creation, stored in the settings. Entries that cannot be read stay in the settings under
// another name. Instances stay in sync: each sees at once what another one stores.
class SavedViews final : public QObject
{
    Q_OBJECT

public:
    explicit SavedViews(Settings &settings, QObject *parent = nullptr);

    [[nodiscard]] QList<SavedView> of(const QString &connection) const; // including the views for all connections
    [[nodiscard]] const SavedView *find(const QString &id) const;
    QString add(SavedView view); // assigns the id and returns it
    void replace(const SavedView &view); // replaces the view with the same id
    void remove(const QString &id);

Q_SIGNALS:
    void changed();

private:
    void load();
    void save();

    Settings &m_settings;
    QList<SavedView> m_views;
};

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"

#include <QObject>
#include <QStringList>

namespace app {

class Settings;

// What a list shows, under a name: filters, order and columns.
struct SavedView
{
    QString id;
    QString name;
    QString connection; // the name of its files; empty = for all connections
    catalog::Resource resource;
    table::ListQuery query;
    QStringList columns; // as views::ColumnLayout writes them

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

// The saved views, in the order in which they were made, stored with the settings. What cannot be read is left in the
// settings under another name. Several may exist: each sees at once what another stores.
class SavedViews final : public QObject
{
    Q_OBJECT

public:
    explicit SavedViews(Settings &settings, QObject *parent = nullptr);

    [[nodiscard]] QList<SavedView> of(const QString &connection) const; // its own, and those for all
    [[nodiscard]] const SavedView *find(const QString &id) const;
    QString add(SavedView view); // its id is made here
    void replace(const SavedView &view); // the one with its id
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

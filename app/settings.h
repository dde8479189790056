// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

// What Binnacle remembers between runs, in one INI file. Each setting is declared once, with its key and default; only
// what the user changed is stored, and a value that is out of range reads as the default. No secret is ever written.
namespace app {

class Settings
{
public:
    Settings();
    explicit Settings(const QString &file); // for tests

    [[nodiscard]] views::ThemeChoice theme() const;
    void setTheme(views::ThemeChoice choice);

    [[nodiscard]] bool isUtc() const;
    void setUtc(bool utc);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    // The columns of one table, as views::ColumnLayout::toStringList() writes them; empty = the default layout.
    [[nodiscard]] QStringList columns(const QString &table) const;
    void setColumns(const QString &table, const QStringList &columns);

    // What is chosen to be seen of one kind of object, as views::MetricsChoice::toStringList() writes it; empty = as
    // the kind begins.
    [[nodiscard]] QStringList metrics(const QString &kind) const;
    void setMetrics(const QString &kind, const QStringList &choice);

private:
    QSettings m_store;
};

} // namespace app

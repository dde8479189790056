// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <array>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr auto themeKey = "appearance/theme"_L1;
constexpr auto utcKey = "appearance/utc"_L1;
constexpr auto geometryKey = "window/geometry"_L1;
constexpr std::array themeWords = {"system"_L1, "light"_L1, "dark"_L1}; // in the order of views::ThemeChoice

// Only what differs from the default is kept, so that a later default reaches everyone who never chose.
template<class T> void store(QSettings &settings, const QString &key, const T &value, const T &fallback)
{
    if (value == fallback)
        settings.remove(key);
    else
        settings.setValue(key, value);
}

QString columnsKey(const QString &table)
{
    return "columns/"_L1 + table;
}

QString metricsKey(const QString &kind)
{
    return "metrics/"_L1 + kind;
}

} // namespace

Settings::Settings()
    : m_store(QSettings::IniFormat, QSettings::UserScope, u"binnacle"_s, u"binnacle"_s)
{
}

Settings::Settings(const QString &file)
    : m_store(file, QSettings::IniFormat)
{
}

views::ThemeChoice Settings::theme() const
{
    const auto word = m_store.value(themeKey).toString();
    const auto *found = std::find(themeWords.begin(), themeWords.end(), word);
    return found == themeWords.end() ? views::ThemeChoice::System : views::ThemeChoice(found - themeWords.begin());
}

void Settings::setTheme(views::ThemeChoice choice)
{
    store(m_store, themeKey, QString(themeWords[size_t(choice)]), QString(themeWords[0]));
}

bool Settings::isUtc() const
{
    return m_store.value(utcKey, false).toBool();
}

void Settings::setUtc(bool utc)
{
    store(m_store, utcKey, utc, false);
}

QByteArray Settings::windowGeometry() const
{
    return m_store.value(geometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_store.setValue(geometryKey, geometry);
}

QStringList Settings::columns(const QString &table) const
{
    return m_store.value(columnsKey(table)).toStringList();
}

void Settings::setColumns(const QString &table, const QStringList &columns)
{
    store(m_store, columnsKey(table), columns, QStringList());
}

QStringList Settings::metrics(const QString &kind) const
{
    return m_store.value(metricsKey(kind)).toStringList();
}

void Settings::setMetrics(const QString &kind, const QStringList &choice)
{
    store(m_store, metricsKey(kind), choice, QStringList());
}

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/settings.h"

#include "app/memory/keptaside.h"
#include "models/base/filelock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int formVersion = 1;
constexpr auto versionKey = "version"_L1;
constexpr int flushMs = 200;

QString userFile()
{
    // The path QSettings would use for a user's INI file.
    return QSettings(QSettings::IniFormat, QSettings::UserScope, u"binnacle"_s, u"binnacle"_s).fileName();
}

QString userDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/binnacle"_s;
}

bool isReadable(const QString &file)
{
    QFile plain(file);
    // QSettings accepts many files that are not INI files.
    if (!plain.open(QIODevice::ReadOnly) || plain.readAll().contains('\0'))
        return false;
    const QSettings store(file, QSettings::IniFormat);
    static_cast<void>(store.allKeys()); // QSettings reads sections lazily
    if (store.status() != QSettings::NoError)
        return false;
    bool isNumber = false;
    const int version = store.value(versionKey, formVersion).toInt(&isNumber);
    return isNumber && version <= formVersion;
}

QString keyIn(const char *group, const QString &name)
{
    return QLatin1String(group) + u'/' + name;
}

} // namespace

Settings::Settings()
    : m_dataFolder(userDataFolder())
{
    open(userFile());
}

Settings::Settings(const QString &file)
    : m_dataFolder(QFileInfo(file).absolutePath())
{
    open(file);
}

Settings::~Settings()
{
    if (m_flush.isActive())
        flush();
}

void Settings::open(const QString &file)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(flushMs);
    connect(&m_flush, &QTimer::timeout, this, &Settings::flush);
    if (QFileInfo::exists(file) && !isReadable(file)) {
        const QString newName = keepAside(file);
        m_startProblem = keptAsideSentence(tr("The settings file"), newName);
        if (newName.isEmpty()) // do not overwrite it
            return;
    }
    m_store = std::make_unique<QSettings>(file, QSettings::IniFormat);
    const QStringList keys = m_store->allKeys();
    for (const QString &key : keys)
        m_values.insert(key, m_store->value(key));
}

void Settings::flush()
{
    m_flush.stop();
    if (!m_store)
        return;
    // QSettings keeps the permissions of a file that is there.
    QFile file(m_store->fileName());
    if (!file.exists() && QDir().mkpath(QFileInfo(file).absolutePath()) && file.open(QIODevice::WriteOnly))
        file.close();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    m_store->sync();
    if (m_store->status() == QSettings::NoError || m_isTold)
        return;
    m_isTold = true;
    Q_EMIT problemFound(tr("Settings could not be written to %1. Changes last until you quit.")
                            .arg(QDir::toNativeSeparators(m_store->fileName())));
}

void Settings::reread(const QString &group)
{
    m_store->sync();
    // What cannot be read is no reason to forget what is known.
    if (m_store->status() != QSettings::NoError || !QFile::exists(m_store->fileName()))
        return;
    const QStringList keys = m_store->allKeys() + m_values.keys();
    for (const QString &key : keys) {
        const QVariant before = m_values.value(key);
        const QVariant value = m_store->value(key);
        // In the file, a word and a list of one word are the same.
        const bool isSame
            = before.toStringList() == value.toStringList() && before.toByteArray() == value.toByteArray();
        if (!key.startsWith(group) || isSame)
            continue;
        if (value.isValid())
            m_values.insert(key, value);
        else
            m_values.remove(key);
        Q_EMIT changed(key);
    }
}

void Settings::update(const QString &group, const std::function<void()> &change)
{
    if (!m_store)
        return change();
    // QSettings has one of its own. Without it, what two programs change at the same moment is that of the later one.
    const auto lock = base::lockedBy(m_store->fileName() + u".update"_s);
    flush();
    reread(group);
    change();
    flush();
}

bool Settings::value(const setting::Flag &flag) const
{
    const QString word = m_values.value(QLatin1String(flag.key)).toString();
    return word == u"true" || (word != u"false" && flag.fallback);
}

int Settings::value(const setting::Number &number) const
{
    bool isNumber = false;
    const int value = m_values.value(QLatin1String(number.key)).toInt(&isNumber);
    const bool fits = (value >= number.least && value <= number.most) || (value == 0 && number.mayBeZero);
    return isNumber && fits ? value : number.fallback;
}

int Settings::wordAt(const char *key, std::span<const char *const> words, int fallback) const
{
    const QString word = m_values.value(QLatin1String(key)).toString();
    const auto found = std::ranges::find_if(words, [&](const char *known) { return word == QLatin1String(known); });
    return found == words.end() ? fallback : int(found - words.begin());
}

QString Settings::value(const setting::Word &word) const
{
    return m_values.value(QLatin1String(word.key)).toString();
}

QStringList Settings::value(const setting::Lists &lists, const QString &name) const
{
    return m_values.value(keyIn(lists.group, name)).toStringList();
}

QByteArray Settings::value(const setting::Blobs &blobs, const QString &name) const
{
    return m_values.value(keyIn(blobs.group, name)).toByteArray();
}

void Settings::set(const setting::Flag &flag, bool on)
{
    store(QLatin1String(flag.key), on, flag.fallback);
}

void Settings::set(const setting::Number &number, int to)
{
    const bool isOff = to == 0 && number.mayBeZero;
    store(QLatin1String(number.key), isOff ? 0 : std::clamp(to, number.least, number.most), number.fallback);
}

void Settings::set(const setting::Word &word, const QString &to)
{
    store(QLatin1String(word.key), to, QString());
}

void Settings::set(const setting::Lists &lists, const QString &name, const QStringList &words)
{
    store(keyIn(lists.group, name), words, QStringList());
}

void Settings::set(const setting::Blobs &blobs, const QString &name, const QByteArray &blob)
{
    store(keyIn(blobs.group, name), blob, QByteArray());
}

void Settings::clear(const setting::Lists &lists)
{
    const QStringList keys = m_values.keys();
    for (const QString &key : keys) {
        if (key.startsWith(keyIn(lists.group, {})))
            store(key, {}, {});
    }
}

// Store only what differs from the default, so that a new default reaches users who never changed the setting.
void Settings::store(const QString &key, const QVariant &to, const QVariant &fallback)
{
    const QVariant before = m_values.value(key, fallback);
    if (to == fallback)
        m_values.remove(key);
    else
        m_values.insert(key, to);
    if (m_store) {
        if (to == fallback)
            m_store->remove(key);
        else
            m_store->setValue(key, to);
        if (!m_values.isEmpty())
            m_store->setValue(versionKey, formVersion);
        m_flush.start();
    }
    if (to != before)
        Q_EMIT changed(key);
}

} // namespace app

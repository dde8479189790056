// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memory/settingtable.h"

#include <QObject>
#include <QSettings>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace app {

// Persistent settings in one INI file with a format version; settingtable.h declares them all. Only values that differ
// from their default are stored; out-of-range values read as the default. A file that cannot be read, or that a newer
// version wrote, is renamed and defaults are used. Never holds secrets.
// GUI thread.
class Settings final : public QObject
{
    Q_OBJECT

public:
    Settings();
    explicit Settings(const QString &file); // for tests and the tour
    ~Settings() override;

    [[nodiscard]] bool value(const setting::Flag &flag) const;
    [[nodiscard]] int value(const setting::Number &number) const;
    template<class Enum, std::size_t count> [[nodiscard]] Enum value(const setting::Choice<Enum, count> &choice) const
    {
        return Enum(wordAt(choice.key, choice.words, int(choice.fallback)));
    }
    [[nodiscard]] QString value(const setting::Word &word) const;
    [[nodiscard]] QStringList value(const setting::Lists &lists, const QString &name) const;
    [[nodiscard]] QByteArray value(const setting::Blobs &blobs, const QString &name) const;

    void set(const setting::Flag &flag, bool on);
    void set(const setting::Number &number, int to);
    template<class Enum, std::size_t count> void set(const setting::Choice<Enum, count> &choice, Enum to)
    {
        store(QString::fromLatin1(choice.key), QString::fromLatin1(choice.words[std::size_t(to)]),
              QString::fromLatin1(choice.words[std::size_t(choice.fallback)]));
    }
    void set(const setting::Word &word, const QString &to);
    void set(const setting::Lists &lists, const QString &name, const QStringList &words);
    void set(const setting::Blobs &blobs, const QString &name, const QByteArray &blob);
    void clear(const setting::Lists &lists); // under all names
    // For values that are made of their former ones: `change` sees what other programs have written under keys that
    // begin with `group`, none of them writes meanwhile, and the file has the new values when this returns.
    void update(const QString &group, const std::function<void()> &change);

    // Folder for other persistent data: the folder of the settings file in tests, otherwise the user's data folder.
    [[nodiscard]] QString dataFolder() const { return m_dataFolder; }
    // One sentence about a settings file that could not be read at startup; empty if there was no problem.
    [[nodiscard]] QString startProblem() const { return m_startProblem; }

Q_SIGNALS:
    void changed(const QString &key);
    void problemFound(const QString &sentence); // settings cannot be written; emitted once

private:
    void open(const QString &file);
    void flush();
    void reread(const QString &group);
    void store(const QString &key, const QVariant &to, const QVariant &fallback);
    [[nodiscard]] int wordAt(const char *key, std::span<const char *const> words, int fallback) const;

    std::unique_ptr<QSettings> m_store; // null if there is nowhere to store
    QString m_dataFolder;
    QString m_startProblem;
    QMap<QString, QVariant> m_values; // contents of the file
    QTimer m_flush;
    bool m_isTold = false;
};

} // namespace app

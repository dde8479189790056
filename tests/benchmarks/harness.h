// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <stdexcept>
#include <vector>

// What all benchmark cases share: rounds, medians, goals and how they are told. Single-threaded.
namespace bench {

// A case that could not run, or whose two sides do not compute the same thing. what() is UTF-8, for people.
class Failure : public std::runtime_error
{
public:
    explicit Failure(const QString &sentence)
        : std::runtime_error(sentence.toStdString())
    {
    }
};

struct Settings
{
    bool quick = false; // one round, 100,000 rows where a full run takes a million
    QString binFolder; // where the programs of this build are

    [[nodiscard]] int rounds(int full) const { return quick ? 1 : full; }
    [[nodiscard]] int manyRows() const { return quick ? 100'000 : 1'000'000; }
};

// One line of the table: what the baseline took, what we took, and how the two must compare.
struct Figure
{
    QString name;
    QString unit; // of the rounds
    QString baselineName;
    std::vector<double> baseline; // one per round; empty if the goal is not a ratio
    std::vector<double> ours;
    std::optional<double> goal; // of the ratio; without a baseline, of our median
    QString note; // printed after the line
};

class Report
{
public:
    void add(Figure figure);
    void fail(const QString &caseName, const QString &sentence);
    void beginCase(const QString &name);

    [[nodiscard]] bool hasFailures() const { return !m_failures.isEmpty(); }
    [[nodiscard]] QString text(const Settings &settings) const;
    [[nodiscard]] QJsonObject json(const Settings &settings) const;

private:
    struct Entry
    {
        QString caseName;
        Figure figure;
    };
    std::vector<Entry> m_entries;
    QList<std::pair<QString, QString>> m_failures;
    QString m_case;
};

struct Case
{
    const char *name;
    const char *what;
    void (*run)(const Settings &settings, Report &report);
};

[[nodiscard]] double median(std::vector<double> values);

// Runs both sides once per round and swaps who goes first, so that a drift of the machine meets both alike. Each
// function returns its figure. One round more goes before, unmeasured, to warm caches.
void interleave(int rounds, Figure &figure, const std::function<double()> &baseline,
                const std::function<double()> &ours);

// Wall milliseconds of one call.
[[nodiscard]] double milliseconds(const std::function<void()> &work);

// Runs the event loop until `done` holds. Fails with `what` after `limitMs`.
void spinUntil(const std::function<bool()> &done, int limitMs, const QString &what);

} // namespace bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

// The figures of curves by the lines of a CSV file in the long form, and what a table shows of them. Shares no code
// with the application.
namespace csvfigures {

struct Curve
{
    std::vector<double> values; // in the order of time
    QString unit;
};

// By "object/metric/gpu". Empty if a line cannot be read. The cells must not have quotes.
inline QMap<QString, Curve> curvesIn(const QByteArray &csv)
{
    QMap<QString, QList<std::pair<QString, double>>> samples;
    QMap<QString, Curve> curves;
    QStringList lines = QString::fromUtf8(csv).split(u'\n', Qt::SkipEmptyParts);
    const QStringList head = lines.takeFirst().trimmed().split(u',');
    const auto at = [&](const char *name) { return head.indexOf(QLatin1StringView(name)); };
    for (const QString &line : std::as_const(lines)) {
        const QStringList cells = line.trimmed().split(u',');
        bool isNumber = false;
        const double value = cells.value(at("value")).toDouble(&isNumber);
        if (cells.size() != head.size() || !isNumber)
            return {};
        const QString key
            = QStringList{cells[at("object")], cells[at("metric")], cells[at("gpu")]}.join(QLatin1Char('/'));
        samples[key].append({cells[at("timestamp")], value});
        curves[key].unit = cells[at("unit")];
    }
    for (auto curve = curves.begin(); curve != curves.end(); ++curve) {
        auto &all = samples[curve.key()];
        std::ranges::sort(all, {}, [](const auto &sample) { return sample.first; }); // RFC 3339 sorts as text
        for (const auto &sample : std::as_const(all))
            curve->values.push_back(sample.second);
    }
    return curves;
}

inline double mean(const Curve &curve)
{
    long double sum = 0;
    for (const double value : curve.values)
        sum += value;
    return double(sum / static_cast<long double>(curve.values.size()));
}

// The smallest value that at least so many percent of the values do not exceed, found by counting.
inline double percentile(const Curve &curve, int percent)
{
    double best = std::numeric_limits<double>::infinity();
    for (const double candidate : curve.values) {
        const auto below = std::ranges::count_if(curve.values, [&](double value) { return value <= candidate; });
        if (below * 100 >= std::ptrdiff_t(curve.values.size()) * percent)
            best = std::min(best, candidate);
    }
    return best;
}

// What a figure of a file is in the unit of the table; nothing if the units do not fit.
inline std::optional<double> factor(const QString &unitOfFile, const QString &unitOfTable)
{
    struct Unit
    {
        const char *file;
        const char *table;
        double factor;
    };
    constexpr double kibi = 1024;
    static constexpr Unit units[] = {{"percent", "%", 1},
                                     {"ratio", "%", 100},
                                     {"bytes", "B", 1},
                                     {"bytes", "KiB", 1 / kibi},
                                     {"bytes", "MiB", 1 / (kibi * kibi)},
                                     {"bytes", "GiB", 1 / (kibi * kibi * kibi)},
                                     {"bytes", "TiB", 1 / (kibi * kibi * kibi * kibi)},
                                     {"cores", "cores", 1},
                                     {"cores", "mcores", 1000},
                                     {"GPUs", "GPUs", 1}};
    for (const Unit &unit : units)
        if (unitOfFile == QLatin1StringView(unit.file) && unitOfTable == QLatin1StringView(unit.table))
            return unit.factor;
    return {};
}

// Whether a table shows the figure, as far as its digits go.
inline bool isShown(const QString &shown, double figure)
{
    bool isNumber = false;
    const double number = shown.toDouble(&isNumber);
    const qsizetype point = shown.indexOf(QLatin1Char('.'));
    const auto decimals = point < 0 ? 0 : int(shown.size() - point - 1);
    return isNumber && std::abs(number - figure) <= 0.5 * std::pow(10.0, -decimals) * (1 + 1e-6) + 1e-12;
}

} // namespace csvfigures

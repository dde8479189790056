// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricschoice.h"

#include "models/catalog/resource.h"
#include "views/charts/timelinecard.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using metrics::Scope;

namespace views {
namespace {

constexpr QLatin1String showWords[] = {"lines"_L1, "heat"_L1, "both"_L1};
constexpr QLatin1String groups[] = {"Nodepool"_L1, "Project"_L1, "Department"_L1, "Category"_L1};
constexpr auto perGpu = "_PER_GPU"_L1;

template<class Words> int indexOf(const Words &words, const auto &word)
{
    const auto found = std::find(std::begin(words), std::end(words), word);
    return found == std::end(words) ? -1 : int(found - std::begin(words));
}

void readSamples(MetricsChoice &choice, const QString &word)
{
    const int number = word.toInt();
    if (word == "auto"_L1)
        choice.sampleMode = SampleMode::Auto;
    else if (word == "full"_L1)
        choice.sampleMode = SampleMode::Full;
    else if (number >= 1 && number <= 1000) {
        choice.sampleMode = SampleMode::Number;
        choice.samples = number;
    }
}

void readTypes(MetricsChoice &choice, const QString &word)
{
    QStringList known;
    for (const QString &type : word.split(u',', Qt::SkipEmptyParts)) {
        if (metrics::find(type.toStdString()))
            known.append(type);
    }
    if (!known.isEmpty())
        choice.types = known;
}

// "GPU_UTILIZATION:log", "CPU_USAGE_CORES:linear:0.5:2"
void readAxis(MetricsChoice &choice, const QString &word)
{
    const QStringList parts = word.split(u':');
    if (parts.size() < 2 || !metrics::find(parts[0].toStdString()))
        return;
    const metrics::AxisChoice axis{parts[1] == "log"_L1, parts.value(2).toDouble(), parts.value(3).toDouble()};
    if (axis != metrics::AxisChoice())
        choice.axes.insert_or_assign(parts[0], axis);
}

QString axisWord(const QString &type, const metrics::AxisChoice &axis)
{
    QStringList parts{type, axis.isLogarithmic ? u"log"_s : u"linear"_s};
    if (axis.isFixed())
        parts << QString::number(axis.from, 'g', 17) << QString::number(axis.to, 'g', 17);
    return parts.join(u':');
}

void read(MetricsChoice &choice, const QString &key, const QString &word)
{
    if (key == "metrics"_L1) {
        readTypes(choice, word);
    } else if (key == "range"_L1) {
        if (const auto range = RangeChoice::fromWord(word))
            choice.setRange(*range);
    } else if (key == "samples"_L1) {
        readSamples(choice, word);
    } else if (key == "show"_L1) {
        if (const int at = indexOf(showWords, word); at >= 0)
            choice.show = ChartStack::Show(at);
    } else if (key == "axis"_L1) {
        readAxis(choice, word);
    } else if (key == "group"_L1) {
        if (indexOf(groups, word) >= 0)
            choice.groupBy = word;
    }
}

QString samplesWord(const MetricsChoice &choice)
{
    switch (choice.sampleMode) {
    case SampleMode::Auto:
        return u"auto"_s;
    case SampleMode::Full:
        return u"full"_s;
    case SampleMode::Number:
        break;
    }
    return QString::number(choice.samples);
}

} // namespace

QStringList MetricsChoice::toStringList(Scope scope) const
{
    const MetricsChoice start = defaultChoice(scope);
    QStringList words;
    if (types != start.types)
        words.append("metrics="_L1 + types.join(u','));
    // A custom range of certain times applies only to the object it was made for.
    if (range() != start.range() && (!isCustom() || customLength > 0))
        words.append("range="_L1 + toWord());
    if (samplesWord(*this) != samplesWord(start))
        words.append("samples="_L1 + samplesWord(*this));
    if (show != start.show)
        words.append("show="_L1 + showWords[int(show)]);
    for (const auto &[type, axis] : axes)
        words.append("axis="_L1 + axisWord(type, axis));
    if (groupBy != start.groupBy)
        words.append("group="_L1 + groupBy);
    return words;
}

MetricsChoice MetricsChoice::fromStringList(Scope scope, const QStringList &words)
{
    MetricsChoice choice = defaultChoice(scope);
    for (const QString &word : words) {
        const qsizetype at = word.indexOf(u'=');
        if (at > 0)
            read(choice, word.first(at), word.sliced(at + 1));
    }
    return choice;
}

QString typeOf(const metrics::Metric &metric)
{
    return QString::fromLatin1(metric.type.data(), qsizetype(metric.type.size()));
}

QStringList typesOf(const std::vector<const metrics::Metric *> &metrics)
{
    QStringList types;
    for (const metrics::Metric *metric : metrics)
        types.append(typeOf(*metric));
    return types;
}

MetricsChoice defaultChoice(Scope scope)
{
    MetricsChoice choice;
    if (const auto resource = catalog::resourceOf(scope)) {
        for (const char *type : (*resource)->firstMetrics)
            choice.types.append(QLatin1String(type));
    }
    return choice;
}

QStringList defaultTypes(const metrics::Subject &subject)
{
    QStringList types;
    const auto offered = metrics::metricsOf(subject);
    const auto add = [&](const QString &type) {
        const metrics::Metric *metric = metrics::find(type.toStdString());
        const bool isMeasured = subject.gpus != metrics::HeldGpus::Fraction || !metrics::isOfNvLink(*metric);
        if (isMeasured && std::ranges::find(offered, metric) != offered.end())
            types.append(type);
    };
    for (const QString &type : defaultChoice(subject.scope).types)
        add(type);
    if (types.isEmpty()) {
        for (const char *type : {"CPU_USAGE_CORES", "CPU_MEMORY_USAGE_BYTES"})
            add(QLatin1String(type));
    }
    return types;
}

bool hasHeat(const QStringList &types)
{
    return std::ranges::any_of(types, [](const QString &type) {
        const metrics::Metric *metric = metrics::find(type.toStdString());
        return metric && isForHeat(*metric);
    });
}

QStringList perGpuTypes(const QStringList &types)
{
    QStringList changed;
    for (const QString &type : types) {
        const QString other = type + perGpu;
        const metrics::Metric *found = metrics::find(other.toStdString());
        const bool isOffered = found && found->scopes.testFlag(Scope::Pod);
        changed.append(isOffered ? other : type);
    }
    changed.removeDuplicates();
    return changed;
}

QStringList averageTypes(const QStringList &types)
{
    QStringList changed;
    for (const QString &type : types) {
        const QString other = type.endsWith(perGpu) ? type.chopped(perGpu.size()) : QString();
        const metrics::Metric *found = other.isEmpty() ? nullptr : metrics::find(other.toStdString());
        const bool isOffered = found && found->scopes.testFlag(Scope::Workload);
        changed.append(isOffered ? other : type);
    }
    changed.removeDuplicates();
    return changed;
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/harness.h"

#include "tests/benchmarks/machine.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

QString number(double value)
{
    if (value != 0 && qAbs(value) < 0.995)
        return QString::number(value, 'f', 3);
    return QString::number(value, 'f', qAbs(value) < 100 ? 2 : 0);
}

// What the goal is held against: the ratio where there is a baseline, else our own figure.
double outcome(const Figure &figure)
{
    const double ours = median(figure.ours);
    return figure.baseline.empty() ? ours : ours / median(figure.baseline);
}

QString verdict(const Figure &figure)
{
    if (!figure.goal)
        return u""_s;
    return outcome(figure) <= *figure.goal ? u"met"_s : u"MISSED"_s;
}

QJsonArray toJson(const std::vector<double> &values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(value);
    return array;
}

} // namespace

void Report::beginCase(const QString &name)
{
    m_case = name;
}

void Report::add(Figure figure)
{
    m_entries.push_back({m_case, std::move(figure)});
}

void Report::fail(const QString &caseName, const QString &sentence)
{
    m_failures.append({caseName, sentence});
}

QString Report::text(const Settings &settings) const
{
    QString out;
    const auto row = [&out](const QString &name, const QString &baseline, const QString &ours, const QString &ratio,
                            const QString &goal, const QString &met) {
        out += u"%1 %2 %3 %4 %5  %6\n"_s.arg(name, -52)
                   .arg(baseline, 12)
                   .arg(ours, 12)
                   .arg(ratio, 8)
                   .arg(goal, 8)
                   .arg(met);
    };
    if (settings.quick)
        out += u"QUICK RUN: fewer rows and one round; these figures do not count.\n"_s;
    row(u"figure"_s, u"baseline"_s, u"ours"_s, u"ratio"_s, u"goal"_s, {});
    for (const auto &[caseName, figure] : m_entries) {
        const bool hasBaseline = !figure.baseline.empty();
        row(u"%1: %2 [%3]"_s.arg(caseName, figure.name, figure.unit),
            hasBaseline ? number(median(figure.baseline)) : u"-"_s, number(median(figure.ours)),
            hasBaseline ? number(outcome(figure)) : u"-"_s, figure.goal ? number(*figure.goal) : u"-"_s,
            verdict(figure));
        if (!figure.baselineName.isEmpty())
            out += u"    baseline: %1\n"_s.arg(figure.baselineName);
        if (!figure.note.isEmpty())
            out += u"    %1\n"_s.arg(figure.note);
    }
    for (const auto &[caseName, sentence] : m_failures)
        out += u"%1: FAILED: %2\n"_s.arg(caseName, sentence);
    return out;
}

QJsonObject Report::json(const Settings &settings) const
{
    QJsonArray figures;
    for (const auto &[caseName, figure] : m_entries) {
        QJsonObject object{{u"case"_s, caseName},
                           {u"figure"_s, figure.name},
                           {u"unit"_s, figure.unit},
                           {u"ours"_s, median(figure.ours)},
                           {u"oursRounds"_s, toJson(figure.ours)}};
        if (!figure.baseline.empty()) {
            object.insert(u"baselineName"_s, figure.baselineName);
            object.insert(u"baseline"_s, median(figure.baseline));
            object.insert(u"baselineRounds"_s, toJson(figure.baseline));
            object.insert(u"ratio"_s, outcome(figure));
        }
        if (figure.goal) {
            object.insert(u"goal"_s, *figure.goal);
            object.insert(u"met"_s, outcome(figure) <= *figure.goal);
        }
        if (!figure.note.isEmpty())
            object.insert(u"note"_s, figure.note);
        figures.append(object);
    }
    QJsonArray failures;
    for (const auto &[caseName, sentence] : m_failures)
        failures.append(QJsonObject{{u"case"_s, caseName}, {u"reason"_s, sentence}});
    return {{u"quick"_s, settings.quick},
            {u"machine"_s, machineFacts()},
            {u"figures"_s, figures},
            {u"failures"_s, failures}};
}

double median(std::vector<double> values)
{
    if (values.empty())
        throw Failure(u"A figure without a single round."_s);
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void interleave(int rounds, Figure &figure, const std::function<double()> &baseline,
                const std::function<double()> &ours)
{
    baseline();
    ours();
    for (int round = 0; round < rounds; ++round) {
        if (round % 2 == 0) {
            figure.baseline.push_back(baseline());
            figure.ours.push_back(ours());
        } else {
            figure.ours.push_back(ours());
            figure.baseline.push_back(baseline());
        }
    }
}

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

void spinUntil(const std::function<bool()> &done, int limitMs, const QString &what)
{
    const QDeadlineTimer deadline(limitMs);
    QTimer wake; // processEvents() would sleep past the deadline if nothing else happened
    wake.start(50);
    while (!done()) {
        if (deadline.hasExpired())
            throw Failure(what);
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

} // namespace bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/finder.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace hints {
namespace {

// Curves are immutable: the same ones have the same hints.
bool isSame(const Finder::Case &one, const Finder::Case &other)
{
    return one.subject == other.subject && one.answer.range == other.answer.range
        && std::ranges::equal(one.answer.metrics, other.answer.metrics,
                              [](const metrics::MetricAnswer &metric, const metrics::MetricAnswer &another) {
                                  return metric.metric == another.metric && metric.isRatio == another.isRatio
                                      && metric.series == another.series;
                              });
}

Told toldOf(const Finder::Case &wanted, const Finder::Result &known)
{
    for (std::size_t i = 0; i < known.cases.size(); ++i) {
        if (isSame(known.cases[i], wanted))
            return known.told[i];
    }
    return hintsOf(wanted.answer, wanted.subject);
}

} // namespace

Finder::Finder(QObject *parent)
    : QObject(parent)
{
}

void Finder::find(std::vector<Case> cases)
{
    if (m_isFinding)
        m_next = std::move(cases);
    else
        start(std::move(cases));
}

void Finder::start(std::vector<Case> cases)
{
    m_isFinding = true;
    auto next = std::make_shared<Result>();
    next->cases = std::move(cases);
    QThreadPool::globalInstance()->start([next, known = m_result, to = QPointer(this)] {
        for (const Case &one : next->cases)
            next->told.push_back(toldOf(one, *known));
        QMetaObject::invokeMethod(QCoreApplication::instance(), [to, next] {
            if (to)
                to->take(next);
        });
    });
}

void Finder::take(std::shared_ptr<const Result> result)
{
    m_isFinding = false;
    m_result = std::move(result);
    if (m_next)
        start(*std::exchange(m_next, std::nullopt));
    Q_EMIT found();
}

} // namespace hints

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/told.h"

#include <QObject>

#include <memory>
#include <optional>

namespace hints {

// Finds the hints of several objects in a thread of the pool: of many GPUs they take too long for the GUI thread. Those
// of curves that have not changed are not computed again. GUI thread; destroying it forgets what is under way.
class Finder final : public QObject
{
    Q_OBJECT

public:
    // What is known of one object.
    struct Case
    {
        metrics::Subject subject;
        metrics::Answer answer;
    };
    struct Result
    {
        std::vector<Case> cases;
        std::vector<Told> told; // one for each case
    };

    explicit Finder(QObject *parent = nullptr);

    // While some are under way, only the newest call waits.
    void find(std::vector<Case> cases);
    [[nodiscard]] bool isFinding() const { return m_isFinding; }
    [[nodiscard]] const Result &result() const { return *m_result; } // the newest one

Q_SIGNALS:
    void found();

private:
    void start(std::vector<Case> cases);
    void take(std::shared_ptr<const Result> result);

    std::shared_ptr<const Result> m_result = std::make_shared<const Result>();
    std::optional<std::vector<Case>> m_next;
    bool m_isFinding = false;
};

} // namespace hints

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"

#include <QHash>

#include <functional>
#include <memory>
#include <optional>

namespace catalog {

// A number of each group from the rows of another list, e.g. the idle GPUs of each project from the workloads that have
// some: one request for 500 rows, and a limit to them. Numbers that rows beyond the limit could change are not told.
// Numbers stay until newer ones arrive. GUI thread; destroying it cancels.
class GroupedRows
{
public:
    // The rows of a group, the sum of their values, or the least of these.
    enum class How : std::uint8_t { Count, Sum, Least };
    // Columns by their keys.
    struct Question
    {
        Resource resource = {};
        table::ListQuery query = {};
        const char *group = nullptr; // a text
        How how = How::Count;
        const char *value = nullptr; // a number
        // Of Least: the value of rows without one. The query sorts by it, and no value is less.
        const char *fallback = nullptr;
        const char *partly = nullptr; // QT_TRANSLATE_NOOP("Resource", ...): what is told of the first %1 rows alone
    };
    static constexpr int mostPages = 4;

    // `client` and `names` must outlive this object.
    GroupedRows(api::Client &client, const ClusterNames &names, const Question &question);
    ~GroupedRows();

    void read(base::Urgency urgency, std::function<void()> done); // unless it is being read
    [[nodiscard]] bool isReading() const { return m_request != nullptr; }
    [[nodiscard]] bool isKnown() const { return m_isKnown; } // it was answered or refused at least once
    // NaN if nothing is known; `otherwise` of a group without rows.
    [[nodiscard]] double number(const QString &group, double otherwise) const;
    // Why numbers are missing, a translated sentence; empty if none is.
    [[nodiscard]] QString shortcoming() const;

private:
    struct Numbers
    {
        QHash<QString, double> byGroup = {};
        int rows = 0;
        bool isWhole = true;
        double bound = 0; // of Least, if not whole: what further rows may have
    };

    void readPage(base::Urgency urgency);
    void take(const table::PageAnswer &answer, base::Urgency urgency);
    void add(const table::TablePage &page);

    Question m_question;
    std::unique_ptr<table::TableSource> m_source;
    table::Ticket m_request;
    std::function<void()> m_done;
    Numbers m_reading;
    std::optional<Numbers> m_numbers;
    std::optional<table::Problem> m_problem; // of the last read
    bool m_isKnown = false;
};

} // namespace catalog

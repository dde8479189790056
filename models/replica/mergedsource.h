// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/mergedpage.h"
#include "models/replica/partrows.h"

#include <QObject>

#include <deque>

namespace replica {

struct MergedWish;

// What a merged list has of one control plane.
struct PartState
{
    QString plane;
    QString name;
    bool isShown = true; // the query selects it
    bool isBehind = false; // it did not answer in time: its rows are those of before, as far as there are any
    std::optional<std::int64_t> rows; // that match; absent = unknown
    qint64 readAtMs = 0; // when the oldest of the rows in use was read, ms UTC; 0 = there are none
    std::optional<table::Problem> problem;

    friend bool operator==(const PartState &one, const PartState &other)
    {
        return one.plane == other.plane && one.name == other.name && one.isShown == other.isShown
            && one.isBehind == other.isBehind && one.rows == other.rows && one.readAtMs == other.readAtMs
            && one.problem.has_value() == other.problem.has_value();
    }
};

// The same list of several control planes as one, with a column that names the control plane in front. Each part sorts
// its own rows; here they are merged by the same order, equal ones by part. Parts that do not answer are not waited
// for long: the rows that they had stay, and those of the others go on.
//
// A page in the middle of the list begins where it would after all rows before it: that place is looked for by halves
// in all parts at once, which takes some twenty single rows of each, however long they are. GUI thread.
class MergedSource final : public QObject, public table::TableSource
{
    Q_OBJECT

public:
    static constexpr const char *planeKey = "controlPlane"; // of the column: its key, sort key and filter key
    static constexpr int usualPatienceMs = 1500;

    // `parts` are not empty and have the same columns.
    explicit MergedSource(std::vector<MergedPart> parts, int patienceMs = usualPatienceMs);
    ~MergedSource() override;

    [[nodiscard]] static const table::ColumnInfo &planeColumn();
    [[nodiscard]] QList<PartState> states() const; // for the last query
    [[nodiscard]] table::Lack lackOfParts() const; // of those that answer, see lack()
    // What a part is asked for in place of a query.
    [[nodiscard]] table::ListQuery partQuery(const table::ListQuery &query) const;

    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] const table::ColumnInfo &column(int index) const override;
    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override;
    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override;
    void setListener(const std::function<void()> &changed) override;
    void invalidate() override;
    [[nodiscard]] bool sortsHere() const override { return true; }
    [[nodiscard]] bool canSort(const table::ColumnInfo &info) const override;
    [[nodiscard]] std::uint64_t order() const override;
    [[nodiscard]] QString sortNote(const table::ColumnInfo &info) const override;
    [[nodiscard]] QString remark(const table::ListQuery &query) const override;
    // Also that rows of a control plane are missing, or are those of before: then it is about rows, with no columns.
    [[nodiscard]] table::Lack lack() const override;
    [[nodiscard]] std::optional<table::ListQuery> asSent(const table::ListQuery &) const override { return {}; }

Q_SIGNALS:
    void statesChanged();

private:
    struct SortColumn
    {
        int column = 0;
        bool descending = false;
    };

    void partChanged(PartRows::Change change);
    void pump();
    void adopt(const table::ListQuery &query);
    [[nodiscard]] bool advance(MergedWish &wish);
    [[nodiscard]] bool place(MergedWish &wish);
    [[nodiscard]] bool search(MergedWish &wish);
    [[nodiscard]] bool readMiddles(MergedWish &wish);
    [[nodiscard]] bool readHeads(MergedWish &wish);
    [[nodiscard]] bool countUp(MergedWish &wish);
    void finish(MergedWish &wish);
    [[nodiscard]] MergedPage::End endOf(const MergedWish &wish) const;
    void deliver(const std::shared_ptr<MergedWish> &wish);
    [[nodiscard]] std::vector<table::Value> valuesOf(const PartRows::Found &found) const;
    // By the order of the query; rows that are equal by it are in the order of their parts.
    [[nodiscard]] bool isBefore(const std::vector<table::Value> &one, std::size_t onePart,
                                const std::vector<table::Value> &other, std::size_t otherPart) const;
    [[nodiscard]] bool isSelected(std::size_t part, const table::ListQuery &query) const;
    [[nodiscard]] std::optional<table::Problem> commonProblem() const;
    [[nodiscard]] qint64 readAtMs() const;
    void startAgain();
    [[nodiscard]] QString ofParts(const std::function<QString(const PartRows &)> &words) const;

    std::vector<std::unique_ptr<PartRows>> m_parts;
    std::vector<bool> m_isShown; // by part
    std::function<void()> m_listener; // see setListener()
    std::optional<table::ListQuery> m_query; // of the rows in the parts
    std::vector<SortColumn> m_order;
    table::SortBy m_partOrder; // of the last query that the parts sort
    std::deque<std::weak_ptr<MergedWish>> m_wishes; // in the order in which they came
    std::map<std::int64_t, std::vector<std::int64_t>> m_places; // by offset: the next row of each part
    std::uint64_t m_changes = 0;
    bool m_isPumping = false;
    bool m_isTold = false; // the listener will be called
};

} // namespace replica

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/replica/snapshots.h"
#include "models/replica/storesource.h"

#include <QTimer>

namespace replica {

class CopySource;

// A list whose rows of an earlier time are shown until the control plane answers, and while it cannot be reached.
// Decorates the source of the list, with or without a copy: answers are rows of a snapshot, with the time at which they
// were read, or rows of the source; never both in one table. Whole lists that the source has got are kept for the next
// start. GUI thread.
class KeptSource final : public QObject, public table::TableSource
{
    Q_OBJECT

public:
    struct State
    {
        bool isShown = false; // the table shows rows of the snapshot
        qint64 readAtMs = 0; // of these, ms UTC
        bool isSlow = false; // the control plane has not answered for a while
    };

    // `copy`: that `source` is, or null. All but `source` must outlive this.
    KeptSource(std::unique_ptr<table::TableSource> source, CopySource *copy, catalog::Resource resource,
               Snapshots &snapshots, const catalog::ClusterNames &names);
    ~KeptSource() override;

    [[nodiscard]] State state() const;

    [[nodiscard]] int columnCount() const override { return m_source->columnCount(); }
    [[nodiscard]] const table::ColumnInfo &column(int index) const override { return m_source->column(index); }
    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override;
    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override;
    [[nodiscard]] int maxPageSize() const override { return m_source->maxPageSize(); }
    void setListener(const std::function<void()> &changed) override;
    void invalidate() override;
    [[nodiscard]] bool sortsHere() const override;
    [[nodiscard]] bool canSort(const table::ColumnInfo &info) const override;
    [[nodiscard]] std::uint64_t order() const override;
    [[nodiscard]] QString sortNote(const table::ColumnInfo &info) const override;
    [[nodiscard]] QString remark(const table::ListQuery &query) const override;
    [[nodiscard]] table::Lack lack() const override;
    [[nodiscard]] std::optional<table::ListQuery> asSent(const table::ListQuery &query) const override;

Q_SIGNALS:
    void changed(); // state()

private:
    // Whose rows the table shows, for the current query.
    enum class Rows { None, Kept, Live };
    // What is left to be answered; owned by its ticket alone.
    template<class Answer> struct Wish
    {
        std::int64_t offset = 0;
        int limit = 0;
        base::Urgency urgency = base::Urgency::Visible;
        std::move_only_function<void(Answer)> done;
        table::Ticket step = {};
    };
    using PageWish = Wish<table::PageAnswer>;
    using CountWish = Wish<table::CountAnswer>;
    // What the source is asked for while the table has no rows of it.
    struct Probe
    {
        std::int64_t offset = 0;
        int limit = 0;
        table::Ticket pageTicket;
        table::Ticket countTicket;
        std::optional<table::PageAnswer> page; // until it is used
        std::optional<table::CountAnswer> count;
    };

    void note(const table::ListQuery &query);
    void probePage(std::int64_t offset, int limit, base::Urgency urgency);
    void probeCount(base::Urgency urgency);
    void pageProbed(table::PageAnswer answer);
    void goLive();
    void fail(const table::Problem &problem);
    void forget();

    void lookUp();
    void found(std::optional<KeptList> list);
    void foundAll(std::optional<KeptList> list);
    [[nodiscard]] bool isAnswerable(const KeptList &list) const;
    void show();
    void nothingFound();
    void answerKept();
    void answerKept(const std::shared_ptr<PageWish> &wish);
    void answerKept(const std::shared_ptr<CountWish> &wish);
    void answerLater();
    [[nodiscard]] bool isInSight(const PageWish &wish) const;
    [[nodiscard]] table::PageAnswer asKept(table::PageAnswer answer) const;
    void answerFromSource();
    void answerCounts();
    void passOn(const std::shared_ptr<PageWish> &wish);

    void keepCopy();
    void keepRows(std::int64_t offset, const std::shared_ptr<const table::TablePage> &page);
    void gather();
    void keepGathered();
    [[nodiscard]] ListToKeep toKeep(const table::ListQuery &selection) const;

    std::unique_ptr<table::TableSource> m_source;
    CopySource *m_copy;
    catalog::Resource m_resource;
    Snapshots &m_snapshots;
    const catalog::ClusterNames &m_names;
    std::shared_ptr<Workers> m_workers;
    std::function<void()> m_listener; // see setListener()

    table::ListQuery m_query; // the last one
    Rows m_rows = Rows::None;
    bool m_isReachable = false; // as far as known; else the snapshot is looked up at once
    std::optional<table::Problem> m_problem; // of the last probe
    std::vector<std::weak_ptr<PageWish>> m_pageWishes;
    std::vector<std::weak_ptr<CountWish>> m_countWishes;
    Probe m_probe;
    QTimer m_slow;

    std::optional<KeptList> m_kept; // what the snapshot has for the query; read at 0: it may not be seen any more
    std::unique_ptr<StoreSource> m_all; // of it, once it is read
    table::Ticket m_lookUp;
    bool m_hasLookedUp = false;

    std::weak_ptr<const Store> m_copied; // the last copy that was kept
    std::vector<std::shared_ptr<const table::TablePage>> m_gathered;
    table::Ticket m_gathering;
    qint64 m_gatheredAtMs = 0;
};

} // namespace replica

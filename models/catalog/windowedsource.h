// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/catalog/catalog.h"
#include "models/catalog/figuredlist.h"
#include "models/catalog/fitting.h"
#include "models/catalog/problem.h"
#include "models/catalog/recordpage.h"

#include <QMetaObject>
#include <QUuid>

#include <functional>
#include <map>

namespace catalog {

// A list that the server sorts, filters and counts, for any operation that returns pages of the record. Where the
// control plane refuses a query, the source finds out what it lacks and answers in the best way that is left.
template<class Record> class WindowedSource final : public table::TableSource
{
public:
    // Another way to read the list, or a part of it, on control planes that lack the first one. May be empty.
    struct Detour
    {
        std::unique_ptr<table::TableSource> source = {};
        bool (*leadsTo)(const table::ListQuery &query) = nullptr; // the source can answer the query
    };
    // Another list of the same objects, for accounts or control planes that do not get this one. May be empty.
    struct StandIn
    {
        std::unique_ptr<table::TableSource> source = {};
        api::Operation operation = {};
        const char *remark = nullptr; // QT_TRANSLATE_NOOP("Resource", ...): a sentence about what differs
    };

    // Numbers that are not in the list. A listener gets the rows before them. May be empty.
    struct Figures
    {
        std::shared_ptr<GroupedFigures> numbers = {};
        FigureColumns<Record> columns = {};
    };

    WindowedSource(api::Client &client, const ClusterNames &names, Resource resource, const RecordTable<Record> &table,
                   Detour detour = {}, StandIn standIn = {}, Figures figures = {})
        : m_client(client)
        , m_names(names)
        , m_resource(resource)
        , m_table(table)
        , m_detour(std::move(detour))
        , m_standIn(std::move(standIn))
        , m_figures(std::move(figures))
    {
    }

    [[nodiscard]] int columnCount() const override { return static_cast<int>(m_table.columns.size()); }
    [[nodiscard]] const table::ColumnInfo &column(int index) const override
    {
        return m_table.columns[static_cast<std::size_t>(index)];
    }

    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override
    {
        const auto wish = std::make_shared<PageWish>(Wish{query, urgency}, offset, limit, std::move(done));
        readNumbers(urgency);
        if (const Kept *kept = keptFor(*wish))
            later(wish, [this, page = kept->page](PageWish &held) { held.done({pageOf(held, page), {}}); });
        else
            begin(wish);
        return wish;
    }

    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override
    {
        const auto wish = std::make_shared<CountWish>(Wish{query, urgency}, std::move(done));
        if (m_isFilling && m_counted && m_counted->first == query)
            later(wish, [count = m_counted->second](CountWish &held) { held.done({count, std::nullopt}); });
        else
            begin(wish);
        return wish;
    }

    void invalidate() override
    {
        if (m_detour.source)
            m_detour.source->invalidate();
        if (m_standIn.source)
            m_standIn.source->invalidate();
        m_triesAgain = true;
        m_areNumbersOld = true;
        m_kept.clear();
        m_counted.reset();
    }
    void setListener(const std::function<void()> &changed) override { m_changed = changed; }
    [[nodiscard]] table::Lack lack() const override
    {
        return m_figures.numbers ? m_figures.numbers->lackIn(m_figures.columns.columns) : table::Lack();
    }
    [[nodiscard]] bool sortsHere() const override
    {
        return m_standsIn || (m_detour.source && capabilities().lacks({m_resource->list}));
    }
    [[nodiscard]] bool canSort(const table::ColumnInfo &column) const override
    {
        if (!column.sortKey)
            return sortsHere();
        return sortsHere() || !capabilities().lacks(keyFeature(m_resource, QString::fromLatin1(column.sortKey)));
    }
    [[nodiscard]] QString remark(const table::ListQuery &query) const override
    {
        return m_standsIn ? wordsOf(m_standIn.remark) : fit(query).remark;
    }
    [[nodiscard]] std::optional<table::ListQuery> asSent(const table::ListQuery &query) const override
    {
        if (m_standsIn)
            return std::nullopt;
        const Fitted fitting = fit(query);
        if (fitting.isWhole || !fitting.refusal.isEmpty() || !toParams(m_resource, fitting.query))
            return std::nullopt;
        return fitting.query;
    }

private:
    static constexpr std::size_t mostKept = 16; // pages of a table

    // A fetch; owned by its ticket alone. `step` is the request that it waits for.
    struct Wish
    {
        table::ListQuery query;
        base::Urgency urgency;
        table::Ticket step = {};
        std::optional<table::ListQuery> sent = {}; // what the server was asked for
        bool isExamined = false; // a refusal was looked into
        bool isRerouted = false; // its operation is missing
        std::optional<api::Error> refusal = {}; // of the list that another one stands in for
    };
    struct PageWish : Wish
    {
        PageWish(Wish wish, std::int64_t from, int most, std::move_only_function<void(table::PageAnswer)> then)
            : Wish(std::move(wish))
            , offset(from)
            , limit(most)
            , done(std::move(then))
        {
        }
        std::int64_t offset;
        int limit;
        std::move_only_function<void(table::PageAnswer)> done;
    };
    struct CountWish : Wish
    {
        CountWish(Wish wish, std::move_only_function<void(table::CountAnswer)> then)
            : Wish(std::move(wish))
            , done(std::move(then))
        {
        }
        std::move_only_function<void(table::CountAnswer)> done;
    };
    // Rows that came before their numbers.
    struct Kept
    {
        table::ListQuery query;
        std::int64_t offset;
        int limit;
        api::PagePtr<Record> page;
        std::weak_ptr<PageWish> waiting = {}; // of a file, which gets them with their numbers
    };
    // Finds out whether the control plane has a feature, for all who wait for it.
    struct Probe
    {
        api::Call call;
        std::vector<std::function<void(const std::optional<api::Error> &)>> waiting;
    };

    [[nodiscard]] api::Capabilities &capabilities() const { return m_client.capabilities(); }
    [[nodiscard]] Fitted fit(const table::ListQuery &query) const
    {
        return fitted(m_resource, capabilities(), query, m_detour.source && m_detour.leadsTo(query));
    }

    template<class AnyWish> void begin(const std::shared_ptr<AnyWish> &wish)
    {
        if (m_standsIn && !m_triesAgain)
            return takeFrom(*m_standIn.source, wish);
        const Fitted fitting = fit(wish->query);
        if (!fitting.refusal.isEmpty())
            return refuse(wish, fitting.refusal);
        if (fitting.unknown)
            return beginAfter({*fitting.unknown}, wish);
        if (fitting.isWhole)
            return takeFrom(*m_detour.source, wish);
        const auto params = toParams(m_resource, fitting.query);
        if (!params)
            return refuse(wish, params.error());
        wish->sent = fitting.query;
        send(wish, *params);
    }

    void send(const std::shared_ptr<PageWish> &wish, api::ListParams params)
    {
        params.offset = wish->offset;
        params.limit = wish->limit;
        wish->step = std::make_shared<api::Call>(m_client.list<Record>(
            m_resource->list, params, wish->urgency, &m_context,
            [this, weak = std::weak_ptr(wish)](const api::Result<api::PagePtr<Record>> &result) {
                const auto held = weak.lock();
                if (!held || (!result && lookInto(result.error(), m_resource->list, held)))
                    return;
                if (!result)
                    return hasStandIn(result.error(), held) ? void()
                                                            : held->done({nullptr, listProblemOf(result.error())});
                m_standsIn = m_triesAgain = false;
                if (ignoresFilter(*result, held->query))
                    return begin(held);
                answer(held, *result);
            }));
    }

    [[nodiscard]] std::shared_ptr<RecordPage<Record>> pageOf(const PageWish &wish, const api::PagePtr<Record> &page,
                                                             const table::ColumnSet &late = {}) const
    {
        return std::make_shared<RecordPage<Record>>(
            m_figures.numbers ? withFigures(*page, *m_figures.numbers, m_figures.columns) : page, m_table, m_names,
            wish.offset, wish.limit, wish.query, late);
    }

    void answer(const std::shared_ptr<PageWish> &wish, const api::PagePtr<Record> &page)
    {
        const bool isWaiting = wantsNumbers(wish->urgency) && m_figures.numbers->isReading();
        if (isWaiting && (!m_changed || m_kept.size() < mostKept))
            m_kept.push_back({wish->query, wish->offset, wish->limit, page, m_changed ? nullptr : wish});
        if (isWaiting && !m_changed)
            return;
        const bool areLate = isWaiting && !m_figures.numbers->isKnown();
        wish->done({pageOf(*wish, page, areLate ? m_figures.columns.columns : table::ColumnSet()), {}});
    }

    [[nodiscard]] bool wantsNumbers(base::Urgency urgency) const
    {
        return m_figures.numbers && (m_changed || urgency == base::Urgency::Export);
    }

    // Once for each refresh.
    void readNumbers(base::Urgency urgency)
    {
        if (wantsNumbers(urgency) && std::exchange(m_areNumbersOld, false))
            m_figures.numbers->read(urgency, &m_context, [this] { fillIn(); });
    }

    // The pages that wait for numbers get them, without further requests for their rows.
    void fillIn()
    {
        if (!m_changed) {
            for (const Kept &kept : std::exchange(m_kept, {})) {
                if (const auto wish = kept.waiting.lock())
                    wish->done({pageOf(*wish, kept.page), {}});
            }
            return;
        }
        if (m_kept.empty())
            return;
        m_isFilling = true;
        m_changed();
        m_isFilling = false;
        m_kept.clear();
    }

    [[nodiscard]] const Kept *keptFor(const PageWish &wish) const
    {
        const auto found = std::ranges::find_if(m_kept, [&](const Kept &kept) {
            return kept.query == wish.query && kept.offset == wish.offset && kept.limit == wish.limit;
        });
        return m_isFilling && found != m_kept.end() ? &*found : nullptr;
    }

    void send(const std::shared_ptr<CountWish> &wish, const api::ListParams &params)
    {
        // The list supports this condition, but the count does not: it would count different rows.
        if (!m_table.count || params.completed || capabilities().lacks({*m_table.count}))
            return later(wish, [](CountWish &held) { held.done({}); });
        wish->step = std::make_shared<api::Call>(m_client.countRows(
            *m_table.count, params, wish->urgency, &m_context,
            [this, weak = std::weak_ptr(wish)](const api::Result<std::int64_t> &result) {
                const auto held = weak.lock();
                if (!held || (!result && lookInto(result.error(), *m_table.count, held)))
                    return;
                if (!result)
                    return hasStandIn(result.error(), held) ? void()
                                                            : held->done({std::nullopt, problemOf(result.error())});
                if (m_figures.numbers)
                    m_counted = {held->query, *result};
                held->done({*result, std::nullopt});
            }));
    }

    void takeFrom(table::TableSource &source, const std::shared_ptr<PageWish> &wish)
    {
        wish->step = source.fetchPage(wish->query, wish->offset, wish->limit, wish->urgency, passOn(wish));
    }

    void takeFrom(table::TableSource &source, const std::shared_ptr<CountWish> &wish)
    {
        wish->step = source.fetchCount(wish->query, wish->urgency, passOn(wish));
    }

    template<class AnyWish> auto passOn(const std::shared_ptr<AnyWish> &wish)
    {
        return [this, weak = std::weak_ptr(wish)](auto answer) {
            const auto held = weak.lock();
            if (!held)
                return;
            // What the other list says about its own failure is of no use to people who look at this one.
            if (answer.problem && held->refusal) {
                m_standsIn = false;
                answer.problem = listProblemOf(*held->refusal);
            }
            held->done(std::move(answer));
        };
    }

    // True if another list stands in for one that is refused or missing.
    template<class AnyWish> bool hasStandIn(const api::Error &error, const std::shared_ptr<AnyWish> &wish)
    {
        const bool isRefused = error.kind == api::Error::Kind::Forbidden || api::isUnknownPath(error);
        if (!isRefused || !m_standIn.source || wish->refusal || capabilities().lacks({m_standIn.operation}))
            return false;
        wish->refusal = error;
        m_standsIn = true;
        m_triesAgain = false;
        takeFrom(*m_standIn.source, wish);
        return true;
    }

    // Learns from an error. True if the wish goes on in another way.
    template<class AnyWish>
    bool lookInto(const api::Error &error, api::Operation operation, const std::shared_ptr<AnyWish> &wish)
    {
        const api::Feature itself{operation};
        if (api::isUnknownPath(error) && m_resource->isOptional && operation == m_resource->list) {
            capabilities().refuse(itself);
            return false;
        }
        // Only operations that are newer than others can be missing; there is something else to try for each of them.
        if (api::isUnknownPath(error) && api::since(itself) && !std::exchange(wish->isRerouted, true)) {
            capabilities().refuse(itself);
            begin(wish);
            return true;
        }
        if (error.httpStatus != 400 || std::exchange(wish->isExamined, true))
            return false;
        const Fitted fitting = fit(wish->query);
        const bool isNews = fitting.isWhole || !fitting.refusal.isEmpty() || fitting.query != wish->sent;
        const QList<api::Feature> unknown = suspects(m_resource, capabilities(), fitting.query);
        if (unknown.isEmpty() && isNews) // another fetch has found out meanwhile
            begin(wish);
        else if (!unknown.isEmpty())
            beginAfter(unknown, wish);
        return isNews || !unknown.isEmpty();
    }

    // A control plane that ignores a filter sends rows that contradict it.
    bool ignoresFilter(const api::PagePtr<Record> &page, const table::ListQuery &query)
    {
        bool isNews = false;
        for (const table::Filter &filter : query.filters) {
            const api::Feature feature = keyFeature(m_resource, filter.key);
            if (capabilities().has(feature) || capabilities().lacks(feature))
                continue;
            table::ListQuery alone;
            alone.filters = {filter};
            if (RecordPage<Record>(page, m_table, m_names, 0, 0, alone).misfits() == 0)
                continue;
            capabilities().refuse(feature);
            isNews = true;
        }
        return isNews;
    }

    // Starts the wish again once it is known whether the control plane has these features.
    template<class AnyWish> void beginAfter(const QList<api::Feature> &features, const std::shared_ptr<AnyWish> &wish)
    {
        const auto open = std::make_shared<qsizetype>(features.size());
        wish->step.reset();
        for (const api::Feature &feature : features) {
            Probe &probe = m_probes[feature];
            probe.waiting.emplace_back([this, open, weak = std::weak_ptr(wish)](const auto &error) {
                const auto held = weak.lock();
                if (!held || *open == 0)
                    return;
                *open = error ? 0 : *open - 1;
                if (error)
                    held->done({{}, listProblemOf(*error)});
                else if (*open == 0)
                    begin(held);
            });
            if (!probe.call.isActive())
                probe.call = ask(feature, wish->urgency);
        }
    }

    api::Call ask(const api::Feature &feature, base::Urgency urgency)
    {
        api::ListParams params{.limit = 1};
        if (feature.kind == api::Feature::Kind::Parameter)
            params.search = QUuid::createUuid().toString(QUuid::WithoutBraces); // nothing has it
        else
            params.sortBy = feature.name; // unlike a filter, it needs no value
        return m_client.list<Record>(
            m_resource->list, params, urgency, &m_context,
            [this, feature](const api::Result<api::PagePtr<Record>> &result) { probed(feature, result); });
    }

    void probed(const api::Feature &feature, const api::Result<api::PagePtr<Record>> &result)
    {
        std::optional<api::Error> error;
        const bool isSearch = feature.kind == api::Feature::Kind::Parameter;
        if (result ? isSearch && !(*result)->rows.empty() : result.error().httpStatus == 400)
            capabilities().refuse(feature);
        else if (result)
            capabilities().confirm(feature);
        else
            error = result.error(); // nothing is known
        const auto it = m_probes.find(feature);
        const auto waiting = std::move(it->second.waiting);
        m_probes.erase(it);
        for (const auto &goOn : waiting)
            goOn(error);
    }

    template<class AnyWish> void refuse(const std::shared_ptr<AnyWish> &wish, const QString &sentence)
    {
        later(wish, [sentence](AnyWish &held) {
            held.done({{}, table::Problem{table::Problem::Kind::Refused, sentence, {}}});
        });
    }

    // Runs queued, as a network answer would.
    template<class AnyWish, class Run> void later(const std::shared_ptr<AnyWish> &wish, Run run)
    {
        QMetaObject::invokeMethod(
            &m_context,
            [weak = std::weak_ptr(wish), run] {
                if (const auto held = weak.lock())
                    run(*held);
            },
            Qt::QueuedConnection);
    }

    api::Client &m_client;
    const ClusterNames &m_names;
    Resource m_resource;
    RecordTable<Record> m_table;
    Detour m_detour;
    StandIn m_standIn;
    Figures m_figures;
    std::function<void()> m_changed; // see setListener()
    bool m_areNumbersOld = true; // since the last refresh
    bool m_isFilling = false;
    std::vector<Kept> m_kept;
    std::optional<std::pair<table::ListQuery, std::int64_t>> m_counted; // since the last refresh
    bool m_standsIn = false; // since the list was refused
    bool m_triesAgain = false; // a refresh has begun: it may be granted by now
    std::map<api::Feature, Probe> m_probes; // in progress
    QObject m_context; // requests end with the source
};

} // namespace catalog

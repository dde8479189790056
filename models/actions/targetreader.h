// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/action.h"
#include "models/catalog/catalog.h"
#include "models/csv/exportjob.h"

#include <QObject>

#include <memory>
#include <optional>

namespace actions {

// An object that the user has chosen, and what an action would do to it.
struct Candidate
{
    catalog::ActionTarget target;
    catalog::Verdict verdict;
    catalog::Verdict variant = {}; // of the variant of the action, if it has one
};

[[nodiscard]] inline bool isPossible(const catalog::ObjectAction &action, const Candidate &candidate)
{
    return candidate.verdict.isPossible || (action.variant && candidate.variant.isPossible);
}

// nullopt unless `json` is an object with an id.
[[nodiscard]] std::optional<Candidate> candidateOf(catalog::Resource resource, const catalog::ObjectAction &action,
                                                   const QByteArray &json);

// The most objects that one action can be applied to: more are a mistake in a filter rather than a wish.
inline constexpr int mostCandidates = 5000;

// Reads the objects that the user has chosen: by their ids, or as rows of a list. GUI thread; destroying it cancels.
class TargetReader final : public QObject
{
    Q_OBJECT

public:
    // `client` and `names` must outlive the reader.
    TargetReader(api::Client &client, const catalog::ClusterNames &names, catalog::Resource resource,
                 const catalog::ObjectAction &action, QObject *parent = nullptr);
    ~TargetReader() override;

    void readKeys(const QList<base::Key> &keys);
    // All rows of the list, or those chosen. `shown`: the list as it is displayed, with the order that chosen places
    // refer to; null = as the control plane sends it. Rows that are shown from an older answer are read once more.
    void readList(const table::ListQuery &query, const std::optional<csv::RowChoice> &only,
                  std::unique_ptr<table::TableSource> shown = {});

    // After finished():
    [[nodiscard]] const QList<Candidate> &candidates() const { return m_candidates; }
    // Why not all chosen objects were read: a translated sentence; empty if they were. Nothing may be changed then.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString serverWords() const { return m_serverWords; }

Q_SIGNALS:
    void finished();

private:
    struct ListReading;

    void readNextKey();
    void readNextPage();
    void takePage(const table::PageAnswer &answer);
    [[nodiscard]] bool hasStrayRows(const table::TablePage &page) const;
    [[nodiscard]] bool isRecent(const table::TablePage &page) const;
    void takeRows(const table::TablePage &page, const std::vector<int> &rows);
    void take(const QByteArray &json);
    void end(const QString &problem = {}, const QString &serverWords = {});

    api::Client &m_client;
    const catalog::ClusterNames &m_names;
    catalog::Resource m_resource;
    const catalog::ObjectAction &m_action;
    QList<Candidate> m_candidates;
    QList<base::Key> m_keys; // still to read
    api::Call m_call;
    std::unique_ptr<ListReading> m_list;
    qint64 m_expected = -1; // -1 = unknown
    QString m_problem;
    QString m_serverWords;
};

} // namespace actions

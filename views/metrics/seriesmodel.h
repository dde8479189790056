// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"
#include "views/charts/valuescale.h"
#include "views/metrics/metricswords.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QHash>
#include <QSet>

#include <optional>

namespace views {

// The curves of an answer as rows with statistics, below one row per metric. A metric without curves has a row that
// explains why. Rows survive refreshes. GUI thread.
class SeriesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Min, Mean, P5, P50, P95, P99, Max, Last, Before, Change, ColumnCount };
    enum class RowKind { Metric, Series, Note };

    explicit SeriesModel(QObject *parent = nullptr);

    void setSubject(const metrics::Subject &subject); // decides the name of a curve for the object as a whole
    void setOfGpus(bool ofGpus); // the statistics are of the samples of all GPUs of an object
    void setSort(int column, bool descending); // within each metric; -1 = as answered
    // `facts` explain why a metric has no curve.
    void setAnswer(const metrics::Answer &answer, const EmptyFacts &facts = {});
    // Of the range to compare with, for the columns Before (its mean) and Change (the difference of the means). `range`
    // names it.
    void setBefore(const std::optional<metrics::Answer> &answer, const QString &range = {});
    [[nodiscard]] bool hasBefore() const; // a value for one of the two columns
    void setHidden(const QSet<metrics::SeriesKey> &hidden);
    void setHighlighted(const std::optional<metrics::SeriesKey> &key);
    // Lists only curves with all of these words, in any case, in their name or that of their object or metric. The
    // others stay on the charts.
    void setSearch(const QString &words);

    [[nodiscard]] RowKind kind(int row) const { return m_rows[std::size_t(row)].kind; }
    [[nodiscard]] const metrics::SeriesKey *key(int row) const; // null unless the row is a Series
    [[nodiscard]] QString unit(int row) const; // of a row Metric
    [[nodiscard]] QList<metrics::SeriesKey> keysOf(int row) const; // of a row and, for a metric, of all its curves
    [[nodiscard]] int rowOf(const metrics::SeriesKey &key) const; // -1 if it is not there
    [[nodiscard]] bool isHidden(int row) const;
    [[nodiscard]] bool isHighlighted(int row) const;
    [[nodiscard]] bool isListed(int row) const; // found by the search; a metric if any of its curves is
    [[nodiscard]] int seriesCount() const;
    [[nodiscard]] int listedCount() const; // of curves
    [[nodiscard]] int shownCount() const; // neither hidden nor empty
    [[nodiscard]] QSet<metrics::SeriesKey> allKeys() const;
    // What to hide to show only this curve, and the same GPU's of other metrics; metrics without it stay as they are.
    [[nodiscard]] QSet<metrics::SeriesKey> allBut(const metrics::SeriesKey &key) const;
    [[nodiscard]] QString statisticsText()
        const; // curves neither hidden nor left out by the search, as tab-separated lines

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void searchChanged();
    void valuesChanged(); // of the same series
    void beforeChanged(); // hasBefore()

private:
    struct Row
    {
        RowKind kind = RowKind::Metric;
        const metrics::Metric *metric = nullptr;
        metrics::SeriesPtr series; // of Series
        ValueScale scale;
        QString text; // of Note
        int place = 0; // of Series: in the answer
    };
    [[nodiscard]] static std::vector<Row> rowsOf(const metrics::Answer &answer, const EmptyFacts &facts);
    [[nodiscard]] static bool isSameRow(const Row &one, const Row &other);
    [[nodiscard]] QString titleOf(int column) const;
    [[nodiscard]] QString meaningOf(int column) const; // may be empty
    [[nodiscard]] double statistic(const Row &row, int column) const; // NaN if unknown
    [[nodiscard]] QString statisticText(int row, int column) const;
    [[nodiscard]] QString nameOf(const metrics::Series &series) const;
    [[nodiscard]] QString accessibleText(const Row &row, int column) const;
    [[nodiscard]] bool isFound(const Row &row) const; // of a Series
    void sort(std::vector<Row> &rows) const;
    void setRows(std::vector<Row> rows);
    void repaint();

    std::vector<Row> m_rows;
    metrics::Subject m_subject;
    QCollator m_collator; // "worker-10" after "worker-9"
    bool m_isOfGpus = false;
    int m_sorted = -1;
    bool m_descending = false;
    QStringList m_search; // words
    QHash<metrics::SeriesKey, double> m_before; // means
    QString m_beforeRange; // in words
    QSet<metrics::SeriesKey> m_hidden;
    std::optional<metrics::SeriesKey> m_highlighted;
};

} // namespace views

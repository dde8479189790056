// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/registry.h"

#include <QFrame>
#include <QSet>
#include <QStringList>

#include <vector>

class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace views {

inline constexpr int mostTypesPerRequest = 9;

// A popup to choose metrics: found by typing, grouped by topic, with unit and meaning. Space and clicks toggle; Enter
// or a click elsewhere takes the marks, Esc leaves everything as it was. Deletes itself when closed.
class MetricPicker final : public QFrame
{
    Q_OBJECT

public:
    MetricPicker(const std::vector<const metrics::Metric *> &offered, const QStringList &chosen, QWidget *parent);

    void popup(QWidget *below);
    [[nodiscard]] QStringList chosen() const; // in the order of `offered`
    [[nodiscard]] QString countText() const; // "2 of 9 for one request"
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] QLineEdit *search() const { return m_search; }

Q_SIGNALS:
    void picked(const QStringList &types);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildList();
    void fill(const QString &needle);
    void toggle(const QModelIndex &index);
    void take();

    std::vector<const metrics::Metric *> m_offered; // by topic
    QSet<QString> m_chosen;
    QStringList m_before;
    bool m_dropped = false;
    bool m_taken = false;
    QLineEdit *m_search;
    QListView *m_list;
    QStandardItemModel *m_model;
    QLabel *m_count;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/table/column.h"
#include "models/table/format.h"
#include "models/table/listquery.h"
#include "views/filter/filterchip.h"

#include <QList>
#include <QWidget>

#include <functional>

class QCheckBox;
class QLabel;
class QToolButton;

namespace views {

class FlowLayout;
class SearchField;

// Edits the query of a list: search, one chip per condition, deleted and completed objects; shows how many rows match.
// Does not change the sort order. An unfinished chip is not part of the query.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    FilterBar(catalog::Resource resource, std::span<const table::ColumnInfo *const> columns,
              const catalog::ClusterNames &names, QWidget *parent = nullptr);

    void setQuery(const table::ListQuery &query); // emits no signal
    [[nodiscard]] const table::ListQuery &query() const { return m_query; }
    void setCountText(const QString &text, const QString &toolTip = {}); // plain text
    [[nodiscard]] QString countText() const;
    void setFormatContext(const table::FormatContext &context);
    void setSearchRemark(const QString &remark); // what the search cannot do; empty if nothing
    // The fields that new filters may use; by default all.
    void setOffered(std::function<bool(const table::ColumnInfo &)> isOffered)
    {
        m_offer.isOffered = std::move(isOffered);
    }
    // The values that the server lists for a field; by default none, and those of the column are offered.
    void setListed(std::function<QStringList(const table::ColumnInfo &)> listed) { m_offer.listed = std::move(listed); }
    // There is a copy of the list, or can be: any column and any operator may be used. By default there is none.
    void setForServer(std::function<bool(const table::Filter &)> isForServer);
    void setHereState(HereState state);
    [[nodiscard]] const FilterOffer &offer() const { return m_offer; }

    // The clusters that a filter can choose, as uuids and names; by default those of the names.
    void setClusters(std::function<QList<std::pair<QString, QString>>()> clusters)
    {
        m_offer.clusters = std::move(clusters);
    }

    void addChoice(QWidget *choice); // of how the rows are shown, behind the filters
    // `yield`: the width that it takes of what is left to it.
    void addBesideCount(QWidget *widget, const std::function<int(int)> &yield);
    void setNote(const QString &text); // before the count, where there is room for it; plain text
    [[nodiscard]] QString note() const;

    void focusSearch();
    void addFilter(const table::ColumnInfo &column); // adds a chip and opens its editor
    void openFieldPicker();
    void clearAll(); // filters and search
    [[nodiscard]] QList<FilterChip *> chips() const { return m_chips; }
    [[nodiscard]] bool hasConditions() const; // true if anything hides rows

Q_SIGNALS:
    void queryChanged(const table::ListQuery &query);
    void saveViewRequested(const QString &name);
    void leaveRequested(); // give the focus back to the rows

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildToggles(const catalog::ResourceInfo &resource);
    QCheckBox *makeToggle(const catalog::Toggle &toggle);
    FilterChip *makeChip(const table::Filter &filter);
    void dropChip(FilterChip *chip);
    void moveFocus(FilterChip *from, int direction);
    void collect(); // reads the chips into the query and emits
    void tell(const table::ListQuery &query);
    void showToggles();

    FilterOffer m_offer;
    HereState m_hereState = HereState::Applied;
    const catalog::ClusterNames &m_names;
    table::ListQuery m_query;
    table::FormatContext m_context;
    FlowLayout *m_layout = nullptr;
    SearchField *m_search = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_clear = nullptr;
    QCheckBox *m_deleted = nullptr; // null where the list has no such switch
    QCheckBox *m_hideCompleted = nullptr;
    QCheckBox *m_externalOnly = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_count = nullptr;
    QList<FilterChip *> m_chips;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/table/column.h"
#include "models/table/format.h"
#include "models/table/listquery.h"

#include <QList>
#include <QWidget>

#include <functional>

class QCheckBox;
class QLabel;
class QToolButton;

namespace views {

class FilterChip;
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
    void setOffered(std::function<bool(const table::ColumnInfo &)> isOffered) { m_isOffered = std::move(isOffered); }

    // The values that the server lists for a field; by default none, and those of the column are offered.
    void setListed(std::function<QStringList(const table::ColumnInfo &)> listed) { m_listed = std::move(listed); }

    void addChoice(QWidget *choice); // of how the rows are shown, behind the filters
    void addBesideCount(QWidget *widget);

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

    QList<const table::ColumnInfo *> m_fields;
    std::function<bool(const table::ColumnInfo &)> m_isOffered = [](const table::ColumnInfo &) { return true; };
    std::function<QStringList(const table::ColumnInfo &)> m_listed
        = [](const table::ColumnInfo &) { return QStringList(); };
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
    QLabel *m_count = nullptr;
    QList<FilterChip *> m_chips;
};

} // namespace views

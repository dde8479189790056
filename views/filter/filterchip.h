// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/table/column.h"
#include "models/table/format.h"
#include "models/table/listquery.h"

#include <QFrame>

#include <array>

class QToolButton;

namespace views {

class ChipPart;

// One condition of the filter bar: field | operator | value | remove. Left and Right move between parts, Enter opens,
// Delete removes. A chip without a value is unfinished: it is not part of the query, and it requests its removal when
// the editor is closed without a value.
class FilterChip final : public QFrame
{
    Q_OBJECT

public:
    enum Part { Field, Operator, Value, Remove, PartCount };

    FilterChip(const QList<const table::ColumnInfo *> &fields, const catalog::ClusterNames &names, QWidget *parent);

    void setFilter(const table::Filter &filter);
    [[nodiscard]] const table::Filter &filter() const { return m_filter; }
    [[nodiscard]] bool isComplete() const { return !m_filter.values.isEmpty(); }
    void setContext(const table::FormatContext &context);
    // The fields that the chip may change to; by default all.
    void setOffered(std::function<bool(const table::ColumnInfo &)> isOffered) { m_isOffered = std::move(isOffered); }

    // The values that the server lists for a field; empty = those of its column.
    void setListed(std::function<QStringList(const table::ColumnInfo &)> listed) { m_listed = std::move(listed); }

    void openField();
    void openOperator();
    void openValue();
    void focusPart(Part part);
    [[nodiscard]] QToolButton *part(Part part) const;
    [[nodiscard]] bool hasKeyboard() const; // a part has the keyboard focus

Q_SIGNALS:
    void changed();
    void removeRequested();
    void leaveRequested(int direction); // Left before the first part, Right after the last

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] const table::ColumnInfo *column() const; // null if no column has this key
    void setOp(table::Op op);
    void setValues(const QStringList &values, const QStringList &labels);
    void openChoices();
    void openClusters();
    void openText();
    void valueClosed();
    void showTexts();

    QList<const table::ColumnInfo *> m_fields;
    std::function<bool(const table::ColumnInfo &)> m_isOffered = [](const table::ColumnInfo &) { return true; };
    std::function<QStringList(const table::ColumnInfo &)> m_listed
        = [](const table::ColumnInfo &) { return QStringList(); };
    const catalog::ClusterNames &m_names;
    table::Filter m_filter;
    table::FormatContext m_context;
    std::array<ChipPart *, PartCount> m_parts{};
};

// Opens a list of those fields that are offered. Calls `picked` with the chosen column after the list has closed,
// unless `context` is destroyed first.
void pickField(QList<const table::ColumnInfo *> fields, const std::function<bool(const table::ColumnInfo &)> &isOffered,
               QWidget *below, QObject *context, const std::function<void(const table::ColumnInfo &)> &picked);

} // namespace views

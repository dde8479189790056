// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/table/column.h"
#include "models/table/format.h"
#include "models/table/listquery.h"
#include "views/filter/filteroffer.h"

#include <QFrame>

#include <array>
#include <functional>
#include <optional>

class QMenu;
class QToolButton;

namespace views {

class ChipPart;

// What became of the conditions that only a copy of the list can apply.
enum class HereState {
    Applied,
    Coming, // when all rows have been read
    NotApplied, // there is no copy
};

// One condition of the filter bar: field | operator | value | remove. Left and Right move between parts, Enter opens,
// Delete removes. A chip without a value is unfinished: it is not part of the query, and it requests its removal when
// the editor is closed without a value. A condition that only a copy of the list can apply has a glyph, and is struck
// out while nothing applies it.
class FilterChip final : public QFrame
{
    Q_OBJECT

public:
    enum Part { Field, Operator, Value, Remove, PartCount };

    // Both must outlive the chip.
    FilterChip(const FilterOffer &offer, const catalog::ClusterNames &names, QWidget *parent);

    void setFilter(const table::Filter &filter);
    [[nodiscard]] const table::Filter &filter() const { return m_filter; }
    [[nodiscard]] bool isComplete() const { return !m_filter.values.isEmpty() || !table::takesValues(m_filter.op); }
    void setContext(const table::FormatContext &context);
    void setHereState(HereState state);
    [[nodiscard]] bool isStruck() const; // the condition is not applied

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
    QAction *addOperator(QMenu &menu, table::Op op);
    void setOp(table::Op op);
    void setValues(const QStringList &values, const QStringList &labels);
    void openChoices();
    void openFlag();
    void openClusters();
    void openText();
    void valueClosed();
    void showTexts();
    void showReach();

    const FilterOffer &m_offer;
    [[nodiscard]] QList<std::pair<QString, QString>> clusters() const;
    [[nodiscard]] QString clusterName(const QString &uuid) const; // empty if unknown

    const catalog::ClusterNames &m_names;
    table::Filter m_filter;
    std::optional<table::Filter> m_before; // a complete one, while another operator waits for its value
    HereState m_hereState = HereState::Applied;
    table::FormatContext m_context;
    std::array<ChipPart *, PartCount> m_parts{};
};

// Opens a list of the fields that are offered. Calls `picked` with the chosen column after the list has closed, unless
// `context` is destroyed first.
void pickField(const FilterOffer &offer, QWidget *below, QObject *context,
               const std::function<void(const table::ColumnInfo &)> &picked);

} // namespace views

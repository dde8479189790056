// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"

#include <QObject>

namespace replica {
class KeptSource;
}

namespace views {

class TableView;

// Marks the rows of a list while they are those that were kept on this computer: pale, with their age. GUI thread.
class KeptRows final : public QObject
{
    Q_OBJECT

public:
    // Becomes a child of `table`; `source` must outlive it.
    KeptRows(const replica::KeptSource &source, TableView &table);

    void setFormatContext(const table::FormatContext &context);
    [[nodiscard]] QString words() const; // "from 14:02, 3 h old"; empty for rows of the control plane

Q_SIGNALS:
    void changed(); // words(), or what the source says

private:
    void showState();

    const replica::KeptSource &m_source;
    TableView &m_table;
    table::FormatContext m_context;
    QString m_shown; // words()
};

} // namespace views

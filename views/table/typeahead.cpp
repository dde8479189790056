// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table/typeahead.h"

#include "models/table/windowmodel.h"

#include <QApplication>

namespace views {

bool TypeAhead::isTyping() const
{
    return m_since.isValid() && m_since.elapsed() < QApplication::keyboardInputInterval();
}

int TypeAhead::find(const table::WindowModel &model, int column, int current, const QString &typed)
{
    const bool goesOn = isTyping();
    m_since.start();
    m_typed = goesOn ? m_typed + typed : typed;
    // One letter leads to the next row with it; further letters may keep the row.
    const int from = goesOn ? current : current + 1;
    int above = -1;
    for (const auto &[first, last] : model.loadedRows()) {
        for (int row = first; row <= last; ++row) {
            if (row < from && above >= 0)
                continue;
            const table::Value value = model.valueAt(row, column);
            const QString *name = std::get_if<QString>(&value);
            if (!name || !name->startsWith(m_typed, Qt::CaseInsensitive))
                continue;
            if (row >= from)
                return row;
            above = row;
        }
    }
    return above;
}

} // namespace views

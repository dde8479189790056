// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

namespace table {
class WindowModel;
}

namespace views {

// Finds the row whose name begins with what is typed, among the rows that are loaded. GUI thread.
class TypeAhead final
{
public:
    // Adds `typed` to what was typed shortly before. The next such row at or below `current`, then from the top; -1 if
    // there is none.
    [[nodiscard]] bool isTyping() const; // the next character adds to those before
    [[nodiscard]] int find(const table::WindowModel &model, int column, int current, const QString &typed);

private:
    QString m_typed;
    QElapsedTimer m_since;
};

} // namespace views

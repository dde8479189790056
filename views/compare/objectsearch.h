// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/resource.h"
#include "models/metrics/subject.h"
#include "views/navigation/pagecontext.h"
#include "views/widgets/pickpopup.h"

#include <QTimer>

#include <vector>

class QStandardItemModel;

namespace table {
class WindowModel;
}

namespace views {

// A popup that finds objects with metrics by a part of their name, of any kind: each list is searched by the control
// plane, and only its first matches are shown. GUI thread.
class ObjectSearch final : public PickPopup
{
    Q_OBJECT

public:
    ObjectSearch(const PageContext &context, QWidget *parent);

    void popup(QWidget *below) { showBelow(below); }
    [[nodiscard]] const std::vector<metrics::Subject> &found() const { return m_found; } // in the order of the list
    [[nodiscard]] bool isSearching() const;

Q_SIGNALS:
    void chosen(const metrics::Subject &subject);

protected:
    void toggle(const QModelIndex &) override { }
    [[nodiscard]] QStringList marked() const override { return {}; }
    [[nodiscard]] QStringList entered() const override;

private:
    void search();
    void fill();
    void addNote(const QString &text);
    // The rows of a list, below its title.
    void addRows(catalog::Resource resource, const table::WindowModel &model);

    QStandardItemModel *m_shown;
    std::vector<std::pair<catalog::Resource, table::WindowModel *>> m_lists;
    std::vector<metrics::Subject> m_found;
    QTimer m_typing; // coalesces key strokes
};

} // namespace views

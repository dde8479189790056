// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/targetreader.h"
#include "views/planes/plane.h"

#include <QObject>
#include <QPointer>

#include <deque>

class QMenu;

namespace views {

class ConfirmDialog;
class TableView;

// What can be done to the rows of several control planes: entries in the menu of a row, and keys of the table. The rows
// of each control plane are a job of their own, over its own session, and asked about by themselves, one after the
// other; a connection that is read-only stays so unless the user allows changes over it. To be destroyed before the
// table.
class MergedActions final : public QObject
{
    Q_OBJECT

public:
    // `planes` must outlive this.
    MergedActions(catalog::Resource resource, const PlaneList &planes, TableView &table);
    ~MergedActions() override;

    void run(const catalog::ObjectAction &action); // on the selected rows, or the current one

Q_SIGNALS:
    void refused(const QString &sentence); // nothing is done

private:
    struct Group
    {
        const Plane *plane = nullptr;
        QList<base::Key> keys = {}; // as the control plane knows them
        // Null for a row that is not loaded.
        std::optional<QList<QByteArray>> rows = QList<QByteArray>();
    };

    void fill(QMenu &menu);
    [[nodiscard]] std::deque<Group> groups() const; // of what is selected and known
    [[nodiscard]] QList<actions::Candidate> candidatesOf(const catalog::ObjectAction &action, const Group &group) const;
    void next(const catalog::ObjectAction &action);
    void choose(const catalog::ObjectAction &action, const Group &group);
    void begin(const catalog::ObjectAction &action, const Plane &plane, const QList<actions::Candidate> &candidates);
    [[nodiscard]] ConfirmDialog *makeDialog(const catalog::ObjectAction &action, const Plane &plane);
    void noteStates();

    catalog::Resource m_resource;
    const PlaneList &m_planes;
    TableView &m_table;
    std::deque<Group> m_waiting; // whose turn comes later
    std::unique_ptr<actions::TargetReader> m_reader;
    QPointer<ConfirmDialog> m_dialog;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/journal.h"
#include "models/catalog/edit.h"
#include "models/session/session.h"

#include <QObject>

#include <memory>
#include <vector>

namespace actions {

// A new value for one cell.
struct CellChange
{
    catalog::Resource resource;
    const catalog::CellEdit *edit = nullptr;
    base::Key key;
    QString name; // of the object
    QByteArray object; // as the control plane described it last
    catalog::Choice from; // empty value = not known, so it cannot be sent again
    catalog::Choice to;
};

// The cells that are being changed over one session. Each change is sent once and noted in the journal; whatever shows
// the object loads it again afterwards, see Session::changed. GUI thread.
class Edits final : public QObject
{
    Q_OBJECT

public:
    // Both must outlive this object.
    Edits(session::Session &session, Journal &journal, QObject *parent = nullptr);
    ~Edits() override;

    // False if this cell is being changed already.
    bool start(const CellChange &change);
    // What the cell says beside its value: "saving"; empty = nothing.
    [[nodiscard]] QString noteOf(const base::Key &key, const char *column) const;

Q_SIGNALS:
    void notesChanged();
    void started(const actions::CellChange &change);
    void saved(const actions::CellChange &change);
    void failed(const actions::CellChange &change, const api::Error &error);

private:
    struct Running
    {
        CellChange change;
        qint64 entry; // in the journal
        table::Ticket ticket;
    };

    void end(const base::Key &key, const char *column, const std::optional<api::Error> &error);

    session::Session &m_session;
    Journal &m_journal;
    std::vector<Running> m_running;
};

} // namespace actions

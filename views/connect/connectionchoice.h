// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"

#include <QDialog>

class QCheckBox;
class QPushButton;

namespace views {

// Lets the user choose which connections to export or import. Not modal.
class ConnectionChoice final : public QDialog
{
    Q_OBJECT

public:
    struct Entry
    {
        session::SavedConnection connection;
        QStringList notes = {}; // translated, below its name
        QStringList risks = {}; // the same, as warnings; such an entry starts unchecked
        bool isOffered = true; // else it is shown, and cannot be chosen
    };

    // `verb` is the text of the button, e.g. "Import".
    ConnectionChoice(const QString &title, const QString &sentence, const QString &verb, const QList<Entry> &entries,
                     QWidget *parent = nullptr);

    [[nodiscard]] QList<session::SavedConnection> chosen() const;

private:
    QWidget *makeRow(const Entry &entry, QWidget *parent);
    void showButton();

    QList<Entry> m_entries;
    QList<QCheckBox *> m_boxes; // of the entries, in their order
    QPushButton *m_go = nullptr;
};

} // namespace views

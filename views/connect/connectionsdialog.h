// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"
#include "views/connect/connectionchoice.h"
#include "views/widgets/controls.h"

#include <QDialog>

class QListWidget;

namespace views {

class NoticeBox;

// All saved connections in the user's order: moved by drag or by Alt+Up and Alt+Down, connected to, edited, duplicated,
// removed, exported to a file and imported from one. Not modal; it follows changes that are made elsewhere.
class ConnectionsDialog final : public QDialog
{
    Q_OBJECT

public:
    // `connections` must outlive it.
    explicit ConnectionsDialog(session::SavedConnections &connections, QWidget *parent = nullptr);

    [[nodiscard]] QString currentId() const; // empty if there is none
    void setCurrent(const QString &id);
    void exportTo(const QString &file, const QList<session::SavedConnection> &chosen);
    void importFrom(const QString &file); // asks which of them
    [[nodiscard]] QString notice() const;

Q_SIGNALS:
    void addRequested(); // of a new connection
    void connectRequested(const QString &id);
    void editRequested(const QString &id);
    void duplicateRequested(const QString &id);
    void removeRequested(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Signal = void (ConnectionsDialog::*)(const QString &);

    QPushButton *addButton(const QString &text, const QString &name, ButtonRole role = ButtonRole::Normal);
    void makeButtons();
    void showConnections();
    void showButtons();
    void move(int by);
    void noteMoved();
    void chooseExport();
    void chooseExportFile(const QList<session::SavedConnection> &chosen);
    void chooseImportFile();
    [[nodiscard]] ConnectionChoice::Entry importable(const session::SavedConnection &connection) const;
    void import(const QList<session::SavedConnection> &chosen);
    void tell(bool isGood, const QString &sentence);

    session::SavedConnections &m_connections;
    NoticeBox *m_notice;
    QListWidget *m_list;
    QWidget *m_buttons;
    QList<QPushButton *> m_forOne; // need a connection
    QPushButton *m_export = nullptr;
    bool m_isNoticeOfList = false; // and not about what was done here
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memory/viewfile.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace views {
class Banner;
class DropArea;
} // namespace views

namespace app {

class Connector;
class MainWindow;
class Workspace;

// Saved views as files, for a window: asks where to write one, and shows one that is chosen, dropped on the window or
// named on the command line. A view of another control plane waits until the window is connected to it. Owned by the
// window.
class ViewFiles final : public QObject
{
    Q_OBJECT

public:
    ViewFiles(MainWindow &window, Connector &connector, views::Banner &banner);

    void setWorkspace(Workspace *workspace); // that the window shows; shows the view that waits for it
    void save(const SavedView &view); // asks for the file
    void saveTo(const QString &file, const SavedView &view);
    void choose(); // asks for the file to open
    void openFile(const QString &file);
    void open(const ViewFile &file);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(const ViewFile &file);
    void offerToConnect(const ViewPlace &place);
    void warn(const QString &sentence);
    [[nodiscard]] bool isHere(const ViewPlace &place) const;

    MainWindow &m_window;
    Connector &m_connector;
    views::Banner &m_banner;
    views::DropArea *m_drop;
    QPointer<Workspace> m_workspace;
    std::optional<ViewFile> m_waiting;
    QMetaObject::Connection m_offer;
};

} // namespace app

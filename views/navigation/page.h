// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "views/navigation/actions.h"
#include "views/navigation/location.h"

#include <QPoint>
#include <QWidget>

namespace views {

class Banner;

// The content of a window: a list, the metrics of an object, the settings. The frame around it uses only this
// interface. The defaults suit pages that request nothing.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void open(const Location &location, const PageState &state) = 0; // `state`: from captured()
    void open(const Location &location); // without an earlier state
    [[nodiscard]] virtual const Location &location() const = 0; // the current one
    [[nodiscard]] virtual QString title() const = 0; // of the content
    // The state that Back needs to return to this page; absent = the location is enough.
    [[nodiscard]] virtual std::optional<PageState> captured() const { return std::nullopt; }

    virtual void refresh() { } // by the user
    virtual void noteChanged(catalog::Resource) { } // its objects have changed on the control plane
    virtual void focusContents() = 0;
    // Its parts in reading order: F6 leads from one to the next.
    [[nodiscard]] virtual QList<QWidget *> areas() { return {this}; }
    virtual void setZone(table::Zone) { }
    virtual void setRefreshSeconds(int) { } // automatic refresh while visible; 0 = manually

    [[nodiscard]] virtual Banner *banner() const { return nullptr; } // null if there is none
    [[nodiscard]] virtual qint64 updatedAtMs() const { return 0; } // by this computer's clock; 0 = never
    // about the next refresh: "every 15 s"; may be empty
    [[nodiscard]] virtual QString refreshText() const { return {}; }
    [[nodiscard]] virtual QString note() const { return {}; } // about the quality of its data; usually empty

    // Back, Forward and Refresh belong to the frame.
    [[nodiscard]] virtual bool offers(PageCommand) const { return false; } // now or at other times
    [[nodiscard]] virtual bool canRun(PageCommand) const { return false; }
    [[nodiscard]] virtual QString textOf(PageCommand command) const { return commandText(command); }
    [[nodiscard]] virtual bool isChecked(PageCommand) const { return false; }
    virtual void run(PageCommand, const QPoint & /*menuAt*/) { } // position of a menu in screen coordinates

Q_SIGNALS:
    void locationChanged(); // the query or the path has changed in place
    void updatedAtChanged(); // or refreshText()
    void commandsChanged(); // available or checked commands
    void signInRequested();
};

} // namespace views

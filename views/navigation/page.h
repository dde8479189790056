// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "views/navigation/actions.h"
#include "views/navigation/location.h"

#include <QPoint>
#include <QWidget>

namespace views {

class Banner;

// What a window shows: a list, the metrics of an object, the settings. This is all that the frame around it knows. The
// defaults are those of pages that request nothing.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void open(const Location &location, const PageState &state) = 0; // `state` as it was captured
    void open(const Location &location); // as nobody has been there
    [[nodiscard]] virtual const Location &location() const = 0; // as it is now
    [[nodiscard]] virtual QString title() const = 0; // of what is shown
    // What Back needs to lead here as it is now; absent = what the location says is all.
    [[nodiscard]] virtual std::optional<PageState> captured() const { return std::nullopt; }

    virtual void refresh() { } // asked for by a person
    virtual void focusContents() = 0;
    virtual void setZone(table::Zone) { }
    virtual void setRefreshSeconds(int) { } // by itself, while it is on screen; 0 = only when asked

    [[nodiscard]] virtual Banner *banner() const { return nullptr; } // null where there is none
    [[nodiscard]] virtual qint64 updatedAtMs() const { return 0; } // by this computer's clock; 0 = never
    [[nodiscard]] virtual QString refreshText() const { return {}; } // how it goes on: "every 15 s"; may be empty
    [[nodiscard]] virtual QString note() const { return {}; } // on how good its data are; mostly empty

    // Back, Forward and Refresh are the frame's.
    [[nodiscard]] virtual bool offers(PageCommand) const { return false; } // now or at another time
    [[nodiscard]] virtual bool canRun(PageCommand) const { return false; }
    [[nodiscard]] virtual bool isChecked(PageCommand) const { return false; }
    virtual void run(PageCommand, const QPoint & /*menuAt*/) { } // a menu opens at a place on the screen

Q_SIGNALS:
    void locationChanged(); // the query or the way here changed in place
    void updatedAtChanged(); // or how it goes on
    void commandsChanged(); // what can be run, or is checked
    void signInRequested();
};

} // namespace views

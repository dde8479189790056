// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "views/navigation/location.h"

#include <QPoint>
#include <QWidget>

namespace views {

class Banner;

// What can be done with what is on screen, besides going back and forth and renewing it.
enum class PageCommand { Metrics, Details, Columns, Export };

// What stands below the header: a list, or the metrics of an object. This is all that the frame around it knows.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void open(const Location &location, const PageState &state) = 0; // `state` as it was captured
    void open(const Location &location); // as nobody has been there
    [[nodiscard]] virtual const Location &location() const = 0; // as it is now
    // What Back needs to lead here as it is now; absent = what the location says is all.
    [[nodiscard]] virtual std::optional<PageState> captured() const { return std::nullopt; }

    virtual void refresh() = 0; // asked for by a person
    virtual void focusContents() = 0;
    virtual void setZone(table::Zone zone) = 0;
    virtual void setRefreshSeconds(int seconds) = 0; // by itself, while it is on screen; 0 = only when asked

    [[nodiscard]] virtual Banner *banner() const = 0;
    [[nodiscard]] virtual qint64 updatedAtMs() const = 0; // by this computer's clock; 0 = never
    [[nodiscard]] virtual QString refreshText() const = 0; // how it goes on: "every 15 s"; may be empty
    [[nodiscard]] virtual QString note() const { return {}; } // on how good its data are; mostly empty

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

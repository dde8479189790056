// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/rowsource.h"
#include "models/waste/told.h"
#include "views/navigation/page.h"
#include "views/navigation/pagecontext.h"
#include "views/table/cellmark.h"
#include "views/table/columnlayout.h"
#include "views/widgets/statepanel.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <map>

class QComboBox;
class QLabel;
class QMimeData;
class QPushButton;
class QSplitter;

namespace views {

class GroupChip;
class PageBody;
class SearchField;
class Segments;
class SummaryStrip;
class TableView;
class WasteDays;
class WastePane;

// Who holds GPUs without using them: now, in one request, or over a window, for which the samples of each workload are
// read. That takes a while, is asked for by choosing a window, and is kept as long as the page exists. GUI thread.
class WastedPage final : public Page
{
    Q_OBJECT

public:
    explicit WastedPage(const PageContext &context, QWidget *parent = nullptr);
    ~WastedPage() override;

    using Page::open;
    void open(const Location &location, const PageState &state) override;
    [[nodiscard]] const Location &location() const override { return m_location; }
    [[nodiscard]] QString title() const override;
    void refresh() override;
    void focusContents() override;
    [[nodiscard]] QList<QWidget *> areas() override;
    void setZone(table::Zone zone) override;
    [[nodiscard]] Banner *banner() const override;
    [[nodiscard]] qint64 updatedAtMs() const override;
    [[nodiscard]] QString note() const override;
    [[nodiscard]] bool offers(PageCommand command) const override;
    [[nodiscard]] bool canRun(PageCommand command) const override;
    [[nodiscard]] bool isChecked(PageCommand command) const override;
    void run(PageCommand command, const QPoint &menuAt) override;

    void setPrices(const waste::Prices &prices);
    void setMessageTemplate(const QString &form); // empty = the default
    void setTold(const waste::Told &told); // of this connection
    // What a drag of the row carries: the objects of the selected rows if it is one of them. Null if they are none.
    [[nodiscard]] std::unique_ptr<QMimeData> dragged(int row) const;
    bool exportTo(const QString &file); // the rows of the question; tells the result in the banner

    [[nodiscard]] bool isMeasuring() const { return m_running != nullptr; }
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] SummaryStrip *strip() const { return m_strip; }
    [[nodiscard]] WasteDays *days() const { return m_days; }
    [[nodiscard]] WastePane *pane() const { return m_pane; }
    [[nodiscard]] GroupChip *chip() const { return m_chip; }

Q_SIGNALS:
    void pricesChosen(const waste::Prices &prices);
    void templateChosen(const QString &form);
    void ownerTold(const base::Key &workload);

private:
    enum PanelAction { Retry, SignIn };
    // What is known of a window.
    struct Known
    {
        waste::Measurement *measurement = nullptr; // a child of the page; ended, or in progress
        waste::Result result = {};
        qint64 measuredAtMs = 0; // by this computer's clock; 0 = not at its end yet
        bool isStopped = false; // by the user
    };

    [[nodiscard]] QWidget *makeControls();
    [[nodiscard]] QWidget *makeSearchBar();
    void buildTable();
    [[nodiscard]] const waste::Question &question() const { return m_location.wasted()->question; }
    void ask(const waste::Question &question); // by the user
    void showQuestion();
    void showChip();
    void start();
    void stop();
    void progressed();
    void ended();
    [[nodiscard]] const Known *known() const; // of the window that is shown; null if nothing is
    void showRows();
    void showSet(waste::RowSet set);
    [[nodiscard]] CellMark hintMark(const QModelIndex &cell) const;
    void showTiles();
    void showDays();
    void showProgress();
    void showProblem();
    [[nodiscard]] std::optional<table::Problem> problem() const; // of what is shown
    [[nodiscard]] std::optional<StatePanel::Content> standIn() const;
    void showPane();
    void openRow(int row);
    void openWorkload();
    void messageCopied();
    [[nodiscard]] bool canExport() const;
    void choosePrices();
    void chooseFile();
    [[nodiscard]] const waste::Row *currentRow() const;
    [[nodiscard]] QString costText(const waste::Row &row) const;

    PageContext m_context;
    Location m_location;
    std::shared_ptr<waste::Memory> m_memory;
    waste::IdleNow m_idle;
    std::map<qint64, Known> m_known; // by length of the window
    waste::Measurement *m_running = nullptr;
    qint64 m_runningWindowMs = 0;
    std::map<qint64, api::Error> m_problems; // of windows that could not be measured
    QElapsedTimer m_sinceRows; // were shown
    waste::Prices m_prices;
    waste::Told m_told;

    PageBody *m_body;
    Segments *m_window;
    Segments *m_groupBy;
    QComboBox *m_counts;
    SummaryStrip *m_strip;
    WasteDays *m_days;
    SearchField *m_search;
    GroupChip *m_chip;
    QLabel *m_progress;
    QPushButton *m_stop;
    QLabel *m_count;
    QSplitter *m_splitter;
    TableView *m_table;
    WastePane *m_pane;
    std::shared_ptr<const waste::RowSet> m_rows;
    waste::RowSource *m_source = nullptr; // of the table's model, which owns it
    table::WindowModel *m_model = nullptr;
    waste::GroupBy m_shownGroup = waste::GroupBy::Workload; // in the table
    bool m_shownNow = false;
    std::map<std::pair<waste::GroupBy, bool>, ColumnLayout> m_layouts; // those that the user has changed
    bool m_isChosen = false; // the next window to open, by the user
    bool m_isPaneWanted = true;
    qint64 m_idleAtMs = 0;
    table::Zone m_zone = table::Zone::Local;
};

} // namespace views

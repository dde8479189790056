// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/gather.h"
#include "views/metrics/metricschoice.h"
#include "views/metrics/metricsexport.h"
#include "views/metrics/metricswords.h"
#include "views/metrics/rangeplan.h"
#include "views/navigation/page.h"
#include "views/navigation/pagecontext.h"

#include <QPointer>
#include <QSet>
#include <QTimer>

class QComboBox;
class QSplitter;
class QToolButton;

namespace hints {
class Finder;
class Neighbours;
} // namespace hints

namespace views {

class ChartStack;
class DropArea;
class MarkDialog;
class MarksButton;
class CompareHints;
class GhostLegend;
class MetricsToolbar;
class ObjectList;
class PageBody;
class RangeDialog;
class RefreshClock;
class SaveView;
class Segments;
class SeriesPane;

// Metrics of several objects beside one another: by the time of day, since each one's start, or by the share of its
// run; and beside an earlier range. One curve per object: the mean of its GPUs where a metric is measured by GPU. The
// comparison is part of the location. GUI thread.
class ComparePage final : public Page
{
    Q_OBJECT

public:
    ComparePage(const PageContext &context, const std::shared_ptr<metrics::Memory> &memory, QWidget *parent = nullptr);
    ~ComparePage() override;

    using Page::open;
    void open(const Location &location, const PageState &state) override;
    [[nodiscard]] const Location &location() const override { return m_location; }
    [[nodiscard]] QString title() const override;
    void refresh() override;
    void focusContents() override;
    [[nodiscard]] QList<QWidget *> areas() override;
    void setZone(table::Zone zone) override;
    void setRefreshSeconds(int seconds) override;
    [[nodiscard]] Banner *banner() const override;
    [[nodiscard]] qint64 updatedAtMs() const override { return m_updatedAtMs; }
    [[nodiscard]] QString refreshText() const override;
    // The export button is in the page itself, but its key works like that of lists.
    [[nodiscard]] bool canRun(PageCommand command) const override;
    [[nodiscard]] QString textOf(PageCommand command) const override;
    void run(PageCommand command, const QPoint &menuAt) override;

    [[nodiscard]] const compare::Comparison &comparison() const { return m_location.comparing()->comparison; }
    // In place of the range of a comparison that is opened; absent = it has its own.
    void setCommonRange(const std::optional<RangeChoice> &range) { m_commonRange = range; }
    // How many of them are new. Those that are in it already, or too many, are left out.
    int add(const QList<metrics::Subject> &subjects);

    [[nodiscard]] ChartStack *charts() const { return m_charts; }
    [[nodiscard]] SeriesPane *series() const { return m_series; }
    [[nodiscard]] ObjectList *objects() const { return m_objects; }
    [[nodiscard]] CompareHints *hints() const { return m_hints; }
    [[nodiscard]] MetricsToolbar *toolbar() const { return m_toolbar; }
    [[nodiscard]] Segments *alignment() const { return m_alignment; }
    [[nodiscard]] QComboBox *before() const { return m_before; }
    [[nodiscard]] MetricsExporter *exporter() const { return m_exporter; }
    [[nodiscard]] QToolButton *saveFileButton() const { return m_saveFile; }
    [[nodiscard]] DropArea *dropArea() const { return m_drop; }
    [[nodiscard]] GhostLegend *ghostLegend() const { return m_ghosts; } // while another range is beside this one
    [[nodiscard]] MarksButton *marks() const { return m_marks; }
    [[nodiscard]] StatePanel *statePanel() const;
    [[nodiscard]] const compare::Gather &gather() const { return *m_gather; }

Q_SIGNALS:
    void addRequested(QWidget *below); // choose objects to add
    void saveViewRequested(const QString &name);
    void saveFileRequested(); // the view as a file
    void rangeChosen(const views::RangeChoice &range); // by the user, by the clock

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Action { Add = 100 }; // beside those of MetricsAction

    [[nodiscard]] QWidget *makeControls();
    void connectToolbar();
    void connectCharts();
    void connectObjects();
    void addKeys();
    void highlight(const base::Key &object); // as compare::curveKey(); null = the one that a key holds, if any
    void align(compare::Alignment alignment);
    void edit(const std::function<void(compare::Comparison &)> &change);
    void clear();
    void undoClear();
    void chooseMetrics();

    void connectRange();
    [[nodiscard]] RangeStep step() const;
    void returnTo(const RangeStep &step);
    void choosePreset(RangePreset preset);
    void chooseRange(const RangeChoice &range);
    void askForRange();
    void chooseBefore(int index); // of the combo box
    void zoomTo(const metrics::Range &range);
    void zoomOut();
    void resetZoom();
    void showNow();
    void askForNote(const compare::Mark &mark, int index); // index -1: it is a new mark
    void goToMark(int index);
    void showMarks();
    [[nodiscard]] QString beforeText() const; // of another range

    [[nodiscard]] metrics::Range wholeRange() const; // empty = what the lives of the objects ask for
    void load(compare::Gather::Load what);
    [[nodiscard]] bool isOpenEnded() const; // the range moves with time
    [[nodiscard]] bool isReady() const; // all curves are there, and those of the range on screen
    void showSampling();
    void showComparison();
    void showForm(const MetricsChoice &choice);
    void showColumns();
    void showGhosts(const std::optional<metrics::Answer> &before);
    void showAnswers();
    void showState(const metrics::Answer &answer);
    [[nodiscard]] std::optional<BannerText> coarseNotice() const; // why not every stored sample is shown
    void showEntries(const metrics::Answer &answer);
    void showLanes();
    void showHidden();
    void makeHints();
    void findHints();
    void showHints();
    void checkNeighbours();
    void addNeighbour(const metrics::Subject &neighbour);
    void placeHints();
    void act(int action);
    void placePane();
    [[nodiscard]] MetricsExporter::Source exportSource();
    [[nodiscard]] MetricsChoice choice() const; // as the toolbar shows it
    [[nodiscard]] SeriesLook lookOf(const compare::Object &object) const;
    [[nodiscard]] EmptyFacts emptyFacts() const;

    PageContext m_context;
    Location m_location;
    compare::Gather *m_gather;
    MetricsChoice m_choice; // samples and form
    SamplePlan m_plan; // of the last load
    std::uint64_t m_view = 0; // as the gatherer counts them
    QList<metrics::Range> m_zooms; // of the axis, from the first to the current one
    RangeHistory m_history;
    std::optional<RangeChoice> m_commonRange;
    bool m_hasOtherRange = false; // since it was loaded
    std::shared_ptr<SeriesLooks> m_looks;
    QSet<metrics::SeriesKey> m_hidden; // single curves; see compare::Object::isHidden
    bool m_wasOpened = false;
    base::Key m_held; // the object that a key highlights; see compare::curveKey()
    QSet<metrics::SeriesKey> m_ofHidden; // the curves of hidden objects
    QTimer m_load; // coalesces wheel steps
    QTimer m_show; // coalesces answers
    table::Zone m_zone = table::Zone::Local;
    int m_refreshSeconds = 0;
    qint64 m_updatedAtMs = 0;
    qint64 m_answeredAtMs = 0; // of the answers shown
    compare::Comparison m_cleared; // by the user, the last time
    BannerText m_clearedOffer; // to undo it
    enum class Columns { Usual, Before, Bands };
    std::optional<Columns> m_columns; // those of numbers that were shown last
    bool m_isDue = false; // load as soon as visible
    int m_placedFor = -1;

    PageBody *m_body;
    Segments *m_alignment;
    QComboBox *m_before;
    GhostLegend *m_ghosts;
    MarksButton *m_marks;
    SaveView *m_save;
    QToolButton *m_saveFile;
    MetricsToolbar *m_toolbar;
    QSplitter *m_stage;
    QWidget *m_left; // charts and hints
    ChartStack *m_charts;
    CompareHints *m_hints;
    hints::Finder *m_finder;
    hints::Neighbours *m_neighbours;
    QSplitter *m_side;
    ObjectList *m_objects;
    SeriesPane *m_series;
    MetricsExporter *m_exporter;
    RefreshClock *m_refresh;
    QPointer<RangeDialog> m_rangeDialog;
    DropArea *m_drop;
    QPointer<RangeDialog> m_beforeDialog;
    QPointer<MarkDialog> m_markDialog;
};

} // namespace views

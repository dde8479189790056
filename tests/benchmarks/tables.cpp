// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"
#include "models/catalog/pods.h"
#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/controlplane.h"
#include "tests/benchmarks/localsource.h"
#include "tests/benchmarks/tablewindow.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyledItemDelegate>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

const catalog::Resource pods = catalog::podResource;

// Pods of a simulator, fetched once.
class Fixture
{
public:
    Fixture(const Settings &settings, int pages)
        : m_server(settings, pages * 500, ControlPlane::Answers::Live)
        , m_session(m_server.connection())
        , m_pages(
              fetchRows(*catalog::makeSource(pods, m_session.client(), m_names), catalog::defaultQuery(pods), pages))
    {
    }

    [[nodiscard]] std::unique_ptr<LocalSource> source()
    {
        return std::make_unique<LocalSource>(catalog::makeSource(pods, m_session.client(), m_names), m_pages);
    }

private:
    ControlPlane m_server;
    session::Session m_session;
    catalog::ClusterNames m_names;
    std::vector<PagePtr> m_pages;
};

// What a Qt program has without effort: the stock view, delegate and style, on the same model, with the same columns.
std::unique_ptr<QTableView> stockView(views::TableView &like)
{
    auto view = std::make_unique<QTableView>();
    QStyle *fusion = QStyleFactory::create(u"Fusion"_s);
    fusion->setParent(view.get());
    view->setStyle(fusion);
    for (QWidget *part : view->findChildren<QWidget *>()) // a style is not passed on to scroll bars and headers
        part->setStyle(fusion);
    view->setItemDelegate(new QStyledItemDelegate(view.get()));
    view->setModel(like.windowModel());
    view->setFont(like.font());
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(like.verticalHeader()->defaultSectionSize());
    for (int column = 0; column < like.model()->columnCount(); ++column) {
        view->setColumnWidth(column, like.columnWidth(column));
        view->setColumnHidden(column, like.isColumnHidden(column));
    }
    view->resize(like.window()->size());
    view->show();
    return view;
}

// Paints what is due in the view's window, now. Fails if that was nothing.
void paintNow(QTableView &view, PaintWatch &watch)
{
    const int before = watch.realPaints();
    QCoreApplication::sendPostedEvents(view.window(), QEvent::UpdateRequest);
    if (watch.realPaints() == before)
        throw Failure(u"A view did not paint its rows."_s);
}

double scrollTo(QTableView &view, PaintWatch &watch, int row)
{
    return milliseconds([&] {
        view.verticalScrollBar()->setValue(row * view.verticalHeader()->defaultSectionSize());
        paintNow(view, watch);
    });
}

double repaint(QTableView &view, PaintWatch &watch)
{
    return milliseconds([&] {
        view.viewport()->update();
        paintNow(view, watch);
    });
}

// A table of 500 rows whose source answers when it is told to.
struct Table
{
    static constexpr int top
        = 205; // in the middle page: the refreshed pages, that and its neighbours, are all 500 rows

    Table(Fixture &fixture, int row)
        : Table(fixture.source(), row)
    {
    }
    Table(std::unique_ptr<LocalSource> from, int row)
        : source(from.get())
        , window(std::move(from))
    {
        window.open(catalog::defaultQuery(pods));
        for (const int place : {450, top, row}) // all pages, then where it is to be
            window.goTo(place);
        source->setHeld(true);
    }

    // What the next answer is made of. Rows on their way from before are let in, and paints that are due done.
    void next()
    {
        source->answer();
        QCoreApplication::processEvents();
        source->setGeneration(++generation);
    }
    void answerAndPaint()
    {
        const int before = window.watch().realPaints();
        source->answer();
        spinUntil([&] { return window.watch().realPaints() > before; }, 10'000, u"The new rows were not painted."_s);
    }
    [[nodiscard]] PagePtr rows() const { return source->rows(0, 500); }

    int generation = 0;
    LocalSource *source; // owned by the model of the window
    TableWindow window;
};

} // namespace

void runPageDown(const Settings &settings, Report &report)
{
    Fixture fixture(settings, 8);
    TableWindow table(fixture.source());
    table.open(catalog::defaultQuery(pods));
    const std::unique_ptr<QTableView> stock = stockView(table.view());
    PaintWatch stockWatch(stock.get());
    const int page = table.view().rowAt(table.view().viewport()->height() - 1);
    const int downs = settings.quick ? 10 : 60;
    constexpr int warmUp = 10; // letters that no row has shown yet, the same on both sides

    Figure cold{u"page down, %1 rows never painted before"_s.arg(page),
                u"ms"_s,
                u"QTableView with QStyledItemDelegate, same model and columns"_s,
                {},
                {},
                0.30,
                {}};
    Figure cached{u"repaint of rows painted before"_s, u"ms"_s, cold.baselineName, {}, {}, {}, {}};
    for (int i = 1 - warmUp; i <= downs; ++i) {
        const int row = (i + warmUp) * page;
        table.model().setVisibleRows(row, row + page + 1);
        spinUntil([&] { return !table.model().idAt(row).isNull() && !table.model().idAt(row + page + 1).isNull(); },
                  10'000, u"Row %1 did not come."_s.arg(row));
        QCoreApplication::processEvents();
        double ours = 0;
        if (i % 2)
            ours = scrollTo(table.view(), table.watch(), row);
        const double baseline = scrollTo(*stock, stockWatch, row);
        if (i % 2 == 0)
            ours = scrollTo(table.view(), table.watch(), row);
        if (stock->rowAt(0) != table.view().rowAt(0) || stock->rowAt(0) != row)
            throw Failure(u"The two views show different rows."_s);
        if (i <= 0)
            continue;
        cold.ours.push_back(ours);
        cold.baseline.push_back(baseline);
        cached.baseline.push_back(repaint(*stock, stockWatch));
        cached.ours.push_back(repaint(table.view(), table.watch()));
    }
    report.add(cold);
    report.add(cached);
}

void runRefresh(const Settings &settings, Report &report)
{
    Fixture fixture(settings, 1);
    Table reset(fixture, 0); // where a reset table is anyway
    Table diffed(fixture, Table::top + 1);
    constexpr int currentRow = Table::top + 15;
    diffed.window.view().setCurrentIndex(diffed.window.model().index(currentRow, 2));
    diffed.window.view().selectionModel()->select(diffed.window.model().index(currentRow + 3, 0),
                                                  QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QModelIndexList selected = diffed.window.view().selectionModel()->selectedRows();
    const int scrolled = diffed.window.view().verticalScrollBar()->value();

    Figure figure{u"500 rows, a tenth changed in 2 columns, apply and paint"_s,
                  u"ms"_s,
                  u"the same table, model reset"_s,
                  {},
                  {},
                  0.5,
                  {}};
    interleave(
        settings.rounds(25), figure,
        [&] {
            reset.next();
            return milliseconds([&] {
                table::ListQuery query = catalog::defaultQuery(pods);
                query.search = QString::number(reset.generation); // another query: the model forgets its rows
                reset.window.model().setQuery(query);
                reset.answerAndPaint();
            });
        },
        [&] {
            diffed.next();
            const double taken = milliseconds([&] {
                diffed.window.model().refresh();
                diffed.answerAndPaint();
            });
            for (const int row : {210, 219, 220}) {
                for (int column = 0; column < diffed.source->columnCount(); ++column) {
                    if (diffed.window.model().valueAt(row, column) != diffed.rows()->value(row, column))
                        throw Failure(u"The refresh did not reach row %1, column %2."_s.arg(row).arg(column));
                }
            }
            return taken;
        });
    const views::TableView &view = diffed.window.view();
    if (view.selectionModel()->selectedRows() != selected || view.currentIndex().row() != currentRow
        || view.verticalScrollBar()->value() != scrolled)
        throw Failure(u"The refresh lost the selection, the current row or the place."_s);
    report.add(figure);
}

} // namespace bench

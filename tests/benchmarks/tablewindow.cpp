// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/tablewindow.h"

#include "tests/benchmarks/harness.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

constexpr int limitMs = 30'000;

} // namespace

PaintWatch::PaintWatch(QTableView *view)
    : QObject(view)
    , m_view(view)
{
    view->viewport()->installEventFilter(this);
}

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        ++m_paints;
        const QAbstractItemModel *model = m_view->model();
        const int first = m_view->rowAt(0);
        int last = m_view->rowAt(m_view->viewport()->height() - 1);
        if (last < 0 && model)
            last = model->rowCount() - 1;
        const auto isReal
            = [model](int row) { return model && model->index(row, 0).data(table::WindowModel::LoadedRole).toBool(); };
        if (first >= 0 && isReal(first) && isReal(last))
            ++m_realPaints;
    }
    return QObject::eventFilter(watched, event);
}

TableWindow::TableWindow(std::unique_ptr<table::TableSource> source)
    : m_model(std::move(source))
    , m_view(new views::TableView)
    , m_watch(new PaintWatch(m_view))
{
    auto *layout = new QVBoxLayout(&m_window);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    m_window.resize(1440, 900);
    m_window.show();
}

void TableWindow::open(const table::ListQuery &query)
{
    m_view->setWindowModel(&m_model);
    const int before = m_watch->realPaints();
    m_model.setQuery(query);
    spinUntil([&] { return m_watch->realPaints() > before; }, limitMs, u"No rows came on screen."_s);
}

void TableWindow::goTo(int row)
{
    const int before = m_watch->realPaints();
    m_view->verticalScrollBar()->setValue(row * m_view->verticalHeader()->defaultSectionSize());
    spinUntil([&] { return m_watch->realPaints() > before; }, limitMs, u"Row %1 did not come on screen."_s.arg(row));
}

} // namespace bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/windowmodel.h"
#include "tests/model/scriptedsource.h"

#include <QEventLoop>
#include <QTimer>

#include <memory>

namespace scripted {

// Longer than the model waits between two requests. A timer beside the model's own: on a busy machine both are
// late, in the same order.
inline void settle()
{
    QEventLoop loop;
    QTimer::singleShot(60, &loop, &QEventLoop::quit);
    loop.exec();
}

// A model and the server behind it, which answers when it is told to.
struct Bench
{
    Bench()
        : Bench(std::make_unique<Source>())
    {
    }
    explicit Bench(std::unique_ptr<Source> from)
        : source(*from)
        , model(std::move(from))
    {
    }

    void load(std::vector<scripted::Object> objects)
    {
        source.held = std::move(objects);
        model.setQuery({});
        source.answer();
    }
    // The view shows these rows, and the model has had time to ask for them.
    void show(int first, int last)
    {
        model.setVisibleRows(first, last);
        settle();
    }
    // Answers until nothing is asked any more.
    void answerAll()
    {
        settle();
        while (!source.wantedOffsets().isEmpty() || source.isCountWanted()) {
            source.answer();
            settle();
        }
    }
    quint64 idAt(int row) const { return model.idAt(row).uuid().low; }
    QString nameAt(int row) const { return model.index(row, Source::Name).data().toString(); }
    bool isChanged(int row, int column) const
    {
        return model.index(row, column).data(table::WindowModel::ChangedRole).toBool();
    }

    Source &source;
    table::WindowModel model;
};

inline table::ListQuery searching(const QString &text)
{
    table::ListQuery query;
    query.search = text;
    return query;
}

} // namespace scripted

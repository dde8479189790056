// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/table/format.h"
#include "views/list/copywords.h"

#include <QPointer>
#include <QToolButton>

namespace table {
class WindowModel;
}

namespace views {

class CopyPopup;

// The button beside the count of a list: whether all of its rows are on this computer, where every column sorts and
// filters. Without a copy it reads one; with one, it opens what is known of it. Hidden where the table has all rows
// anyway. GUI thread; the source and the model must outlive it.
class ListCopy final : public QToolButton
{
    Q_OBJECT

public:
    ListCopy(catalog::Resource resource, replica::CopySource &source, const table::WindowModel &model, QWidget *parent);

    void setFormatContext(const table::FormatContext &context);
    [[nodiscard]] const CopyWords &words() const { return m_words; }
    void act(CopyWords::Action action);

private:
    void showState();
    void open();

    catalog::Resource m_resource;
    replica::CopySource &m_source;
    const table::WindowModel &m_model;
    table::FormatContext m_context;
    CopyWords m_words;
    QPointer<CopyPopup> m_popup;
};

} // namespace views

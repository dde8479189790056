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
// filters. Without a copy it reads one; with one, it opens what is known of it. Its text gets shorter where there is
// less room. Hidden where the table has all rows anyway. GUI thread; the source and the model must outlive it.
class ListCopy final : public QToolButton
{
    Q_OBJECT

public:
    ListCopy(catalog::Resource resource, replica::CopySource &source, const table::WindowModel &model, QWidget *parent);

    // By the clock of this computer; whether the page refreshes itself.
    void setContext(const table::FormatContext &context, bool isKeptFresh);
    // What the user has just done may need more rows than are read unasked: then the question opens by itself.
    void askWhenNeeded();
    [[nodiscard]] const CopyWords &words() const { return m_words; }
    void act(CopyWords::Action action);
    void open(); // what is known of the copy

    [[nodiscard]] QSize sizeHint() const override;
    // With the longest text for which there is room.
    [[nodiscard]] int widthIn(int room) const;

Q_SIGNALS:
    void stateChanged(); // of the source, or what is said of it

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showState();
    [[nodiscard]] int widthWith(const QString &label) const;
    [[nodiscard]] QString labelIn(int room) const;

    replica::CopySource &m_source;
    const table::WindowModel &m_model;
    CopyFacts m_facts;
    CopyWords m_words;
    bool m_mayAsk = false;
    QPointer<CopyPopup> m_popup;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/ondemand.h"

#include <QWidget>

class QAbstractItemDelegate;
class QAbstractListModel;
class QLabel;
class QListView;
class QPushButton;

namespace views {

// A list of records that are loaded on demand, with a line for "none", "loading" and errors below it, and a button for
// more. Requests records only while visible. GUI thread.
class OnDemandList final : public QWidget
{
    Q_OBJECT

public:
    struct Words
    {
        QString name; // accessible name
        QString none;
    };

    // `source` must outlive the list; the list owns `model` and `delegate`.
    OnDemandList(catalog::OnDemand &source, QAbstractListModel *model, QAbstractItemDelegate *delegate,
                 const Words &words, QWidget *parent = nullptr);

    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    void activated(int row); // Enter or a double click

protected:
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showState();
    void copyRow();

    catalog::OnDemand &m_source;
    Words m_words;
    QListView *m_list;
    QLabel *m_message;
    QPushButton *m_action;
};

} // namespace views

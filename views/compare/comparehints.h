// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/told.h"
#include "views/charts/serieslook.h"

#include <QSet>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace views {

class ElidedLabel;
class HintNote;

// The hints of compared objects below the charts: how many from how many checks, and cards beside each other, some at a
// time. A card that is dismissed does not come back for that object and check. Takes no space if nothing was checked,
// and scrolls what would leave too little of a low window. Shows what it is given and emits requests. GUI thread.
class CompareHints final : public QWidget
{
    Q_OBJECT

public:
    struct Item
    {
        hints::Found found;
        hints::Words words;
        base::Key object; // curveKey() of the object
        QString name; // of the object
        SeriesLook look;
        metrics::Range shown; // of the time axis; length 0 = all of it
        metrics::Subject other = {}; // another object that it is about, to be compared with; without an id: none
    };

    explicit CompareHints(QWidget *parent = nullptr);

    void setHints(std::vector<Item> items, int checks);
    // What could not be checked, one sentence each; told beside the rules.
    void setGaps(const QStringList &gaps) { m_gaps = gaps; }
    void setMost(int most); // cards beside each other, if there is room; default 3
    void setInsets(int left, int right); // of header and cards from the edges, px

    [[nodiscard]] const QList<HintNote *> &cards() const { return m_cards; } // those on screen
    [[nodiscard]] QString summary() const; // "3 in this range, from 14 checks"
    [[nodiscard]] QPushButton *moreButton() const { return m_more; }
    [[nodiscard]] QPushButton *rulesButton() const { return m_rules; }

Q_SIGNALS:
    void showRequested(const metrics::Range &range); // of the time axis
    void openRequested(const base::Key &object); // its metrics alone
    void addRequested(const metrics::Subject &other); // to the comparison

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void fitWidth();
    void fitHeight();
    void turn(); // to the next cards
    void dismiss(const Item &item);

    std::vector<Item> m_items; // without the dismissed ones
    std::vector<Item> m_all;
    QSet<std::pair<base::Key, int>> m_dismissed; // object and check
    QStringList m_gaps;
    int m_checks = 0;
    int m_most = 3;
    int m_fitting = 1; // cards beside each other
    std::size_t m_first = 0; // of those on screen
    int m_left; // insets
    int m_right;
    ElidedLabel *m_summary;
    QPushButton *m_more;
    QPushButton *m_rules;
    QHBoxLayout *m_header;
    QWidget *m_box; // of the cards
    QScrollArea *m_scroll;
    QHBoxLayout *m_row;
    QList<HintNote *> m_cards;
};

// One hint with a small picture, links and a button that dismisses it.
class HintNote final : public QWidget
{
    Q_OBJECT

public:
    HintNote(const CompareHints::Item &item, QWidget *parent);

    [[nodiscard]] QString headline() const;
    [[nodiscard]] QPushButton *showButton() const { return m_show; } // null if it lasts as long as the axis
    [[nodiscard]] QPushButton *openButton() const { return m_open; }
    [[nodiscard]] QPushButton *addButton() const { return m_add; } // null if there is nothing to add
    [[nodiscard]] QWidget *dismissButton() const { return m_dismiss; }

Q_SIGNALS:
    void showRequested();
    void openRequested();
    void addRequested();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    hints::Tone m_tone;
    QLabel *m_title;
    QLabel *m_body;
    QPushButton *m_show = nullptr;
    QPushButton *m_open;
    QPushButton *m_add = nullptr;
    QWidget *m_dismiss;
};

} // namespace views

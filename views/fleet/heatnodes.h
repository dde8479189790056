// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/outline.h"
#include "views/widgets/controls.h"

namespace views {

class CardTable;

// Below a heat map: the nodes that are outlined or chosen there, as a table. GUI thread.
class HeatNodes final : public Panel
{
    Q_OBJECT

public:
    explicit HeatNodes(QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &facts);
    // `holds`: what a workload has on them, by node; null = it is about no workload.
    void setLines(const std::vector<const fleet::Line *> &lines, const std::map<base::Key, fleet::Hold> *holds);
    void setCurrent(const base::Key &node); // emits nothing; another node than those of the table: none
    void setHasWorkload(bool has); // whose pods can be shown

    [[nodiscard]] int heightOf(int rows) const; // with so many rows in sight; 0 = without the table
    [[nodiscard]] QString title() const { return m_titleText; }
    [[nodiscard]] QString facts() const { return m_factsText; }
    [[nodiscard]] CardTable *table() const { return m_table; }
    [[nodiscard]] const std::vector<base::Key> &nodes() const { return m_nodes; } // by row
    [[nodiscard]] QPushButton *podsButton() const { return m_pods; }
    [[nodiscard]] QToolButton *closeButton() const { return m_close; }

Q_SIGNALS:
    void currentChosen(const base::Key &node);
    void podsOfNodeRequested(const base::Key &node);
    void podsRequested(); // of the workload
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_titleText;
    QString m_factsText;
    ElidedLabel *m_title;
    ElidedLabel *m_facts;
    QPushButton *m_pods;
    QToolButton *m_close;
    CardTable *m_table;
    std::vector<base::Key> m_nodes;
};

} // namespace views

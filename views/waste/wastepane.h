// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "models/waste/rowsource.h"
#include "models/waste/words.h"
#include "views/widgets/controls.h"

#include <QScrollArea>

class QPlainTextEdit;

namespace views {

class CardTable;
class HintCards;
class NoticeBox;
class WasteBars;

// About one row of the wasted GPUs: what it held and wasted, when, and a message to its owner. Without a row, about all
// of them. GUI thread.
class WastePane final : public QScrollArea
{
    Q_OBJECT

public:
    explicit WastePane(QWidget *parent = nullptr);

    // `workload`: of the row, null for groups.
    void showRow(const waste::Row &row, const waste::Measured *workload, const waste::Result &result,
                 const waste::Question &question, const QString &cost);
    void showAll(const QString &title, const QStringList &sentences, const std::vector<double> &parts,
                 const metrics::Range &window);
    // What is idle now, of a workload or a group of them.
    void showIdle(const waste::Row &row, bool isGroup);
    void setContext(const table::FormatContext &context);
    void setTemplate(const QString &form); // of the message; empty = the default

    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString text() const; // below the headline
    [[nodiscard]] QString toldText() const; // when the owner was told; empty if never
    [[nodiscard]] HintCards *hintCards() const { return m_hints; }
    [[nodiscard]] QString message() const; // to the owner; empty if there is none
    void copyMessage(); // if there is one

Q_SIGNALS:
    void openRequested(); // the workload in its list
    void copied(); // the message of the row
    void templateChosen(const QString &form); // by the user; empty = the default

private:
    void showHeadline(const QString &headline, const QString &text);
    void showFindings(const waste::Measured *workload);
    void showMessage(const std::optional<waste::MessageFacts> &facts);
    void showTold(std::int64_t toldMs);
    void editTemplate();

    ElidedLabel *m_title;
    QLabel *m_subtitle;
    NoticeBox *m_notice;
    QLabel *m_text;
    HintCards *m_hints;
    QLabel *m_barsTitle;
    WasteBars *m_bars;
    QLabel *m_stretchesTitle;
    CardTable *m_stretches;
    QLabel *m_messageTitle;
    QPlainTextEdit *m_message;
    QWidget *m_messageButtons;
    QLabel *m_told;
    QWidget *m_links;
    QPushButton *m_open;
    table::FormatContext m_context;
    QString m_template;
    std::optional<waste::MessageFacts> m_facts;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/list/copywords.h"

#include <QFrame>

class QFormLayout;
class QLabel;
class QPushButton;

namespace views {

class Badge;
class ThinBar;

// What is known of the copy of a list, and what can be done with it. Deletes itself when closed.
class CopyPopup final : public QFrame
{
    Q_OBJECT

public:
    explicit CopyPopup(QWidget *parent);

    void setWords(const CopyWords &words);

Q_SIGNALS:
    void chosen(views::CopyWords::Action action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void showButton(QPushButton &button, const CopyWords::Button &shown);

    QLabel *m_title;
    Badge *m_state;
    ThinBar *m_bar;
    QFormLayout *m_facts;
    QLabel *m_sentence;
    QPushButton *m_first;
    QPushButton *m_second;
    CopyWords m_words;
};

} // namespace views

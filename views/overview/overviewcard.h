// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview/overview.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace views {

class ElidedLabel;

// A part of the overview: its title, a note about it, a link to the list behind it, and its content. While there is
// none, a sentence says why. GUI thread.
class OverviewCard final : public QWidget
{
    Q_OBJECT

public:
    // Becomes the parent of the content. `forbidden`: "No permission to read projects".
    OverviewCard(const QString &title, QWidget *content, const QString &forbidden, QWidget *parent);

    void setNote(const QString &note);
    // `nothing`: what to say if the answer is that there is nothing; empty = there is something.
    void setState(const overview::PartState &state, const QString &nothing);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString message() const; // what stands in place of the content; empty = the content is shown
    [[nodiscard]] QString note() const { return m_noteText; }

Q_SIGNALS:
    void openRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showMessage(const QString &text, const QString &detail);
    void showNote();

    QString m_forbidden;
    QLabel *m_title;
    ElidedLabel *m_note;
    QPushButton *m_open;
    QWidget *m_content;
    QLabel *m_message;
    QString m_noteText;
    QString m_problem; // of numbers that are shown nevertheless
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace views {

class ChipPart;

// The group that rows are narrowed down to, in the form of a filter: field | is | value | remove. Hidden while there is
// none. GUI thread.
class GroupChip final : public QFrame
{
    Q_OBJECT

public:
    explicit GroupChip(QWidget *parent = nullptr);

    void setGroup(const QString &field, const QString &value); // both empty: none
    [[nodiscard]] QString field() const;
    [[nodiscard]] QString value() const { return m_text; }
    void remove(); // as its button

Q_SIGNALS:
    void removeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    ChipPart *m_field;
    ChipPart *m_value;
    ChipPart *m_remove;
    QString m_text;
};

} // namespace views

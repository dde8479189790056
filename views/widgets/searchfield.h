// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace views {

// A search field. Emits the search 300 ms after the last key press, or at once on Enter; Esc clears. While empty, shows
// the shortcut that focuses it.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    void setSearch(const QString &search); // emits no signal

Q_SIGNALS:
    void searchChanged(const QString &search);
    void left(); // Esc in an empty field, or Down: give the focus back to the rows

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void tell();

    QTimer m_debounce;
    QString m_told;
};

} // namespace views

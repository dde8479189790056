// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace views {

// The path to the current page: buttons separated by chevrons; the last part is bold and not a button. If there is not
// enough room, the middle parts first move to a menu behind "…"; then names are elided.
class Breadcrumb final : public QWidget
{
    Q_OBJECT

public:
    explicit Breadcrumb(QWidget *parent = nullptr);

    void setSteps(const QStringList &steps, const QString &title);
    [[nodiscard]] QList<QToolButton *> shownSteps() const;
    [[nodiscard]] QToolButton *moreButton() const { return m_more; }
    [[nodiscard]] int leastWidth() const; // with the other steps hidden
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void stepRequested(int step);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    [[nodiscard]] int widthOf(const QWidget *part) const;
    void openMenu();

    QStringList m_steps;
    QString m_title;
    QList<QToolButton *> m_buttons;
    QList<int> m_hidden; // steps in the menu
    QList<int> m_chevrons; // left edges
    QToolButton *m_more;
    QLabel *m_last;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/followfont.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QLabel>

class QLineEdit;
class QPushButton;
class QToolButton;

// Factory functions for the small controls of pages and dialogs, so that they all look alike.
namespace views {

enum class ButtonRole { Normal, Primary, Flat, Danger };

[[nodiscard]] QPushButton *pushButton(const QString &text, ButtonRole role, QWidget *parent);
// A flat toolbar button; `name` is the accessible name, and the tooltip if it shows an icon only.
[[nodiscard]] QToolButton *flatTool(const char *icon, const QString &name, QWidget *parent);

// A label that never interprets markup. Secondary text uses `text2`.
[[nodiscard]] QLabel *textLabel(const QString &text, TextSize size, QWidget *parent);
[[nodiscard]] QLabel *secondaryLabel(const QString &text, TextSize size, QWidget *parent);

// The first size of a dialog: no larger than its screen leaves room for.
void resizeWithinScreen(QWidget &dialog, const QSize &wanted);

// A single-line label that elides at the end and shows the full text in its tooltip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode, QWidget *parent = nullptr);

    void setFullText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    QString m_full;
    Qt::TextElideMode m_mode;
};

// Error icon and message below an input; takes no space while empty.
class ErrorLine final : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorLine(QWidget *parent = nullptr);

    void setSentence(const QString &sentence);
    [[nodiscard]] QString sentence() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showColours();

    QLabel *m_icon;
    QLabel *m_text;
};

// Shows or removes an input's error border.
void setInvalid(QLineEdit *edit, bool invalid);

// A widget with a background from the palette and 1 px lines at some of its edges.
class Panel : public QWidget
{
    Q_OBJECT

public:
    Panel(QPalette::ColorRole fill, Qt::Edges lines, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPalette::ColorRole m_fill;
    Qt::Edges m_lines;
};

// Background of a popup: raised, with a strong border.
void paintPopup(QWidget &popup);

// Draws lines of one device pixel at `edges`, given for a left-to-right layout.
void paintEdges(QPainter &painter, const QWidget &widget, Qt::Edges edges, QRgb colour);

} // namespace views

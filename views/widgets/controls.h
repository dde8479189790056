// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/followfont.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QLabel>

class QLineEdit;
class QPushButton;
class QToolButton;

// The small parts that pages and dialogs are composed of: made in one place, so that all of them look alike.
namespace views {

enum class ButtonRole { Normal, Primary, Flat, Danger };

[[nodiscard]] QPushButton *pushButton(const QString &text, ButtonRole role, QWidget *parent);
// A flat button of a bar; `name` is its accessible name and tooltip where it shows an icon only.
[[nodiscard]] QToolButton *flatTool(const char *icon, const QString &name, QWidget *parent);

// A label of plain text, whatever the text contains. Secondary text is `text2`.
[[nodiscard]] QLabel *textLabel(const QString &text, TextSize size, QWidget *parent);
[[nodiscard]] QLabel *secondaryLabel(const QString &text, TextSize size, QWidget *parent);

// A label of one line that elides its text at the end and shows all of it in the tooltip.
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

// An icon and a sentence under an input that say what is wrong with it; takes no room while there is nothing to say.
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

// Gives an input the border of an error, or takes it away.
void setInvalid(QLineEdit *edit, bool invalid);

// A widget that fills itself with one of the palette's colours and draws 1 px lines at some of its edges.
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

// The ground of a popup: raised, with a strong border.
void paintPopup(QWidget &popup);

// The edges of a widget that lies at `edges` in a left-to-right layout, as lines of one device pixel.
void paintEdges(QPainter &painter, const QWidget &widget, Qt::Edges edges, QRgb colour);

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace views {

// The JSON of an object, indented, with search and copy. Secrets are masked until the user reveals them, for one object
// at a time.
class JsonView final : public QWidget
{
    Q_OBJECT

public:
    explicit JsonView(QWidget *parent = nullptr);

    void setDetails(const catalog::Details &details);
    [[nodiscard]] QString text() const; // as shown: very long lines are cut
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    [[nodiscard]] QToolButton *revealButton() const { return m_reveal; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] const QString &whole() const; // what is copied
    void showText();
    void find(const QString &search, bool onward);

    base::Key m_id;
    QString m_masked;
    QString m_plain;
    QLineEdit *m_search;
    QToolButton *m_reveal;
    QToolButton *m_copy;
    QLabel *m_found;
    QPlainTextEdit *m_text;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/details.h"

#include <QFrame>

class QLabel;
class QTextEdit;

namespace views {

// Why an object is waiting, has failed or is degraded: a headline with its duration, the server's message as plain
// text, the server's code. Coloured by state. Hidden if there is no reason.
class ReasonBlock final : public QFrame
{
    Q_OBJECT

public:
    explicit ReasonBlock(QWidget *parent = nullptr);

    void setReasons(const QList<catalog::Reason> &reasons, qint64 nowMs);
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString code() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showColours();

    QString m_state;
    QLabel *m_headline;
    QTextEdit *m_message;
    QLabel *m_code;
};

} // namespace views

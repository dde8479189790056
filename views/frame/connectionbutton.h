// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QToolButton>

namespace views {

// The head of the navigation rail: a colour, the name and the host of the connection; a click opens its menu.
class ConnectionButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit ConnectionButton(QWidget *parent);

    void setConnection(const QString &name, const QString &host, QRgb bar);
    [[nodiscard]] QString name() const { return m_name; }
    void setNarrow(bool narrow);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_host;
    QRgb m_bar = 0;
    bool m_narrow = false;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QToolButton>

namespace views {

// The head of the navigation rail: a colour, the name and the host of the connection; a click opens its menu.
class ConnectionButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit ConnectionButton(QWidget *parent);

    // Several bars, one above the other, where several connections are shown together.
    void setConnection(const QString &name, const QString &host, const QList<QRgb> &bars);
    [[nodiscard]] QString name() const { return m_name; }
    void setNarrow(bool narrow);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    QString m_host;
    QList<QRgb> m_bars;
    bool m_narrow = false;
};

} // namespace views

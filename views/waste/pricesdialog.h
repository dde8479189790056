// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/totals.h"

#include <QDialog>

class QLineEdit;

namespace views {

class ErrorLine;

// Asks for the price of a GPU-hour in each node pool. Shows and takes numbers with the decimal sign of the language.
class PricesDialog final : public QDialog
{
    Q_OBJECT

public:
    // `nodePools`: to offer besides those that have a price.
    PricesDialog(const waste::Prices &prices, const QStringList &nodePools, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const waste::Prices &prices);

private:
    void save();

    QLineEdit *m_currency;
    QList<std::pair<QString, QLineEdit *>> m_fields; // by node pool
    ErrorLine *m_error;
};

} // namespace views

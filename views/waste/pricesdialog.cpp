// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/waste/pricesdialog.h"

#include "models/table/format.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace views {
namespace {

constexpr double fieldDigits = 12;
constexpr int longestCurrency = 8;

QString priceText(double price)
{
    return QString::number(price, 'g', 12).replace(u'.', table::decimalPoint());
}

} // namespace

PricesDialog::PricesDialog(const waste::Prices &prices, const QStringList &nodePools, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Prices"));
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    QLabel *intro = textLabel(tr("What one GPU costs in an hour, by node pool. Prices stay on this computer."),
                              TextSize::Body, body);
    intro->setWordWrap(true);
    column->addWidget(intro);
    auto *list = new QWidget(body);
    auto *form = new QFormLayout(list);
    form->setContentsMargins(0, 0, 0, 0);
    const int width = appMetrics().dw(fieldDigits);
    m_currency = new QLineEdit(prices.currency, list);
    m_currency->setMaxLength(longestCurrency);
    m_currency->setFixedWidth(width);
    m_currency->setPlaceholderText(tr("EUR"));
    form->addRow(tr("Currency"), m_currency);
    QStringList pools = nodePools + prices.perGpuHour.keys();
    pools.removeDuplicates();
    pools.sort(Qt::CaseInsensitive);
    for (const QString &pool : std::as_const(pools)) {
        auto *field = new QLineEdit(list);
        field->setFixedWidth(width);
        field->setAlignment(Qt::AlignRight);
        field->setPlaceholderText(tr("no price"));
        if (const auto price = prices.perGpuHour.constFind(pool); price != prices.perGpuHour.cend())
            field->setText(priceText(*price));
        form->addRow(textLabel(pool, TextSize::Body, list), field);
        field->setAccessibleName(pool);
        m_fields.append({pool, field});
    }
    auto *scroll = new QScrollArea(body);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setMinimumSize(list->sizeHint().boundedTo({appMetrics().dw(60), appMetrics().control * 12})
                           + QSize(scroll->style()->pixelMetric(QStyle::PM_ScrollBarExtent), 0));
    column->addWidget(scroll, 1);
    m_error = new ErrorLine(body);
    column->addWidget(m_error);

    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    auto *buttons = new QDialogButtonBox(footer);
    QPushButton *save = pushButton(tr("Save"), ButtonRole::Primary, footer);
    save->setDefault(true);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    buttons->addButton(pushButton(tr("Cancel"), ButtonRole::Normal, footer), QDialogButtonBox::RejectRole);
    row->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &PricesDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(body, 1);
    layout->addWidget(footer);
}

void PricesDialog::save()
{
    waste::Prices prices;
    prices.currency = m_currency->text().trimmed();
    for (const auto &[pool, field] : std::as_const(m_fields)) {
        const QString text = field->text().trimmed();
        bool isNumber = false;
        const double price = table::withDecimalPoint(text).toDouble(&isNumber);
        const bool isWrong = !text.isEmpty() && (!isNumber || !(price >= 0 && price < waste::highestPrice));
        setInvalid(field, isWrong);
        if (isWrong) {
            m_error->setSentence(
                tr("%1 is not a price. Enter an amount, e.g. %2, or nothing.").arg(text, priceText(2.6)));
            field->setFocus();
            return;
        }
        if (!text.isEmpty())
            prices.perGpuHour.insert(pool, price);
    }
    Q_EMIT chosen(prices);
    accept();
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decimal.h"
#include "models/api/quantity.h"
#include "models/base/key.h"
#include "tests/fuzz/target.h"

#include <cmath>

// Quantities of Kubernetes, numbers of metrics, and keys.
void tryInput(const QByteArray &input)
{
    using fuzz::require;
    const std::string_view text(input.constData(), std::size_t(input.size()));
    if (const auto quantity = api::parseQuantity(text))
        require(std::isfinite(*quantity), "a finite quantity");
    if (const auto decimal = api::parseDecimal(text)) {
        require(std::isfinite(decimal->value), "a finite number");
        bool isNumber = false;
        require(input.toDouble(&isNumber) == decimal->value || !isNumber, "the number that it says");
        require(decimal->decimals == api::Decimal::verbatim || decimal->text() == input, "its own text");
    }
    const QString name = QString::fromUtf8(input);
    const base::Key key = base::Key::fromText(name);
    require(base::Key::fromText(key.toString()) == key && key.isNull() == name.isEmpty(), "a key reads as itself");
    const QStringList parts = name.split(u'/');
    if (parts.size() == 2)
        require(base::Key::of({parts[0], parts[1]}).parts() == parts, "a key of parts");
}

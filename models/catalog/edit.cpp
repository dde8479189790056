// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/edit.h"

#include <QCoreApplication>

namespace catalog {

QString editWords(const char *text)
{
    return QCoreApplication::translate("Edit", text);
}

} // namespace catalog

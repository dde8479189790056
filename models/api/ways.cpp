// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/ways.h"

#include <QHostAddress>

namespace api {

bool isLoopback(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback(); // 127.example.com is not
}

} // namespace api

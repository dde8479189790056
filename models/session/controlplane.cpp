// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/controlplane.h"

using namespace Qt::StringLiterals;

namespace session {

QString controlPlaneOf(const QUrl &url)
{
    if (url.host().isEmpty())
        return {};
    QUrl origin;
    origin.setScheme(url.scheme().toLower());
    origin.setHost(url.host());
    const int usual = origin.scheme() == "https"_L1 ? 443 : origin.scheme() == "http"_L1 ? 80 : -1;
    if (url.port() != usual)
        origin.setPort(url.port());
    return origin.toString();
}

} // namespace session

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/error.h"

#include <QCoreApplication>

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(api::Error)
};

} // namespace

namespace api {

QString Error::sentence() const
{
    switch (kind) {
    case Kind::Offline:
        return Words::tr("The control plane cannot be reached. Check the network and the address.");
    case Kind::Timeout:
        return Words::tr("The control plane does not answer.");
    case Kind::Tls:
        return Words::tr("The certificate of the control plane is not trusted. Add its CA file to the connection.");
    case Kind::Unauthorized:
        return Words::tr("Sign in again. The session has ended.");
    case Kind::Forbidden:
        return Words::tr("No permission. Ask an administrator for a role that may read this.");
    case Kind::NotFound:
        return Words::tr("The control plane does not know this object. It may have been removed.");
    case Kind::BadRequest:
        return Words::tr("The control plane refuses this query. Change the filter or the order.");
    case Kind::RateLimited:
        return Words::tr("The control plane asks for fewer requests. Wait a moment and retry.");
    case Kind::Server:
        return Words::tr("The control plane reports a fault of its own. Retry later.");
    case Kind::Decode:
        return Words::tr("The control plane sent an answer that Binnacle cannot read.");
    case Kind::Local:
        return detail;
    }
    return {};
}

} // namespace api

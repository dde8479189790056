// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/problem.h"

#include <QCoreApplication>

namespace {

struct ProblemWords
{
    Q_DECLARE_TR_FUNCTIONS(catalog::Problem)
};

table::Problem::Kind kindOf(api::Error::Kind kind)
{
    switch (kind) {
    case api::Error::Kind::Offline:
    case api::Error::Kind::Timeout:
    case api::Error::Kind::Tls:
        return table::Problem::Kind::Offline;
    case api::Error::Kind::Unauthorized:
        return table::Problem::Kind::SignIn;
    case api::Error::Kind::Forbidden:
        return table::Problem::Kind::Forbidden;
    case api::Error::Kind::BadRequest:
    case api::Error::Kind::Local:
        return table::Problem::Kind::Refused;
    case api::Error::Kind::NotFound:
    case api::Error::Kind::Conflict:
    case api::Error::Kind::RateLimited:
    case api::Error::Kind::Server:
    case api::Error::Kind::Decode:
    case api::Error::Kind::OutcomeUnknown:
        return table::Problem::Kind::Server;
    }
    return table::Problem::Kind::Server;
}

} // namespace

namespace catalog {

table::Problem problemOf(const api::Error &error)
{
    // For requests that Binnacle itself refused, the sentence contains the detail already.
    return {kindOf(error.kind), error.sentence(), error.kind == api::Error::Kind::Local ? QString() : error.detail};
}

table::Problem listProblemOf(const api::Error &error)
{
    table::Problem problem = problemOf(error);
    if (error.kind == api::Error::Kind::NotFound)
        problem.sentence
            = ProblemWords::tr("This control plane does not have this list. It may be an older version of Run:ai.");
    return problem;
}

} // namespace catalog

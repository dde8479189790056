// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/renewedtokens.h"

#include <QString>
#include <QUrl>

namespace session {

// The folder where the runai command line keeps its session: RUNAI_CLI_CONFIG_PATH, or .runai at home. It may not
// exist.
[[nodiscard]] QString runaiFolder();
[[nodiscard]] bool hasRunaiFolder();
// The control plane that the command line uses: scheme, host, port; empty = not known.
[[nodiscard]] QUrl runaiAddress();

// The token that the runai command line has left in its folder, which is only read. It is read again when it has
// expired or was refused, because signing in with the command line renews it. Not used for another control plane than
// that of the command line.
class RunaiTokens final : public RenewedTokens
{
public:
    explicit RunaiTokens(const QUrl &url); // of the control plane that may get the token

    [[nodiscard]] QString refusalSentence() const override;

private:
    struct Words;

    void obtain() override;

    const QUrl m_url;
};

} // namespace session

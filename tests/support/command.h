// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QStringList>

// "binnacle ARGUMENTS" as people and scripts run it, to its end.
class Command
{
public:
    struct Result
    {
        int exitCode = -1; // -1 = crashed, did not start or did not end; `err` ends with which
        QByteArray out;
        QString err;
    };

    // Runs without a display and without input; `token` is in BINNACLE_TOKEN, which an empty one leaves unset.
    explicit Command(const QString &token = {});

    QProcessEnvironment environment;
    QString folder; // the working directory; empty = that of the test

    // Kills a program that has not ended after a minute.
    [[nodiscard]] Result run(const QStringList &arguments) const;
};

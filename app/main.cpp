// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/exportcommand.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

} // namespace

int main(int argc, char **argv)
{
    const commandline::Command command = commandline::parse(argumentsOf(argc, argv));
    if (std::holds_alternative<commandline::Help>(command)) {
        std::fputs(qPrintable(commandline::helpText()), stdout);
        return 0;
    }
    if (std::holds_alternative<commandline::Version>(command)) {
        std::fputs(qPrintable(commandline::versionText()), stdout);
        return 0;
    }
    if (const auto *error = std::get_if<commandline::UsageError>(&command)) {
        std::fprintf(stderr, "binnacle: %s\n", qPrintable(error->sentence));
        return 2;
    }
    QCoreApplication application(argc, argv);
    if (const auto *options = std::get_if<commandline::Export>(&command))
        return runExport(*options, application);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/api.h"
#include "app/simulator/faults.h"
#include "app/simulator/world/generator.h"
#include "tests/fuzz/target.h"

#include <QJsonDocument>

// Requests to the simulator: METHOD TARGET and, after a line break, a body. Every answer is JSON.
void tryInput(const QByteArray &input)
{
    using namespace simulator;
    constexpr std::int64_t now = 1'763'726'400'000;
    static const std::unique_ptr<World> world
        = generate({.clusters = 2, .nodes = 4, .workloads = 12, .pods = 20}, 1, now);
    static Auth auth("token", 3600, 1);
    static Api api(*world, auth);
    const qsizetype line = input.indexOf('\n');
    const QByteArray first = input.left(line);
    const qsizetype space = first.indexOf(' ');
    const Request request{.method = first.left(space).toStdString(),
                          .target = first.mid(space + 1).toStdString(),
                          .authorization = "Bearer token",
                          .contentType = "application/json",
                          .body = line < 0 ? std::string() : input.mid(line + 1).toStdString()};
    const Answer answer = api.answer(request, now + 3'600'000);
    const QByteArray body = QByteArray::fromStdString(answer.body);
    fuzz::require(answer.status >= 200 && answer.status < 600, "a status");
    fuzz::require(body.isEmpty() || !QJsonDocument::fromJson('[' + body + ']').isNull(), "an answer is JSON");
    const ParsedFault fault = parseFault(first.toStdString());
    fuzz::require(fault.fault || !fault.problem.empty(), "a sentence says what is wrong");
}

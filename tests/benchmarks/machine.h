// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

// What the operating system knows: the machine, memory and processor time of this process. Linux with glibc.
namespace bench {

[[nodiscard]] QJsonObject machineFacts();

[[nodiscard]] double heapBytes(); // handed out by malloc and not freed, all arenas and mapped blocks
[[nodiscard]] double residentBytes();
void releaseFreeMemory(); // back to the system, so that growth of the resident set is visible

[[nodiscard]] double threadCpuMs(); // processor time of the calling thread

} // namespace bench

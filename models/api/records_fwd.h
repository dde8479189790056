// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

// The names of what answers decode to, for those who only pass it on: records.h, bodies.h, page.h and measurements.h
// say what is in it.
namespace api {

struct Cluster;
struct Workload;
struct Pod;
struct TelemetryValue;
struct WorkloadEvent;
struct HistoryRecord;
struct BatchFailure;

template<class Record> struct Page;
template<class Record> using PagePtr = std::shared_ptr<const Page<Record>>;

struct Measurements;
using MeasurementsPtr = std::shared_ptr<const Measurements>;

} // namespace api

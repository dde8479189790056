// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

// Declarations of the types that answers decode to, for code that only passes them on. They are defined in records.h,
// bodies.h, page.h and measurements.h.
namespace api {

struct Cluster;
struct ClusterMinimal;
struct Workload;
struct Pod;
struct Node;
struct NodePool;
struct Project;
struct Department;
struct OldPod;
struct Revision;
struct WorkloadType;
struct WorkloadCategory;
struct WorkloadPriority;
struct TelemetryValue;
struct WorkloadEvent;
struct HistoryRecord;
struct BatchFailure;

template<class Record> struct Page;
template<class Record> using PagePtr = std::shared_ptr<const Page<Record>>;

struct Measurements;
using MeasurementsPtr = std::shared_ptr<const Measurements>;

} // namespace api

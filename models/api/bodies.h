// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/fields.h"

// The bodies of requests that write, and what their answers report about single objects. As in records.h, one field
// list encodes (encode.h) and decodes (decode.h); the contract test checks the lists against the API document.
namespace api {

struct NewCluster
{
    Text name;
    Text domain;
    Text version; // of Run:ai
};

struct ClusterName
{
    Text name;
};

struct BatchAction
{
    List<Text> ids;
    Text action; // delete, suspend, resume
};

struct TypeUpdate
{
    Text categoryId;
    Text priorityId;
};

// An object that a batch operation could not be applied to.
struct BatchFailure
{
    PackedKey id;
    Text message;
    std::int32_t code = absentInt; // an HTTP status
};

template<> struct Fields<NewCluster> : FieldList
{
    static constexpr Field<NewCluster> list[] = {
        field<&NewCluster::name>("name", required),
        field<&NewCluster::domain>("domain"),
        field<&NewCluster::version>("version"),
    };
};

template<> struct Fields<ClusterName> : FieldList
{
    static constexpr Field<ClusterName> list[] = {
        field<&ClusterName::name>("name", required),
    };
};

template<> struct Fields<BatchAction> : FieldList
{
    static constexpr Field<BatchAction> list[] = {
        field<&BatchAction::ids>("ids[]", required),
        field<&BatchAction::action>("action", required),
    };
};

template<> struct Fields<TypeUpdate> : FieldList
{
    static constexpr Field<TypeUpdate> list[] = {
        field<&TypeUpdate::categoryId>("categoryId"),
        field<&TypeUpdate::priorityId>("priorityId"),
    };
};

template<> struct Fields<BatchFailure> : FieldList
{
    static constexpr Field<BatchFailure> list[] = {
        field<&BatchFailure::id>("id", required),
        field<&BatchFailure::code>("code", required),
        field<&BatchFailure::message>("message", required),
    };
};

} // namespace api

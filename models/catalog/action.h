// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/api/result.h"
#include "models/catalog/resource.h"

#include <QList>
#include <QString>

#include <functional>

// Actions that change objects of a kind, such as suspending workloads. See ResourceInfo::actions.
namespace catalog {

// An object to act on, as the control plane described it last.
struct ActionTarget
{
    base::Key key;
    QString name;
    QString state; // "Running"
    QString place; // "vision-lab", the project of a workload; may be empty
    QString type; // "Training"
};

// Whether an action can be applied to an object. The control plane may see it differently.
struct Verdict
{
    bool isPossible = true;
    QString text = {}; // translated: the effect, "frees 2 GPUs", or why it is not possible; may be empty
};

// English, in the context "Action".
struct ActionWords
{
    const char *text; // "Suspend…"
    const char *title; // "Suspend %n workload(s)", with plural forms
    const char *running; // "Suspending %n workload(s)", with plural forms
    const char *consequence; // what a user must know before
    const char *sent; // "suspend sent": beside a state that has not changed yet
    const char *way = nullptr; // "Graceful": of an action that is a variant, or has one
};

// What belongs to an object and is affected when it is changed, with sentences in the context "Action".
struct Belonging
{
    const LinkKind *link;
    const char *counted; // with plural forms: "Lost for good: %n workload(s)."
    const char *uncounted; // while the number is not known
};

// An object that the control plane refused to change.
struct ActionRefusal
{
    base::Key key;
    int code = 0; // an HTTP status; 0 = none was given
    QString message; // of the control plane, plain text; may be empty
};
using ActionDone = std::move_only_function<void(api::Result<QList<ActionRefusal>>)>;

struct ObjectAction
{
    const char *word; // "suspend": on the command line and in the journal; never translated
    ActionWords words;
    const char *icon;
    const char *keys; // "Ctrl+Shift+S"
    bool asksFirst = true; // for confirmation
    bool isFinal = false; // it cannot be undone
    bool isForOne = false; // never for several objects at once
    // Another way to the same end, offered in the same dialog; for actions that are for one object.
    const ObjectAction *variant = nullptr;
    std::span<const Belonging> belongings = {};

    Verdict (*verdict)(const api::JsonNode &object);
    // It was carried out, or is being carried out, on an object in this state.
    bool (*isReached)(const QString &state);
    // Requests it for all these objects, at most `mostTargets`, of any type, with the operation `batch`. Null: there is
    // only `sendOne`, whose operation `batch` then is.
    api::Call (*send)(api::Client &client, const QList<ActionTarget> &targets, QObject *context, ActionDone done);
    api::Operation batch;
    // For control planes without that operation, and for one object where `send` is null.
    api::Call (*sendOne)(api::Client &client, const ActionTarget &target, QObject *context, ActionDone done);

    [[no_unique_address]] Uncopied uncopied = {};
};

inline constexpr int mostTargets = 100; // of one request

// The translated text; with `n` for texts with plural forms.
[[nodiscard]] QString actionWords(const char *text, qint64 n = -1);
[[nodiscard]] std::span<const ObjectAction *const> actionsOf(Resource resource); // without variants
[[nodiscard]] const ObjectAction *actionCalled(Resource resource, QStringView word); // null if there is none

} // namespace catalog

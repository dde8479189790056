// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/jsontree.h"

// What must not appear on screen, in copies or in logs unless the user reveals it. Secrets are recognized by the names
// of keys, by command-line flags, by user names in addresses and by the format of well-known tokens. Pure functions.
namespace catalog {

// Shown instead of a secret, whatever its length.
[[nodiscard]] QString secretMask();

// E.g. "HF_TOKEN", "--password", "clientSecret"; not "key" alone, which names many harmless things.
[[nodiscard]] bool isSecretName(QStringView name);

// `text` with its secrets masked; unchanged if there are none.
[[nodiscard]] QString maskedText(const QString &text);
// `text` without this secret, as it is or in the encodings of URLs and of Kubernetes, and without any other.
[[nodiscard]] QString withoutSecret(QString text, const QString &secret);
// The same for the value of a key: masked completely if the key names a secret.
[[nodiscard]] QString maskedValue(const QString &key, const QString &text);

// A copy with every secret masked. {"name": "HF_TOKEN", "value": ...} is treated as a key and its value.
[[nodiscard]] api::JsonNode maskedJson(const api::JsonNode &root);
// The name by which the child of `parent` is judged: its key, or the name that `parent` gives to its value.
[[nodiscard]] QString secretKey(const api::JsonNode &parent, const api::JsonNode &child);

} // namespace catalog

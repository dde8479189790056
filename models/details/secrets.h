// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/jsontree.h"

// What must not stand on a screen, in a copy or in a log unasked: found by the names of keys, by flags of command
// lines, by user names in addresses and by the shape of well-known tokens. Pure functions.
namespace catalog {

// In place of a secret, whatever its length.
[[nodiscard]] QString secretMask();

// "HF_TOKEN", "--password", "clientSecret"; not "key" alone, which names many harmless things.
[[nodiscard]] bool isSecretName(QStringView name);

// `text` with the secrets in it masked; as it is if there are none.
[[nodiscard]] QString maskedText(const QString &text);
// The same for the value of a key: as a whole where the key names a secret.
[[nodiscard]] QString maskedValue(const QString &key, const QString &text);

// A copy in which every secret is masked. {"name": "HF_TOKEN", "value": ...} counts as a key and its value.
[[nodiscard]] api::JsonNode maskedJson(const api::JsonNode &root);
// The name under which the child of `parent` is judged: its key, or what the parent calls its value.
[[nodiscard]] QString secretKey(const api::JsonNode &parent, const api::JsonNode &child);

} // namespace catalog

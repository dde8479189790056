// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/api.h"
#include "app/simulator/api/json.h"
#include "app/simulator/world/random.h"

#include <algorithm>

// How to install the part of Run:ai that runs in a cluster. The answer holds a secret.
namespace simulator {

namespace {

constexpr std::string_view Repository = "runai", Charts = "https://charts.acme.example/runai",
                           ControlPlane = "acme.run.example", Namespace = "runai";

// The same whenever it is asked for.
std::string secretOf(const Cluster &cluster)
{
    constexpr std::string_view Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    std::string secret;
    std::uint64_t state = cluster.id.high ^ (cluster.id.low << 1);
    while (secret.size() < 32) {
        state = mix(state);
        secret += Letters[state % Letters.size()];
    }
    return secret;
}

// Text that a shell takes as it is
std::string plainText(const Query &query, std::string_view name, std::string_view otherCharacters)
{
    std::string text = query.text(name).value_or("");
    const bool isPlain = std::ranges::all_of(text, [otherCharacters](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || otherCharacters.contains(c);
    });
    if (!isPlain)
        throw Refusal{400, std::string(name) + ": \"" + text + "\" cannot be used"};
    return text;
}

std::string instructions(const Cluster &cluster, const std::string &version, const std::string &address)
{
    std::string text;
    const auto line = [&text](std::string_view words) { text.append(text.empty() ? "" : "\n").append(words); };
    const auto option = [&text](std::string_view name, std::string_view value) {
        text.append(" \\\n    ").append(name).append(value);
    };
    line("helm repo add " + std::string(Repository) + ' ' + std::string(Charts) + " --force-update");
    line("helm repo update " + std::string(Repository));
    line("helm upgrade --install runai-cluster runai/runai-cluster");
    option("--namespace ", Namespace);
    text += " --create-namespace";
    option("--version ", version);
    option("--set controlPlane.url=", ControlPlane);
    option("--set controlPlane.clientSecret=", secretOf(cluster));
    option("--set cluster.uid=", toString(cluster.id));
    if (!address.empty())
        option("--set cluster.url=", address);
    return text;
}

} // namespace

Answer Api::installInfo(const Call &call)
{
    static constexpr std::string_view Known[] = {"version", "remoteClusterUrl"};
    const Query query(call.query, Known);
    const Cluster &cluster = m_world.clusters[clusterIndex(call)];
    if (query.required("version").empty())
        throw Refusal{400, "version: a version of Run:ai is needed"};
    const std::string version = plainText(query, "version", ".-+");
    std::string address = plainText(query, "remoteClusterUrl", ".-:/_");
    if (address.empty() && !cluster.domain.empty())
        address = "https://" + cluster.domain;
    Answer answer;
    Json json(answer.body);
    json.beginObject();
    json.member("installationStr", instructions(cluster, version, address));
    json.member("repositoryName", Repository);
    json.member("chartRepoURL", Charts);
    json.member("clientSecret", secretOf(cluster));
    json.endObject();
    return answer;
}

} // namespace simulator

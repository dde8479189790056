// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace simulator {

// The parts of a recorded cluster's cluster.json that a replay needs.
struct Manifest
{
    struct Metric
    {
        std::string file, entity, metric, layout;
        std::uint32_t stepSeconds = 60;
    };

    std::filesystem::path folder;
    std::string name;
    std::optional<std::pair<double, double>> window; // seconds after the origin of the recording
    std::vector<Metric> metrics;
    std::map<std::string, std::size_t> rows; // of each file

    [[nodiscard]] bool has(const std::string &file) const { return rows.contains(file); }
    // Throws BadTrace unless the file has the declared number of rows.
    void checkRows(const std::string &file, std::size_t found) const;
};

[[nodiscard]] Manifest readManifest(const std::filesystem::path &folder); // throws BadTrace

} // namespace simulator

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/layout.h"

namespace api {
namespace {

using Entry = RecordLayout::Entry;

struct Step
{
    std::string_view key;
    bool isList = false;
    std::size_t element = 0; // of "[0]"
    bool isElement = false;
};

// Removes the first step from a path such as "containers[].image" and returns it.
Step takeStep(std::string_view &path)
{
    const std::size_t dot = path.find('.');
    std::string_view text = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    const std::size_t bracket = text.find('[');
    Step step{text.substr(0, bracket)};
    if (bracket != std::string_view::npos) {
        step.isList = true;
        step.isElement = text[bracket + 1] != ']';
        step.element = step.isElement ? static_cast<std::size_t>(text[bracket + 1] - '0') : 0;
    }
    return step;
}

std::size_t entryOf(RecordLayout::Node &node, std::string_view key)
{
    for (std::size_t i = 0; i < node.entries.size(); ++i)
        if (node.entries[i].key == key)
            return i;
    node.entries.push_back({.key = key, .path = {}});
    Q_ASSERT(node.entries.size() <= 64); // bits of Node::required
    return node.entries.size() - 1;
}

// Where the value of the Packed member at `offset` begins in the scratch buffer.
std::size_t scratchOf(RecordLayout &layout, std::size_t offset, const PackedMember &packed)
{
    for (const RecordLayout::Packing &packing : layout.packings)
        if (packing.recordOffset == offset)
            return packing.scratchOffset;
    const std::size_t begin = layout.blankScratch.size();
    layout.packings.push_back({offset, begin, packed.size});
    layout.blankScratch.append(static_cast<const char *>(packed.blank), packed.size);
    return begin;
}

} // namespace

void RecordLayout::add(const FieldInfo &field, const Member &member, std::size_t root)
{
    using Action = Entry::Action;
    std::string_view path = field.path;
    std::size_t node = root;
    for (;;) {
        const Step step = takeStep(path);
        const std::size_t index = entryOf(nodes[node], step.key);
        // Without the dot before the rest.
        const std::size_t length = path.empty() ? field.path.size() : field.path.size() - path.size() - 1;
        if (Entry &entry = nodes[node].entries[index]; entry.path.empty())
            entry.path = field.path.substr(0, length);
        if (path.empty()) {
            if (field.presence != Presence::Optional)
                nodes[node].required |= std::uint64_t{1} << index;
            if (field.kind == FieldKind::Group)
                return;
            if (field.kind == FieldKind::List) {
                const std::size_t child = nodes.size();
                nodes.emplace_back();
                member.list->addFields(*this, child);
                nameBelow(field.path, child);
                nodes[node].entries[index].children[0] = static_cast<std::uint16_t>(child);
            }
            Entry &entry = nodes[node].entries[index];
            entry.kind = field.kind;
            entry.list = member.list;
            entry.action = member.list ? Action::Records : step.isList ? Action::Texts : Action::Leaf;
            entry.isPacked = member.packed != nullptr;
            const std::size_t at = member.packed
                ? scratchOf(*this, member.offset, *member.packed) + member.packed->offset()
                : member.offset;
            entry.offset = static_cast<std::uint32_t>(at);
            return;
        }
        std::uint16_t child = nodes[node].entries[index].children[step.element];
        if (child == none) {
            child = static_cast<std::uint16_t>(nodes.size());
            nodes.emplace_back();
            Entry &entry = nodes[node].entries[index];
            entry.children[step.element] = child;
            entry.action = !step.isList ? Action::Object : step.isElement ? Action::Elements : Action::Objects;
        }
        node = child;
    }
}

// Records of a list know only their own fields.
void RecordLayout::nameBelow(std::string_view list, std::size_t firstNode)
{
    for (std::size_t i = firstNode; i < nodes.size(); ++i) {
        for (Entry &entry : nodes[i].entries)
            entry.path = paths.emplace_back(std::string(list) + '.' + std::string(entry.path));
    }
}

void RecordLayout::setIdentity(std::string_view path, std::string_view blankRecord)
{
    if (path.empty())
        return;
    const std::size_t index = entryOf(nodes[0], path);
    Entry &entry = nodes[0].entries[index];
    Q_ASSERT(entry.action == Entry::Action::Leaf && !entry.isPacked);
    entry.isIdentity = true;
    nodes[0].required &= ~(std::uint64_t{1} << index); // reported for each row instead
    const std::size_t size = entry.kind == FieldKind::Key ? sizeof(PackedKey) : sizeof(Text);
    identity
        = {path, entry.offset, std::string(blankRecord.substr(entry.offset, size)), entry.kind == FieldKind::String};
}

} // namespace api

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/ids.h"
#include "app/simulator/world/text.h"

#include <optional>

namespace simulator {

// Appends JSON directly to a string: a page of 500 pods is 700 KB and must be written within a millisecond or two. The
// caller keeps begin and end balanced.
class Json
{
public:
    explicit Json(std::string &out)
        : m_out(out)
    {
    }

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }

    // `name` must be a plain ASCII word.
    Json &key(std::string_view name)
    {
        separate();
        m_out += '"';
        m_out += name;
        m_out += "\":";
        m_first = true; // the next value needs no comma
        return *this;
    }
    // A key that comes from data.
    Json &anyKey(std::string_view name)
    {
        string(name);
        m_out += ':';
        m_first = true;
        return *this;
    }

    void string(std::string_view text);
    void integer(std::int64_t value)
    {
        separate();
        appendInteger(m_out, value);
    }
    void fraction(std::int64_t hundredthsOfOne)
    {
        separate();
        appendHundredths(m_out, hundredthsOfOne);
    }
    void boolean(bool value) { raw(value ? "true" : "false"); }
    void null() { raw("null"); }
    void id(Uuid value)
    {
        separate();
        m_out += '"';
        append(m_out, value);
        m_out += '"';
    }
    void time(std::int64_t ms)
    {
        separate();
        m_out += '"';
        appendTime(m_out, ms);
        m_out += '"';
    }
    void timeOrNull(std::optional<std::int64_t> ms)
    {
        if (ms)
            time(*ms);
        else
            null();
    }
    void positiveOrNull(std::int64_t value)
    {
        if (value > 0)
            integer(value);
        else
            null();
    }
    // Text that is already JSON, or needs no escaping within its own quotes.
    void raw(std::string_view json)
    {
        separate();
        m_out += json;
    }
    // A key and its text.
    void member(std::string_view name, std::string_view text) { key(name).string(text); }

private:
    void separate()
    {
        if (!m_first)
            m_out += ',';
        m_first = false;
    }
    void open(char c)
    {
        separate();
        m_out += c;
        m_first = true;
    }
    void close(char c)
    {
        m_out += c;
        m_first = false;
    }

    std::string &m_out;
    bool m_first = true;
};

} // namespace simulator

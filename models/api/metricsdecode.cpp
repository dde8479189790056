// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/api/repair.h"
#include "models/base/time.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace api {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;
using simdjson::SUCCESS;

// True if the document is sound but has another shape, so that the rest can be read; any other error means damage.
bool isShape(error_code error)
{
    return error == simdjson::INCORRECT_TYPE;
}

// A token with trailing whitespace, as simdjson returns it; quotes are removed, null becomes empty.
std::string_view bare(std::string_view token)
{
    while (!token.empty()
           && (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t'))
        token.remove_suffix(1);
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"')
        return token.substr(1, token.size() - 2);
    return token == "null" ? std::string_view() : token;
}

// Parses sample times. Nearly every sample has the same day as the one before, and the day is the slow part.
class TimeReader
{
public:
    std::optional<std::int64_t> read(std::string_view text)
    {
        const bool isUsual = text.size() == 20 || (text.size() == 24 && text[19] == '.');
        if (!isUsual || text.back() != 'Z' || text[13] != ':' || text[16] != ':')
            return base::parseTime(text);
        if (std::memcmp(text.data(), m_day, sizeof m_day) != 0 && !readDay(text))
            return base::parseTime(text);
        const unsigned hour = pair(text, 11);
        const unsigned minute = pair(text, 14);
        const unsigned second = pair(text, 17);
        const unsigned ms = text.size() == 24 ? pair(text, 20) * 10 + digit(text[22]) : 0;
        // An invalid digit makes a number too large, or is left to the general parser.
        if (hour > 23 || minute > 59 || second > 59 || ms > 999 || (text.size() == 24 && digit(text[22]) > 9))
            return base::parseTime(text);
        return m_dayMs + ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + ms;
    }

private:
    static unsigned digit(char c) { return static_cast<unsigned char>(c) - unsigned{'0'}; }
    static unsigned pair(std::string_view text, std::size_t at)
    {
        const unsigned high = digit(text[at]);
        const unsigned low = digit(text[at + 1]);
        return high > 9 || low > 9 ? 1000 : high * 10 + low;
    }
    bool readDay(std::string_view text)
    {
        char midnight[21] = "0000-00-00T00:00:00Z";
        std::memcpy(midnight, text.data(), sizeof m_day);
        const std::optional<std::int64_t> ms = base::parseTime({midnight, 20});
        if (!ms)
            return false;
        std::memcpy(m_day, text.data(), sizeof m_day);
        m_dayMs = *ms;
        return true;
    }

    char m_day[11] = {}; // "2026-05-04T"
    std::int64_t m_dayMs = 0;
};

class Reader
{
public:
    explicit Reader(Measurements &out)
        : m_out(out)
    {
    }

    // The path of what is missing or damaged; nullopt if the document is fine.
    std::optional<QString> read(ondemand::document &document)
    {
        ondemand::object root;
        if (document.get_object().get(root) != SUCCESS)
            return QString();
        bool hasSeries = false;
        for (auto field : root) {
            ondemand::raw_json_string key;
            ondemand::value value;
            if (field.key().get(key) != SUCCESS || std::move(field).value().get(value) != SUCCESS)
                return QString();
            error_code error = SUCCESS;
            if (key == "measurements") {
                hasSeries = true;
                error = readList(value, [this](ondemand::object object) { return readSeries(object); });
                if (error != SUCCESS)
                    return QStringLiteral("measurements");
            } else if (key == "histogram") {
                error = readList(value, [this](ondemand::object object) { return readHistogram(object); });
                if (error != SUCCESS)
                    return QStringLiteral("histogram");
            }
        }
        if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
            return QString();
        return hasSeries ? std::optional<QString>() : QStringLiteral("measurements");
    }

private:
    // Calls `each` for the objects of a list that may be null. An element that is not an object is a fault.
    template<class Each> error_code readList(ondemand::value value, Each each)
    {
        bool isNull = false;
        if (const error_code error = value.is_null().get(isNull); error != SUCCESS || isNull)
            return error;
        ondemand::array list;
        if (const error_code error = value.get_array().get(list))
            return error;
        for (auto element : list) {
            ondemand::object object;
            error_code error = element.get_object().get(object);
            if (error == SUCCESS)
                error = each(object);
            if (error != SUCCESS && !isShape(error))
                return error;
            m_out.faults += error != SUCCESS;
        }
        return SUCCESS;
    }

    // Calls `each` with key and value of each field of an object.
    template<class Each> static error_code readFields(ondemand::object object, Each each)
    {
        for (auto field : object) {
            ondemand::raw_json_string key;
            if (const error_code error = field.key().get(key))
                return error;
            if (const error_code error = each(key, field.value().value_unsafe()))
                return error;
        }
        return SUCCESS;
    }

    error_code readText(ondemand::value value, Text &text)
    {
        std::string_view view;
        if (const error_code error = value.get_string().get(view))
            return error;
        text = m_out.texts.intern(view);
        return SUCCESS;
    }

    error_code readSeries(ondemand::object object)
    {
        Measurement series;
        const error_code error = readFields(object, [&](ondemand::raw_json_string key, ondemand::value value) {
            if (key == "type")
                return readText(value, series.type);
            if (key == "labels")
                return readLabels(value, series.labels);
            if (key == "groups")
                return readGroups(value, series.groups);
            if (key == "values")
                return readSamples(value, series.samples);
            return SUCCESS;
        });
        if (error != SUCCESS)
            return error;
        if (series.type.isAbsent())
            return simdjson::INCORRECT_TYPE;
        m_expected = std::max(m_expected, series.samples.size());
        m_out.series.push_back(std::move(series));
        return SUCCESS;
    }

    error_code readLabels(ondemand::value value, std::vector<TextPair> &labels)
    {
        bool isNull = false;
        if (const error_code error = value.is_null().get(isNull); error != SUCCESS || isNull)
            return error;
        ondemand::object object;
        if (const error_code error = value.get_object().get(object))
            return error;
        for (auto field : object) {
            std::string_view key;
            if (const error_code error = field.unescaped_key().get(key))
                return error;
            const Text name = m_out.texts.intern(key);
            std::string_view text;
            ondemand::value label = field.value().value_unsafe();
            // Numbers and the like are used as written.
            if (label.get_string().get(text) != SUCCESS)
                text = bare(label.raw_json_token());
            labels.emplace_back(name, m_out.texts.intern(text));
        }
        return SUCCESS;
    }

    error_code readGroups(ondemand::value value, std::vector<TextPair> &groups)
    {
        return readList(value, [&](ondemand::object object) {
            TextPair group;
            const error_code error = readFields(object, [&](ondemand::raw_json_string key, ondemand::value part) {
                if (key == "key")
                    return readText(part, group.first);
                return key == "value" ? readText(part, group.second) : SUCCESS;
            });
            groups.push_back(group);
            return error;
        });
    }

    error_code readSamples(ondemand::value value, Samples &samples)
    {
        bool isNull = false;
        if (const error_code error = value.is_null().get(isNull); error != SUCCESS || isNull)
            return error;
        ondemand::array list;
        if (const error_code error = value.get_array().get(list))
            return error;
        samples.reserve(m_expected); // the series of an answer have similar sizes
        for (auto element : list) {
            ondemand::object point;
            const error_code shape = element.get_object().get(point);
            if (shape != SUCCESS && !isShape(shape))
                return shape;
            std::string_view number;
            std::string_view time;
            if (shape == SUCCESS) {
                const error_code error = readFields(point, [&](ondemand::raw_json_string key, ondemand::value part) {
                    if (key == "value")
                        number = bare(part.raw_json_token());
                    else if (key == "timestamp")
                        time = bare(part.raw_json_token());
                    return SUCCESS;
                });
                if (error != SUCCESS)
                    return error;
            } else
                number = bare(element.value_unsafe().raw_json_token());
            if (const std::optional<std::int64_t> ms = m_times.read(time))
                samples.append(*ms, number);
            else if (shape != SUCCESS && number.data() != nullptr)
                samples.drop(number);
            else if (number.data() != nullptr || time.data() != nullptr)
                samples.drop(time.data() != nullptr ? time : "null");
        }
        return SUCCESS;
    }

    error_code readHistogram(ondemand::object object)
    {
        Text type;
        std::vector<HistogramLine> lines;
        const error_code error = readFields(object, [&](ondemand::raw_json_string key, ondemand::value value) {
            if (key == "type")
                return readText(value, type);
            if (key != "values")
                return SUCCESS;
            return readList(value, [&](ondemand::object point) { return readBuckets(point, lines); });
        });
        if (error != SUCCESS)
            return error;
        if (type.isAbsent())
            return simdjson::INCORRECT_TYPE;
        for (HistogramLine &line : lines) {
            line.type = type;
            m_out.histograms.push_back(std::move(line));
        }
        return SUCCESS;
    }

    error_code readBuckets(ondemand::object point, std::vector<HistogramLine> &lines)
    {
        std::optional<std::int64_t> ms;
        std::string_view time = "null";
        m_buckets.clear();
        const error_code error = readFields(point, [&](ondemand::raw_json_string key, ondemand::value value) {
            if (key == "timestamp") {
                time = value.raw_json_token();
                ms = m_times.read(bare(time));
            }
            if (key != "data")
                return SUCCESS;
            ondemand::object data;
            if (const error_code wrong = value.get_object().get(data))
                return wrong;
            for (auto field : data) {
                std::string_view name;
                if (const error_code wrong = field.unescaped_key().get(name))
                    return wrong;
                const Text bucket = m_out.texts.intern(name);
                m_buckets.emplace_back(bucket, bare(field.value().value_unsafe().raw_json_token()));
            }
            return SUCCESS;
        });
        if (error != SUCCESS)
            return error;
        for (const auto &[bucket, number] : m_buckets) {
            auto line = std::ranges::find(lines, bucket.index, [](const HistogramLine &l) { return l.key.index; });
            if (line == lines.end())
                line = lines.insert(line, HistogramLine{.type = {}, .key = bucket, .samples = {}});
            if (ms)
                line->samples.append(*ms, number);
            else
                line->samples.drop(time == "null" ? time : bare(time));
        }
        return SUCCESS;
    }

    Measurements &m_out;
    TimeReader m_times;
    std::size_t m_expected = 0;
    std::vector<std::pair<Text, std::string_view>> m_buckets; // of one point in time
};

// One parser per thread keeps its buffers between answers; after an unusually large one it releases them.
class Parser
{
public:
    ~Parser()
    {
        if (s_parser.capacity() > 16 << 20)
            s_parser = ondemand::parser();
    }
    ondemand::parser *operator->() { return &s_parser; }

private:
    static thread_local ondemand::parser s_parser;
};

thread_local ondemand::parser Parser::s_parser;

} // namespace

namespace {

Result<std::shared_ptr<Measurements>> decodeOnce(const QByteArray &body)
{
    const auto size = static_cast<std::size_t>(body.size());
    const auto capacity = static_cast<std::size_t>(body.capacity());
    const bool isPadded = capacity >= size + simdjson::SIMDJSON_PADDING;
    const simdjson::padded_string copy
        = isPadded ? simdjson::padded_string() : simdjson::padded_string(body.constData(), size);
    const simdjson::padded_string_view view = isPadded ? simdjson::padded_string_view(body.constData(), size, capacity)
                                                       : simdjson::padded_string_view(copy);

    Parser parser;
    ondemand::document document;
    if (parser->iterate(view).get(document) != SUCCESS)
        return Failure(Error{.kind = Error::Kind::Decode});
    auto out = std::make_shared<Measurements>();
    if (const std::optional<QString> path = Reader(*out).read(document))
        return Failure(Error{.kind = Error::Kind::Decode, .detail = *path});
    return out;
}

} // namespace

Result<MeasurementsPtr> decodeMeasurements(const QByteArray &body, int status)
{
    auto out = decodeOnce(body);
    if (!out) {
        const RepairedJson repaired = repairJson(body);
        if (repaired.text != body)
            out = decodeOnce(repaired.text);
        if (!out)
            return Failure(std::move(out.error()));
        (*out)->brokenTexts = repaired.texts;
    }
    (*out)->isPartial = status == 207;
    (*out)->texts.shrink();
    return MeasurementsPtr(std::move(*out));
}

} // namespace api

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/replay.h"

#include <httplib.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace bench {

namespace {

struct Answer
{
    int status = 0;
    std::string type;
    std::string encoding;
    std::string body;
};

using AnswerPtr = std::shared_ptr<const Answer>;

class Replay
{
public:
    Replay(std::string upstream, bool identity)
        : m_upstream(std::move(upstream))
        , m_identity(identity)
    {
    }

    void answer(const httplib::Request &request, httplib::Response &response)
    {
        ++m_requests;
        const bool gzip = !m_identity && request.get_header_value("Accept-Encoding").find("gzip") != std::string::npos;
        const std::string key = request.method + (gzip ? " z " : " i ") + request.target;
        AnswerPtr answer = find(key);
        if (!answer) {
            answer = fetch(request, gzip);
            if (!answer) {
                response.status = 502;
                return;
            }
            keep(key, answer);
        }
        response.status = answer->status;
        if (!answer->encoding.empty())
            response.set_header("Content-Encoding", answer->encoding);
        // A content provider, because httplib compresses every other body again.
        response.set_content_provider(answer->body.size(), answer->type,
                                      [answer](std::size_t offset, std::size_t length, httplib::DataSink &sink) {
                                          return sink.write(answer->body.data() + offset, length);
                                      });
    }

    [[nodiscard]] long requests() const { return m_requests; }

private:
    [[nodiscard]] AnswerPtr find(const std::string &key)
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_answers.find(key);
        return it == m_answers.end() ? nullptr : it->second;
    }

    void keep(const std::string &key, AnswerPtr answer)
    {
        const std::lock_guard lock(m_mutex);
        m_bytes += answer->body.size();
        if (m_bytes < maxBytes)
            m_answers.emplace(key, std::move(answer));
    }

    [[nodiscard]] AnswerPtr fetch(const httplib::Request &request, bool gzip) const
    {
        httplib::Client client(m_upstream);
        client.set_decompress(false);
        client.set_tcp_nodelay(true);
        client.set_read_timeout(60);
        httplib::Request question;
        question.method = request.method;
        question.path = request.target;
        question.body = request.body;
        for (const char *name : {"Authorization", "Accept", "Content-Type"}) {
            if (request.has_header(name))
                question.set_header(name, request.get_header_value(name));
        }
        question.set_header("Accept-Encoding", gzip ? "gzip" : "identity");
        const httplib::Result result = client.send(question);
        if (!result)
            return nullptr;
        return std::make_shared<const Answer>(Answer{result->status, result->get_header_value("Content-Type"),
                                                     result->get_header_value("Content-Encoding"), result->body});
    }

    static constexpr std::size_t maxBytes = 1'000'000'000;

    const std::string m_upstream;
    const bool m_identity;
    std::mutex m_mutex;
    std::map<std::string, AnswerPtr> m_answers;
    std::size_t m_bytes = 0;
    std::atomic<long> m_requests = 0;
};

} // namespace

int replayMain(int argc, char **argv)
{
    std::string upstream;
    std::string portFile;
    bool identity = false;
    for (int i = 0; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--identity")
            identity = true;
        else if (argument == "--upstream" && i + 1 < argc)
            upstream = argv[++i];
        else if (argument == "--port-file" && i + 1 < argc)
            portFile = argv[++i];
    }

    Replay replay(upstream, identity);
    httplib::Server server;
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(1'000'000);
    server.new_task_queue = [] { return new httplib::ThreadPool(64); };
    server.Get("/replay/requests", [&replay](const httplib::Request &, httplib::Response &response) {
        response.set_content(std::to_string(replay.requests()), "text/plain");
    });
    const auto answer
        = [&replay](const httplib::Request &request, httplib::Response &response) { replay.answer(request, response); };
    server.Get(".*", answer);
    server.Post(".*", answer);
    const int port = server.bind_to_any_port("127.0.0.1");
    if (port < 0)
        return EXIT_FAILURE;

    // The file appears whole: who waits for it must not read half a number.
    const std::string draft = portFile + ".part";
    std::FILE *file = std::fopen(draft.c_str(), "w");
    if (!file)
        return EXIT_FAILURE;
    std::fprintf(file, "%d\n", port);
    std::fclose(file);
    if (std::rename(draft.c_str(), portFile.c_str()) != 0)
        return EXIT_FAILURE;
    return server.listen_after_bind() ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace bench

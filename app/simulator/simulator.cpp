// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"

#include "app/simulator/api/api.h"
#include "app/simulator/replay/csv.h"
#include "app/simulator/replay/replay.h"
#include "app/simulator/world/generator.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>
#include <QString>

#include <httplib.h>
#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <mutex>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unordered_map>

namespace simulator {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t ThreadCount = 64; // each open connection holds one
constexpr std::size_t WorthPacking = 256; // bytes
constexpr std::string_view GzipMagic = "\x1f\x8b";

Scale scaleOf(const Options &options)
{
    Scale scale;
    switch (options.size) {
    case Size::Small:
        scale = {7, 31, 500, 2000, false};
        break;
    case Size::Medium:
        scale = {7, 312, 5000, 20000, false};
        break;
    case Size::Large:
        scale = {7, 1560, 25000, 100000, false};
        break;
    case Size::Huge:
        scale = {7, 15600, 250000, 1000000, false};
        break;
    }
    scale.clusters = options.clusters.value_or(scale.clusters);
    scale.nodes = options.nodes.value_or(scale.nodes);
    if (options.workloads && !options.pods)
        scale.pods = *options.workloads * 4;
    if (options.pods && !options.workloads)
        scale.workloads = std::max(1, *options.pods / 4);
    scale.workloads = options.workloads.value_or(scale.workloads);
    scale.pods = options.pods.value_or(scale.pods);
    scale.oddNames = options.oddNames;
    return scale;
}

std::string randomToken()
{
    std::string token;
    for (int i = 0; i < 2; ++i)
        token += QString::number(QRandomGenerator::system()->generate64(), 36).toStdString();
    return token;
}

std::int64_t realTime()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::int64_t wholeSecond(std::int64_t time)
{
    return time - time % Second;
}

std::string gzip(const std::string &plain)
{
    z_stream stream = {};
    // Level 1: the peer is on this machine, so time matters and bytes do not.
    if (deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    // deflateBound() is the worst case, so one call is always enough.
    std::string packed(deflateBound(&stream, plain.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

// "2.23.18" -> "2.20.18"
std::string versionIn(Release release, std::string_view version)
{
    const std::size_t patch = version.find('.', version.find('.') + 1);
    return std::string(nameOf(release)) + std::string(version.substr(std::min(patch, version.size())));
}

void setRelease(World &world, Release release)
{
    for (Cluster &cluster : world.clusters) {
        if (!cluster.version.empty())
            cluster.version = versionIn(release, cluster.version);
        cluster.identifiesNodes = true; // those of 2.18 are cut out of its answers
    }
}

using Body = std::shared_ptr<const std::string>;

// "Fri, 21 Nov 2025 12:00:00 GMT", whatever the locale.
std::string httpDate(std::int64_t time)
{
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
    return QLocale::c().toString(date, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toStdString();
}

// Not set_content(): the library would compress the body again, with the slowest level of brotli.
void send(httplib::Response &response, const Body &body)
{
    response.set_content_provider(body->size(), "application/json",
                                  [body](std::size_t offset, std::size_t length, httplib::DataSink &sink) {
                                      return sink.write(body->data() + offset, length);
                                  });
}

// Closes the connection of a request before it is answered. The library does not hand out its socket.
void dropConnection(const httplib::Request &in)
{
    constexpr int MostFiles = 4'096;
    for (int file = 3; file < MostFiles; ++file) {
        sockaddr_in peer = {};
        socklen_t size = sizeof peer;
        if (getpeername(file, reinterpret_cast<sockaddr *>(&peer), &size) != 0 || peer.sin_family != AF_INET
            || ntohs(peer.sin_port) != in.remote_port)
            continue;
        const linger now = {1, 0};
        setsockopt(file, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        shutdown(file, SHUT_RDWR);
    }
}

// Half of the body, and no more.
void sendHalf(httplib::Response &response, const Body &body)
{
    response.set_content_provider(
        body->size(), "application/json", [body](std::size_t offset, std::size_t, httplib::DataSink &sink) {
            return offset == 0 && body->size() > 1 && sink.write(body->data(), body->size() / 2);
        });
}

void sendDripping(httplib::Response &response, const Body &body)
{
    response.set_content_provider(body->size(), "application/json",
                                  [body](std::size_t offset, std::size_t, httplib::DataSink &sink) {
                                      std::this_thread::sleep_for(std::chrono::seconds(1));
                                      return sink.write(body->data() + offset, 1);
                                  });
}

constexpr const char *WebPage = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Sign in</h1>"
                                "</body></html>\n";

// Compressed pages, kept while the clock stands still: repeated requests then measure the connection and the client,
// not this program.
class PageCache
{
public:
    Body find(const std::string &key, std::int64_t now)
    {
        const std::lock_guard lock(m_mutex);
        if (now != m_now)
            return nullptr;
        const auto found = m_pages.find(key);
        return found == m_pages.end() ? nullptr : found->second;
    }
    void add(const std::string &key, std::int64_t now, const Body &body)
    {
        const std::lock_guard lock(m_mutex);
        if (now < m_now)
            return;
        if (now != m_now || m_bytes + body->size() > MaxBytes) {
            m_pages.clear();
            m_bytes = 0;
            m_now = now;
        }
        if (m_pages.emplace(key, body).second)
            m_bytes += body->size();
    }

private:
    static constexpr std::size_t MaxBytes = 192ULL << 20;
    std::mutex m_mutex;
    std::unordered_map<std::string, Body> m_pages;
    std::int64_t m_now = 0;
    std::size_t m_bytes = 0;
};

} // namespace

struct Simulator::Private
{
    explicit Private(Options o)
        : options(std::move(o))
        , begin(wholeSecond(options.nowMs.value_or(realTime())))
        , faults(options.faults)
    {
    }

    [[nodiscard]] std::int64_t now() const
    {
        // Time advances in steps, so that consecutive pages usually see the same world.
        const auto elapsed = std::chrono::duration_cast<std::chrono::seconds>(Steady::now() - started).count();
        return world->begin
            + static_cast<std::int64_t>(std::floor(static_cast<double>(elapsed) * options.speed)) * Second;
    }

    [[nodiscard]] bool refuses(const std::string &target) const
    {
        return std::ranges::find(options.refusedPaths, target.substr(0, target.find('?')))
            != options.refusedPaths.end();
    }

    // True if the fault takes the place of an answer.
    static bool answerWrongly(const Fault &fault, const httplib::Request &in, httplib::Response &out)
    {
        if (fault.retryAfter)
            out.set_header("Retry-After", std::to_string(*fault.retryAfter));
        switch (fault.kind) {
        case Fault::Kind::Status:
            out.status = fault.status;
            send(out, std::make_shared<const std::string>(errorAnswer(fault.status, "a simulated fault").body));
            return true;
        case Fault::Kind::Reset:
            dropConnection(in);
            return true;
        case Fault::Kind::Empty:
            out.set_content("", "application/json");
            return true;
        case Fault::Kind::Html:
            out.set_content(WebPage, "text/html");
            return true;
        case Fault::Kind::None:
        case Fault::Kind::Truncate:
        case Fault::Kind::Drip:
            break;
        }
        return false;
    }

    void answer(const httplib::Request &in, httplib::Response &out)
    {
        ++answered;
        const Fault *fault = faults.next(in.target);
        if (const int late = options.latencyMs + (fault ? fault->latencyMs : 0); late > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(late));
        if (fault && answerWrongly(*fault, in, out))
            return;
        const Request request = {in.method, in.target, in.get_header_value("Authorization"),
                                 in.get_header_value("Content-Type"), in.body};
        const bool packs = in.get_header_value("Accept-Encoding").contains("gzip");
        const std::int64_t time = now();
        const std::size_t revision = api->revision();
        const std::string key = (packs ? "z " : "p ") + std::to_string(revision) + ' ' + in.target;
        const bool isWelcome = auth->judge(request.authorization) == Auth::Verdict::Welcome;
        const bool keeps = in.method == "GET" && isWelcome;
        Body body = keeps ? pages.find(key, time) : nullptr;
        bool packed = body && packs && body->starts_with(GzipMagic);
        if (!body) {
            Answer answer = isWelcome && refuses(in.target)
                ? errorAnswer(403, "this account has no role that permits it")
                : api->answer(request, time);
            out.status = answer.status;
            if (!answer.allow.empty())
                out.set_header("Allow", answer.allow);
            if (answer.status == 401)
                out.set_header("WWW-Authenticate", "Bearer");
            if (packs && answer.body.size() >= WorthPacking) {
                answer.body = gzip(answer.body);
                packed = true;
            }
            body = std::make_shared<const std::string>(std::move(answer.body));
            if (keeps && answer.status == 200 && api->revision() == revision)
                pages.add(key, time, body);
        }
        if (packed)
            out.set_header("Content-Encoding", "gzip");
        out.set_header("Vary", "Accept-Encoding");
        out.set_header("Date", httpDate(time));
        if (out.status == 204)
            return;
        if (fault && fault->kind == Fault::Kind::Truncate)
            sendHalf(out, body);
        else if (fault && fault->kind == Fault::Kind::Drip)
            sendDripping(out, body);
        else
            send(out, body);
    }

    bool check();
    bool readRecording();
    bool makeServer();
    void configure();

    const Options options;
    std::atomic<long long> answered = 0;
    std::string error, token;
    int port = 0;
    const std::int64_t begin; // the simulated time at the start
    Faults faults;
    std::unique_ptr<const World> world;
    std::unique_ptr<Auth> auth;
    std::unique_ptr<Api> api;
    PageCache pages;
    std::unique_ptr<httplib::Server> server;
    Steady::time_point started;
    std::thread listener;
};

bool Simulator::Private::check()
{
    const Scale scale = scaleOf(options);
    if (scale.clusters < 1 || scale.clusters > 500)
        error = "the number of clusters has to be from 1 to 500";
    else if (scale.nodes < 1 || scale.nodes > 65000)
        error = "the number of nodes has to be from 1 to 65000";
    else if (scale.workloads < 1 || scale.workloads > 2'000'000)
        error = "the number of workloads has to be from 1 to 2000000";
    else if (scale.pods < scale.workloads || scale.pods > 8'000'000)
        error = "the number of pods has to be at least that of the workloads, and at most 8000000";
    else if (options.speed < 0)
        error = "the speed cannot be negative";
    else if (options.certificateFile.empty() != options.keyFile.empty())
        error = "TLS needs both a certificate and a key";
    return error.empty();
}

// Before taking the port, so that no client connects to one that will not answer.
bool Simulator::Private::readRecording()
{
    if (options.replayFolder.empty())
        return true;
    try {
        world = replay(options.replayFolder, begin);
    } catch (const BadTrace &bad) {
        error = bad.message;
    }
    return world != nullptr;
}

bool Simulator::Private::makeServer()
{
    if (options.certificateFile.empty()) {
        server = std::make_unique<httplib::Server>();
        return true;
    }
    for (const std::string &file : {options.certificateFile, options.keyFile}) {
        if (!std::filesystem::exists(file)) {
            error = "the file " + file + " does not exist";
            return false;
        }
    }
    server = std::make_unique<httplib::SSLServer>(options.certificateFile.c_str(), options.keyFile.c_str());
    if (server->is_valid())
        return true;
    error = "the certificate " + options.certificateFile + " and the key " + options.keyFile
        + " do not match or are invalid";
    return false;
}

void Simulator::Private::configure()
{
    server->new_task_queue = [] { return new httplib::ThreadPool(ThreadCount); };
    server->set_tcp_nodelay(true);
    server->set_keep_alive_max_count(1'000'000);
    server->set_keep_alive_timeout(2);
    server->set_payload_max_length(1 << 20);
    server->set_socket_options([](auto socket) {
        // Two simulators on one port would get its connections at random.
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    const auto handle = [this](const httplib::Request &in, httplib::Response &out) { answer(in, out); };
    server->set_pre_routing_handler([this](const httplib::Request &in, httplib::Response &out) {
        // Wait for the body of a request before answering it.
        if (in.method == "POST" || in.method == "PUT" || in.method == "PATCH" || in.method == "DELETE")
            return httplib::Server::HandlerResponse::Unhandled;
        // The library leaves any other body unread, where it expects the next request.
        if (in.has_header("Content-Length") || in.has_header("Transfer-Encoding"))
            out.set_header("Connection", "close");
        answer(in, out);
        return httplib::Server::HandlerResponse::Handled;
    });
    server->Post(".*", handle);
    server->Put(".*", handle);
    server->Patch(".*", handle);
    server->Delete(".*", handle);
    server->set_error_handler(httplib::Server::Handler([](const httplib::Request &, httplib::Response &out) {
        // Refusals by the library itself have no body yet.
        if (out.content_length_ == 0)
            send(out,
                 std::make_shared<const std::string>(errorAnswer(out.status, "the request could not be read").body));
    }));
}

Simulator::Simulator(Options options)
    : d(std::make_unique<Private>(std::move(options)))
{
    d->token = d->options.token.empty() ? randomToken() : d->options.token;
}

Simulator::~Simulator()
{
    if (d->server)
        d->server->stop();
    if (d->listener.joinable())
        d->listener.join();
}

bool Simulator::start()
{
    if (!d->check() || !d->readRecording() || !d->makeServer())
        return false;
    d->configure();
    if (d->options.port == 0)
        d->port = d->server->bind_to_any_port("127.0.0.1");
    else if (d->server->bind_to_port("127.0.0.1", d->options.port))
        d->port = d->options.port;
    else
        d->port = -1;
    if (d->port <= 0) {
        d->error = d->options.port == 0 ? "there is no free port on 127.0.0.1"
                                        : "port " + std::to_string(d->options.port)
                + " on 127.0.0.1 is not available; another program may be using it";
        return false;
    }

    d->auth = std::make_unique<Auth>(d->token, d->options.tokenLifetimeSeconds, d->options.seed);
    const std::optional<Release> release = d->options.release;
    if (d->world) {
        d->api = std::make_unique<Api>(*d->world, *d->auth, release);
    } else {
        auto world = generate(scaleOf(d->options), d->options.seed, d->begin);
        if (release)
            setRelease(*world, *release);
        d->api = std::make_unique<Api>(*world, *d->auth, d->options.speed == 0 ? AtOnce : Usual, release);
        d->world = std::move(world);
    }
    d->started = Steady::now();
    d->faults.start();
    d->listener = std::thread([this] { d->server->listen_after_bind(); });
    // A stop() before the accept loop has begun would be lost.
    while (!d->server->is_running())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return true;
}

std::string Simulator::error() const
{
    return d->error;
}

int Simulator::port() const
{
    return d->port;
}

std::string Simulator::url() const
{
    return (d->options.certificateFile.empty() ? "http://127.0.0.1:" : "https://127.0.0.1:") + std::to_string(d->port);
}

std::string Simulator::token() const
{
    return d->token;
}

long long Simulator::answered() const
{
    return d->answered;
}

} // namespace simulator

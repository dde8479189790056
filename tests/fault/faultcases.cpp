// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/faultcases.h"

#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTcpSocket>
#include <QTimer>

#include <zlib.h>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace faultcases {
namespace {

using Exchange = SpoilingRelay::Exchange;
using Spoil = SpoilingRelay::Spoil;

// Lists, but not their counts.
bool isList(const QByteArray &target)
{
    return target.startsWith("/api/v1/workloads?");
}

bool isCount(const QByteArray &target)
{
    return target.startsWith("/api/v1/workloads/count");
}

bool isListOrCount(const QByteArray &target)
{
    return isList(target) || isCount(target);
}

Spoil bytes(const QByteArray &all, bool closes = true)
{
    return [all, closes](QTcpSocket *socket, const Exchange &) {
        socket->write(all);
        if (closes)
            socket->disconnectFromHost();
    };
}

Spoil answers(int status, const QByteArray &body, const QByteArray &headers = {},
              const QByteArray &type = "application/json")
{
    return bytes(SpoilingRelay::answer(status, body, headers, type), false);
}

Spoil refuses(int status, const QByteArray &headers = {})
{
    const QByteArray number = QByteArray::number(status);
    return answers(status, "{\"code\":" + number + ",\"message\":\"words of the server\"}", headers);
}

// The answer of the control plane, with another body.
Spoil rewrites(const std::function<QByteArray(const QByteArray &body)> &change, const QByteArray &headers = {})
{
    return [change, headers](QTcpSocket *socket, const Exchange &exchange) {
        socket->write(SpoilingRelay::answer(exchange.status, change(exchange.body), headers));
    };
}

// The same with other rows.
Spoil changesRows(const std::function<void(QJsonArray &rows, QJsonObject &page)> &change)
{
    return rewrites([change](const QByteArray &body) {
        QJsonObject page = QJsonDocument::fromJson(body).object();
        QJsonArray rows = page.value(u"workloads"_s).toArray();
        change(rows, page);
        page.insert(u"workloads"_s, rows);
        return QJsonDocument(page).toJson(QJsonDocument::Compact);
    });
}

Spoil changesEachRow(const std::function<void(QJsonObject &row)> &change)
{
    return changesRows([change](QJsonArray &rows, QJsonObject &) {
        for (auto &&row : rows) {
            QJsonObject changed = row.toObject();
            change(changed);
            row = changed;
        }
    });
}

Spoil drips()
{
    return [](QTcpSocket *socket, const Exchange &) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
        auto *drip = new QTimer(socket);
        QObject::connect(drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        drip->start(200);
    };
}

// Piece by piece, so that it is not all in memory.
Spoil floods(qint64 size)
{
    return [size](QTcpSocket *socket, const Exchange &) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(size)
                      + "\r\n\r\n");
        const auto left = std::make_shared<qint64>(size);
        const auto more = [socket, left] {
            while (*left > 0 && socket->bytesToWrite() < (1 << 20)) {
                socket->write(QByteArray(int(std::min<qint64>(*left, 1 << 18)), ' '));
                *left -= 1 << 18;
            }
        };
        QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
        more();
    };
}

Spoil late(int ms)
{
    return [ms](QTcpSocket *socket, const Exchange &exchange) {
        QTimer::singleShot(
            ms, socket, [socket, exchange] { socket->write(SpoilingRelay::answer(exchange.status, exchange.body)); });
    };
}

QByteArray httpDate(qint64 aheadSeconds)
{
    const QDateTime date = QDateTime::currentDateTimeUtc().addSecs(aheadSeconds);
    return "Date: " + QLocale::c().toString(date, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1() + "\r\n";
}

const QByteArray page = "<!DOCTYPE html><html><body><h1>Welcome</h1><p>nginx</p></body></html>";

} // namespace

session::Patience hurried()
{
    session::Patience patience;
    patience.retry.firstDelay /= hurry;
    patience.retry.longestDelay /= hurry;
    patience.retry.deadline /= hurry;
    patience.retry.longestServerDelay /= hurry;
    patience.idleLimit /= hurry;
    patience.reach.firstProbe /= hurry;
    patience.reach.longestProbe /= hurry;
    patience.reach.silence /= hurry;
    return patience;
}

QByteArray gzipOf(const QByteArray &chunk, int times)
{
    z_stream stream{};
    QByteArray out(1 << 20, '\0');
    if (deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray result;
    for (int i = 0; i < times; ++i) {
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(chunk.constData()));
        stream.avail_in = static_cast<uInt>(chunk.size());
        do {
            stream.next_out = reinterpret_cast<Bytef *>(out.data());
            stream.avail_out = static_cast<uInt>(out.size());
            deflate(&stream, i + 1 == times ? Z_FINISH : Z_NO_FLUSH);
            result.append(out.constData(), out.size() - static_cast<qsizetype>(stream.avail_out));
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return result;
}

std::vector<Case> connections()
{
    const auto resets = [](QTcpSocket *socket, const Exchange &) { SpoilingRelay::reset(socket); };
    const auto closes = [](QTcpSocket *socket, const Exchange &) { socket->disconnectFromHost(); };
    const auto waits = [](QTcpSocket *, const Exchange &) {};
    return {
        {.name = "refused", .words = "[Nn]othing is listening", .isGone = true},
        {.name = "reset", .spoil = resets, .words = "connection .* was lost"},
        {.name = "reset, one list", .spoil = resets, .which = isList, .words = "connection .* was lost", .most = 1.3},
        {.name = "closed, one list", .spoil = closes, .which = isList, .words = "connection .* was lost", .most = 1.3},
        {.name = "black hole", .spoil = waits, .words = "does not answer"},
        {.name = "black hole, one list",
         .spoil = waits,
         .which = isList,
         .words = "does not answer",
         .withinMs = 30'000},
        {.name = "drip", .spoil = drips(), .seen = Seen::Waiting},
        {.name = "late", .spoil = late(500), .seen = Seen::Nothing},
        {.name = "truncated",
         .spoil = bytes("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"workloads\": [{\"id\""),
         .words = "connection .* was lost|cannot read"},
        {.name = "bad chunks",
         .spoil = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"count\"\r\nZZ\r\n: 1}\r\n0\r\n"),
         .words = "connection .* was lost|cannot read"},
        {.name = "not HTTP", .spoil = bytes("SSH-2.0-OpenSSH_9.2p1\r\n"), .words = "cannot read|was lost|not HTTP"},
    };
}

std::vector<Case> statuses()
{
    const auto once = [](int status) -> Spoil {
        const auto asked = std::make_shared<QHash<QByteArray, int>>();
        return [asked, status](QTcpSocket *socket, const Exchange &exchange) {
            if ((*asked)[exchange.target]++ == 0)
                return refuses(status)(socket, exchange);
            socket->write(SpoilingRelay::answer(exchange.status, exchange.body));
        };
    };
    return {
        {.name = "400", .spoil = refuses(400), .words = "rejected this query"},
        {.name = "401 for ever", .spoil = refuses(401), .words = "session has ended", .most = 0.3, .needsSignIn = true},
        {.name = "401 with a challenge",
         .spoil = refuses(401, "WWW-Authenticate: Basic realm=\"proxy\"\r\n"),
         .words = "session has ended",
         .most = 0.3,
         .needsSignIn = true},
        {.name = "401 for one list",
         .spoil = refuses(401),
         .which = isList,
         .words = "session has ended",
         .needsSignIn = true},
        {.name = "401 for one list, retried",
         .spoil = refuses(401),
         .which = isList,
         .words = "session has ended",
         .needsSignIn = true,
         .isRetried = true},
        {.name = "403 for one list", .spoil = refuses(403), .which = isListOrCount, .words = "permission"},
        {.name = "404", .spoil = refuses(404), .words = "does not have this list"},
        {.name = "409", .spoil = refuses(409), .words = "current state"},
        {.name = "422", .spoil = refuses(422), .words = "rejected this query"},
        {.name = "429", .spoil = refuses(429), .words = "throttling"},
        {.name = "429 with Retry-After", .spoil = refuses(429, "Retry-After: 2\r\n"), .seen = Seen::Waiting},
        {.name = "500", .spoil = refuses(500), .words = "internal error"},
        {.name = "500 for one list", .spoil = refuses(500), .which = isList, .words = "internal error", .most = 1.2},
        {.name = "502 with HTML", .spoil = answers(502, page, {}, "text/html"), .words = "internal error"},
        {.name = "503 once", .spoil = once(503), .seen = Seen::Nothing, .most = 2},
    };
}

std::vector<Case> answers()
{
    const auto redirects = [](const QByteArray &to) -> Spoil {
        return [to](QTcpSocket *socket, const Exchange &exchange) {
            socket->write(SpoilingRelay::answer(302, {}, "Location: " + to + exchange.target + "\r\n"));
        };
    };
    QByteArray deep = "{\"workloads\":";
    deep += QByteArray(5'000, '[') + QByteArray(5'000, ']') + '}';
    return {
        {.name = "redirect to itself", .spoil = redirects({}), .words = "another address|in a circle", .most = 1.3},
        {.name = "redirect elsewhere", .spoil = redirects("http://192.0.2.1"), .words = "moved to another address"},
        {.name = "two lengths",
         .spoil = bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 900\r\n\r\n{}"),
         .words = "cannot read|was lost"},
        {.name = "wrong length",
         .spoil = bytes("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{\"workloads\": []}"),
         .words = "cannot read|was lost"},
        {.name = "empty", .spoil = answers(200, {}), .words = "cannot read"},
        {.name = "a web page", .spoil = answers(200, page, {}, "text/html; charset=utf-8"), .words = "Run:ai"},
        {.name = "cut JSON", .spoil = answers(200, R"({"workloads": [{"id": "1", "na)"), .words = "cannot read"},
        {.name = "another JSON", .spoil = answers(200, R"([{"a": 1}, {"b": null}])"), .words = "cannot read"},
        {.name = "all keys null",
         .spoil = answers(200, R"({"workloads": null, "count": null, "next": null})"),
         .words = "cannot read"},
        {.name = "deep JSON", .spoil = answers(200, deep), .words = "cannot read"},
        {.name = "gzip bomb",
         .spoil = answers(200, gzipOf(QByteArray(1 << 20, ' '), 400), "Content-Encoding: gzip\r\n"),
         .words = "too large|cannot read"},
        {.name = "200 MB", .spoil = floods(200 << 20), .which = isList, .words = "too large|cannot read"},
    };
}

std::vector<Case> lists()
{
    const auto counts = [](const QByteArray &count) { return answers(200, "{\"count\": " + count + '}'); };
    return {
        {.name = "invalid UTF-8",
         .spoil = rewrites([](QByteArray body) { return body.replace("\"name\":\"", "\"name\":\"\xff\xfe"); }),
         .which = isList,
         .seen = Seen::Other},
        {.name = "wrong types",
         .spoil = changesEachRow([](QJsonObject &row) {
             for (auto it = row.begin(); it != row.end(); ++it) {
                 if (it.key() != u"id")
                     it.value() = it->isString() ? QJsonValue(QJsonArray{1, 2}) : QJsonValue(u"text"_s);
             }
         }),
         .which = isList,
         .seen = Seen::Other},
        {.name = "missing keys",
         .spoil = changesEachRow([](QJsonObject &row) {
             row = {{u"id"_s, row.value(u"id"_s)}};
         }),
         .which = isList,
         .seen = Seen::Other},
        {.name = "duplicate ids",
         .spoil = changesRows([](QJsonArray &rows, QJsonObject &) {
             for (qsizetype i = 1; i < rows.size(); i += 2)
                 rows[i] = rows.at(i - 1);
         }),
         .which = isList,
         .seen = Seen::Other},
        {.name = "looping next",
         .spoil = changesRows([](QJsonArray &, QJsonObject &it) { it[u"next"_s] = 1; }),
         .which = isList,
         .seen = Seen::Other},
        {.name = "missing next",
         .spoil = changesRows([](QJsonArray &, QJsonObject &it) { it.remove(u"next"_s); }),
         .which = isList,
         .seen = Seen::Other},
        {.name = "count of 2e9", .spoil = counts("2000000000"), .which = isCount, .seen = Seen::Other},
        {.name = "count of 1e18", .spoil = counts("1000000000000000000"), .which = isCount, .seen = Seen::Other},
        {.name = "count of 1e7", .spoil = counts("10000000"), .which = isCount, .seen = Seen::Other, .most = 1.3},
        {.name = "count below 0", .spoil = counts("-5"), .which = isCount, .seen = Seen::Other},
        {.name = "count of 0", .spoil = counts("0"), .which = isCount, .seen = Seen::Other},
        {.name = "shifting pages",
         .spoil = changesRows([turn = 0](QJsonArray &rows, QJsonObject &) mutable {
             for (int i = ++turn % 40; i > 0 && !rows.isEmpty(); --i)
                 rows.removeFirst();
         }),
         .which = isList,
         .seen = Seen::Other},
        {.name = "texts of 300 kB",
         .spoil = changesEachRow([turn = 0](QJsonObject &row) mutable {
             if (++turn % 25 == 0)
                 row[u"name"_s] = QString(300'000, QChar(u'a' + turn / 25 % 26));
         }),
         .which = isList,
         .seen = Seen::Other},
        {.name = "clock skew",
         .spoil = rewrites([](const QByteArray &body) { return body; }, httpDate(3600)),
         .seen = Seen::Nothing},
    };
}

std::vector<Case> beginnings()
{
    std::vector<Case> all;
    const auto take = [&all](const std::vector<Case> &cases, const char *name, const char *now) {
        Case fault = *std::ranges::find(cases, QByteArray(name), [](const Case &one) { return QByteArray(one.name); });
        fault.name = now;
        fault.isFirst = true;
        all.push_back(fault);
    };
    take(connections(), "refused", "at first: refused");
    take(connections(), "reset, one list", "at first: reset, one list");
    take(connections(), "black hole", "at first: black hole");
    take(connections(), "drip", "at first: drip");
    take(statuses(), "401 for ever", "at first: 401");
    take(statuses(), "404", "at first: 404");
    take(statuses(), "429", "at first: 429");
    take(statuses(), "502 with HTML", "at first: 502");
    take(answers(), "a web page", "at first: a web page");
    take(answers(), "another JSON", "at first: another JSON");
    take(lists(), "count of 1e7", "at first: count of 1e7");
    take(lists(), "texts of 300 kB", "at first: 300 kB");
    return all;
}

} // namespace faultcases

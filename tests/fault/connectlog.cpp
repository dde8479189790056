// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program by the script "demo-alone": writes the address of every connection and the name of every
// keychain library that is asked for to the file BINNACLE_TEST_LOG, one per line, and lets them pass.
#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace {

void note(const char *line)
{
    const char *file = std::getenv("BINNACLE_TEST_LOG");
    const int log = file ? ::open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    if (log < 0)
        return;
    char text[256];
    const int length = std::snprintf(text, sizeof text, "%s\n", line);
    [[maybe_unused]] const auto written = ::write(log, text, static_cast<std::size_t>(length));
    ::close(log);
}

void noteAddress(const sockaddr *address)
{
    char text[INET6_ADDRSTRLEN + 1] = "";
    if (address->sa_family == AF_INET) {
        sockaddr_in four{};
        std::memcpy(&four, address, sizeof four);
        note(::inet_ntop(AF_INET, &four.sin_addr, text, sizeof text));
    } else if (address->sa_family == AF_INET6) {
        sockaddr_in6 six{};
        std::memcpy(&six, address, sizeof six);
        note(::inet_ntop(AF_INET6, &six.sin6_addr, text, sizeof text));
    } else if (address->sa_family == AF_UNIX) {
        note(reinterpret_cast<const sockaddr_un *>(address)->sun_path);
    }
}

} // namespace

extern "C" int connect(int socket, const sockaddr *address, socklen_t length)
{
    using Connect = int (*)(int, const sockaddr *, socklen_t);
    static const auto original = reinterpret_cast<Connect>(::dlsym(RTLD_NEXT, "connect"));
    noteAddress(address);
    return original(socket, address, length);
}

extern "C" void *dlopen(const char *file, int flags)
{
    using Open = void *(*)(const char *, int);
    static const auto original = reinterpret_cast<Open>(::dlsym(RTLD_NEXT, "dlopen"));
    if (file && std::strstr(file, "libsecret"))
        note(file);
    return original(file, flags);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/accessible.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;
constexpr auto accessibleInterface = "org.a11y.atspi.Accessible"_L1;

// AT-SPI's numbers of states
constexpr int stateEnabled = 8;
constexpr int stateShowing = 25;

// What a reference to an object is on the wire: (so)
std::pair<QString, QString> readReference(const QDBusArgument &argument)
{
    QString service;
    QDBusObjectPath path;
    argument.beginStructure();
    argument >> service >> path;
    argument.endStructure();
    return {service, path.path()};
}

} // namespace

Accessible::Accessible(QString bus, QString service, QString path)
    : m_bus(std::move(bus))
    , m_service(std::move(service))
    , m_path(std::move(path))
{
}

Accessible Accessible::application(const QString &busAddress, const QString &application)
{
    const QString bus = u"binnacle-test-"_s + busAddress;
    if (!QDBusConnection::connectToBus(busAddress, bus).isConnected())
        return {};
    const Accessible desktop(bus, u"org.a11y.atspi.Registry"_s, u"/org/a11y/atspi/accessible/root"_s);
    for (const Accessible &child : desktop.children()) {
        if (child.name() == application)
            return child;
    }
    return {};
}

QVariantList Accessible::call(const QString &interface, const QString &method, const QVariantList &arguments) const
{
    QDBusMessage message = QDBusMessage::createMethodCall(m_service, m_path, interface, method);
    message.setArguments(arguments);
    const QDBusMessage answer = QDBusConnection(m_bus).call(message, QDBus::Block, patienceMs);
    // The arguments of an error are words about it.
    return answer.type() == QDBusMessage::ReplyMessage ? answer.arguments() : QVariantList();
}

QString Accessible::property(const QString &name) const
{
    const QVariantList answer
        = call(u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {QString(accessibleInterface), name});
    return answer.value(0).value<QDBusVariant>().variant().toString();
}

QString Accessible::name() const
{
    return property(u"Name"_s);
}

QString Accessible::description() const
{
    return property(u"Description"_s);
}

QString Accessible::role() const
{
    return call(accessibleInterface, u"GetRoleName"_s).value(0).toString();
}

QRect Accessible::extents() const
{
    constexpr uint onScreen = 0;
    const QVariantList answer = call(u"org.a11y.atspi.Component"_s, u"GetExtents"_s, {QVariant::fromValue(onScreen)});
    if (answer.isEmpty())
        return {};
    const auto argument = answer.constFirst().value<QDBusArgument>();
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    argument.beginStructure();
    argument >> x >> y >> width >> height;
    argument.endStructure();
    return {x, y, width, height};
}

bool Accessible::hasState(int state) const
{
    const QVariantList answer = call(accessibleInterface, u"GetState"_s);
    if (answer.isEmpty())
        return false;
    QList<uint> words;
    answer.constFirst().value<QDBusArgument>() >> words;
    return ((words.value(state / 32) >> (state % 32)) & 1U) != 0;
}

bool Accessible::isShowing() const
{
    return hasState(stateShowing);
}

bool Accessible::isEnabled() const
{
    return hasState(stateEnabled);
}

QList<Accessible> Accessible::children() const
{
    const QVariantList answer = call(accessibleInterface, u"GetChildren"_s);
    if (answer.isEmpty())
        return {};
    QList<Accessible> all;
    const auto argument = answer.constFirst().value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd()) {
        const auto [service, path] = readReference(argument);
        all.append({m_bus, service, path});
    }
    argument.endArray();
    return all;
}

int Accessible::rows() const
{
    const QVariantList answer
        = call(u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {u"org.a11y.atspi.Table"_s, u"NRows"_s});
    return answer.value(0).value<QDBusVariant>().variant().toInt();
}

Accessible Accessible::cell(int row, int column) const
{
    const QVariantList answer = call(u"org.a11y.atspi.Table"_s, u"GetAccessibleAt"_s, {row, column});
    if (answer.isEmpty())
        return {};
    const auto [service, path] = readReference(answer.constFirst().value<QDBusArgument>());
    return {m_bus, service, path};
}

QList<int> Accessible::selectedRows() const
{
    const QVariantList answer = call(u"org.a11y.atspi.Table"_s, u"GetSelectedRows"_s);
    if (answer.isEmpty())
        return {};
    QList<int> rows;
    answer.constFirst().value<QDBusArgument>() >> rows;
    return rows;
}

bool Accessible::press() const
{
    return call(u"org.a11y.atspi.Action"_s, u"DoAction"_s, {0}).value(0).toBool();
}

bool Accessible::walk(const Test &visit) const
{
    if (visit(*this))
        return true;
    if (role() == u"table" || role() == u"tree table")
        return false;
    for (const Accessible &child : children()) {
        if (child.isShowing() && child.walk(visit))
            return true;
    }
    return false;
}

Accessible Accessible::find(const Test &test) const
{
    Accessible found;
    walk([&](const Accessible &object) {
        const bool is = test(object);
        if (is)
            found = object;
        return is;
    });
    return found;
}

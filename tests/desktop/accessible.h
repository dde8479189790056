// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QList>
#include <QRect>
#include <QString>

#include <functional>

// An object of a program as a screen reader sees it, over AT-SPI. A value; calls block.
class Accessible
{
public:
    Accessible() = default;
    // The program that has connected to the accessibility bus under the name `application`; null if there is none yet.
    [[nodiscard]] static Accessible application(const QString &busAddress, const QString &application);

    [[nodiscard]] bool isNull() const { return m_service.isEmpty(); }
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString description() const;
    [[nodiscard]] QString role() const; // "push button", "table"
    [[nodiscard]] QRect extents() const; // on the screen
    [[nodiscard]] bool isShowing() const;
    [[nodiscard]] bool isEnabled() const;
    [[nodiscard]] QList<Accessible> children() const;
    [[nodiscard]] int rows() const; // of a table
    [[nodiscard]] Accessible cell(int row, int column) const; // of a table
    [[nodiscard]] QList<int> selectedRows() const; // of a table

    bool press() const; // its first action, as a screen reader's user does

    using Test = std::function<bool(const Accessible &)>;
    // Depth first among what is showing. The cells of tables are not walked: there may be millions.
    [[nodiscard]] Accessible find(const Test &test) const;

private:
    Accessible(QString bus, QString service, QString path);
    // What was answered; empty if the object is gone or knows no such method.
    QVariantList call(const QString &interface, const QString &method, const QVariantList &arguments = {}) const;
    [[nodiscard]] QString property(const QString &name) const;
    [[nodiscard]] bool hasState(int state) const;
    bool walk(const Test &visit) const;

    QString m_bus; // the name of the connection
    QString m_service;
    QString m_path;
};

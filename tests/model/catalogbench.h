// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/simulator.h"
#include "models/catalog/catalog.h"
#include "models/catalog/link.h"
#include "models/session/session.h"
#include "models/table/windowmodel.h"

#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <memory>

// Tables over a real session, against a simulator in which nothing happens, or much in a short time. To derive test
// classes from.
class CatalogBench : public QObject
{
protected:
    void start(double speed = 0)
    {
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.nowMs = 1'780'000'000'000;
        options.speed = speed;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY2(m_simulator->start(), m_simulator->error().c_str());
        const QString token = QString::fromStdString(m_simulator->token());
        m_session = std::make_unique<session::Session>(
            session::Connection{.name = QStringLiteral("test"),
                                .url = QUrl(QString::fromStdString(m_simulator->url())),
                                .caFile = {},
                                .credentials = session::BearerToken{token}});
        m_names.load(m_session->client());
        QTRY_VERIFY_WITH_TIMEOUT(!m_names.all().isEmpty(), 30'000); // of this control plane, or of one like it before
    }
    static void failOnWarnings()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
    }

    static void waitFor(table::WindowModel &model)
    {
        QTRY_VERIFY_WITH_TIMEOUT((model.hasAnswer() || model.problem()) && !model.isLoading(), 30'000);
    }

    // The model of a resource, with the answer to the query; waits.
    [[nodiscard]] std::unique_ptr<table::WindowModel> load(catalog::Resource resource, const table::ListQuery &query)
    {
        auto model = std::make_unique<table::WindowModel>(catalog::makeSource(resource, m_session->client(), m_names));
        model->setQuery(query);
        waitFor(*model);
        return model;
    }

    [[nodiscard]] static table::ListQuery filtered(catalog::Resource resource, const table::Filter &filter)
    {
        table::ListQuery query = catalog::defaultQuery(resource);
        query.filters = {filter};
        return query;
    }

    // The texts of the loaded cells of a column.
    static QStringList texts(const table::WindowModel &model, const char *key)
    {
        QStringList list;
        for (const auto &[first, last] : model.loadedRows()) {
            for (int row = first; row <= last; ++row) {
                const table::Value value = model.valueOf(row, key);
                const auto *text = std::get_if<QString>(&value);
                list << (text ? *text : QString());
            }
        }
        return list;
    }

    static QSet<QString> setOf(const QStringList &list) { return {list.begin(), list.end()}; }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<session::Session> m_session;
    catalog::ClusterNames m_names;
};

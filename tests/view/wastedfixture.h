// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/view/windowfixture.h"
#include "views/list/summarystrip.h"
#include "views/table/tableview.h"
#include "views/waste/groupchip.h"
#include "views/waste/wastedays.h"
#include "views/waste/wastedpage.h"
#include "views/waste/wastepane.h"
#include "views/widgets/segments.h"

#include <QComboBox>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <cmath>

// A window with the page of wasted GPUs.
class WastedFixture : public WindowFixture
{
protected:
    static constexpr int patient = 60'000; // ms; a limit against hanging, not a measure
    static constexpr std::int64_t dayMs = 24LL * 3'600'000;

    [[nodiscard]] views::WastedPage *wasted() const { return m_window->workspace()->wastedPage(); }
    void openWasted()
    {
        m_window->workspace()->openWasted();
        QVERIFY(wasted());
    }
    void choose(const QString &what, int index)
    {
        for (auto *segments : wasted()->findChildren<views::Segments *>()) {
            if (segments->accessibleName() == what)
                return segments->button(index)->click();
        }
        QFAIL(qPrintable(what));
    }
    void chooseRule(int index)
    {
        auto *rules = wasted()->findChild<QComboBox *>();
        rules->setCurrentIndex(index);
        Q_EMIT rules->activated(index);
    }
    void measureDay()
    {
        openWasted();
        choose(QStringLiteral("Window"), 1);
        QVERIFY(wasted()->isMeasuring());
        QTRY_VERIFY_WITH_TIMEOUT(!wasted()->isMeasuring() && rows() > 0, patient);
        QTRY_VERIFY_WITH_TIMEOUT(!wasted()->table()->windowModel()->isLoading(), patient);
    }
    [[nodiscard]] int rows() const { return wasted()->table()->windowModel()->rowCount(); }
    [[nodiscard]] int column(const char *key) const { return wasted()->table()->windowModel()->columnOf(key); }
    [[nodiscard]] double number(int row, const char *key) const
    {
        const table::Value value = wasted()->table()->windowModel()->valueOf(row, key);
        const auto *found = std::get_if<double>(&value);
        return found ? *found : std::nan("");
    }
    [[nodiscard]] double sumOf(const char *key) const
    {
        double sum = 0;
        for (int row = 0; row < rows(); ++row)
            sum += std::isnan(number(row, key)) ? 0 : number(row, key);
        return sum;
    }
    [[nodiscard]] std::int64_t time(int row, const char *key) const
    {
        const table::Value value = wasted()->table()->windowModel()->valueOf(row, key);
        const auto *found = std::get_if<std::int64_t>(&value);
        return found ? *found : api::absentTime;
    }
    // The lines of the page's file, the header first.
    [[nodiscard]] QList<QByteArray> exported() const
    {
        const QString file = m_folder->filePath(QStringLiteral("exported.csv"));
        QFile written(file);
        if (!wasted()->exportTo(file) || !written.open(QIODevice::ReadOnly))
            return {};
        QList<QByteArray> lines = written.readAll().split('\n');
        lines.removeLast(); // nothing is behind the last line end
        return lines;
    }
    [[nodiscard]] QString text(int row, const char *key) const
    {
        const table::Value value = wasted()->table()->windowModel()->valueOf(row, key);
        const auto *found = std::get_if<QString>(&value);
        return found ? *found : QString();
    }
    [[nodiscard]] QString tile(const QString &label) const
    {
        for (const views::SummaryTile &tile : wasted()->strip()->tiles()) {
            if (tile.label == label)
                return tile.figure;
        }
        return {};
    }
    [[nodiscard]] QPushButton *button(const QString &title) const
    {
        for (auto *one : wasted()->findChildren<QPushButton *>()) {
            if (one->text() == title)
                return one;
        }
        return nullptr;
    }
    // One that has not ended: its idle GPUs are known.
    [[nodiscard]] int runningRow() const
    {
        for (int row = 0; row < rows(); ++row) {
            if (!std::isnan(number(row, "idle")) && number(row, "wasted") > 0)
                return row;
        }
        return -1;
    }
};

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"
#include "models/catalog/clusters.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "tests/view/tablefixture.h"
#include "views/look/sizes.h"
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/table/headerview.h"
#include "views/table/tableview.h"

#include <QApplication>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace views;
using table::WindowModel;

namespace {

// The columns of a resource, and no rows.
class Columns final : public table::TableSource
{
public:
    explicit Columns(catalog::Resource resource)
        : m_columns(catalog::columns(resource))
    {
    }

    int columnCount() const override { return int(m_columns.size()); }
    const table::ColumnInfo &column(int index) const override { return *m_columns[std::size_t(index)]; }
    table::Ticket fetchPage(const table::ListQuery &, std::int64_t, int, base::Urgency,
                            std::move_only_function<void(table::PageAnswer)>) override
    {
        return {};
    }
    table::Ticket fetchCount(const table::ListQuery &, base::Urgency,
                             std::move_only_function<void(table::CountAnswer)>) override
    {
        return {};
    }

private:
    std::span<const table::ColumnInfo *const> m_columns;
};

struct Table
{
    Table(catalog::Resource resource, int width)
        : model(std::make_unique<Columns>(resource))
    {
        view.setWindowModel(&model);
        view.resize(width, 400);
        view.show();
    }

    QStringList shown() const
    {
        QStringList keys;
        for (int visual = 0; visual < view.header()->count(); ++visual) {
            if (const int column = view.header()->logicalIndex(visual); !view.isColumnHidden(column))
                keys.append(QLatin1String(model.source().column(column).key));
        }
        return keys;
    }
    int widthOf(const char *key) const { return view.columnWidth(model.columnOf(key)); }

    WindowModel model;
    TableView view;
};

} // namespace

// Which columns a table has room for, and how wide they are.
class TestTableColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void defaultColumnsFit_data()
    {
        QTest::addColumn<catalog::Resource>("resource");
        QTest::addColumn<int>("width");
        for (const catalog::Resource resource : catalog::resources()) {
            // The table of windows of 960 to 1920 px, with and without details.
            for (const int width : {714, 846, 900, 980, 1190, 1324, 1744, 2400})
                QTest::addRow("%s, %d px", resource->word, width) << resource << width;
        }
    }
    void defaultColumnsFit()
    {
        QFETCH(catalog::Resource, resource);
        QFETCH(int, width);
        const Table table(resource, width);
        const HeaderView &header = *table.view.header();
        QCOMPARE(header.length(), table.view.viewport()->width());
        QCOMPARE(table.view.horizontalScrollBar()->maximum(), 0);
        for (int column = 0; column < header.count(); ++column) {
            if (table.view.isColumnHidden(column))
                continue;
            // Also with the arrow of the sorted column.
            QVERIFY2(header.sectionSize(column) >= header.titleWidth(column), table.model.source().column(column).key);
        }
        QVERIFY(table.shown().size() >= 4);
        QVERIFY(table.view.hasDefaultLayout());
    }

    // A part of "12 min 07 s" is another duration.
    void numbersKeepTheirWidth()
    {
        const Table narrow(catalog::workloadResource, 800);
        const Table wide(catalog::workloadResource, 1400);
        for (const char *key : {"createdAt", "idleGpus"})
            QCOMPARE(narrow.widthOf(key), wide.widthOf(key));
        QVERIFY(narrow.widthOf("name") < wide.widthOf("name"));
    }

    void importantColumnsStay()
    {
        const Table narrow(catalog::workloadResource, 620);
        QVERIFY(narrow.shown().contains(u"phase"_s) && narrow.shown().contains(u"gpus"_s));
        QVERIFY(!narrow.shown().contains(u"type"_s));
        const Table usual(catalog::workloadResource, 1200);
        QVERIFY(usual.shown().contains(u"type"_s) && !usual.shown().contains(u"submittedBy"_s));
        const Table wide(catalog::workloadResource, 1900);
        QVERIFY(wide.shown().contains(u"submittedBy"_s));
        QVERIFY(wide.widthOf("projectName") > usual.widthOf("projectName"));
    }

    void whatTheUserChoseStays()
    {
        Table table(catalog::workloadResource, 1900);
        table.view.setColumnVisible(table.model.columnOf("submittedBy"), false);
        QVERIFY(!table.shown().contains(u"submittedBy"_s));
        table.view.resize(900, 400);
        table.view.resize(1900, 400);
        QVERIFY(!table.shown().contains(u"submittedBy"_s));
        QVERIFY(!table.view.hasDefaultLayout());
        const QStringList before = table.shown();

        // At the next start.
        Table again(catalog::workloadResource, 900);
        again.view.setColumnLayout(ColumnLayout::fromStringList(table.view.columnLayout().toStringList()));
        QCOMPARE(again.shown(), before);

        const int width = Metrics(again.view.font()).dw(30);
        again.view.header()->resizeSection(again.model.columnOf("phase"), width);
        again.view.resize(950, 400);
        QCOMPARE(again.widthOf("phase"), width);
        again.view.resetColumns();
        QVERIFY(again.view.hasDefaultLayout());
        QTRY_COMPARE(again.view.horizontalScrollBar()->maximum(), 0);
    }

    void aNarrowWindowIsNoChoice()
    {
        Table table(catalog::workloadResource, 700);
        QVERIFY(!table.shown().contains(u"type"_s));
        QVERIFY(table.view.hasDefaultLayout());
        table.view.resize(1400, 400);
        QVERIFY(table.shown().contains(u"type"_s));
    }

    void columnsGrowWithTheFont()
    {
        Table table(catalog::podResource, 1000);
        QFont large = table.view.font();
        large.setPixelSize(20);
        table.view.setFont(large);
        QCOMPARE(table.view.horizontalScrollBar()->maximum(), 0);
        const HeaderView &header = *table.view.header();
        const int status = table.model.columnOf("k8sPhase");
        QVERIFY(header.sectionSize(status) >= Metrics(large).dw(15.5));
    }
};

QTEST_MAIN(TestTableColumns)
#include "tst_tablecolumns.moc"

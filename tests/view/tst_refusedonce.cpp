// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/view/windowfixture.h"
#include "views/details/detailscharts.h"
#include "views/details/detailsdock.h"
#include "views/table/tableview.h"

#include <QRegularExpression>
#include <QTabBar>

#include <map>

using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 60'000; // ms; a limit against hanging, not a measure

// What a control plane answers to something that its release does not know.
bool isRefusal(const api::RequestRecord &record)
{
    return record.status == 400 || record.status == 404 || record.status == 405 || record.status == 410
        || record.status == 501;
}

} // namespace

// What a release refuses is not asked for again, on any page, whatever object is looked at.
class TestRefusedOnce : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void cleanup() { closeAll(); }
    void everyPage_data();
    void everyPage();

private:
    [[nodiscard]] session::Session &session() const { return m_window->workspace()->session(); }
    void settle()
    {
        int quiet = 0; // looks in a row
        QTRY_VERIFY_WITH_TIMEOUT((quiet = session().requestsInFlight() == 0 ? quiet + 1 : 0) >= 4, patient);
    }
    void visitPages();
    void visitList(catalog::Resource resource, int row);
    // Since a request: how often what was refused, in words.
    [[nodiscard]] QStringList refusedSince(std::uint64_t number) const;
};

void TestRefusedOnce::visitPages()
{
    m_window->workspace()->open(views::Location{views::OverviewPlace()});
    settle();
    m_window->workspace()->openWasted();
    settle();
    m_window->workspace()->open(views::Location{views::HeatPlace()});
    settle();
}

// The row, all that its details show, and its metrics
void TestRefusedOnce::visitList(catalog::Resource resource, int row)
{
    m_window->workspace()->open(resource);
    if (!page())
        return;
    QTRY_VERIFY_WITH_TIMEOUT(!page()->model()->isLoading(), patient);
    settle();
    if (page()->model()->rowCount() <= row || page()->model()->idAt(row).isNull())
        return;
    page()->details()->setOpen(true);
    page()->table()->setCurrentIndex(page()->model()->index(row, 0));
    views::DetailsPane *pane = page()->details()->pane();
    for (int tab = 0; tab < pane->tabs()->count(); ++tab) {
        pane->tabs()->setCurrentIndex(tab);
        QTest::qWait(300); // metrics are asked for after a moment
        settle();
    }
    const std::optional<catalog::Details> &details = pane->inspector()->details();
    if (!resource->scope || !details)
        return;
    m_window->workspace()->open(views::metricsOfDetails(*details));
    QTest::qWait(300);
    settle();
}

QStringList TestRefusedOnce::refusedSince(std::uint64_t number) const
{
    std::map<QString, int> counts;
    for (const api::RequestRecord &record : session().requestLog().after(number)) {
        if (isRefusal(record)) {
            const std::string_view path = api::endpoint(record.operation).path;
            ++counts[u"%1 %2?%3"_s.arg(record.status)
                         .arg(QString::fromUtf8(path.data(), qsizetype(path.size())),
                              QString::fromLatin1(record.queryKeys))];
        }
    }
    QStringList lines;
    for (const auto &[line, count] : counts)
        lines << u"%1 x %2"_s.arg(count).arg(line);
    return lines;
}

void TestRefusedOnce::everyPage_data()
{
    QTest::addColumn<QByteArray>("release");
    for (const char *release : {"2.18", "2.20"})
        QTest::newRow(release) << QByteArray(release);
}

void TestRefusedOnce::everyPage()
{
    QFETCH(QByteArray, release);
    makeFolder();
    openWindow(QSize(1600, 900));
    simulator::Options demo;
    demo.size = simulator::Size::Small;
    demo.speed = 0;
    demo.nowMs = 1'763'726'400'000; // 2025-11-21T12:00:00Z, a Friday
    demo.release = simulator::releaseNamed(release.toStdString());
    startDemo(demo);
    settle();
    visitPages();
    qInfo("%s", qPrintable(refusedSince(0).join(u"; "_s)));
    const std::uint64_t afterPages = session().requestLog().lastNumber();
    visitPages();
    m_window->workspace()->refresh();
    settle();
    const QStringList onPages = refusedSince(afterPages);
    QVERIFY2(onPages.isEmpty(), qPrintable(onPages.join(u"; "_s)));
    for (const catalog::Resource &resource : catalog::resources()) {
        if (resource->owner || catalog::isMissing(resource, session().client().capabilities()))
            continue;
        const std::uint64_t begin = session().requestLog().lastNumber();
        visitList(resource, 0);
        qInfo("%s: %s", resource->word, qPrintable(refusedSince(begin).join(u"; "_s)));
        const std::uint64_t before = session().requestLog().lastNumber();
        visitList(resource, 1);
        visitList(resource, 2);
        const QStringList again = refusedSince(before);
        QVERIFY2(again.isEmpty(), qPrintable(QLatin1String(resource->word) + u": "_s + again.join(u"; "_s)));
    }
}

QTEST_MAIN(TestRefusedOnce)
#include "tst_refusedonce.moc"

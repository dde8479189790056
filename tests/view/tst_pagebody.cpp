// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/style.h"
#include "views/widgets/banner.h"
#include "views/widgets/pagebody.h"

#include <QApplication>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace views;

// What list pages and metrics have in common: which message stays, and what covers what.
class TestPageBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingJumpsWhenABannerComes()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *body = new PageBody(PageBody::LineAt::Top, &window);
        layout->addWidget(body);
        auto *stage = new QWidget;
        body->setMain(stage, stage);
        window.resize(600, 400);
        window.show();
        const QPoint before = stage->mapTo(&window, QPoint(0, 0));
        body->setNotice(BannerText{Tone::Danger, "err", u"Offline"_s, {}, {}, {}});
        QTRY_VERIFY(body->banner()->isVisible());
        QCoreApplication::processEvents();
        QCOMPARE(stage->mapTo(&window, QPoint(0, 0)), before);
    }

    void initTestCase() { QApplication::setStyle(new BinnacleStyle); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_body = std::make_unique<PageBody>(PageBody::LineAt::Top, nullptr);
        m_bar = new QWidget;
        m_bar->setFixedHeight(30);
        m_stage = new QWidget;
        m_body->addBar(m_bar);
        m_body->setMain(m_stage, m_stage);
        m_body->resize(600, 400);
        m_body->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_body.get()));
    }

    void noticesGoWithTheirReason()
    {
        const Banner *banner = m_body->banner();
        QVERIFY(!banner->isVisible());
        for (const Tone tone : {Tone::Info, Tone::Warning, Tone::Danger}) {
            m_body->setNotice(text(tone, u"old rows"_s));
            QVERIFY(banner->isVisible());
            QCOMPARE(banner->text().sentence, u"old rows"_s);
            m_body->setNotice({});
            QVERIFY(!banner->isVisible());
        }
    }

    void newsStayWhileAllIsWell()
    {
        Banner *banner = m_body->banner();
        for (const Tone tone : {Tone::Info, Tone::Success}) {
            banner->showText(text(tone, u"saved"_s));
            m_body->setNotice({});
            QVERIFY(banner->isVisible());
            m_body->setNotice(text(Tone::Danger, u"old rows"_s));
            QCOMPARE(banner->text().sentence, u"old rows"_s);
            m_body->setNotice({});
            QVERIFY(!banner->isVisible());
        }
        banner->showText(text(Tone::Danger, u"not saved"_s));
        m_body->setNotice({});
        QVERIFY(!banner->isVisible());
    }

    // Otherwise "the disk is full" would be gone with the next refresh.
    void whatTheUserIsToCloseStays()
    {
        Banner *banner = m_body->banner();
        BannerText failed = text(Tone::Danger, u"not saved"_s);
        failed.isClosable = true;
        m_body->setNotice(text(Tone::Warning, u"coarse"_s));
        banner->showText(failed);
        for (const std::optional<BannerText> &again : {std::optional(text(Tone::Warning, u"coarse"_s)), {}}) {
            m_body->setNotice(again);
            QVERIFY(banner->isVisible());
            QCOMPARE(banner->text(), failed);
        }
        banner->dismiss();
        m_body->setNotice(text(Tone::Warning, u"coarse"_s));
        QCOMPARE(banner->text().sentence, u"coarse"_s);
        banner->showText(failed);
        m_body->setNotice(text(Tone::Danger, u"old rows"_s));
        QCOMPARE(banner->text().sentence, u"old rows"_s);
    }

    void standInCoversTheStage()
    {
        const StatePanel *panel = m_body->statePanel();
        QVERIFY(!panel->isVisible());
        m_body->setStandIn(StatePanel::Content{"info", u"Nothing"_s, u"Because."_s, {}}, 20);
        QVERIFY(panel->isVisible());
        QCOMPARE(panel->parentWidget(), m_stage);
        QCOMPARE(panel->geometry(), m_stage->rect().adjusted(0, 20, 0, 0));
        m_body->resize(700, 300);
        QTRY_COMPARE(m_stage->size(), QSize(700, 270));
        QCOMPARE(panel->geometry(), m_stage->rect().adjusted(0, 20, 0, 0));
        m_body->setStandIn({});
        QVERIFY(!panel->isVisible());
    }

private:
    static BannerText text(Tone tone, const QString &sentence) { return {tone, "info", {}, sentence, {}, {}}; }

    std::unique_ptr<PageBody> m_body;
    QWidget *m_bar = nullptr;
    QWidget *m_stage = nullptr;
};

QTEST_MAIN(TestPageBody)
#include "tst_pagebody.moc"

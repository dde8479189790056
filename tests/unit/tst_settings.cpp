// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// What is remembered comes back; what is not known or out of range reads as the default.
class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_file = m_folder.filePath(u"%1.ini"_s.arg(QString::fromLatin1(QTest::currentTestFunction())));
    }

    void remembers()
    {
        const QStringList columns = {u"name:24:1"_s, u"phase:13.5:0"_s};
        {
            app::Settings settings(m_file);
            settings.setTheme(views::ThemeChoice::Dark);
            settings.setUtc(true);
            settings.setColumns(u"pods"_s, columns);
            settings.setWindowGeometry("geometry");
        }
        const app::Settings settings(m_file);
        QCOMPARE(settings.theme(), views::ThemeChoice::Dark);
        QVERIFY(settings.isUtc());
        QCOMPARE(settings.columns(u"pods"_s), columns);
        QCOMPARE(settings.columns(u"workloads"_s), QStringList());
        QCOMPARE(settings.windowGeometry(), QByteArray("geometry"));
    }

    void storesOnlyWhatTheUserChanged()
    {
        {
            app::Settings settings(m_file);
            settings.setTheme(views::ThemeChoice::Light);
            settings.setUtc(true);
            settings.setTheme(views::ThemeChoice::System);
            settings.setUtc(false);
            settings.setColumns(u"pods"_s, {});
        }
        QFile file(m_file);
        const bool hasContent = file.open(QIODevice::ReadOnly) && !file.readAll().trimmed().isEmpty();
        QVERIFY(!hasContent);
    }

    void readsUnknownWordsAsTheDefault()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[appearance]\ntheme=ultraviolet\nutc=perhaps not\n");
        file.close();
        const app::Settings settings(m_file);
        QCOMPARE(settings.theme(), views::ThemeChoice::System);
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"

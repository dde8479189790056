// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/preferencestore.h"
#include "app/memory/savedviews.h"
#include "app/memory/settings.h"
#include "models/catalog/pods.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
namespace setting = app::setting;

// What is remembered comes back; what is not known or out of range reads as the default; a file that is not understood
// is kept and does not stop anything.
class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"settings.ini"_s);
    }

    void remembers()
    {
        const QStringList columns = {u"name:24:1"_s, u"phase:13.5:0"_s};
        {
            app::Settings settings(m_file);
            settings.set(setting::theme, views::ThemeChoice::Dark);
            settings.set(setting::utc, true);
            settings.set(setting::fontSize, 17);
            settings.set(setting::refreshSeconds, 0);
            settings.set(setting::columns, u"pods"_s, columns);
            settings.set(setting::window, u"geometry"_s, QByteArray("\0\1geo", 5));
        }
        const app::Settings settings(m_file);
        QCOMPARE(settings.startProblem(), QString());
        QCOMPARE(settings.value(setting::theme), views::ThemeChoice::Dark);
        QVERIFY(settings.value(setting::utc));
        QCOMPARE(settings.value(setting::fontSize), 17);
        QCOMPARE(settings.value(setting::refreshSeconds), 0);
        QCOMPARE(settings.value(setting::columns, u"pods"_s), columns);
        QCOMPARE(settings.value(setting::columns, u"workloads"_s), QStringList());
        QCOMPARE(settings.value(setting::window, u"geometry"_s), QByteArray("\0\1geo", 5));
    }

    void storesOnlyWhatTheUserChanged()
    {
        {
            app::Settings settings(m_file);
            settings.set(setting::theme, views::ThemeChoice::Light);
            settings.set(setting::utc, true);
            settings.set(setting::theme, views::ThemeChoice::System);
            settings.set(setting::utc, false);
            settings.set(setting::columns, u"pods"_s, {});
        }
        const QSettings store(m_file, QSettings::IniFormat);
        QCOMPARE(store.allKeys(), QStringList(u"version"_s));
    }

    void readsWhatIsOutOfRangeAsTheDefault()
    {
        write("[General]\nversion=1\n[appearance]\ntheme=ultraviolet\nutc=perhaps not\nfontSize=900\n"
              "[refresh]\nseconds=soon\n[start]\npage=nowhere\n");
        const app::Settings settings(m_file);
        QCOMPARE(settings.startProblem(), QString());
        QCOMPARE(settings.value(setting::theme), views::ThemeChoice::System);
        QCOMPARE(settings.value(setting::utc), setting::utc.fallback);
        QCOMPARE(settings.value(setting::fontSize), 0);
        QCOMPARE(settings.value(setting::refreshSeconds), setting::refreshSeconds.fallback);
        QVERIFY(!app::preferencesOf(settings).startPage);
    }

    void holdsNumbersToTheirRange()
    {
        app::Settings settings(m_file);
        settings.set(setting::fontSize, 200);
        QCOMPARE(settings.value(setting::fontSize), setting::fontSize.most);
        settings.set(setting::refreshSeconds, 1);
        QCOMPARE(settings.value(setting::refreshSeconds), setting::refreshSeconds.least);
    }

    void keepsAsideWhatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no settings at all") << QByteArray("\x7f"
                                                          "ELF is not for reading\n");
        QTest::newRow("binary") << QByteArray("[appearance]\ntheme=dark\n\0\0\0x=\n", 31);
        QTest::newRow("later version") << QByteArray("[General]\nversion=2\n[appearance]\ntheme=dark\n");
        QTest::newRow("no version") << QByteArray("[General]\nversion=x\n[appearance]\ntheme=dark\n");
    }

    void keepsAsideWhatItCannotRead()
    {
        QFETCH(QByteArray, content);
        write(content);
        {
            app::Settings settings(m_file);
            QVERIFY(settings.startProblem().contains(u"settings.ini.unreadable-"_s));
            QCOMPARE(settings.value(setting::theme), views::ThemeChoice::System);
            settings.set(setting::theme, views::ThemeChoice::Light);
        }
        const app::Settings settings(m_file);
        QCOMPARE(settings.startProblem(), QString());
        QCOMPARE(settings.value(setting::theme), views::ThemeChoice::Light);
        const QStringList aside = QDir(m_folder->path()).entryList({u"settings.ini.unreadable-*"_s});
        QCOMPARE(aside.size(), 1);
        QFile kept(m_folder->filePath(aside.first()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), content);
    }

    void keepsEveryUnreadableFile()
    {
        for (int i = 0; i < 3; ++i) {
            write("nothing\n");
            const app::Settings settings(m_file);
            QVERIFY(!settings.startProblem().isEmpty());
        }
        QCOMPARE(QDir(m_folder->path()).entryList({u"settings.ini.unreadable-*"_s}).size(), 3);
    }

    void tellsOnceThatItCannotWrite()
    {
        // A file stands where the folder would be: this holds for root as well.
        write("");
        app::Settings settings(m_file + u"/settings.ini"_s);
        const QSignalSpy problems(&settings, &app::Settings::problemFound);
        settings.set(setting::utc, true);
        QTRY_COMPARE(problems.count(), 1);
        QVERIFY(settings.value(setting::utc));
        settings.set(setting::utc, false);
        QTest::qWait(500);
        QCOMPARE(problems.count(), 1);
    }

    void tellsWhatChanged()
    {
        app::Settings settings(m_file);
        const QSignalSpy changes(&settings, &app::Settings::changed);
        settings.set(setting::menuBar, true);
        settings.set(setting::menuBar, true);
        settings.set(setting::menuBar, false);
        QCOMPARE(changes.count(), 2);
        QCOMPARE(changes.first().first().toString(), QString::fromLatin1(setting::menuBar.key));
    }

    void clearsListsOfAllNames()
    {
        app::Settings settings(m_file);
        settings.set(setting::columns, u"pods"_s, {u"name"_s});
        settings.set(setting::columns, u"clusters"_s, {u"name"_s});
        settings.set(setting::metrics, u"pod"_s, {u"range=life"_s});
        settings.clear(setting::columns);
        QVERIFY(settings.value(setting::columns, u"pods"_s).isEmpty());
        QVERIFY(settings.value(setting::columns, u"clusters"_s).isEmpty());
        QVERIFY(!settings.value(setting::metrics, u"pod"_s).isEmpty());
    }

    void isForItsOwnerOnly()
    {
        constexpr auto others
            = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        for (const bool isThere : {false, true}) {
            if (isThere)
                QVERIFY(QFile::setPermissions(m_file, QFile::permissions(m_file) | others));
            {
                app::Settings settings(m_file);
                settings.set(setting::utc, !isThere);
            }
            QCOMPARE(QFile::permissions(m_file) & others, QFileDevice::Permissions());
        }
    }

    // Two programs that have both read the file before either writes.
    void whatAnotherProgramSavesStays()
    {
        app::Settings one(m_file);
        app::Settings other(m_file);
        app::SavedViews ofOne(one);
        app::SavedViews ofOther(other);
        const QString first = ofOne.add(viewCalled(u"first"_s));
        const QString second = ofOther.add(viewCalled(u"second"_s));
        QCOMPARE(ofOther.of({}).size(), 2);
        one.set(setting::utc, true);
        ofOne.add(viewCalled(u"third"_s));
        ofOther.remove(first);
        app::SavedView renamed = *ofOne.find(second);
        renamed.name = u"renamed"_s;
        ofOne.replace(renamed);

        app::Settings latest(m_file);
        const QList<app::SavedView> views = app::SavedViews(latest).of({});
        QStringList names;
        for (const app::SavedView &view : views)
            names << view.name;
        QCOMPARE(names, QStringList({u"renamed"_s, u"third"_s}));
        QVERIFY(latest.value(setting::utc));
    }

private:
    static app::SavedView viewCalled(const QString &name)
    {
        app::SavedView view;
        view.name = name;
        view.resource = catalog::podResource;
        view.query = catalog::defaultQuery(catalog::podResource);
        return view;
    }

    void write(const QByteArray &content)
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>

using namespace Qt::StringLiterals;

namespace app {

Translations::Translations(const QLocale &locale)
{
    const auto prefix = u"_"_s;
    const auto folder = u":/i18n"_s;
    // English has a file, too: without it, "%n pods" would have no singular.
    const bool translated = m_own.load(locale, u"binnacle"_s, prefix, folder);
    if (!translated && !m_own.load(QLocale(QLocale::English), u"binnacle"_s, prefix, folder))
        return;
    QCoreApplication::installTranslator(&m_own);

    // Translate Qt's own texts only where ours are translated: a window in two languages is worse than English.
    if (translated && m_qt.load(locale, u"qtbase"_s, prefix, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

Translations::~Translations()
{
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_own);
}

} // namespace app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

namespace app {

// Translates Qt's texts and ours to the user's language while it exists; English where there is no translation. Create
// it after the application object and before any window. GUI thread (or the only thread, without a window).
class Translations
{
public:
    explicit Translations(const QLocale &locale = QLocale());
    ~Translations();
    Translations(const Translations &) = delete;
    Translations &operator=(const Translations &) = delete;

private:
    QTranslator m_qt;
    QTranslator m_own;
};

} // namespace app

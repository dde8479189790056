// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wastedmemory.h"

#include "app/memory/settings.h"
#include "views/waste/wastedpage.h"

#include <QDateTime>

namespace app {
namespace {

waste::ToldList toldList(const Settings &settings)
{
    return waste::ToldList::from(settings.value(setting::waste, setting::told), QDateTime::currentMSecsSinceEpoch());
}

} // namespace

void rememberWasted(views::WastedPage &page, Settings &settings, const QString &connection)
{
    page.setPrices(waste::pricesFrom(settings.value(setting::waste, setting::prices)));
    page.setMessageTemplate(settings.value(setting::waste, setting::message).join(u'\n'));
    page.setTold(toldList(settings).of(connection));
    QObject::connect(&page, &views::WastedPage::pricesChosen, &settings, [&settings](const waste::Prices &prices) {
        settings.set(setting::waste, setting::prices, waste::wordsOf(prices));
    });
    QObject::connect(&page, &views::WastedPage::templateChosen, &settings, [&settings](const QString &form) {
        settings.set(setting::waste, setting::message, form.isEmpty() ? QStringList() : form.split(u'\n'));
    });
    QObject::connect(&page, &views::WastedPage::ownerTold, &settings,
                     [&settings, connection](const base::Key &workload) {
                         settings.update(QLatin1String(setting::waste.group), [&] {
                             waste::ToldList list = toldList(settings);
                             list.tell(connection, workload, QDateTime::currentMSecsSinceEpoch());
                             settings.set(setting::waste, setting::told, list.words());
                         });
                     });
    // Another window of the connection may tell owners, too.
    QObject::connect(&settings, &Settings::changed, &page, [&page, &settings, connection](const QString &key) {
        if (key == QLatin1String(setting::waste.group) + u'/' + setting::told)
            page.setTold(toldList(settings).of(connection));
    });
}

} // namespace app

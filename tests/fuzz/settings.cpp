// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/settings.h"

#include "models/waste/told.h"
#include "models/waste/totals.h"
#include "tests/fuzz/target.h"
#include "views/table/columnlayout.h"

#include <cmath>

// The file of settings: whatever is in it, each setting has a valid value.
namespace {

using fuzz::require;
namespace setting = app::setting;
using namespace Qt::StringLiterals;

void checkNumber(const app::Settings &settings, const setting::Number &number)
{
    const int value = settings.value(number);
    require((value >= number.least && value <= number.most) || (value == 0 && number.mayBeZero), "a number in range");
}

void checkLists(const app::Settings &settings)
{
    const auto layout = views::ColumnLayout::fromStringList(settings.value(setting::columns, u"workloads"_s));
    require(views::ColumnLayout::fromStringList(layout.toStringList()) == layout, "a layout reads as itself");
    for (const views::ColumnPlace &place : layout.places)
        require(std::isfinite(place.width) && place.width >= 0, "a width");
    const auto prices = waste::pricesFrom(settings.value(setting::waste, setting::prices));
    require(waste::pricesFrom(waste::wordsOf(prices)) == prices, "prices read as themselves");
    for (const double price : prices.perGpuHour)
        require(std::isfinite(price) && price >= 0, "a price");
    constexpr std::int64_t now = 1'700'000'000'000;
    const auto told = waste::ToldList::from(settings.value(setting::waste, setting::told), now);
    require(told.words().size() <= waste::ToldList::most, "a bounded list");
    require(waste::ToldList::from(told.words(), now).words() == told.words(), "a list reads as itself");
}

} // namespace

void tryInput(const QByteArray &input)
{
    const app::Settings settings(fuzz::fileOf("settings.ini", input));
    for (const auto &number : {setting::fontSize, setting::refreshSeconds, setting::seriesWidth})
        checkNumber(settings, number);
    require(int(settings.value(setting::theme)) < int(setting::theme.words.size()), "a theme");
    require(int(settings.value(setting::density)) < int(setting::density.words.size()), "a density");
    static_cast<void>(settings.value(setting::utc));
    static_cast<void>(settings.value(setting::startPage));
    static_cast<void>(settings.value(setting::window, u"geometry"_s));
    checkLists(settings);
}

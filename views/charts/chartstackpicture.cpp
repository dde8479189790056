// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/comparison.h"
#include "views/charts/chartstack_p.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

// The range of a stack of charts in words, and pictures of it.
namespace views {
namespace {

constexpr qreal copyScale = 2;

} // namespace

// "21 Nov 2025, 12:02:22 to 21 Nov 2025, 18:02:22 (UTC)"
QString ChartStack::Private::rangeText() const
{
    if (visible.length() <= 0)
        return {};
    if (meaning.of == TimeMeaning::Of::SinceStart)
        //: two times since the start
        return tr("%1 to %2 after the start").arg(clockText(visible.fromMs, meaning), clockText(visible.toMs, meaning));
    if (meaning.of == TimeMeaning::Of::ShareOfRun && visible == metrics::Range{0, compare::wholeRun})
        return tr("Each object from 0 to 100 % of its run");
    if (meaning.of == TimeMeaning::Of::ShareOfRun)
        //: two percentages
        return tr("%1 to %2 of each run").arg(clockText(visible.fromMs, meaning), clockText(visible.toMs, meaning));
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(visible.toMs, timeZone(meaning.zone));
    //: two times and the name of a time zone
    return tr("%1 to %2 (%3)")
        .arg(momentText(visible.fromMs, meaning), momentText(visible.toMs, meaning),
             meaning.zone == table::Zone::Utc ? u"UTC"_s : end.timeZoneAbbreviation());
}

void ChartStack::Private::showRangeLine()
{
    rangeWords = isZoomed ? tr("Zoomed to %1. Press Esc or double-click to go back.").arg(rangeText()) : rangeText();
    rangeLine->setFullText(rangeWords);
}

ChartPicture ChartStack::Private::picture() const
{
    ChartPicture picture{content, {}, pictureTitle, rangeText(), {}};
    const int left = contentInsets().first;
    for (int i = 0; i < columns(); ++i)
        picture.axes.append({timeAxes[std::size_t(i)], timeAxes[std::size_t(i)]->x() - left});
    for (const ChartCard *card : cards)
        picture.curves.insert(picture.curves.end(), card->curves().begin(), card->curves().end());
    return picture;
}

void ChartStack::Private::copyPictureOf(ChartCard *card)
{
    setForPicture(true);
    const ChartPicture picture{card, {{timeAxes[0], 0}}, pictureTitle, rangeText(), card->curves()};
    QGuiApplication::clipboard()->setImage(picture.image(copyScale));
    setForPicture(false);
}

// Hides buttons and the crosshair.
void ChartStack::Private::setForPicture(bool forPicture)
{
    if (forPicture)
        navigator->clearCrosshair();
    for (ChartCard *card : cards)
        card->setButtonsShown(!forPicture);
    timeline->setButtonsShown(!forPicture);
}

QImage ChartStack::picture(qreal scale) const
{
    d->setForPicture(true);
    QImage image = d->picture().image(scale);
    d->setForPicture(false);
    return image;
}

QByteArray ChartStack::svg() const
{
    d->setForPicture(true);
    QByteArray svg = d->picture().svg();
    d->setForPicture(false);
    return svg;
}

} // namespace views

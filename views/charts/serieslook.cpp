// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/serieslook.h"

#include <QPainter>

#include <algorithm>

namespace views {
namespace {

SeriesLook atPlace(int place)
{
    const auto colours = int(lightTheme.series.size());
    return {place % colours, SeriesLook::Dash(std::min(place / colours, int(SeriesLook::Dash::Dotted)))};
}

// Halfway to the surface: as strong on light as on dark.
QRgb paler(QRgb colour, QRgb surface)
{
    const auto middle = [](int a, int b) { return (a + b) / 2; };
    return qRgb(middle(qRed(colour), qRed(surface)), middle(qGreen(colour), qGreen(surface)),
                middle(qBlue(colour), qBlue(surface)));
}

} // namespace

QRgb SeriesLook::colour(const Theme &theme) const
{
    const QRgb own = theme.series[std::size_t(slot)];
    return isGhost ? paler(own, theme.surface) : own;
}

std::pair<double, double> dashLengths(const SeriesLook &look)
{
    if (look.isGhost)
        return {2, 3};
    switch (look.dash) {
    case SeriesLook::Dash::Solid:
        return {0, 0};
    case SeriesLook::Dash::Dashed:
        return {6, 3};
    case SeriesLook::Dash::Dotted:
        return {1.5, 2.5};
    }
    return {0, 0};
}

void paintSwatch(QPainter &painter, const QRect &rect, const SeriesLook &look, bool isHidden, const Theme &theme)
{
    const QColor colour = QColor::fromRgb(look.colour(theme));
    if (isHidden) {
        painter.setPen(colour);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
        return;
    }
    switch (look.isGhost ? SeriesLook::Dash::Dotted : look.dash) {
    case SeriesLook::Dash::Solid:
        painter.fillRect(rect, colour);
        return;
    case SeriesLook::Dash::Dashed:
        painter.fillRect(QRect(rect.left(), rect.top(), 7, rect.height()), colour);
        painter.fillRect(QRect(rect.right() - 1, rect.top(), 2, rect.height()), colour);
        return;
    case SeriesLook::Dash::Dotted:
        for (int x = rect.left(); x + 2 < rect.right() + 1; x += 4)
            painter.fillRect(QRect(x, rect.top(), 2, rect.height()), colour);
        return;
    }
}

metrics::SeriesKey wholeObject(const base::Key &object)
{
    return {{}, object};
}

bool highlightsTogether(const metrics::SeriesKey &one, const metrics::SeriesKey &other)
{
    if (one.type.isEmpty())
        return one.object == other.object;
    if (one.isAlone())
        return one == other;
    return one.gpu == other.gpu && one.instance == other.instance && one.group == other.group && one.twin == other.twin
        && one.object == other.object;
}

void SeriesLooks::learn(const metrics::MetricAnswer &answer)
{
    if (answer.series.empty())
        return;
    QSet<int> gpus;
    QSet<base::Key> objects;
    for (const metrics::SeriesPtr &series : answer.series) {
        objects.insert(series->key.object);
        if (series->key.gpu >= 0)
            gpus.insert(series->key.gpu);
    }
    const auto note = [&](QSet<QString> &types, bool holds) {
        const QString &type = answer.series.front()->key.type;
        holds ? void(types.insert(type)) : void(types.remove(type));
    };
    note(m_alike, gpus.size() == 1 && answer.series.size() > 1);
    note(m_parted, gpus.size() > 1 && std::ranges::any_of(answer.series, [](const metrics::SeriesPtr &series) {
                       return series->key.instance >= 0 || series->key.twin > 0;
                   }));
    note(m_ofObjects, objects.size() > 1);
}

SeriesLook SeriesLooks::of(const metrics::SeriesKey &key)
{
    if (const auto own = m_objects.constFind(key.object); own != m_objects.cend())
        return atPlace(*own);
    constexpr int ofObjects = -1; // they have the same colours in all cards
    const bool isParted = m_parted.contains(key.type);
    const bool isOfObject = m_alike.contains(key.type) || (key.gpu < 0 && m_ofObjects.contains(key.type));
    if (isOfObject || isParted) {
        QStringList parts{key.object.toString(), QString::number(key.instance), key.group, QString::number(key.twin)};
        if (isParted)
            parts << QString::number(key.gpu);
        const QString name = parts.join(u'\n');
        if (!m_places.contains(name))
            m_places.insert(name, m_taken[ofObjects]++);
        return atPlace(m_places.value(name));
    }
    if (key.gpu >= 0)
        return atPlace(key.gpu);
    // Without the object: only its curves are on the page, and the same curves of the next object should look the same.
    const QString name = key.type + u'\n' + key.group + u'\n' + QString::number(key.twin);
    const auto known = m_places.constFind(name);
    if (known != m_places.cend())
        return atPlace(*known);
    const metrics::Metric *metric = metrics::find(key.type.toStdString());
    // Ratios are drawn as percent, on the same card.
    const metrics::Unit unit = metric && metric->unit == metrics::Unit::Ratio ? metrics::Unit::Percent
        : metric                                                              ? metric->unit
                                                                              : metrics::Unit::Count;
    const int place = m_taken[int(unit)]++;
    m_places.insert(name, place);
    return atPlace(place);
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/heatstrip.h"

#include "views/charts/chartgroups.h"
#include "views/charts/timeaxis.h"
#include "views/look/focusring.h"
#include "views/look/sizes.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int tallRow = 9;
constexpr int tallestRow = 24; // where there is nothing else
constexpr int lowRow = 3;
constexpr int mostNamedRows = 64; // each is tall enough for its name
constexpr int widestLabel = 110;
constexpr int roomForRows = 200; // with more, rows get lower
constexpr int scaleWidth = 12;
constexpr int keyGap = 6;
constexpr int labelPadding = 10;

QRgb colourOf(const Curve &curve, std::size_t sample, const Theme &theme)
{
    const auto &colours = theme.heat;
    const double share = curve.series->samples.values[sample] * curve.factor / 100;
    // Clamped as a double: no integer holds each of them.
    return colours[std::size_t(std::clamp(share * double(colours.size()), 0.0, double(colours.size() - 1)))];
}

} // namespace

void paintTimeMarks(QPainter &painter, const TimeScale &scale, const QRectF &area, const Theme &theme,
                    std::optional<qint64> crosshairMs, const std::optional<metrics::Range> &selection)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (selection) {
        const qreal left = std::round(std::max(scale.xOf(selection->fromMs), area.left()));
        const qreal right = std::round(std::min(scale.xOf(selection->toMs), area.right()));
        QColor accent = QColor::fromRgb(theme.accent);
        painter.fillRect(QRectF(left, area.top(), 1, area.height()), accent);
        painter.fillRect(QRectF(right - 1, area.top(), 1, area.height()), accent);
        accent.setAlphaF(0.12F);
        painter.fillRect(QRectF(left, area.top(), right - left, area.height()), accent);
    } else if (crosshairMs && scale.range.contains(*crosshairMs)) {
        const qreal x = std::floor(scale.xOf(*crosshairMs));
        painter.fillRect(QRectF(x, area.top(), 1, area.height()), QColor::fromRgb(theme.crosshair));
    }
}

HeatStrip::HeatStrip(QWidget *parent)
    : QWidget(parent)
{
    setLayoutDirection(Qt::LeftToRight);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void HeatStrip::setRows(const QString &title, std::vector<Curve> curves, const ValueScale &scale)
{
    m_title = title;
    const bool grows = curves.size() != m_curves.size();
    m_curves = std::move(curves);
    for (Curve &curve : m_curves)
        curve.isHidden = false; // rows keep their places
    m_scale = scale;
    setAccessibleName(title);
    if (grows)
        updateGeometry();
    refresh();
}

void HeatStrip::setTime(const metrics::Range &range, const TimeMeaning &meaning)
{
    m_range = range;
    m_meaning = meaning;
    refresh();
}

void HeatStrip::setMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    refresh();
}

void HeatStrip::setMarks(const std::vector<RangeMark> &marks)
{
    m_marks = marks;
    update();
}

void HeatStrip::setReach(double reachMs)
{
    m_reachMs = reachMs;
    refresh();
}

QRgb HeatStrip::colourAt(std::size_t row, qint64 timeMs) const
{
    const auto sample = sampleAt(m_curves[row], timeMs, m_reachMs);
    return sample ? colourOf(m_curves[row], *sample, themeOf(palette())) : 0;
}

QSize HeatStrip::sizeHint() const
{
    return {100, std::max(int(m_curves.size()) * pitch() - 1, 0)};
}

int HeatStrip::pitch() const
{
    const int rows = std::max(int(m_curves.size()), 1);
    const int room = std::max(roomForRows, m_room) / rows - 1;
    const int least = rows <= mostNamedRows ? QFontMetrics(labelFont()).ascent() : lowRow;
    return std::clamp(room, least, std::max(m_room > 0 ? tallestRow : tallRow, least)) + 1;
}

void HeatStrip::setRoom(int height)
{
    if (std::exchange(m_room, height) == height)
        return;
    updateGeometry();
    refresh();
}

QFont HeatStrip::labelFont() const
{
    QFont font = scaled(this->font(), TextSize::Caption);
    font.setPixelSize(std::max(font.pixelSize() - 1, 8));
    return font;
}

// The index is enough for the GPUs of one object.
QStringList HeatStrip::labels() const
{
    const bool isOneObject = std::ranges::all_of(m_curves, [&](const Curve &curve) {
        const metrics::SeriesKey &other = curve.series->key;
        return other.object == m_curves.front().series->key.object && other.instance < 0 && other.twin == 0;
    });
    QStringList labels;
    for (const Curve &curve : m_curves) {
        const int gpu = curve.series->key.gpu;
        labels << (isOneObject && gpu >= 0 ? QString::number(gpu) : curve.name);
    }
    return labels;
}

int HeatStrip::labelWidth() const
{
    const QFontMetrics metrics(labelFont());
    int widest = 0;
    const QStringList all = labels();
    for (const QString &label : all)
        widest = std::max(widest, metrics.horizontalAdvance(label));
    return std::min(widest, widestLabel) + labelPadding;
}

TimeScale HeatStrip::timeScale() const
{
    return {m_range, qreal(m_left), qreal(std::max(width() - m_left - m_right, 0))};
}

QRectF HeatStrip::timeArea() const
{
    return {qreal(m_left), 0, timeScale().width, qreal(height())};
}

HoverContent HeatStrip::hoverContent(qint64 timeMs, const std::optional<QPointF> &pointer) const
{
    HoverContent content{momentText(timeMs, m_meaning), m_title, {}, 0};
    const qreal pointed = pointer ? pointer->y() / pitch() - 0.5 : 0;
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        HoverContent::Row row;
        row.curve = i;
        row.sample = sampleAt(m_curves[i], timeMs, m_reachMs);
        row.distance = std::abs(double(i) - pointed);
        content.rows.push_back(std::move(row));
    }
    arrange(content, pointer.has_value());
    for (HoverContent::Row &row : content.rows)
        fillRow(row, m_curves[row.curve], scaleOf(m_curves[row.curve], m_scale));
    return content;
}

void HeatStrip::setCrosshair(std::optional<qint64> timeMs, double)
{
    if (std::exchange(m_crosshairMs, timeMs) != timeMs)
        update();
}

void HeatStrip::setSelection(const std::optional<metrics::Range> &range)
{
    m_selection = range;
    update();
}

void HeatStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
    QWidget::changeEvent(event);
}

void HeatStrip::refresh()
{
    m_pictured = {};
    update();
}

HeatStrip::Rows HeatStrip::rowsIn(const QRect &rect) const
{
    return {std::max(rect.top() / pitch(), 0), std::min(rect.bottom() / pitch() + 1, int(m_curves.size()))};
}

QImage HeatStrip::cells(int columns, const Rows &rows) const
{
    QImage image(columns, std::max(rows.last - rows.first, 0), QImage::Format_ARGB32_Premultiplied);
    const TimeScale scale{m_range, 0, qreal(columns)};
    std::vector<qint64> times;
    times.reserve(std::size_t(columns));
    for (int column = 0; column < columns; ++column)
        times.push_back(scale.timeAt(column + 0.5));
    const Theme &theme = themeOf(palette());
    for (int row = 0; row < image.height(); ++row) {
        const Curve &curve = m_curves[std::size_t(rows.first) + std::size_t(row)];
        SampleFinder finder(curve, m_reachMs);
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(row));
        for (int column = 0; column < columns; ++column) {
            const auto sample = finder.at(times[std::size_t(column)]);
            line[column] = sample ? colourOf(curve, *sample, theme) : 0;
        }
    }
    return image;
}

void HeatStrip::paintRows(QPainter &painter, const QRect &rect, qreal ratio) const
{
    const Theme &theme = themeOf(palette());
    const QRectF area = timeArea();
    const Rows rows = rowsIn(rect);
    const QImage image = cells(std::max(int(area.width() * ratio), 1), rows);
    const std::span pixels(reinterpret_cast<const QRgb *>(image.constBits()),
                           std::size_t(image.width()) * std::size_t(image.height()));
    if (std::ranges::find(pixels, 0U) != pixels.end())
        paintNoData(painter, area & QRectF(rect), theme);
    painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing, false);
    const int height = pitch() - 1;
    for (int row = rows.first; row < rows.last; ++row) {
        const qreal top = row * pitch();
        painter.drawImage(QRectF(area.left(), top, area.width(), height), image,
                          QRectF(0, row - rows.first, image.width(), 1));
        painter.fillRect(QRectF(area.left(), top + height, area.width(), 1), QColor::fromRgb(theme.surface));
    }
    // A label may be taller than its row.
    paintLabels(painter, rowsIn(rect.adjusted(0, -labelPadding, 0, labelPadding)));
}

void HeatStrip::paintLabels(QPainter &painter, const Rows &rows) const
{
    const QFontMetrics metrics(labelFont());
    painter.setFont(labelFont());
    painter.setPen(QColor::fromRgb(themeOf(palette()).text2));
    // As many labels as fit.
    const int every = std::max((metrics.ascent() + pitch() - 2) / pitch(), 1);
    const QStringList all = labels();
    for (int i = (rows.first + every - 1) / every * every; i < rows.last; i += every) {
        const QString &text = all.at(i);
        const QRect cell(2, i * pitch() - 4, m_left - 8, pitch() - 1 + 8);
        painter.drawText(cell, Qt::AlignAbsolute | Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideMiddle, cell.width()));
    }
}

void HeatStrip::showPicture(const QRect &rect, qreal ratio)
{
    const QSize size = (QSizeF(rect.size()) * ratio).toSize();
    if (m_picture.size() != size)
        m_picture = QImage(size, QImage::Format_ARGB32_Premultiplied);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.translate(-rect.topLeft());
    paintRows(painter, rect, ratio);
    m_pictured = rect;
}

void HeatStrip::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    if (m_curves.empty() || timeArea().width() <= 0)
        return;
    const qreal ratio = painter.deviceTransform().m11();
    const bool isPictured
        = m_pictured.width() == width() && m_pictured.contains(event->rect()) && m_picture.devicePixelRatio() == ratio;
    if (!isPictured) {
        const QRect wanted = event->rect() | visibleRegion().boundingRect();
        showPicture(QRect(0, wanted.top(), width(), wanted.height()), ratio);
    }
    painter.drawImage(m_pictured.topLeft(), m_picture);
    const Theme &theme = themeOf(palette());
    paintMarkEdges(painter, m_marks, timeScale(), timeArea(), theme);
    if (m_crosshairMs && m_range.contains(*m_crosshairMs)) {
        // An outline: the line alone would be invisible on the darkest and lightest colours.
        const qreal x = std::floor(timeScale().xOf(*m_crosshairMs));
        painter.fillRect(QRectF(x - 1, 0, 3, height()), QColor::fromRgb(theme.surface));
    }
    paintTimeMarks(painter, timeScale(), timeArea(), theme, m_crosshairMs, m_selection);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paintInnerFocusRing(painter, timeArea(), theme);
}

HeatKey::HeatKey(QWidget *parent)
    : QWidget(parent)
{
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize HeatKey::sizeHint() const
{
    const QFontMetrics metrics(scaled(font(), TextSize::Caption));
    const int texts = metrics.horizontalAdvance(tr("0 %")) + metrics.horizontalAdvance(tr("100 %"))
        + metrics.horizontalAdvance(tr("no data"));
    return {texts + 10 * scaleWidth + 5 * keyGap + 4, metrics.height() + 2};
}

void HeatKey::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // like the widget, whatever the program's direction
    const QFont font = scaled(this->font(), TextSize::Caption);
    painter.setFont(font);
    int x = 0;
    const auto word = [&](const QString &text) {
        const int width = QFontMetrics(font).horizontalAdvance(text);
        painter.setPen(QColor::fromRgb(theme.text2));
        painter.drawText(QRect(x, 0, width + 2, height()), Qt::AlignVCenter, text);
        x += width + keyGap;
    };
    constexpr int swatchHeight = 8;
    const int top = (height() - swatchHeight) / 2;
    word(tr("0 %"));
    for (const QRgb colour : theme.heat) {
        painter.fillRect(x, top, scaleWidth, swatchHeight, QColor::fromRgb(colour));
        x += scaleWidth;
    }
    x += keyGap;
    word(tr("100 %"));
    x += keyGap;
    paintNoData(painter, QRectF(x, top, scaleWidth, swatchHeight), theme);
    x += scaleWidth + keyGap;
    word(tr("no data"));
}

} // namespace views

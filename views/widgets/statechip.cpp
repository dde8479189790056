// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/statechip.h"

#include "models/table/format.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/sizes.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int padLeft = 6;
constexpr int iconGap = 5;
constexpr int padRight = 8;
constexpr qsizetype mostChips = 256; // limits memory if the server sends many unknown states

// Around the text of a chip.
int frameOf(int glyph)
{
    return padLeft + glyph + iconGap + padRight;
}

struct State
{
    QLatin1StringView word;
    StateLook look;
};

constexpr StateLook unknownLook{Tone::Neutral, true, "phase-unknown"};

constexpr State states[] = {
    // Workloads
    {"Creating"_L1, {Tone::Info, true, "phase-creating"}},
    {"Pending"_L1, {Tone::Warning, true, "phase-pending"}},
    {"Initializing"_L1, {Tone::Info, true, "phase-initializing"}},
    {"Running"_L1, {Tone::Success, false, "phase-running"}},
    {"Resuming"_L1, {Tone::Info, true, "phase-resuming"}},
    {"Updating"_L1, {Tone::Info, true, "phase-updating"}},
    {"Degraded"_L1, {Tone::Warning, true, "phase-degraded"}},
    {"Stopping"_L1, {Tone::Neutral, true, "phase-stopping"}},
    {"Stopped"_L1, {Tone::Neutral, false, "phase-stopped"}},
    {"Failed"_L1, {Tone::Danger, true, "phase-failed"}},
    {"Completed"_L1, {Tone::Success, false, "phase-completed"}},
    {"Deleting"_L1, {Tone::Neutral, true, "phase-deleting"}},
    {"Terminating"_L1, {Tone::Neutral, true, "phase-terminating"}},
    {"Unknown"_L1, unknownLook},
    // Finished pods
    {"Succeeded"_L1, {Tone::Success, false, "phase-completed"}},
    // Clusters
    {"Connected"_L1, {Tone::Success, false, "cluster-connected"}},
    {"WaitingToConnect"_L1, {Tone::Info, true, "cluster-waiting-to-connect"}},
    {"Disconnected"_L1, {Tone::Danger, true, "cluster-disconnected"}},
    {"MissingPrerequisites"_L1, {Tone::Warning, true, "cluster-missing-prerequisites"}},
    {"ServiceIssues"_L1, {Tone::Warning, true, "cluster-service-issues"}},
    // Nodes
    {"Ready"_L1, {Tone::Success, false, "cluster-connected"}},
    {"NotReady"_L1, {Tone::Danger, true, "node-not-ready"}},
    // Node pools
    {"Empty"_L1, {Tone::Neutral, false, "phase-stopped"}},
    {"Unschedulable"_L1, {Tone::Danger, true, "node-not-ready"}},
    {"Deleted"_L1, {Tone::Neutral, true, "phase-deleting"}},
};

} // namespace

StateLook stateLook(const QString &word)
{
    const auto found = std::ranges::find_if(states, [&](const State &state) { return state.word == word; });
    return found == std::end(states) ? unknownLook : found->look;
}

QString ChipPainter::text(const QString &word)
{
    return table::stateText(word).left(80).simplified();
}

int ChipPainter::width(const QString &word, const QFont &base)
{
    return frameOf(grownGlyph()) + QFontMetrics(scaled(base, TextSize::Small)).horizontalAdvance(text(word));
}

void ChipPainter::paint(QPainter &painter, const QRect &cell, const QString &word, const Theme &theme,
                        const QFont &base, Qt::LayoutDirection direction, ChipLook look)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (m_theme != &theme || m_ratio != ratio || m_base != base || m_chips.size() >= mostChips) {
        m_chips.clear();
        m_theme = &theme;
        m_ratio = ratio;
        m_base = base;
    }
    const bool mirrored = direction == Qt::RightToLeft;
    // Chips that fit are shared by all widths; only elided ones are cached per width.
    const auto keyed = [&](int width) { return word + QChar(width) + QChar(mirrored * 4 + int(look)); };
    auto chip = m_chips.constFind(keyed(0));
    if (chip == m_chips.cend())
        chip = m_chips.insert(keyed(0), render(word, INT_MAX, direction, look));
    if (chip->width > cell.width()) {
        const QString key = keyed(cell.width());
        chip = m_chips.constFind(key);
        if (chip == m_chips.cend())
            chip = m_chips.insert(key, render(word, cell.width(), direction, look));
    }
    const int height = qRound(chip->pixmap.height() / ratio);
    const int x = mirrored ? cell.right() + 1 - chip->width : cell.left();
    painter.drawPixmap(x, cell.top() + (cell.height() - height) / 2, chip->pixmap);
}

ChipPainter::Chip ChipPainter::render(const QString &word, int mostWidth, Qt::LayoutDirection direction,
                                      ChipLook chipLook) const
{
    StateLook look = stateLook(word);
    if (chipLook != ChipLook::Usual) {
        look.tone = Tone::Neutral;
        look.filled = chipLook == ChipLook::Muted;
    }
    const bool isStale = chipLook == ChipLook::Stale;
    const QFont font = scaled(m_base, TextSize::Small);
    const QFontMetrics metrics(font);
    const int height = Metrics(m_base).stateChip;
    const int glyph = grownGlyph();
    const int frame = frameOf(glyph);
    QString shown = text(word);
    int textWidth = metrics.horizontalAdvance(shown);
    if (textWidth + frame > mostWidth) {
        shown = metrics.elidedText(shown, Qt::ElideRight, std::max(0, mostWidth - frame));
        textWidth = metrics.horizontalAdvance(shown);
    }
    const int width = std::max(padLeft + glyph + padLeft, std::min(textWidth + frame, mostWidth));

    QPixmap pixmap(QSize(width, height) * m_ratio);
    pixmap.setDevicePixelRatio(m_ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = QColor::fromRgb(m_theme->foreground(look.tone));
    if (look.filled) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgb(m_theme->background(look.tone)));
        painter.drawRoundedRect(QRectF(0, 0, width, height), chipRadius, chipRadius);
    } else {
        painter.setPen(QPen(QColor::fromRgb(isStale ? m_theme->borderStrong : m_theme->border), 1,
                            isStale ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), chipRadius, chipRadius);
    }
    const bool mirrored = direction == Qt::RightToLeft;
    const int iconX = mirrored ? width - padLeft - glyph : padLeft;
    paintIcon(painter, QRect(iconX, (height - glyph) / 2, glyph, glyph), look.icon, glyph, ink.rgb());
    painter.setFont(font);
    painter.setPen(look.filled ? ink : QColor::fromRgb(isStale ? m_theme->text2 : m_theme->text));
    const int textX = mirrored ? padRight : padLeft + glyph + iconGap;
    painter.drawText(QRect(textX, 0, width - textX, height), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     shown);
    painter.end();
    return {pixmap, width};
}

} // namespace views

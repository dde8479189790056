// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/historymodel.h"

#include "views/look/focusring.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/widgets/statechip.h"

#include <QListView>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using catalog::HistoryEntry;

namespace views {
namespace {

constexpr double timeDigits = 13; // "28 Sept 13:02"
constexpr int glyphRoom = 24;
constexpr int rowGap = 8;
constexpr qsizetype mostLetters = 2000; // of a message

// The text of an entry, laid out in lines of `width`: the name in bold, the message below in `text2`.
struct Lines
{
    Lines(const QModelIndex &index, const QStyleOptionViewItem &view, int width, const Theme &theme)
    {
        const QFont &font = view.font;
        const QString name = index.data(HistoryModel::NameRole).toString();
        const QString rest = index.data(HistoryModel::RestRole).toString();
        // The whole is in the tooltip.
        const QString message = index.data(HistoryModel::MessageRole).toString().left(mostLetters);
        QString text = isolated(name) + isolated(rest);
        const int first = int(text.size());
        if (!message.isEmpty())
            text += QChar::LineSeparator + isolated(message).replace(u'\n', QChar::LineSeparator);
        QTextCharFormat bold;
        bold.setFont(semiBold(font));
        bold.setForeground(QColor::fromRgb(theme.text));
        QTextCharFormat quiet;
        quiet.setForeground(QColor::fromRgb(theme.text2));
        layout.setText(text);
        layout.setFont(font);
        layout.setFormats({{0, int(isolated(name).size()), bold}, {first, int(text.size()) - first, quiet}});
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        option.setTextDirection(view.direction);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(1, width));
            line.setPosition({0, height});
            height += line.height();
        }
        layout.endLayout();
    }

    QTextLayout layout;
    qreal height = 0;
};

int textLeft()
{
    return panelPadding + appMetrics().dw(timeDigits) + glyphRoom;
}

} // namespace

HistoryModel::HistoryModel(const catalog::History &history, QObject *parent)
    : QAbstractListModel(parent)
    , m_history(history)
{
    connect(&history, &catalog::OnDemand::changed, this, &HistoryModel::take);
}

// Most of a refresh is usually unchanged: only rows that differ are replaced, so that the view does not jump.
void HistoryModel::take()
{
    const QList<HistoryEntry> &now = m_history.entries();
    if (now == m_entries)
        return;
    const qsizetype added = now.size() - m_entries.size();
    const bool grewOnTop = added > 0 && !m_entries.isEmpty() && now.sliced(added + 1) == m_entries.sliced(1);
    if (grewOnTop) {
        beginInsertRows({}, 0, int(added) - 1);
        m_entries = now;
        endInsertRows();
        Q_EMIT dataChanged(index(int(added)), index(int(added)));
        return;
    }
    beginResetModel();
    m_entries = now;
    endResetModel();
}

void HistoryModel::setContext(const table::FormatContext &context)
{
    m_context = context;
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_entries.size()) - 1));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QString HistoryModel::timeText(qint64 ms) const
{
    if (std::abs(m_context.nowMs - ms) < 60'000)
        return tr("now");
    const QString exact = table::displayText(table::Kind::Time, std::int64_t(ms), m_context);
    const qsizetype comma = exact.lastIndexOf(u", "_s);
    const QString today = table::displayText(table::Kind::Time, std::int64_t(m_context.nowMs), m_context);
    if (today.first(today.lastIndexOf(u", "_s)) == exact.first(comma))
        return exact.sliced(comma + 2);
    // The year is in the tooltip.
    return exact.first(comma).section(u' ', 0, 1) + u' ' + exact.sliced(comma + 2, 5);
}

QString HistoryModel::restText(const HistoryEntry &entry) const
{
    if (entry.what == HistoryEntry::What::Phase) {
        const qint64 until = entry.untilMs == api::absentTime ? m_context.nowMs : entry.untilMs;
        const QString duration = table::durationText(std::max<qint64>(0, until - entry.timeMs) / 1000);
        static constexpr QStringView final[] = {u"Completed", u"Failed"};
        if (entry.untilMs != api::absentTime)
            return u", "_s + duration;
        if (std::ranges::find(final, QStringView(entry.name)) != std::end(final))
            return {};
        return u", "_s + tr("%1 so far").arg(duration);
    }
    if (entry.count < 2)
        return {};
    return u", "_s + tr("%n times since %1", nullptr, entry.count).arg(timeText(entry.firstMs));
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const HistoryEntry &entry = m_entries.at(index.row());
    const bool isPhase = entry.what == HistoryEntry::What::Phase;
    const QString name = isPhase ? table::stateText(entry.name) : entry.name;
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return name;
    case TimeRole:
        return timeText(entry.timeMs);
    case RestRole:
        return restText(entry);
    case MessageRole:
        return entry.message;
    case StateRole:
        return isPhase ? entry.name : QString();
    case WarningRole:
        return entry.isWarning;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        QString text = table::displayText(table::Kind::Time, std::int64_t(entry.timeMs), m_context) + u": "_s + name
            + restText(entry);
        if (!entry.message.isEmpty())
            text += u". "_s + entry.message;
        if (!entry.object.isEmpty())
            text += u" ("_s + entry.object + u')';
        return role == Qt::ToolTipRole ? plainToolTip(text) : text;
    }
    default:
        return {};
    }
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const Lines lines(index, option, width - textLeft() - panelPadding, themeOf(option.palette));
    return {width, int(std::ceil(lines.height)) + rowGap};
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const QRect row = option.rect;
    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    const int line = QFontMetrics(option.font).height();
    const int top = row.top() + rowGap / 2;
    painter->save();

    const QRect time(row.left() + panelPadding, top, appMetrics().dw(timeDigits), line);
    const QFont small = scaled(option.font, TextSize::Small);
    painter->setFont(small);
    painter->setPen(QColor::fromRgb(theme.text2));
    const QString timeText = index.data(HistoryModel::TimeRole).toString();
    painter->drawText(placed(time), Qt::AlignTrailing | Qt::AlignVCenter | Qt::TextSingleLine,
                      isolated(QFontMetrics(small).elidedText(timeText, Qt::ElideLeft, time.width())));

    const QRect glyph(time.right() + 1, top, glyphRoom, line);
    const bool isLast = index.row() + 1 == index.model()->rowCount();
    if (!isLast)
        painter->fillRect(placed(QRect(glyph.center().x(), glyph.bottom() + 3, 1, row.bottom() - glyph.bottom() - 2)),
                          QColor::fromRgb(theme.border));
    const QString state = index.data(HistoryModel::StateRole).toString();
    if (!state.isEmpty()) {
        const StateLook look = stateLook(state);
        paintIcon(*painter, placed(glyph), look.icon, grownGlyph(), theme.foreground(look.tone));
    } else if (index.data(HistoryModel::WarningRole).toBool()) {
        paintIcon(*painter, placed(glyph), "warn", grownGlyph(), theme.warningFg);
    } else {
        paintIcon(*painter, placed(glyph), "info", grownGlyph(), theme.text2);
    }

    const QRect words(row.left() + textLeft(), top, row.width() - textLeft() - panelPadding, row.height() - rowGap);
    const Lines lines(index, option, words.width(), theme);
    painter->setPen(QColor::fromRgb(theme.text));
    lines.layout.draw(painter, placed(words).topLeft());
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintInnerFocusRing(*painter, QRectF(row).adjusted(2, 0, -2, 0), theme);
    painter->restore();
}

} // namespace views

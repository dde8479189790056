// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/fieldsdelegate.h"

#include "views/details/fieldsmodel.h"
#include "views/details/wrappedlines.h"
#include "views/look/focusring.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/isolate.h"
#include "views/look/sizes.h"

#include <QPainter>
#include <QTreeView>

using catalog::DetailField;

namespace views {
namespace {

constexpr int rowPadding = 6; // above and below the text in total
constexpr int leastLabel = 12; // digit widths
constexpr int depthStep = 12;
constexpr int buttonPadding = 7; // in total
constexpr int mostLines = 12; // the whole is in the tooltip and in the JSON
constexpr int chevron = 12;

// A line breaks before the exact time, not within it, unless it is longer than a line.
QString wrappedText(const QModelIndex &index, const QFont &font, int width)
{
    QString text = index.data(FieldsModel::TextRole).toString();
    const qsizetype exact
        = text.endsWith(u')') && index.data(FieldsModel::TimeRole).toBool() ? text.lastIndexOf(u'(') : -1;
    if (exact >= 0 && QFontMetrics(font).horizontalAdvance(text.sliced(exact)) > width)
        return text;
    for (qsizetype i = exact; i >= 0 && i < text.size(); ++i) {
        if (text.at(i) == u' ')
            text[i] = QChar::Nbsp;
    }
    return text;
}

int wrappedHeight(const QString &text, const QFont &font, int width)
{
    return width <= 0 ? QFontMetrics(font).height() : WrappedLines(text, font, width, mostLines).height();
}

int valueHeight(const QModelIndex &index, const QFont &font, int width)
{
    const bool wraps = index.data(FieldsModel::WrapsRole).toBool();
    return wraps ? wrappedHeight(wrappedText(index, font, width), font, width) : QFontMetrics(font).height();
}

void paintMark(QPainter &painter, const QRect &rect, DetailField::Mark mark, const Theme &theme)
{
    switch (mark) {
    case DetailField::Mark::None:
        return;
    case DetailField::Mark::Good:
        paintIcon(painter, rect, "check", grownGlyph(), theme.successFg);
        return;
    case DetailField::Mark::Bad:
        paintIcon(painter, rect, "warn", grownGlyph(), theme.warningFg);
        return;
    case DetailField::Mark::Open:
        paintIcon(painter, rect, "phase-unknown", grownGlyph(), theme.neutralFg);
        return;
    }
}

} // namespace

void FieldsDelegate::measureLabels(const QAbstractItemModel &fields, const QFont &font)
{
    const QFontMetrics metrics(font);
    m_labelWidth = 0;
    for (int g = 0; g < fields.rowCount(); ++g) {
        const QModelIndex group = fields.index(g, 0);
        for (int i = 0; i < fields.rowCount(group); ++i) {
            const QModelIndex index = fields.index(i, 0, group);
            if (index.data(FieldsModel::HeadingRole).toBool())
                continue;
            const int indent = depthStep * index.data(FieldsModel::DepthRole).toInt();
            m_labelWidth = std::max(m_labelWidth, indent + metrics.horizontalAdvance(index.data().toString()) + 1);
        }
    }
}

FieldsDelegate::Layout FieldsDelegate::layoutOf(const QRect &row, const QModelIndex &index, const QFont &font) const
{
    const Metrics metrics = appMetrics();
    Layout layout;
    const int indent = panelPadding + depthStep * index.data(FieldsModel::DepthRole).toInt();
    QRect room = row.adjusted(indent, 0, -panelPadding, 0);
    const int height = metrics.text + rowPadding;
    const int buttonRoom = grownGlyph() + buttonPadding;
    layout.copy = QRect(room.right() - buttonRoom + 1, row.top(), buttonRoom, height);
    if (index.data(FieldsModel::SecretRole).toBool()) {
        room.setRight(room.right() - buttonRoom);
        layout.reveal = layout.copy.translated(-buttonRoom, 0);
    }
    if (index.data(FieldsModel::HeadingRole).toBool()) {
        if (index.data(FieldsModel::MarkRole).toInt() != int(DetailField::Mark::None)) {
            layout.mark = QRect(room.left(), row.top(), grownIcon(), height);
            room.setLeft(room.left() + grownIcon() + 4);
        }
        const int word = QFontMetrics(font).horizontalAdvance(index.data(FieldsModel::TextRole).toString());
        layout.value = QRect(std::max(room.left() + room.width() / 3, room.right() - word), row.top(),
                             std::min(word, room.width() * 2 / 3) + 1, height);
        layout.label = QRect(room.left(), row.top(), layout.value.left() - room.left() - cellPadding, height);
    } else {
        // Values are in one column, however far their labels are indented.
        const int widest = std::max(metrics.dw(leastLabel), m_labelWidth + cellPadding);
        const int left = row.left() + panelPadding + std::min(widest, row.width() / 2 - panelPadding);
        layout.label = QRect(room.left(), row.top(), left - room.left() - cellPadding, row.height());
        layout.value = QRect(left, row.top(), room.right() - left + 1, row.height());
    }
    return layout;
}

FieldsDelegate::Part FieldsDelegate::partAt(const QRect &row, const QModelIndex &index, const QPoint &at) const
{
    if (index.data(FieldsModel::GroupRole).toBool())
        return Part::None;
    // The layout is computed left to right and then mirrored as a whole.
    const auto *view = qobject_cast<const QWidget *>(parent());
    const bool isMirrored = view && view->layoutDirection() == Qt::RightToLeft;
    const QPoint point = isMirrored ? QPoint(row.left() + row.right() - at.x(), at.y()) : at;
    const Layout layout = layoutOf(row, index, view ? view->font() : QFont());
    if (layout.copy.contains(point))
        return Part::Copy;
    if (layout.reveal.contains(point))
        return Part::Reveal;
    return layout.value.contains(point) ? Part::Value : Part::None;
}

QSize FieldsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Metrics metrics = appMetrics();
    if (index.data(FieldsModel::GroupRole).toBool())
        return {0, metrics.text + rowPadding + 6};
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    const int width = view ? view->viewport()->width() : 0;
    const QRect row(0, 0, width, metrics.text + rowPadding);
    const Layout layout = layoutOf(row, index, option.font);
    if (index.data(FieldsModel::HeadingRole).toBool())
        return {0, metrics.text + rowPadding};
    const int label = wrappedHeight(index.data().toString(), option.font, layout.label.width());
    const bool isFixed = index.data(FieldsModel::FixedRole).toBool();
    const QFont font = isFixed ? fixedFont(option.font) : option.font;
    return {0, std::max(label, valueHeight(index, font, layout.value.width())) + rowPadding};
}

void FieldsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (index.data(FieldsModel::GroupRole).toBool())
        paintGroup(*painter, option, index);
    else
        paintField(*painter, option, index);
    const Theme &theme = themeOf(option.palette);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintInnerFocusRing(*painter, QRectF(option.rect).adjusted(2, 0, -2, 0), theme);
    painter->restore();
}

void FieldsDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    const bool isOpen = view && view->isExpanded(index);
    if (index.row() > 0)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1),
                         QColor::fromRgb(theme.hairline));
    const auto placed
        = [&option](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const QRect room = option.rect.adjusted(panelPadding, 0, -panelPadding, 0);
    const char *icon = isOpen ? "down" : option.direction == Qt::RightToLeft ? "back" : "right";
    paintIcon(painter, placed(QRect(room.left() - 2, room.top(), chevron, room.height())), icon, chevron, theme.text2);

    const QFont bold = semiBold(option.font);
    const QString title = index.data().toString();
    const int width = std::min(QFontMetrics(bold).horizontalAdvance(title) + 1, room.width() - chevron - 4);
    const QRect label(room.left() + chevron + 4, room.top(), width, room.height());
    painter.setFont(bold);
    painter.setPen(QColor::fromRgb(theme.text));
    painter.drawText(placed(label), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                     QFontMetrics(bold).elidedText(title, Qt::ElideRight, width));
    const QString summary = index.data(FieldsModel::TextRole).toString();
    if (summary.isEmpty() || isOpen)
        return;
    const QRect rest(label.right() + cellPadding, room.top(), room.right() - label.right() - cellPadding,
                     room.height());
    const QFont small = scaled(option.font, TextSize::Small);
    painter.setFont(small);
    painter.setPen(QColor::fromRgb(theme.text2));
    painter.drawText(placed(rest), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                     isolated(QFontMetrics(small).elidedText(summary, Qt::ElideRight, rest.width())));
}

void FieldsDelegate::paintField(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    const bool isHovered = m_hovered == index;
    const bool isHeading = index.data(FieldsModel::HeadingRole).toBool();
    if (isHovered)
        painter.fillRect(option.rect, QColor::fromRgb(theme.hover));
    Layout layout = layoutOf(option.rect, index, option.font);
    const auto placed
        = [&option](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const bool hasButton = isHovered || option.state.testFlag(QStyle::State_HasFocus);
    const bool canCopy = hasButton && !index.data(FieldsModel::TextRole).toString().isEmpty();
    if (canCopy && !isHeading)
        layout.value.setRight(std::min(layout.value.right(), layout.copy.left() - 1));

    paintMark(painter, placed(layout.mark), DetailField::Mark(index.data(FieldsModel::MarkRole).toInt()), theme);
    const QFont labelFont = isHeading ? semiBold(option.font) : option.font;
    painter.setFont(labelFont);
    painter.setPen(QColor::fromRgb(isHeading ? theme.text : theme.text2));
    if (isHeading)
        painter.drawText(
            placed(layout.label), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
            QFontMetrics(labelFont).elidedText(index.data().toString(), Qt::ElideRight, layout.label.width()));
    else
        painter.drawText(placed(layout.label.adjusted(0, rowPadding / 2, 0, 0)),
                         Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap, index.data().toString());

    const QString text = index.data(FieldsModel::TextRole).toString();
    const bool isLink = index.data(FieldsModel::LinkRole).toBool();
    QFont font = index.data(FieldsModel::FixedRole).toBool() ? fixedFont(option.font) : option.font;
    font.setUnderline(isLink && isHovered);
    painter.setFont(font);
    const bool isAbsent = text == u"–";
    painter.setPen(QColor::fromRgb(isLink          ? theme.accent
                                       : isAbsent  ? theme.text3
                                       : isHeading ? theme.text2
                                                   : theme.text));
    if (index.data(FieldsModel::WrapsRole).toBool()) {
        const QRect lines = placed(layout.value.adjusted(0, rowPadding / 2, 0, 0));
        WrappedLines(isolated(wrappedText(index, font, lines.width())), font, lines.width(), mostLines,
                     option.direction)
            .paint(painter, lines.topLeft());
    } else {
        const bool isFixed = index.data(FieldsModel::FixedRole).toBool();
        // In the first line, also beside a label of two.
        const int line = appMetrics().text + rowPadding;
        painter.drawText(
            placed(QRect(layout.value.topLeft(), QSize(layout.value.width(), line))),
            Qt::AlignVCenter | (isHeading ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::TextSingleLine,
            isolated(QFontMetrics(font).elidedText(QString(text).replace(u'\n', u' '),
                                                   isFixed ? Qt::ElideMiddle : Qt::ElideRight, layout.value.width())));
    }
    if (!layout.reveal.isEmpty())
        paintIcon(painter, placed(layout.reveal), "eye", grownGlyph(),
                  index.data(FieldsModel::RevealedRole).toBool() ? theme.accent : theme.text2);
    if (canCopy && !isHeading)
        paintIcon(painter, placed(layout.copy), "copy", grownGlyph(), theme.text2);
}

} // namespace views

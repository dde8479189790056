// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/groupbar.h"

#include "models/table/column.h"
#include "models/table/grouprow.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/widgets/chippart.h"
#include "views/widgets/flowlayout.h"
#include "views/widgets/picklist.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace views {
namespace {

QToolButton *textTool(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setText(text);
    fixHeight(*button, appMetrics().barControl);
    return button;
}

// An icon beside text.
class Glyph final : public QWidget
{
public:
    Glyph(const char *icon, const char *mirrored, QWidget *parent)
        : QWidget(parent)
        , m_icon(icon)
        , m_mirrored(mirrored)
    {
        setFixedSize(grownIcon(), appMetrics().barControl);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), isRightToLeft() ? m_mirrored : m_icon, grownIcon(), themeOf(palette()).text2);
    }

private:
    const char *m_icon;
    const char *m_mirrored;
};

} // namespace

// A column, and a button to remove it.
class ColumnChip final : public QFrame
{
public:
    ColumnChip(const QString &title, QWidget *parent)
        : QFrame(parent)
        , m_title(new ChipPart(ChipPart::Look::Strong, false, this))
        , m_remove(new ChipPart(ChipPart::Look::Cross, true, this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(1, 1, 1, 1);
        layout->setSpacing(0);
        layout->addWidget(m_title);
        layout->addWidget(m_remove);
        m_title->setText(menuText(title));
        m_title->setFocusPolicy(Qt::NoFocus);
        m_title->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_remove->setFocusPolicy(Qt::TabFocus);
        fixHeight(*this, appMetrics().filterChip);
    }

    [[nodiscard]] ChipPart *remove() const { return m_remove; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QColor::fromRgb(theme.border));
        painter.setBrush(QColor::fromRgb(theme.surface));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), chipRadius, chipRadius);
    }

private:
    ChipPart *m_title;
    ChipPart *m_remove;
};

GroupBar::GroupBar(QWidget *parent)
    : Panel(QPalette::AlternateBase, Qt::BottomEdge, parent)
    , m_row(new FlowLayout(this))
    , m_chips(new QWidget(this))
    , m_chipRow(new QHBoxLayout(m_chips))
    , m_add(flatTool("plus", tr("Then by"), this))
    , m_expand(textTool(tr("Expand all"), this))
    , m_collapse(textTool(tr("Collapse all"), this))
{
    setAccessibleName(tr("Groups"));
    m_row->setContentsMargins(panelPadding, 0, panelPadding, 1);
    m_row->setSpacing(controlGap);
    followFont(*this, [this] { m_row->setRowHeight(appMetrics().filterBar - 1); });
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_chipRow->setContentsMargins(0, 0, 0, 0);
    m_chipRow->setSpacing(controlGap);
    m_add->setText(tr("Then by"));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fixHeight(*m_add, appMetrics().barControl);
    m_row->insertWidget(0, new Glyph("group", "group", this));
    m_row->insertWidget(1, secondaryLabel(tr("Group by"), TextSize::Body, this));
    m_row->insertWidget(2, m_chips);
    m_row->insertWidget(3, m_add);
    m_row->insertWidget(4, m_expand);
    m_row->insertWidget(5, m_collapse);
    connect(m_add, &QToolButton::clicked, this, &GroupBar::openPicker);
    connect(m_expand, &QToolButton::clicked, this, &GroupBar::expandRequested);
    connect(m_collapse, &QToolButton::clicked, this, &GroupBar::collapseRequested);
    hide();
}

void GroupBar::setColumns(const QList<const table::ColumnInfo *> &groups,
                          const QList<const table::ColumnInfo *> &others)
{
    m_others = others;
    m_add->setVisible(groups.size() < table::mostGroupColumns && !others.isEmpty());
    if (m_groups != groups) {
        m_groups = groups;
        while (const QLayoutItem *item = m_chipRow->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
        for (const table::ColumnInfo *column : groups) {
            if (m_chipRow->count() > 0)
                m_chipRow->addWidget(new Glyph("right", "back", m_chips));
            const QString title = table::columnTitle(*column);
            auto *chip = new ColumnChip(title, m_chips);
            chip->setAccessibleName(tr("Group by %1").arg(title));
            chip->remove()->setAccessibleName(tr("Do not group by %1").arg(title));
            chip->remove()->setToolTip(plainToolTip(tr("Do not group by %1").arg(title)));
            connect(chip->remove(), &QToolButton::clicked, this, [this, column] { remove(*column); });
            m_chipRow->addWidget(chip);
            setTabOrder(m_chipRow->count() > 1 ? m_chipRow->itemAt(m_chipRow->count() - 3)->widget() : m_chips, chip);
        }
        m_chipRow->activate();
        m_row->invalidate();
        updateGeometry();
    }
    setVisible(!groups.isEmpty());
}

void GroupBar::setReady(bool ready)
{
    m_expand->setEnabled(ready);
    m_collapse->setEnabled(ready);
}

void GroupBar::openPicker()
{
    QList<PickList::Item> items;
    for (const table::ColumnInfo *column : std::as_const(m_others))
        items.append({QLatin1StringView(column->key), table::columnTitle(*column), {}});
    auto *list = new PickList(PickList::Mode::One, items, {}, m_add);
    connect(list, &PickList::picked, this, [this](const QStringList &ids) { Q_EMIT columnsChosen(keys() + ids); });
    list->popup(m_add);
}

void GroupBar::remove(const table::ColumnInfo &column)
{
    QStringList rest = keys();
    rest.removeOne(QLatin1StringView(column.key));
    if (!rest.isEmpty())
        m_add->setFocus(Qt::TabFocusReason); // the chip goes
    Q_EMIT columnsChosen(rest);
}

QStringList GroupBar::keys() const
{
    QStringList keys;
    for (const table::ColumnInfo *column : m_groups)
        keys << QLatin1StringView(column->key);
    return keys;
}

} // namespace views

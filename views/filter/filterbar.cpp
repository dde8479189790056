// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/filter/filterbar.h"

#include "views/filter/filtervalue.h"
#include "views/filter/saveview.h"
#include "views/look/focusring.h"
#include "views/look/icons.h"
#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/widgets/controls.h"
#include "views/widgets/flowlayout.h"
#include "views/widgets/searchfield.h"

#include <QCheckBox>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
FilterBar::FilterBar(catalog::Resource resource, std::span<const table::ColumnInfo *const> columns,
                     const catalog::ClusterNames &names, QWidget *parent)
    : QWidget(parent)
    , m_offer(columns)
    , m_names(names)
{
    m_layout = new FlowLayout(this);
    m_layout->setContentsMargins(panelPadding, 0, panelPadding, 1);
    m_layout->setSpacing(controlGap);
    followFont(*this, [this] { m_layout->setRowHeight(appMetrics().filterBar - 1); });
    setAccessibleName(tr("Filter bar"));
    // Not Fixed: that would limit it to the height of one row.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    m_search = new SearchField(this);
    followFont(*m_search, [this] { m_search->setFixedSize(appMetrics().dw(28), appMetrics().barControl); });
    m_search->setPlaceholderText(catalog::wordsOf(resource->words.search));
    m_search->setAccessibleName(catalog::wordsOf(resource->words.search));
    setSearchRemark({});
    connect(m_search, &SearchField::searchChanged, this, [this](const QString &search) {
        table::ListQuery query = m_query;
        query.search = search;
        tell(query);
    });
    connect(m_search, &SearchField::left, this, &FilterBar::leaveRequested);

    m_add = flatTool("plus", tr("Add a filter"), this);
    m_add->setText(tr("Filter"));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setVisible(!m_offer.fields().isEmpty());
    connect(m_add, &QToolButton::clicked, this, &FilterBar::openFieldPicker);

    m_clear = new QToolButton(this);
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::TabFocus);
    m_clear->setText(tr("Clear all"));
    m_clear->setToolTip(tr("Remove the search and all filters"));
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clearAll);
    for (QToolButton *button : {m_add, m_clear})
        fixHeight(*button, appMetrics().barControl);

    m_note = secondaryLabel({}, TextSize::Small, this);
    m_note->setObjectName(u"note"_s);
    m_note->hide();
    // Wholly or not at all
    m_layout->insertTrailing(0, m_note, [this](int room) {
        const int width = m_note->sizeHint().width();
        return width <= room ? width : 0;
    });
    m_layout->addWidget(m_search);
    m_layout->addWidget(m_add);
    m_layout->addWidget(m_clear);
    buildToggles(*resource);
    m_count = secondaryLabel({}, TextSize::Body, this);
    m_count->setObjectName(u"count"_s);
    m_layout->addTrailing(m_count);
    auto *save = new SaveView(this);
    m_layout->addTrailing(save);
    connect(save, &SaveView::saveRequested, this, &FilterBar::saveViewRequested);
    connect(save, &SaveView::left, this, &FilterBar::leaveRequested);
    showToggles();
}

void FilterBar::buildToggles(const catalog::ResourceInfo &resource)
{
    if (resource.completed) {
        m_hideCompleted = makeToggle(resource.completed);
        m_hideCompleted->setObjectName(u"hideCompleted"_s);
        connect(m_hideCompleted, &QCheckBox::toggled, this, [this](bool on) {
            table::ListQuery query = m_query;
            query.completed = on ? std::optional<bool>(false) : std::nullopt;
            tell(query);
        });
    }
    if (resource.externalOnly) {
        m_externalOnly = makeToggle(resource.externalOnly);
        m_externalOnly->setObjectName(u"externalOnly"_s);
        connect(m_externalOnly, &QCheckBox::toggled, this, [this](bool on) {
            table::ListQuery query = m_query;
            query.externalOnly = on;
            tell(query);
        });
    }
    if (resource.deleted) {
        m_deleted = makeToggle(resource.deleted);
        m_deleted->setObjectName(u"deleted"_s);
        connect(m_deleted, &QCheckBox::toggled, this, [this](bool on) {
            table::ListQuery query = m_query;
            query.deleted = on;
            tell(query);
        });
    }
}

QCheckBox *FilterBar::makeToggle(const catalog::Toggle &toggle)
{
    auto *box = new QCheckBox(catalog::wordsOf(toggle.label), this);
    if (toggle.toolTip)
        box->setToolTip(catalog::wordsOf(toggle.toolTip));
    m_layout->addTrailing(box);
    return box;
}

void FilterBar::setQuery(const table::ListQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_search->setSearch(query.search);
    // Reuse chips where possible, so that they keep the keyboard focus.
    while (m_chips.size() > query.filters.size())
        dropChip(m_chips.constLast());
    for (qsizetype i = 0; i < query.filters.size(); ++i) {
        if (i < m_chips.size())
            m_chips.at(i)->setFilter(query.filters.at(i));
        else
            makeChip(query.filters.at(i));
    }
    showToggles();
}

void FilterBar::showToggles()
{
    const auto show = [](QCheckBox *box, bool on) {
        const QSignalBlocker quiet(box);
        if (box)
            box->setChecked(on);
    };
    show(m_deleted, m_query.deleted);
    show(m_hideCompleted, m_query.completed == false);
    show(m_externalOnly, m_query.externalOnly);
    m_clear->setVisible(!m_chips.isEmpty() || !m_query.search.isEmpty());
    m_layout->invalidate();
    updateGeometry();
}

void FilterBar::setForServer(std::function<bool(const table::Filter &)> isForServer)
{
    m_offer.isForServer = std::move(isForServer);
    m_add->setVisible(!m_offer.fields().isEmpty());
}

void FilterBar::setHereState(HereState state)
{
    m_hereState = state;
    for (FilterChip *chip : std::as_const(m_chips))
        chip->setHereState(state);
}

void FilterBar::addChoice(QWidget *choice)
{
    m_layout->insertWidget(m_layout->indexOf(m_clear) + 1, choice);
}

void FilterBar::addBesideCount(QWidget *widget, const std::function<int(int)> &yield)
{
    m_layout->insertTrailing(m_layout->indexOf(m_count) + 1, widget, yield);
}

void FilterBar::setNote(const QString &text)
{
    if (m_note->accessibleName() == text)
        return;
    m_note->setText(isolated(text));
    m_note->setAccessibleName(text);
    m_note->setVisible(!text.isEmpty());
    m_layout->invalidate();
    updateGeometry();
}

QString FilterBar::note() const
{
    return m_note->accessibleName();
}

bool FilterBar::hasConditions() const
{
    return !m_query.filters.isEmpty() || !m_query.search.isEmpty() || m_query.deleted || m_query.completed.has_value()
        || m_query.externalOnly;
}

void FilterBar::setCountText(const QString &text, const QString &toolTip)
{
    m_count->setToolTip(toolTip.isEmpty() ? QString() : plainToolTip(toolTip));
    m_count->setAccessibleDescription(toolTip);
    if (m_count->accessibleName() == text)
        return;
    m_count->setText(isolated(text));
    m_count->setAccessibleName(text);
    m_layout->invalidate();
    updateGeometry();
}

QString FilterBar::countText() const
{
    return m_count->accessibleName();
}

void FilterBar::setFormatContext(const table::FormatContext &context)
{
    m_context = context;
    for (FilterChip *chip : std::as_const(m_chips))
        chip->setContext(context);
}

FilterChip *FilterBar::makeChip(const table::Filter &filter)
{
    auto *chip = new FilterChip(m_offer, m_names, this);
    chip->setFilter(filter);
    chip->setContext(m_context);
    chip->setHereState(m_hereState);
    m_chips.append(chip);
    m_layout->insertWidget(m_layout->indexOf(m_add), chip);
    setTabOrder(m_chips.size() > 1 ? m_chips.at(m_chips.size() - 2) : static_cast<QWidget *>(m_search), chip);
    chip->show();
    connect(chip, &FilterChip::changed, this, &FilterBar::collect);
    connect(chip, &FilterChip::removeRequested, this, [this, chip] {
        const bool hadFocus = chip->isAncestorOf(focusWidget());
        const qsizetype at = m_chips.indexOf(chip);
        dropChip(chip);
        if (hadFocus && !m_chips.isEmpty())
            m_chips.at(std::min(at, m_chips.size() - 1))->focusPart(FilterChip::Field);
        else if (hadFocus)
            m_add->setFocus(Qt::TabFocusReason);
        collect();
    });
    connect(chip, &FilterChip::leaveRequested, this, [this, chip](int direction) { moveFocus(chip, direction); });
    return chip;
}

void FilterBar::dropChip(FilterChip *chip)
{
    m_chips.removeOne(chip);
    m_layout->removeWidget(chip);
    chip->hide();
    chip->disconnect(this);
    chip->deleteLater();
}

void FilterBar::moveFocus(FilterChip *from, int direction)
{
    const qsizetype next = m_chips.indexOf(from) + direction;
    if (next >= 0 && next < m_chips.size())
        m_chips.at(next)->focusPart(direction < 0 ? FilterChip::Remove : FilterChip::Field);
    else
        (next < 0 ? static_cast<QWidget *>(m_search) : m_add)->setFocus(Qt::TabFocusReason);
}

void FilterBar::collect()
{
    table::ListQuery query = m_query;
    query.filters.clear();
    for (const FilterChip *chip : std::as_const(m_chips)) {
        if (chip->isComplete())
            query.filters.append(chip->filter());
    }
    tell(query);
}

void FilterBar::tell(const table::ListQuery &query)
{
    const bool differs = query != m_query;
    m_query = query;
    showToggles();
    if (differs)
        Q_EMIT queryChanged(m_query);
}

void FilterBar::setSearchRemark(const QString &remark)
{
    const QString keys = tr("Search (/ or Ctrl+F)");
    m_search->setToolTip(remark.isEmpty() ? keys : keys + u'\n' + remark);
    m_search->setAccessibleDescription(remark);
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::openFieldPicker()
{
    pickField(m_offer, m_add, this, [this](const table::ColumnInfo &field) { addFilter(field); });
}

void FilterBar::addFilter(const table::ColumnInfo &column)
{
    table::Filter filter;
    filter.key = filterKeyOf(column);
    filter.op = m_offer.defaultOp(column);
    FilterChip *chip = makeChip(filter);
    showToggles();
    m_layout->activate();
    chip->focusPart(FilterChip::Value);
    chip->openValue();
}

void FilterBar::clearAll()
{
    const QList<FilterChip *> chips = m_chips;
    for (FilterChip *chip : chips)
        dropChip(chip);
    m_search->setSearch({});
    table::ListQuery query = m_query;
    query.filters.clear();
    query.search.clear();
    tell(query);
    focusSearch();
}

void FilterBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    paintEdges(painter, *this, Qt::BottomEdge, themeOf(palette()).border);
    for (const FilterChip *chip : std::as_const(m_chips)) {
        if (chip->hasKeyboard())
            paintFocusRing(painter, chip->geometry(), themeOf(palette()));
    }
}

} // namespace views

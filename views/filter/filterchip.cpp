// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/filter/filterchip.h"

#include "models/base/shown.h"
#include "views/filter/filtervalue.h"
#include "views/filter/valuepopup.h"
#include "views/look/icons.h"
#include "views/look/plaintext.h"
#include "views/widgets/chippart.h"
#include "views/widgets/controls.h"
#include "views/widgets/picklist.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;
using table::Op;

namespace views {

FilterChip::FilterChip(const FilterOffer &offer, const catalog::ClusterNames &names, QWidget *parent)
    : QFrame(parent)
    , m_offer(offer)
    , m_names(names)
{
    setObjectName(u"filterChip"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    static constexpr ChipPart::Look looks[]
        = {ChipPart::Look::Strong, ChipPart::Look::Quiet, ChipPart::Look::Strong, ChipPart::Look::Cross};
    for (std::size_t i = 0; i < PartCount; ++i) {
        auto *part = new ChipPart(looks[i], i > 0, this);
        part->setFocusPolicy(i == Field ? Qt::TabFocus : Qt::NoFocus);
        part->installEventFilter(this);
        layout->addWidget(part);
        m_parts[i] = part;
    }
    fixHeight(*this, appMetrics().filterChip);
    connect(m_parts[Field], &QToolButton::clicked, this, &FilterChip::openField);
    connect(m_parts[Operator], &QToolButton::clicked, this, &FilterChip::openOperator);
    connect(m_parts[Value], &QToolButton::clicked, this, &FilterChip::openValue);
    connect(m_parts[Remove], &QToolButton::clicked, this, &FilterChip::removeRequested);
    connect(&m_names, &catalog::ClusterNames::changed, this, &FilterChip::showTexts);
    showTexts();
}

const table::ColumnInfo *FilterChip::column() const
{
    return m_offer.field(m_filter.key);
}

void FilterChip::setFilter(const table::Filter &filter)
{
    m_filter = filter;
    m_before.reset();
    showTexts();
}

void FilterChip::setHereState(HereState state)
{
    if (std::exchange(m_hereState, state) != state)
        showReach();
}

bool FilterChip::isStruck() const
{
    return m_parts[Value]->isStruck() || m_parts[Operator]->isStruck();
}

void FilterChip::setContext(const table::FormatContext &context)
{
    m_context = context;
    showTexts();
}

QToolButton *FilterChip::part(Part part) const
{
    return m_parts[part];
}

void FilterChip::showTexts()
{
    const table::ColumnInfo *info = column();
    const QString field = info ? table::columnTitle(*info) : m_filter.key;
    const QString words = table::opWords(m_filter.op);
    table::Filter shown = m_filter;
    if (catalog::isClusterKey(m_filter.key) && shown.labels.isEmpty() && shown.values.size() == 1) {
        const QString name = clusterName(shown.values.constFirst());
        if (!name.isEmpty())
            shown.labels = {name};
    }
    const bool hasValue = table::takesValues(m_filter.op);
    const QString value = !hasValue ? QString()
        : isComplete()              ? base::shownName(valueLabel(info, shown, m_context))
                                    : u"…"_s;
    m_parts[Field]->setText(field);
    m_parts[Operator]->setText(words);
    m_parts[Value]->setText(menuText(value));
    m_parts[Field]->setAccessibleName(tr("Filter field: %1").arg(field));
    m_parts[Operator]->setAccessibleName(tr("Operator of %1: %2").arg(field, words));
    m_parts[Value]->setAccessibleName(tr("Value of %1: %2").arg(field, value));
    m_parts[Value]->setVisible(hasValue);
    m_parts[Remove]->setAccessibleName(tr("Remove filter: %1 %2 %3").arg(field, words, value).trimmed());
    m_parts[Remove]->setToolTip(tr("Remove filter"));
    for (const Part part : {Operator, Value})
        m_parts[part]->setEnabled(info != nullptr);
    setAccessibleName(tr("Filter: %1 %2 %3").arg(field, words, value).trimmed());
    showReach();
    updateGeometry();
}

void FilterChip::showReach()
{
    const bool isHere = m_offer.isHere(m_filter);
    const bool isStruck = isHere && isComplete() && m_hereState == HereState::NotApplied;
    QString words;
    if (isStruck)
        words = tr("Not applied: the control plane cannot filter by this. Load all rows to apply it.");
    else if (isHere && m_hereState == HereState::Coming)
        words = tr("Applies once all rows are here: the control plane cannot filter by this.");
    else if (isHere)
        words = tr("Filtered on this computer, over all rows");
    m_parts[Field]->setGlyph(isHere ? "store" : nullptr);
    for (const Part part : {Field, Operator, Value}) {
        m_parts[part]->setStruck(isStruck);
        m_parts[part]->setDimmed(isHere && m_hereState != HereState::Applied);
        m_parts[part]->setToolTip(words);
        m_parts[part]->setAccessibleDescription(words);
    }
    setAccessibleDescription(words);
}

void FilterChip::openField()
{
    pickField(m_offer, m_parts[Field], this, [this](const table::ColumnInfo &field) {
        if (m_filter.key == filterKeyOf(field))
            return;
        table::Filter filter;
        filter.key = filterKeyOf(field);
        filter.op
            = m_offer.has(field, m_filter.op) && m_filter.op != Op::AnyOf ? m_filter.op : m_offer.defaultOp(field);
        m_before = isComplete() ? std::optional(m_filter) : std::nullopt;
        m_filter = filter;
        showTexts();
        if (isComplete())
            Q_EMIT changed();
        else
            openValue();
    });
}

void FilterChip::openOperator()
{
    const table::ColumnInfo *info = column();
    if (!info)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Operators"));
    QList<Op> here; // below those of the server
    for (const Op op : allOps()) {
        const bool closedOnly = op == Op::AnyOf && !info->choices;
        if (closedOnly || (table::isOnlyHere(op) && !m_offer.has(*info, op)))
            continue;
        if (m_offer.has(*info, op) && !m_offer.isHere(*info) && m_offer.isHere({m_filter.key, op, {}, {}}))
            here.append(op);
        else
            addOperator(*menu, op);
    }
    if (!here.isEmpty())
        menu->addSeparator();
    for (const Op op : std::as_const(here))
        addOperator(*menu, op)->setIcon(icon("store"));
    menu->popup(m_parts[Operator]->mapToGlobal(QPoint(0, m_parts[Operator]->height() + 2)));
}

QAction *FilterChip::addOperator(QMenu &menu, Op op)
{
    // The tab puts the API's operator where menus show shortcuts.
    const QString sign = table::opSign(op);
    QAction *action = menu.addAction(sign.isEmpty() ? table::opWords(op) : table::opWords(op) + u'\t' + sign);
    action->setCheckable(true);
    action->setChecked(op == m_filter.op);
    action->setEnabled(m_offer.has(*column(), op));
    connect(action, &QAction::triggered, this, [this, shown = &menu, op] {
        setOp(op);
        if (op == Op::AnyOf || !isComplete())
            openAfter(shown, this, [this] { openValue(); });
    });
    return action;
}

void FilterChip::setOp(Op op)
{
    if (op == m_filter.op)
        return;
    if (isComplete())
        m_before = m_filter;
    m_filter.op = op;
    if (!table::takesValues(op)) {
        m_filter.values.clear();
        m_filter.labels.clear();
        m_filter.others.clear();
    }
    // The name of an object is no part of its id.
    if (const table::ColumnInfo *info = column(); info && !m_filter.labels.isEmpty()
        && editorFor(*info, op) != editorFor(*info, m_before.value_or(m_filter).op)) {
        m_filter.values.clear();
        m_filter.labels.clear();
    }
    if (op != Op::AnyOf && m_filter.values.size() > 1) {
        m_filter.values = {m_filter.values.constFirst()};
        m_filter.labels = m_filter.labels.mid(0, 1);
    }
    showTexts();
    if (isComplete())
        Q_EMIT changed();
}

void FilterChip::openValue()
{
    const table::ColumnInfo *info = column();
    if (!info)
        return;
    switch (editorFor(*info, m_filter.op)) {
    case ValueEditor::Choices:
        openChoices();
        break;
    case ValueEditor::Flag:
        openFlag();
        break;
    case ValueEditor::Clusters:
        openClusters();
        break;
    default:
        openText();
        break;
    }
}

void FilterChip::openChoices()
{
    const table::ColumnInfo *info = column();
    QList<PickList::Item> items;
    const QStringList listed = m_offer.listed(*info);
    QStringList known = listed;
    for (table::Choices choice = info->choices; *choice && listed.isEmpty(); ++choice)
        known.append(QLatin1String(*choice));
    // Opening the list must not lose a value that is not in it, e.g. an unknown enum value.
    for (const QString &value : std::as_const(m_filter.values)) {
        if (!known.contains(value))
            known.append(value);
    }
    for (const QString &value : std::as_const(known)) {
        table::Filter one;
        one.values = {value};
        items.append({value, valueLabel(info, one, m_context), {}});
    }
    const PickList::Mode mode = m_filter.op == Op::NotEqual ? PickList::Mode::One : PickList::Mode::Many;
    auto *list = new PickList(mode, items, m_filter.values, this);
    connect(list, &PickList::picked, this, [this, listed](const QStringList &values) {
        m_filter.others = listed;
        m_filter.others.removeIf([&values](const QString &value) { return values.contains(value); });
        setValues(values, {});
    });
    connect(list, &PickList::closed, this, &FilterChip::valueClosed);
    list->popup(m_parts[Value]);
}

void FilterChip::openFlag()
{
    QList<PickList::Item> items;
    for (const QString &value : {u"true"_s, u"false"_s})
        items.append({value, valueLabel(column(), {m_filter.key, Op::Equal, {value}, {}}, m_context), {}});
    auto *list = new PickList(PickList::Mode::One, items, m_filter.values, this);
    connect(list, &PickList::picked, this, [this](const QStringList &values) { setValues(values, {}); });
    connect(list, &PickList::closed, this, &FilterChip::valueClosed);
    list->popup(m_parts[Value]);
}

QList<std::pair<QString, QString>> FilterChip::clusters() const
{
    return m_offer.clusters ? m_offer.clusters() : m_names.all();
}

QString FilterChip::clusterName(const QString &uuid) const
{
    const auto all = clusters();
    const auto found = std::ranges::find(all, uuid, &std::pair<QString, QString>::first);
    return found == all.end() ? QString() : found->second;
}

void FilterChip::openClusters()
{
    QList<PickList::Item> items;
    const auto all = clusters();
    constexpr qsizetype hintLength = 8; // of a UUID: enough to tell clusters of one name apart
    for (const auto &[uuid, name] : all) {
        const bool isTwin = std::ranges::count(all, name, &std::pair<QString, QString>::second) > 1;
        items.append({uuid, name, isTwin ? uuid.left(hintLength) : QString()});
    }
    if (items.isEmpty()) {
        openText();
        return;
    }
    auto *list = new PickList(PickList::Mode::One, items, m_filter.values, this);
    connect(list, &PickList::picked, this,
            [this](const QStringList &values) { setValues(values, {clusterName(values.constFirst())}); });
    connect(list, &PickList::closed, this, &FilterChip::valueClosed);
    list->popup(m_parts[Value]);
}

void FilterChip::openText()
{
    const ValueFor reader
        = m_offer.isForServer && (m_offer.isHere(*column()) || column()->kind != table::Kind::Reference)
        ? ValueFor::Here
        : ValueFor::Server;
    auto *editor = new ValuePopup(*column(), m_filter, reader, m_context, this);
    connect(editor, &ValuePopup::entered, this, [this](const QString &value) { setValues({value}, {}); });
    connect(editor, &ValuePopup::closed, this, &FilterChip::valueClosed);
    editor->popup(m_parts[Value]);
}

void FilterChip::setValues(const QStringList &values, const QStringList &labels)
{
    // A single value is "is", several are "is any of".
    if (m_filter.op == Op::Equal || m_filter.op == Op::AnyOf)
        m_filter.op = values.size() > 1 ? Op::AnyOf : Op::Equal;
    m_filter.values = values;
    m_filter.labels = labels;
    m_before.reset();
    showTexts();
    Q_EMIT changed();
}

void FilterChip::valueClosed()
{
    if (isComplete())
        return;
    if (m_before)
        setFilter(*std::exchange(m_before, std::nullopt));
    else
        Q_EMIT removeRequested();
}

void FilterChip::focusPart(Part part)
{
    // One Tab stop per chip.
    for (std::size_t i = 0; i < PartCount; ++i)
        m_parts[i]->setFocusPolicy(i == std::size_t(part) ? Qt::TabFocus : Qt::NoFocus);
    m_parts[part]->setFocus(Qt::TabFocusReason);
}

bool FilterChip::eventFilter(QObject *watched, QEvent *event)
{
    // The bar paints the focus ring, which is outside the chip.
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        parentWidget()->update();
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto it = std::ranges::find(m_parts, watched);
    const int at = int(it - m_parts.begin());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    auto *key = static_cast<QKeyEvent *>(event);
    int step = 0;
    switch (key->key()) {
    case Qt::Key_Left:
        step = mirrored ? 1 : -1;
        break;
    case Qt::Key_Right:
        step = mirrored ? -1 : 1;
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        Q_EMIT removeRequested();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_parts[std::size_t(at)]->isEnabled())
            m_parts[std::size_t(at)]->click();
        return true;
    default:
        return false;
    }
    int next = at + step;
    if (next == Value && !table::takesValues(m_filter.op)) // it has none
        next += step;
    if (next < 0 || next >= PartCount)
        Q_EMIT leaveRequested(step);
    else
        focusPart(Part(next));
    return true;
}

bool FilterChip::hasKeyboard() const
{
    return std::ranges::any_of(m_parts, [](const ChipPart *part) { return part->hasFocus(); });
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor::fromRgb(theme.border));
    painter.setBrush(QColor::fromRgb(theme.surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), chipRadius, chipRadius);
}

void pickField(const FilterOffer &offer, QWidget *below, QObject *context,
               const std::function<void(const table::ColumnInfo &)> &picked)
{
    QList<PickList::Item> items;
    const QList<const table::ColumnInfo *> fields = offer.fields();
    bool wasHere = false;
    for (const table::ColumnInfo *field : fields) {
        const bool isHere = offer.isHere(*field);
        PickList::Item item{filterKeyOf(*field), table::columnTitle(*field), {}};
        if (isHere) {
            item.icon = "store";
            item.iconName = FilterChip::tr("filtered on this computer");
            item.beginsSection = !wasHere;
        }
        wasHere = isHere;
        items.append(item);
    }
    auto *list = new PickList(PickList::Mode::One, items, {}, below);
    QObject::connect(list, &PickList::picked, context, [fields, list, context, picked](const QStringList &ids) {
        for (const table::ColumnInfo *field : fields) {
            if (ids.contains(filterKeyOf(*field)))
                openAfter(list, context, [picked, field] { picked(*field); });
        }
    });
    list->popup(below);
}

} // namespace views

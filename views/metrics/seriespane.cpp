// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/seriespane.h"

#include "models/table/format.h"
#include "views/look/followfont.h"
#include "views/look/icons.h"
#include "views/look/plaintext.h"
#include "views/metrics/seriesview.h"
#include "views/widgets/searchfield.h"
#include "views/widgets/segments.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int manySeries = 12; // from which a search helps

struct Group
{
    const char *key; // as the API names it
    const char *title;
};

constexpr Group groupings[] = {
    {"", QT_TRANSLATE_NOOP("views::SeriesPane", "Not grouped")},
    {"Nodepool", QT_TRANSLATE_NOOP("views::SeriesPane", "By node pool")},
    {"Project", QT_TRANSLATE_NOOP("views::SeriesPane", "By project")},
    {"Department", QT_TRANSLATE_NOOP("views::SeriesPane", "By department")},
    {"Category", QT_TRANSLATE_NOOP("views::SeriesPane", "By category")},
};

} // namespace

SeriesPane::SeriesPane(std::shared_ptr<SeriesLooks> looks, QWidget *parent)
    : Panel(QPalette::Base, Qt::LeftEdge, parent)
    , m_model(new SeriesModel(this))
    , m_view(new SeriesView(m_model, std::move(looks), this))
    , m_title(textLabel(tr("Series"), TextSize::Body, this))
    , m_count(new ElidedLabel(Qt::ElideRight, this))
    , m_copy(new QToolButton(this))
    , m_switches(new QWidget(this))
    , m_search(new SearchField(this))
    , m_curves(new Segments({tr("Pods’ GPUs"), tr("Workload average")}, TextSize::Small, appMetrics().filterChip,
                            m_switches))
    , m_groups(new QToolButton(m_switches))
    , m_pools(new QToolButton(m_switches))
{
    build();
    buildGroups();
    showNoSwitch();
    connect(m_view, &SeriesView::toggled, this, &SeriesPane::toggle);
    connect(m_view, &SeriesView::onlyRequested, this, &SeriesPane::showOnly);
    connect(m_view, &SeriesView::allRequested, this, [this] { Q_EMIT hiddenChosen({}); });
    connect(m_view, &SeriesView::highlighted, this, &SeriesPane::highlighted);
    connect(m_view, &SeriesView::copyRequested, this, &SeriesPane::copyRequested);
    connect(m_copy, &QToolButton::clicked, this, &SeriesPane::copyRequested);
    connect(m_search, &SearchField::searchChanged, this, [this](const QString &search) {
        m_model->setSearch(search);
        showSearch();
        showCount();
    });
    connect(m_search, &SearchField::left, this, [this] { m_view->setFocus(Qt::ShortcutFocusReason); });
    auto *find = new QShortcut(Qt::Key_Slash, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    find->setWhatsThis(tr("Search"));
    connect(find, &QShortcut::activated, this, [this] {
        if (m_search->isVisible())
            m_search->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_curves, &Segments::chosen, this, [this](int index) { Q_EMIT curvesChosen(Curves(index)); });
}

void SeriesPane::build()
{
    setSemiBold(*m_title);
    setTextSize(*m_count, TextSize::Small);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_copy->setAutoRaise(true);
    m_copy->setIcon(icon("copy"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setToolTip(tr("Copy the statistics as a table"));
    m_copy->setAccessibleName(tr("Copy statistics"));
    m_copy->setFocusPolicy(Qt::TabFocus);
    m_curves->setAccessibleName(tr("Curves of"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(4, 0, 4, 0); // the button has its own padding
    head->setSpacing(controlGap);
    head->addSpacing(firstCellPadding - 4);
    head->addWidget(m_title);
    head->addWidget(m_count, 1);
    head->addWidget(m_copy);
    auto *switches = new QHBoxLayout(m_switches);
    switches->setContentsMargins(cellPadding, 0, cellPadding, 6);
    switches->addSpacing(firstCellPadding - cellPadding);
    switches->addWidget(m_curves);
    switches->addWidget(m_groups);
    switches->addWidget(m_pools);
    switches->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    setMinimumWidth(appMetrics().dw(24));
    m_search->setPlaceholderText(tr("Search series"));
    m_search->setAccessibleName(tr("Search series"));
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(cellPadding, 0, cellPadding, 0);
    searchRow->addWidget(m_search);
    layout->addSpacing(4);
    layout->addLayout(head);
    layout->addSpacing(4);
    layout->addWidget(m_switches);
    layout->addLayout(searchRow);
    layout->addWidget(m_view, 1);
    showSearch();
}

void SeriesPane::buildGroups()
{
    m_groups->setObjectName(u"groups"_s);
    m_groups->setToolTip(tr("One curve for each group"));
    m_pools->setObjectName(u"pools"_s);
    m_pools->setToolTip(tr("Only what belongs to this node pool"));
    for (QToolButton *button : {m_groups, m_pools}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
    }
    m_pools->setMenu(new QMenu(m_pools));
    auto *menu = new QMenu(m_groups);
    auto *actions = new QActionGroup(menu);
    for (const Group &group : groupings) {
        QAction *action = menu->addAction(tr(group.title));
        action->setCheckable(true);
        action->setData(QString::fromLatin1(group.key));
        actions->addAction(action);
        connect(action, &QAction::triggered, this, [this, action] { Q_EMIT groupsChosen(action->data().toString()); });
    }
    m_groups->setMenu(menu);
}

void SeriesPane::setAnswer(const metrics::Answer &answer, const EmptyFacts &facts)
{
    m_pods = answer.pods;
    m_podsShown = answer.podsShown;
    m_model->setAnswer(answer, facts);
    showSearch();
    showCount();
}

void SeriesPane::setOfGpus(bool ofGpus)
{
    m_isOfGpus = ofGpus;
    m_model->setOfGpus(ofGpus);
    showCount();
}

void SeriesPane::setHidden(const QSet<metrics::SeriesKey> &hidden)
{
    m_hidden = hidden;
    m_model->setHidden(hidden);
    showCount();
}

void SeriesPane::setHighlighted(const std::optional<metrics::SeriesKey> &key)
{
    m_model->setHighlighted(key);
}

void SeriesPane::showCurves(Curves curves, bool possible)
{
    m_pools->hide();
    m_curves->setCurrent(int(curves));
    m_curves->setEnabled(possible);
    m_curves->setToolTip(possible ? QString()
                                  : plainToolTip(tr("The chosen metrics are measured for the workload as a whole.")));
    m_curves->show();
    m_groups->hide();
    m_switches->show();
}

void SeriesPane::showGroups(const QString &groupBy, const QStringList &pools, const QString &pool)
{
    showPools(pools, pool);
    for (QAction *action : m_groups->menu()->actions()) {
        const bool on = action->data().toString() == groupBy;
        action->setChecked(on);
        if (on) {
            m_groups->setText(action->text());
            m_groups->setAccessibleName(action->text());
        }
    }
    m_curves->hide();
    m_groups->show();
    m_switches->show();
}

void SeriesPane::showPools(const QStringList &pools, const QString &pool)
{
    QMenu *menu = m_pools->menu();
    menu->clear();
    auto *actions = new QActionGroup(menu);
    for (const QString &name : QStringList{QString()} + pools) {
        QAction *action = menu->addAction(name.isEmpty() ? tr("All node pools") : menuText(name));
        action->setCheckable(true);
        action->setChecked(name == pool);
        actions->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] { Q_EMIT poolChosen(name); });
    }
    constexpr int mostWidth = 14; // in digit widths
    const QString text = pool.isEmpty() ? tr("All node pools") : pool;
    m_pools->setText(menuText(m_pools->fontMetrics().elidedText(text, Qt::ElideMiddle, appMetrics().dw(mostWidth))));
    m_pools->setAccessibleName(text);
    m_pools->setVisible(pools.size() > 1 || !pool.isEmpty());
}

void SeriesPane::showNoSwitch()
{
    m_switches->hide();
}

// Hides the curves, or shows all of them if none was visible.
void SeriesPane::toggle(const QList<metrics::SeriesKey> &keys)
{
    QSet<metrics::SeriesKey> hidden = m_hidden;
    const bool allHidden = std::ranges::all_of(keys, [&](const auto &key) { return hidden.contains(key); });
    for (const metrics::SeriesKey &key : keys) {
        if (allHidden)
            hidden.remove(key);
        else
            hidden.insert(key);
    }
    Q_EMIT hiddenChosen(hidden);
}

// The second time, shows all again. Where there is nothing else to hide, hides or shows the curve.
void SeriesPane::showOnly(const metrics::SeriesKey &key)
{
    const QSet<metrics::SeriesKey> others = m_model->allBut(key);
    if (others.isEmpty())
        toggle({key});
    else
        Q_EMIT hiddenChosen(m_hidden == others ? QSet<metrics::SeriesKey>() : others);
}

void SeriesPane::clearSearch()
{
    m_search->setSearch({});
    m_model->setSearch({});
    showSearch();
    showCount();
}

void SeriesPane::showSearch()
{
    m_search->setVisible(m_model->seriesCount() > manySeries || !m_search->text().isEmpty());
}

QString SeriesPane::countText() const
{
    const int series = m_model->seriesCount();
    const int listed = m_model->listedCount();
    if (listed < series)
        return tr("%1 of %2 found").arg(table::countText(listed), table::countText(series));
    QString shown = tr("%1 shown").arg(table::countText(m_model->shownCount()));
    if (m_isOfGpus)
        return tr("%1, samples of all GPUs").arg(shown);
    if (m_pods <= m_podsShown)
        return shown;
    return tr("%1, %2 of %3 pods").arg(shown, table::countText(m_podsShown), table::countText(m_pods));
}

void SeriesPane::showCount()
{
    m_count->setFullText(countText());
    m_copy->setEnabled(m_model->seriesCount() > 0);
}

} // namespace views

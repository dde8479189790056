// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/settingspage.h"

#include "models/table/format.h"
#include "views/refresh/refreshpace.h"
#include "views/widgets/controls.h"
#include "views/widgets/segments.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int columnPadding = 24;
constexpr int labelWidth = 20; // in digit widths
constexpr int columnWidth = 84;
constexpr int sentenceWidth = 60;

// The entries before the lists
enum StartEntry { LastPage, Overview, FirstList };

int startIndexOf(const Preferences &preferences)
{
    if (preferences.startsWithOverview)
        return Overview;
    const auto all = catalog::pages();
    const auto &page = preferences.startPage;
    return page ? int(std::ranges::find(all, *page) - all.begin()) + FirstList : LastPage;
}

int refreshIndexOf(int seconds)
{
    const auto &choices = RefreshPace::choices;
    // A value entered in the file by hand is shown as the next higher choice.
    const auto found = std::ranges::find(choices, seconds);
    if (found != choices.end())
        return int(found - choices.begin());
    const auto next = std::ranges::find_if(choices, [seconds](int choice) { return choice == 0 || choice > seconds; });
    return int(std::min(next, choices.end() - 1) - choices.begin());
}

} // namespace

SettingsPage::SettingsPage(QWidget *parent)
    : Page(parent)
{
    setAccessibleName(tr("Settings"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(columnPadding, columnPadding, columnPadding, columnPadding);
    column->setSpacing(columnPadding);
    buildAppearance(*column);
    buildData(*column);
    buildStart(*column);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Settings"));
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    scroll->setWidget(content);
    layout->addWidget(scroll, 1);

    auto *leave = new QShortcut(Qt::Key_Escape, this);
    leave->setWhatsThis(tr("Close settings"));
    leave->setContext(Qt::WidgetWithChildrenShortcut);
    connect(leave, &QShortcut::activated, this, &SettingsPage::closeRequested);
}

QWidget *SettingsPage::makeHeader()
{
    auto *header = new Panel(QPalette::Window, Qt::BottomEdge, this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(panelPadding, 0, panelPadding, 1);
    row->setSpacing(controlGap);
    QToolButton *back = flatTool("back", tr("Close settings (Esc)"), header);
    connect(back, &QToolButton::clicked, this, &SettingsPage::closeRequested);
    row->addWidget(back);
    row->addWidget(textLabel(tr("Settings"), TextSize::Title, header));
    row->addStretch(1);
    fixHeight(*header, appMetrics().pageHeader);
    return header;
}

QFormLayout *SettingsPage::addGroup(QVBoxLayout &column, const QString &title)
{
    auto *group = new QWidget;
    followFont(*group, [group] { group->setMaximumWidth(appMetrics().dw(columnWidth)); });
    auto *layout = new QVBoxLayout(group);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(panelPadding);
    layout->addWidget(textLabel(title, TextSize::Section, group), 0, Qt::AlignLeading);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(panelPadding);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    form->setFormAlignment(Qt::AlignLeading | Qt::AlignTop);
    layout->addLayout(form);
    column.addWidget(group);
    return form;
}

void SettingsPage::addRow(QFormLayout *form, const QString &title, QWidget *control)
{
    QLabel *label = secondaryLabel(title, TextSize::Body, this);
    followFont(*label, [label] { label->setFixedSize(appMetrics().dw(labelWidth), appMetrics().control); });
    label->setBuddy(control);
    control->setAccessibleName(title);
    form->addRow(label, control);
}

QComboBox *SettingsPage::comboBox(const QStringList &titles)
{
    auto *box = new QComboBox(this);
    box->addItems(titles);
    // The wheel must scroll the page instead of changing a value.
    box->setFocusPolicy(Qt::StrongFocus);
    followFont(*box, [box] { box->setMinimumHeight(appMetrics().control); });
    connect(box, &QComboBox::activated, this, &SettingsPage::tell);
    return box;
}

void SettingsPage::buildAppearance(QVBoxLayout &column)
{
    QFormLayout *form = addGroup(column, tr("Appearance"));
    const int height = appMetrics().control;
    m_theme = new Segments({tr("Follow system"), tr("Light"), tr("Dark")}, TextSize::Body, height, this);
    m_density = new Segments({tr("Compact"), tr("Default"), tr("Roomy")}, TextSize::Body, height, this);
    for (const Segments *segments : {m_theme, m_density})
        connect(segments, &Segments::chosen, this, &SettingsPage::tell);
    QStringList sizes{tr("Follow system")};
    for (int pixels = leastFontPixels; pixels <= mostFontPixels; ++pixels)
        sizes.append(tr("%1 px").arg(pixels));
    m_font = comboBox(sizes);
    m_menuBar = new QCheckBox(tr("Always show the menu bar"), this);
    m_menuBar->setToolTip(tr("Otherwise, press Alt to show it"));
    connect(m_menuBar, &QCheckBox::clicked, this, &SettingsPage::tell);
    addRow(form, tr("Theme"), m_theme);
    addRow(form, tr("Row height"), m_density);
    addRow(form, tr("Text size"), m_font);
    form->addRow(secondaryLabel({}, TextSize::Body, this), m_menuBar);
    auto *reset = pushButton(tr("Reset columns"), ButtonRole::Normal, this);
    reset->setToolTip(tr("Restore the default columns and widths of all tables"));
    connect(reset, &QPushButton::clicked, this, &SettingsPage::columnsResetRequested);
    addRow(form, tr("Tables"), reset);
    reset->setAccessibleName(reset->text());
}

void SettingsPage::buildData(QVBoxLayout &column)
{
    QFormLayout *form = addGroup(column, tr("Data"));
    m_zone = new Segments({tr("Local time"), tr("UTC")}, TextSize::Body, appMetrics().control, this);
    connect(m_zone, &Segments::chosen, this, &SettingsPage::tell);
    QStringList intervals;
    for (const int seconds : RefreshPace::choices)
        intervals.append(seconds == 0 ? tr("Manually only") : tr("Every %1 s").arg(seconds));
    m_refresh = comboBox(intervals);
    addRow(form, tr("Times"), m_zone);
    addRow(form, tr("Refresh"), m_refresh);
    m_sharesRange = new QCheckBox(tr("One time range for all pages"), this);
    m_sharesRange->setToolTip(tr("Charts of any object, and comparisons, open with the range chosen last"));
    connect(m_sharesRange, &QCheckBox::clicked, this, &SettingsPage::tell);
    form->addRow(secondaryLabel({}, TextSize::Body, this), m_sharesRange);
    m_keepsLists = new QCheckBox(tr("Keep lists on this computer"), this);
    connect(m_keepsLists, &QCheckBox::clicked, this, &SettingsPage::tell);
    form->addRow(secondaryLabel({}, TextSize::Body, this), m_keepsLists);
    auto *about
        = secondaryLabel(tr("At the next start they show at once, with their age, also without a network. Without "
                            "secrets; only you can read the files. Turning this off deletes them."),
                         TextSize::Small, this);
    about->setWordWrap(true);
    followFont(*about, [about] { about->setFixedWidth(appMetrics().dw(sentenceWidth)); });
    form->addRow(secondaryLabel({}, TextSize::Body, this), about);
    auto *kept = new QHBoxLayout;
    m_keptRoom = textLabel({}, TextSize::Body, this);
    m_removeKept = pushButton(tr("Delete kept lists"), ButtonRole::Normal, this);
    m_removeKept->setToolTip(tr("They are kept again once they have been read again"));
    connect(m_removeKept, &QPushButton::clicked, this, &SettingsPage::keptListsRemovalRequested);
    kept->setSpacing(panelPadding);
    kept->addWidget(m_keptRoom);
    kept->addWidget(m_removeKept);
    form->addRow(secondaryLabel({}, TextSize::Body, this), kept);
    setKeptBytes(0);
}

void SettingsPage::buildStart(QVBoxLayout &column)
{
    QFormLayout *form = addGroup(column, tr("Start"));
    QStringList pages{tr("Last open page"), tr("Overview")};
    for (const catalog::Resource resource : catalog::pages())
        pages.append(catalog::titleOf(resource));
    m_startPage = comboBox(pages);
    m_reconnect = new QCheckBox(tr("Reconnect at startup"), this);
    m_reconnect->setToolTip(tr("Connect to the last control plane if its secret is saved"));
    connect(m_reconnect, &QCheckBox::clicked, this, &SettingsPage::tell);
    addRow(form, tr("Start page"), m_startPage);
    form->addRow(secondaryLabel({}, TextSize::Body, this), m_reconnect);
}

void SettingsPage::setKeptBytes(qint64 bytes)
{
    //: %1 is a size, e.g. "12 MB"
    m_keptRoom->setText(bytes == 0 ? tr("No lists are kept") : tr("%1 taken").arg(table::bytesText(double(bytes))));
    m_removeKept->setEnabled(bytes > 0);
}

QString SettingsPage::title() const
{
    return accessibleName();
}

// A focus proxy would keep Tab from reaching the widgets before it.
void SettingsPage::focusContents()
{
    m_theme->button(m_theme->current())->setFocus(Qt::OtherFocusReason);
}

void SettingsPage::setPreferences(const Preferences &preferences)
{
    m_preferences = preferences;
    m_theme->setCurrent(int(preferences.theme));
    m_density->setCurrent(int(preferences.density));
    m_font->setCurrentIndex(preferences.fontPixels == 0 ? 0 : preferences.fontPixels - leastFontPixels + 1);
    m_menuBar->setChecked(preferences.showsMenuBar);
    m_zone->setCurrent(preferences.zone == table::Zone::Utc ? 1 : 0);
    m_refresh->setCurrentIndex(refreshIndexOf(preferences.refreshSeconds));
    m_startPage->setCurrentIndex(startIndexOf(preferences));
    m_sharesRange->setChecked(preferences.sharesRange);
    m_keepsLists->setChecked(preferences.keepsLists);
    m_reconnect->setChecked(preferences.reconnects);
}

void SettingsPage::tell()
{
    m_preferences.theme = ThemeChoice(m_theme->current());
    m_preferences.density = Density(m_density->current());
    m_preferences.fontPixels = m_font->currentIndex() == 0 ? 0 : m_font->currentIndex() + leastFontPixels - 1;
    m_preferences.showsMenuBar = m_menuBar->isChecked();
    m_preferences.zone = m_zone->current() == 1 ? table::Zone::Utc : table::Zone::Local;
    if (m_refresh->currentIndex() != refreshIndexOf(m_preferences.refreshSeconds))
        m_preferences.refreshSeconds = RefreshPace::choices[size_t(m_refresh->currentIndex())];
    const int start = m_startPage->currentIndex();
    m_preferences.startsWithOverview = start == Overview;
    m_preferences.startPage
        = start < FirstList ? std::nullopt : std::optional(catalog::pages()[std::size_t(start - FirstList)]);
    m_preferences.sharesRange = m_sharesRange->isChecked();
    m_preferences.keepsLists = m_keepsLists->isChecked();
    m_preferences.reconnects = m_reconnect->isChecked();
    Q_EMIT changed(m_preferences);
}

void SettingsPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace views

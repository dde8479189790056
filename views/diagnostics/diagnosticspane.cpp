// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/diagnostics/diagnosticspane.h"

#include "models/table/copytext.h"
#include "views/diagnostics/requestmodel.h"
#include "views/look/icons.h"
#include "views/look/isolate.h"
#include "views/table/headerview.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int lookMs = 250;
constexpr int looksPerMeasure = 4; // update caches and memory once a second
constexpr double widths[] = {9, 7, 40, 15, 9.5, 9, 12, 9, 8, 11.5, 10}; // in digit widths, by column

// Cells with the padding and colours of the other tables.
class RequestDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        const QString text = std::exchange(ground.text, {});
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);

        const Theme &theme = themeOf(option.palette);
        const bool isBad = index.column() == RequestModel::Status && index.data(RequestModel::FailedRole).toBool();
        const bool isSecondary = index.data(RequestModel::SecondaryRole).toBool();
        painter->setPen(QColor::fromRgb(isBad             ? theme.foreground(Tone::Danger)
                                            : isSecondary ? theme.text2
                                                          : theme.text));
        const int leading = index.column() == 0 ? firstCellPadding : cellPadding;
        const QRect room
            = QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(leading, 0, -cellPadding, 0));
        painter->drawText(room, int(QStyle::visualAlignment(option.direction, ground.displayAlignment)),
                          isolated(ground.fontMetrics.elidedText(text, Qt::ElideRight, room.width())));
    }
};

} // namespace

DiagnosticsPane::DiagnosticsPane(QWidget *parent)
    : Panel(QPalette::Base, Qt::TopEdge, parent)
    , m_model(new RequestModel(this))
    , m_table(new QTableView(this))
    , m_header(new HeaderView(m_table))
{
    setAccessibleName(tr("Diagnostics"));
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &DiagnosticsPane::look);
    build();
    applyMetrics();
    showFigures();
}

void DiagnosticsPane::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(panelPadding, 4, panelPadding, 2);
    bar->setSpacing(controlGap);
    bar->addWidget(textLabel(tr("Diagnostics"), TextSize::Section, this));
    bar->addStretch(1);
    m_pause = new QToolButton(this);
    m_pause->setAutoRaise(true);
    m_pause->setCheckable(true);
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("Stop updating this view"));
    m_pause->setFocusPolicy(Qt::TabFocus);
    connect(m_pause, &QToolButton::toggled, this, &DiagnosticsPane::setPaused);
    QToolButton *copy = flatTool("copy", tr("Copy"), this);
    copy->setText(tr("Copy"));
    copy->setToolTip(tr("Copy as plain text, without hosts, names, IDs or tokens"));
    copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    copy->setObjectName(u"copy"_s);
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(table::plainSpaces(report())); });
    QToolButton *close = flatTool("x", tr("Close"), this);
    connect(close, &QToolButton::clicked, this, &DiagnosticsPane::closeRequested);
    for (QToolButton *button : {m_pause, copy, close})
        bar->addWidget(button);
    column->addLayout(bar);

    auto *grid = new QGridLayout;
    grid->setContentsMargins(panelPadding, 2, panelPadding, 8);
    grid->setHorizontalSpacing(controlGap);
    grid->setVerticalSpacing(2);
    // Short figures in the first row; what grows to sentences has room below.
    const QString labels[]
        = {tr("In flight"), tr("Waiting"), tr("Decoding"), tr("Memory"), tr("Event loop"), tr("Tables"), tr("Charts")};
    constexpr int places[Figures][2] = {{0, 0}, {0, 1}, {0, 2}, {0, 3}, {1, 0}, {2, 0}, {1, 3}};
    for (int i = 0; i < Figures; ++i) {
        QLabel *label = secondaryLabel(labels[i], TextSize::Small, this);
        QLabel *value = i == Tables ? textLabel({}, TextSize::Small, this) : new ElidedLabel(Qt::ElideRight, this);
        setTextSize(*value, TextSize::Small);
        value->setAccessibleDescription(labels[i]);
        // Changing figures must not move the layout; tables come when pages are opened.
        value->setSizePolicy(QSizePolicy::Ignored, i == Tables ? QSizePolicy::Minimum : QSizePolicy::Fixed);
        value->setWordWrap(i == Tables);
        label->setBuddy(value);
        const int span = i == Tables ? 7 : i == Loop ? 5 : 1;
        grid->addWidget(label, places[i][0], places[i][1] * 2);
        grid->addWidget(value, places[i][0], places[i][1] * 2 + 1, 1, span);
        m_figures[std::size_t(i)] = value;
    }
    for (const auto &[at, share] : {std::pair(0, 2), std::pair(1, 6), std::pair(2, 3), std::pair(3, 3)})
        grid->setColumnStretch(at * 2 + 1, share);
    column->addLayout(grid);

    m_table->setModel(m_model);
    m_table->setHorizontalHeader(m_header);
    m_table->setItemDelegate(new RequestDelegate(m_table));
    m_table->setAccessibleName(tr("Last requests"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_header->setStretchLastSection(true);
    column->addWidget(m_table, 1);
    setFocusProxy(m_table);
}

void DiagnosticsPane::applyMetrics()
{
    const Metrics metrics(font());
    const int row = metrics.row(Density::Compact);
    m_table->verticalHeader()->setMinimumSectionSize(row);
    m_table->verticalHeader()->setDefaultSectionSize(row);
    m_header->setMinimumSectionSize(metrics.dw(4));
    // Cell widths are known; title widths depend on the language.
    for (int i = 0; i < RequestModel::Columns; ++i)
        m_header->resizeSection(i, std::max(metrics.dw(widths[i]) + cellPadding, m_header->titleWidth(i)));
}

void DiagnosticsPane::setSession(session::Session *session)
{
    if (m_session == session)
        return;
    m_session = session;
    m_model->clear();
    if (m_look.isActive())
        look();
}

void DiagnosticsPane::setCaches(Caches caches)
{
    m_caches = std::move(caches);
}

void DiagnosticsPane::setZone(table::Zone zone)
{
    m_model->setZone(zone);
}

void DiagnosticsPane::setPaused(bool paused)
{
    m_isPaused = paused;
    m_pause->setChecked(paused);
    run();
}

void DiagnosticsPane::run()
{
    if (!isVisible() || m_isPaused) {
        m_look.stop();
        m_watch.stop();
        return;
    }
    m_looks = 0;
    m_look.start();
    m_watch.start();
    look();
}

void DiagnosticsPane::look()
{
    if (m_session) {
        // Do not scroll if the user has scrolled down.
        QScrollBar *bar = m_table->verticalScrollBar();
        const bool isAtTop = bar->value() == 0;
        const auto records = m_session->requestLog().after(m_model->lastNumber());
        m_model->add(records);
        if (!isAtTop && !records.empty())
            bar->setValue(bar->value() + int(records.size()) * m_table->verticalHeader()->defaultSectionSize());
        m_facts.load = m_session->requestLog().load();
    } else {
        m_facts.load = {};
    }
    if (m_looks++ % looksPerMeasure == 0) {
        m_facts.tables.clear();
        m_facts.chartBytes = 0;
        if (m_caches)
            m_caches(m_facts);
        m_facts.residentBytes = residentBytes();
    }
    m_facts.gaps = m_watch.gaps();
    showFigures();
}

void DiagnosticsPane::showFigures()
{
    const auto set = [this](Figure figure, const QString &text) {
        QLabel *value = m_figures[std::size_t(figure)];
        if (auto *elided = qobject_cast<ElidedLabel *>(value))
            elided->setFullText(text);
        else
            value->setText(text);
        value->setAccessibleName(u"%1: %2"_s.arg(value->accessibleDescription(), text));
    };
    set(InFlight, table::countText(m_facts.load.inFlight));
    set(Waiting, waitingText(m_facts.load));
    set(Decoding, tr("%1 of %2").arg(m_facts.load.decoding).arg(m_facts.load.decodeCapacity));
    set(Memory, m_facts.residentBytes > 0 ? table::bytesText(double(m_facts.residentBytes)) : u"–"_s);
    set(Loop, gapsText(m_facts.gaps));
    set(Tables, tablesText(m_facts.tables));
    set(Charts, table::bytesText(double(m_facts.chartBytes)));
}

QString DiagnosticsPane::report() const
{
    return diagnosticsReport(m_facts, *m_model);
}

void DiagnosticsPane::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyMetrics();
}

void DiagnosticsPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        Panel::keyPressEvent(event);
}

void DiagnosticsPane::showEvent(QShowEvent *event)
{
    Panel::showEvent(event);
    run();
}

void DiagnosticsPane::hideEvent(QHideEvent *event)
{
    Panel::hideEvent(event);
    run();
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/detailsdock.h"

#include "models/base/planekey.h"
#include "models/table/grouprow.h"
#include "views/look/sizes.h"
#include "views/navigation/pagecontext.h"
#include "views/table/tableview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyle>
#include <QTabBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int handleWidth = 4;
constexpr int leastPane = 260;
constexpr int leastContent = 420;
constexpr auto closedWord = "closed"_L1;
constexpr auto widthWord = "width="_L1;
constexpr qsizetype mostSummed = 20'000; // limit of selected rows that are summed

} // namespace

DetailsDock::DetailsDock(catalog::Resource resource, const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_pane(new DetailsPane(resource, context, this))
    , m_handle(new QWidget(this))
{
    m_pane->hide();
    m_handle->setCursor(Qt::SplitHCursor);
    m_handle->setAccessibleName(tr("Resize details pane"));
    m_handle->installEventFilter(this);
    m_handle->hide();
    connect(m_pane, &DetailsPane::closeRequested, this, &DetailsDock::hidePane);
}

void DetailsDock::setContent(QWidget *content, TableView *table)
{
    m_content = content;
    m_table = table;
    m_content->setParent(this);
    m_content->show();
    m_content->lower();
    setTabOrder(m_table, m_pane);
    connect(table->selection(), &table::SelectionModel::changed, this, &DetailsDock::follow);
    connect(table->windowModel(), &table::WindowModel::updated, this, &DetailsDock::follow);
    connect(table->windowModel(), &table::WindowModel::rowsLoaded, this, &DetailsDock::follow);
    connect(table->windowModel(), &table::WindowModel::loadingChanged, this, &DetailsDock::follow);
    place();
}

void DetailsDock::setContext(const table::FormatContext &context)
{
    m_context = context;
    m_pane->setContext(context);
}

void DetailsDock::reload()
{
    if (isPaneShown())
        m_pane->reload();
}

void DetailsDock::setOpen(bool open)
{
    m_isOpen = open;
    m_isWaiting = false;
    place();
}

QStringList DetailsDock::toStringList() const
{
    QStringList words;
    if (!m_isOpen)
        words.append(closedWord);
    if (m_paneWidth > 0)
        words.append(widthWord + QString::number(m_paneWidth));
    return words;
}

void DetailsDock::restore(const QStringList &words)
{
    m_isOpen = !words.contains(closedWord);
    m_isWaiting = true;
    m_paneWidth = 0;
    for (const QString &word : words) {
        if (word.startsWith(widthWord))
            m_paneWidth = std::max(0, QStringView(word).mid(widthWord.size()).toInt());
    }
    place();
    follow();
}

void DetailsDock::toggle()
{
    if (isPaneShown()) {
        hidePane();
        return;
    }
    if (isOverlay()) {
        m_isOverlayOpen = true;
        place();
        m_pane->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_isOpen = true;
    m_isWaiting = false;
    place();
    Q_EMIT stateChanged();
}

void DetailsDock::hidePane()
{
    const bool hadFocus = m_pane->isAncestorOf(window()->focusWidget());
    const bool wasBeside = !isOverlay();
    m_isOverlayOpen = false;
    if (wasBeside)
        m_isOpen = false;
    place();
    if (hadFocus && m_table)
        m_table->setFocus(Qt::OtherFocusReason);
    if (wasBeside)
        Q_EMIT stateChanged();
}

bool DetailsDock::isOverlay() const
{
    return window()->width() < overlayBelow;
}

bool DetailsDock::isPaneShown() const
{
    return !m_pane->isHidden();
}

int DetailsDock::widthOfPane() const
{
    const int room = window()->width();
    int width = m_paneWidth;
    if (width == 0 || isOverlay())
        width = room >= 1920 ? 420 : room >= 1400 || isOverlay() ? 344 : 300;
    // Fonts wider than the designer's need more.
    width = std::max(width, m_paneWidth == 0 ? appMetrics().dw(width * 43.0 / 344) : leastPane);
    // In some languages the titles of the tabs do.
    if (m_paneWidth == 0)
        width = std::max(width, m_pane->tabs()->sizeHint().width() + 2 * panelPadding);
    return std::clamp(width, std::min(leastPane, this->width()),
                      std::max(leastPane, this->width() - (isOverlay() ? 0 : leastContent)));
}

void DetailsDock::place()
{
    if (!m_content)
        return;
    const bool overlay = isOverlay();
    if (!overlay)
        m_isOverlayOpen = false;
    const bool shown = overlay ? m_isOverlayOpen : m_isOpen && !m_isWaiting;
    const bool changed = shown == m_pane->isHidden();
    const auto placed = [this](const QRect &area) { return QStyle::visualRect(layoutDirection(), rect(), area); };
    const int pane = shown ? widthOfPane() : 0;
    const QRect paneArea(width() - pane, 0, pane, height());
    m_content->setGeometry(placed(QRect(0, 0, width() - (overlay || !shown ? 0 : pane), height())));
    m_pane->setGeometry(placed(shown ? paneArea : QRect(0, 0, leastPane, height())));
    m_handle->setGeometry(placed(QRect(paneArea.left() - handleWidth / 2, 0, handleWidth, height())));
    m_pane->setVisible(shown);
    m_handle->setVisible(shown && !overlay);
    m_pane->setOverlay(overlay);
    m_pane->raise();
    m_handle->raise();
    if (!changed)
        return;
    follow();
    Q_EMIT paneShownChanged();
}

void DetailsDock::follow()
{
    if (m_isWaiting && m_table && m_table->selection()->count() > 0) {
        m_isWaiting = false;
        place(); // calls this again, if the pane appears
    }
    if (!m_table || !isPaneShown() || !isVisible())
        return; // invisible: request nothing
    const table::SelectionModel *selection = m_table->selection();
    if (selection->count() > 1)
        m_pane->showSums(sums());
    else if (selection->currentId().isNull() || table::isGroupKey(selection->currentId()))
        m_pane->showNothing();
    else
        followRow();
}

void DetailsDock::usePane(DetailsPane *pane)
{
    if (!pane || pane == m_pane)
        return;
    connect(pane, &DetailsPane::closeRequested, this, &DetailsDock::hidePane, Qt::UniqueConnection);
    DetailsPane *before = std::exchange(m_pane, pane);
    pane->tabs()->setCurrentIndex(before->tabs()->currentIndex());
    pane->setContext(m_context);
    pane->setOverlay(isOverlay());
    pane->setGeometry(before->geometry());
    pane->setVisible(!before->isHidden());
    before->hide();
    before->showNothing(); // it asks for nothing more
    pane->raise();
    m_handle->raise();
    setTabOrder(m_table, pane);
}

void DetailsDock::followRow()
{
    const table::WindowModel *model = m_table->windowModel();
    const base::Key id = m_table->selection()->currentId();
    const int row = model->rowOf(id);
    if (m_paneOf)
        usePane(m_paneOf(id));
    if (row >= 0) {
        m_lastRow = row;
        m_lastId = id;
        m_pane->showObject(base::keyInPlane(id), model->jsonAt(row));
        return;
    }
    // Rows out of sight are unloaded. The object has moved only if another row is at its position.
    const bool isElsewhere
        = id == m_lastId && !model->isLoading() && (m_lastRow >= model->rowCount() || !model->idAt(m_lastRow).isNull());
    if (isElsewhere)
        m_pane->inspector()->leaveRows(model->isWhole());
    else if (base::keyInPlane(id) == m_pane->inspector()->id())
        m_pane->inspector()->reload();
}

SelectionSums DetailsDock::sums() const
{
    const table::SelectionModel *selection = m_table->selection();
    const table::WindowModel *model = m_table->windowModel();
    SelectionSums sums;
    sums.count = selection->count();
    const auto add = [&](int row) {
        ++sums.loaded;
        const table::Value cell = model->valueOf(row, "gpus");
        const auto *gpus = std::get_if<table::GpuShare>(&cell);
        sums.hasGpus |= gpus != nullptr;
        if (!gpus)
            return;
        sums.gpusAllocated += gpus->allocated;
        sums.gpusRequested += gpus->requested;
        const bool isIdleKnown = gpus->idle >= 0;
        sums.knowsIdle |= isIdleKnown;
        sums.lacksIdle |= !isIdleKnown && gpus->allocated > 0;
        if (isIdleKnown)
            sums.gpusIdle += gpus->idle;
    };
    qsizetype looked = 0;
    for (const auto &[first, last] : model->loadedRows()) {
        for (int row = first; row <= last && looked < mostSummed; ++row, ++looked) {
            if (selection->contains(model->idAt(row)))
                add(row);
        }
    }
    return sums;
}

bool DetailsDock::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_handle)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::MouseMove && static_cast<QMouseEvent *>(event)->buttons() == Qt::LeftButton) {
        const int x = mapFromGlobal(static_cast<QMouseEvent *>(event)->globalPosition().toPoint()).x();
        const int wanted = layoutDirection() == Qt::RightToLeft ? x : width() - x;
        m_paneWidth = std::clamp(wanted, leastPane, std::max(leastPane, width() - leastContent));
        place();
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        Q_EMIT stateChanged();
        return true;
    }
    if (event->type() == QEvent::MouseButtonDblClick) {
        m_paneWidth = 0;
        place();
        Q_EMIT stateChanged();
        return true;
    }
    return event->type() == QEvent::MouseButtonPress || QWidget::eventFilter(watched, event);
}

void DetailsDock::keyPressEvent(QKeyEvent *event)
{
    const bool isInPane = m_pane->isAncestorOf(window()->focusWidget());
    if (event->key() != Qt::Key_Escape || !isPaneShown() || !(isInPane || isOverlay())) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (isOverlay())
        hidePane();
    else if (m_table)
        m_table->setFocus(Qt::OtherFocusReason);
}

void DetailsDock::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void DetailsDock::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
    follow();
}

} // namespace views

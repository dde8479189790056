// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/ondemandlist.h"

#include "models/table/copytext.h"
#include "views/widgets/controls.h"

#include <QAbstractItemDelegate>
#include <QAbstractListModel>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHideEvent>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace views {

OnDemandList::OnDemandList(catalog::OnDemand &source, QAbstractListModel *model, QAbstractItemDelegate *delegate,
                           const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_words(words)
    , m_list(new QListView(this))
    , m_message(secondaryLabel({}, TextSize::Body, this))
    , m_action(pushButton({}, ButtonRole::Normal, this))
{
    model->setParent(m_list);
    delegate->setParent(m_list);
    m_list->setModel(model);
    m_list->setItemDelegate(delegate);
    m_list->setAccessibleName(words.name);
    m_list->setProperty("ownFocus", true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust); // sentences wrap differently
    m_list->viewport()->setMouseTracking(true);

    m_message->setWordWrap(true);
    m_message->setContentsMargins(panelPadding, cellPadding, panelPadding, cellPadding);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_list, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(panelPadding, cellPadding, panelPadding, cellPadding);
    foot->addWidget(m_action, 0, Qt::AlignLeading);
    layout->addLayout(foot);

    auto *copy = new QAction(tr("Copy"), m_list);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(copy);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &OnDemandList::copyRow);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) { Q_EMIT activated(index.row()); });
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_source.problem())
            m_source.refresh();
        else
            m_source.loadMore();
    });
    connect(&m_source, &catalog::OnDemand::changed, this, &OnDemandList::showState);
    showState();
}

QString OnDemandList::message() const
{
    return m_message->isHidden() ? QString() : m_message->text();
}

void OnDemandList::showState()
{
    const bool isEmpty = m_list->model()->rowCount() == 0;
    QString text;
    if (const auto &problem = m_source.problem())
        text = problem->detail.isEmpty() ? problem->sentence : problem->sentence + u'\n' + problem->detail;
    else if (isEmpty && m_source.hasAnswer())
        text = m_words.none;
    else if (isEmpty && m_source.isLoading())
        text = tr("Loading");
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    m_action->setText(m_source.problem() ? tr("Retry") : tr("Show %1 more").arg(catalog::OnDemand::step));
    m_action->setVisible(m_source.problem() || m_source.hasMore());
    m_action->setEnabled(!m_source.isLoading());
}

void OnDemandList::copyRow()
{
    const QString text = m_list->currentIndex().data(Qt::AccessibleTextRole).toString();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(table::plainSpaces(text));
}

void OnDemandList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_source.setWanted(true);
}

void OnDemandList::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_source.setWanted(false);
}

} // namespace views

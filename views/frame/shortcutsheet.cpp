// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/shortcutsheet.h"

#include "views/look/keyhelp.h"
#include "views/widgets/controls.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

QString nativeText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts.append(key.toString(QKeySequence::NativeText));
    return texts.join(u", "_s);
}

QString plainText(QString text)
{
    static constexpr QChar mark = u'&';
    return text.remove(mark);
}

// The group of a shortcut: the visible name of the widget that has it.
QString groupOf(const QWidget &holder, const QWidget &window)
{
    if (&holder == &window)
        return ShortcutSheet::tr("Window");
    for (const QWidget *widget = &holder; widget && widget != &window; widget = widget->parentWidget()) {
        if (!widget->accessibleName().isEmpty())
            return widget->accessibleName();
    }
    return ShortcutSheet::tr("Window");
}

} // namespace

QList<ShortcutSheet::Key> ShortcutSheet::keysOf(const QWidget &window)
{
    QList<Key> found;
    // What several keys do is one line with all of them.
    const auto add = [&](const QWidget &holder, const QString &text, const QString &keys) {
        if (keys.isEmpty() || text.isEmpty())
            return;
        const auto same = std::ranges::find_if(found, [&](const Key &key) {
            return key.text == text && (key.keys == keys || key.group == groupOf(holder, window));
        });
        if (same == found.end())
            found.append({groupOf(holder, window), text, keys});
        else if (!same->keys.split(u", "_s).contains(keys) && same->keys != keys)
            same->keys += u", "_s + keys;
    };
    QList<const QWidget *> holders{&window};
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->window() == &window && (widget->isVisible() || window.isHidden()))
            holders.append(widget);
    }
    for (const QWidget *holder : std::as_const(holders)) {
        for (const QAction *action : holder->actions()) {
            // Skip shortcuts that a menu only displays: they belong to the widget that handles them.
            if (action->shortcutContext() != Qt::WidgetShortcut)
                add(*holder, plainText(action->text()), nativeText(action->shortcuts()));
        }
        for (const QShortcut *shortcut : holder->findChildren<QShortcut *>(QString(), Qt::FindDirectChildrenOnly))
            add(*holder, shortcut->whatsThis(), nativeText({shortcut->key()}));
        for (const KeyHelp &key : explainedKeys(*holder))
            add(*holder, key.text, key.keys);
    }
    return found;
}

ShortcutSheet::ShortcutSheet(QWidget &window)
    : QDialog(&window)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(panelPadding, panelPadding, panelPadding, panelPadding);
    m_search->setPlaceholderText(tr("Search shortcuts"));
    m_search->setAccessibleName(tr("Search shortcuts"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    fill(keysOf(window));
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutSheet::filter);
    const Metrics metrics = appMetrics();
    resizeWithinScreen(*this, {metrics.dw(84), metrics.row() * 24});
    m_search->setFocus();
}

void ShortcutSheet::fill(const QList<Key> &keys)
{
    QHash<QString, QTreeWidgetItem *> groups;
    for (const Key &key : keys) {
        QTreeWidgetItem *&group = groups[key.group];
        if (!group) {
            group = new QTreeWidgetItem(m_list, {key.group});
            group->setFont(0, semiBold(font()));
            group->setFirstColumnSpanned(true);
            group->setFlags(Qt::ItemIsEnabled);
        }
        auto *item = new QTreeWidgetItem(group, {key.text, key.keys});
        item->setTextAlignment(1, Qt::AlignTrailing | Qt::AlignVCenter);
    }
    m_list->expandAll();
}

void ShortcutSheet::filter(const QString &words)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *item = group->child(j);
            const bool fits = (item->text(0) + u' ' + item->text(1)).contains(words.trimmed(), Qt::CaseInsensitive);
            item->setHidden(!fits);
            any = any || fits;
        }
        group->setHidden(!any);
    }
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/details/fieldsmodel.h"

#include <QSet>
#include <QTreeView>

namespace views {

class FieldsDelegate;

// The fields of an object: collapsible groups, a label and a value in each row. Arrows move between rows, Enter follows
// a link, reveals a secret or toggles a group, Ctrl+C copies the value. Open groups, scroll position and current row
// survive a refresh; open groups also survive a change of object. GUI thread.
class FieldsView final : public QTreeView
{
    Q_OBJECT

public:
    explicit FieldsView(QWidget *parent = nullptr);
    ~FieldsView() override;

    void setDetails(const catalog::Details &details);
    void setContext(const table::FormatContext &context);

    [[nodiscard]] FieldsModel *fields() const { return m_fields; }
    [[nodiscard]] QString valueText(const QModelIndex &index) const; // as displayed: hidden secrets stay hidden
    void copyValue();

Q_SIGNALS:
    void linkActivated(const catalog::Link &link);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override { }
    void keyPressEvent(QKeyEvent *event) override;
    void keyboardSearch(const QString &search) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void act(const QModelIndex &index); // the action of Enter
    void restore(const QString &current, int scroll);
    void toggleGroup(const QModelIndex &index);
    void setHover(const QModelIndex &index, const QPoint &at);

    FieldsModel *m_fields;
    FieldsDelegate *m_delegate;
    QSet<QString> m_opened; // groups that the user has opened, or closed, contrary to their default
    QSet<QString> m_closed;
    bool m_isRestoring = false;
};

} // namespace views

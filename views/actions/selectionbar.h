// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/action.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;

namespace views {

// In place of the filter bar while several rows are selected: their number, and what can be done to them. Covers the
// bar instead of replacing it, so that the rows below stay where they are.
class SelectionBar final : public QWidget
{
    Q_OBJECT

public:
    SelectionBar(catalog::Resource resource, QWidget *covered);

    void setCount(qint64 selected);
    // Empty = the action is possible for some of the selected rows, or that is not known.
    void setHindrance(const catalog::ObjectAction &action, const QString &why);
    void setReadOnly(bool readOnly);

Q_SIGNALS:
    void actionRequested(const catalog::ObjectAction *action);
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_count;
    QLabel *m_readOnly;
    QHash<const catalog::ObjectAction *, QPushButton *> m_buttons;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/keptrows.h"

#include "models/replica/keptsource.h"
#include "views/table/rowdelegate.h"
#include "views/table/tableview.h"
#include "views/widgets/problembanner.h"

namespace views {

KeptRows::KeptRows(const replica::KeptSource &source, TableView &table)
    : QObject(&table)
    , m_source(source)
    , m_table(table)
{
    connect(&source, &replica::KeptSource::changed, this, [this] {
        showState();
        Q_EMIT changed();
    });
}

void KeptRows::setFormatContext(const table::FormatContext &context)
{
    m_context = context;
    const QString before = m_shown;
    showState();
    if (m_shown != before)
        Q_EMIT changed();
}

QString KeptRows::words() const
{
    const replica::KeptSource::State state = m_source.state();
    //: After the number of rows: when they were read, and how old they are
    return state.isShown ? ageSentence(tr("from %1, %2 old"), state.readAtMs, m_context) : QString();
}

void KeptRows::showState()
{
    const QString age = words();
    if (age == m_shown)
        return;
    m_shown = age;
    if (auto *delegate = qobject_cast<RowDelegate *>(m_table.itemDelegate()))
        //: %1 is e.g. "from 14:02, 3 h old"
        delegate->setStale(age.isEmpty() ? QString() : tr("Kept on this computer, %1").arg(age));
    m_table.viewport()->update();
}

} // namespace views

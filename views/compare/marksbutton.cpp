// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/marksbutton.h"

#include "views/charts/timemeaning.h"
#include "views/look/icons.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/metrics/rangechoice.h"
#include "views/widgets/controls.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace views {
namespace {

constexpr int noteDigits = 48; // of the field
constexpr int menuDigits = 64; // of a note in the menu; its tool tip has the whole

QString entryText(const QString &text, const QWidget &menu)
{
    return menuText(menu.fontMetrics().elidedText(text, Qt::ElideRight, appMetrics().dw(menuDigits)));
}

} // namespace

QString markRangeText(const compare::Mark &mark, table::Zone zone)
{
    if (mark.alignment == compare::Alignment::Clock)
        return rangeWords(choiceOf(mark.range), zone);
    const bool isShare = mark.alignment == compare::Alignment::ShareOfRun;
    const TimeMeaning meaning{zone, isShare ? TimeMeaning::Of::ShareOfRun : TimeMeaning::Of::SinceStart};
    //: two times since the start of a run, or two shares of it
    return MarksButton::tr("%1 to %2").arg(clockText(mark.range.fromMs, meaning), momentText(mark.range.toMs, meaning));
}

MarksButton::MarksButton(QWidget *parent)
    : QToolButton(parent)
{
    setIcon(views::icon("view"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(plainToolTip(tr("Marked ranges. Drag over a chart with Shift to mark a range.")));
    setMenu(new QMenu(this));
    menu()->setToolTipsVisible(true);
    connect(menu(), &QMenu::aboutToShow, this, &MarksButton::fillMenu);
    setMarks({}, m_zone);
}

void MarksButton::setMarks(const std::vector<compare::Mark> &marks, table::Zone zone)
{
    if (marks == m_marks && zone == m_zone && !text().isEmpty())
        return;
    m_marks = marks;
    m_zone = zone;
    setText(marks.empty() ? tr("Marks") : tr("%n mark(s)", "", int(marks.size())));
    setAccessibleName(text());
    fillMenu();
}

void MarksButton::fillMenu()
{
    QMenu *all = menu();
    // One of them may have led here.
    for (QMenu *one : all->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        one->deleteLater();
    all->clear();
    QAction *add = all->addAction(tr("Mark the visible range…"));
    add->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_B);
    add->setShortcutContext(Qt::WidgetShortcut); // the page handles it
    add->setEnabled(int(m_marks.size()) < compare::mostMarks);
    connect(add, &QAction::triggered, this, &MarksButton::markRequested);
    if (!m_marks.empty())
        all->addSeparator();
    for (int i = 0; i < int(m_marks.size()); ++i) {
        const compare::Mark &mark = m_marks[std::size_t(i)];
        const QString range = markRangeText(mark, m_zone);
        const QString title = mark.note.isEmpty() ? range : mark.note;
        QMenu *one = all->addMenu(entryText(title, *all));
        one->setAccessibleName(title);
        one->menuAction()->setToolTip(plainToolTip(title));
        one->addAction(entryText(range, *all))->setEnabled(false); // some styles leave out the texts of sections
        connect(one->addAction(tr("Go to this range")), &QAction::triggered, this,
                [this, i] { Q_EMIT goRequested(i); });
        connect(one->addAction(tr("Edit note…")), &QAction::triggered, this, [this, i] { Q_EMIT editRequested(i); });
        connect(one->addAction(tr("Remove mark")), &QAction::triggered, this, [this, i] { Q_EMIT removeRequested(i); });
    }
}

MarkDialog::MarkDialog(const compare::Mark &mark, table::Zone zone, QWidget *parent)
    : QDialog(parent)
    , m_note(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Marked range"));
    setModal(false);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    column->setSpacing(10);
    column->addWidget(secondaryLabel(markRangeText(mark, zone), TextSize::Body, body));
    QLabel *label = secondaryLabel(tr("Note"), TextSize::Body, body);
    label->setBuddy(m_note);
    m_note->setAccessibleName(label->text());
    m_note->setMaxLength(compare::longestNote);
    m_note->setText(mark.note);
    m_note->setMinimumWidth(appMetrics().dw(noteDigits));
    column->addWidget(label);
    column->addWidget(m_note);

    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    auto *buttons = new QDialogButtonBox(footer);
    QPushButton *keep = pushButton(tr("Mark"), ButtonRole::Primary, footer);
    keep->setDefault(true);
    buttons->addButton(keep, QDialogButtonBox::AcceptRole);
    buttons->addButton(pushButton(tr("Cancel"), ButtonRole::Normal, footer), QDialogButtonBox::RejectRole);
    row->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT noted(compare::noteOf(m_note->text()));
        accept();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(body, 1);
    layout->addWidget(footer);
    m_note->setFocus();
}

void MarkDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace views

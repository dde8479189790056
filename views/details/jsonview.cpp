// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/jsonview.h"

#include "views/look/icons.h"
#include "views/widgets/controls.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace views {

namespace {

// Of a line: laying out one of 300 000 takes as many times 80 bytes at once.
constexpr qsizetype mostJsonLetters = 4000;

// For reading: longer lines are broken. The button copies them as they are.
QString readable(const QString &json)
{
    QStringList lines = json.split(u'\n');
    for (QString &line : lines) {
        for (qsizetype at = mostJsonLetters; at < line.size(); at += mostJsonLetters + 1)
            line.insert(line[at].isLowSurrogate() ? at - 1 : at, u'\n');
    }
    return lines.join(u'\n');
}

} // namespace

JsonView::JsonView(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_reveal(flatTool("eye", tr("Reveal secrets"), this))
    , m_copy(flatTool("copy", tr("Copy JSON"), this))
    , m_found(secondaryLabel({}, TextSize::Small, this))
    , m_text(new QPlainTextEdit(this))
{
    setAccessibleName(tr("JSON"));
    m_search->setAccessibleName(tr("Search the JSON"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->addAction(icon("search"), QLineEdit::LeadingPosition);
    m_reveal->setCheckable(true);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(fixedFont(font()));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("JSON as the control plane sent it"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(panelPadding, 6, panelPadding, 6);
    bar->setSpacing(4);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_found);
    bar->addWidget(m_reveal);
    bar->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_text, 1);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &search) { find(search, false); });
    connect(m_reveal, &QToolButton::toggled, this, &JsonView::showText);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(whole()); });
}

void JsonView::setDetails(const catalog::Details &details)
{
    if (details.id != m_id)
        m_reveal->setChecked(false);
    m_id = details.id;
    m_masked = details.json;
    m_plain = details.plainJson;
    m_reveal->setVisible(m_masked != m_plain);
    showText();
}

QString JsonView::text() const
{
    return m_text->toPlainText();
}

const QString &JsonView::whole() const
{
    return m_reveal->isChecked() ? m_plain : m_masked;
}

void JsonView::showText()
{
    const QString shown = readable(whole());
    if (shown == m_text->toPlainText())
        return;
    // Keep the reading position.
    const int scroll = m_text->verticalScrollBar()->value();
    const int position = m_text->textCursor().position();
    m_text->setPlainText(shown);
    QTextCursor cursor = m_text->textCursor();
    cursor.setPosition(std::min(position, int(shown.size())));
    m_text->setTextCursor(cursor);
    m_text->verticalScrollBar()->setValue(scroll);
}

void JsonView::find(const QString &search, bool onward)
{
    m_found->clear();
    QTextCursor from = m_text->textCursor();
    from.setPosition(onward ? from.selectionEnd() : from.selectionStart());
    if (search.isEmpty()) {
        m_text->setTextCursor(from);
        return;
    }
    QTextCursor found = m_text->document()->find(search, from);
    if (found.isNull())
        found = m_text->document()->find(search, 0); // wraps around
    if (found.isNull()) {
        m_found->setText(tr("Not found"));
        return;
    }
    m_text->setTextCursor(found);
}

void JsonView::keyPressEvent(QKeyEvent *event)
{
    const bool isNext = event->key() == Qt::Key_F3 || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isNext || m_search->text().isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    find(m_search->text(), true);
}

} // namespace views

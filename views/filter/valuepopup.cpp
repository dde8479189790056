// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/filter/valuepopup.h"

#include "models/table/match.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"
#include "views/widgets/picklist.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

ValuePopup::ValuePopup(const table::ColumnInfo &column, const table::Filter &filter, ValueFor reader,
                       const table::FormatContext &context, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_column(column)
    , m_op(filter.op)
    , m_reader(reader)
    , m_context(context)
{
    const QString value = filter.values.value(0);
    setAttribute(Qt::WA_DeleteOnClose);
    if (m_context.nowMs == 0)
        m_context.nowMs = QDateTime::currentMSecsSinceEpoch();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(panelPadding, panelPadding, panelPadding, panelPadding);
    layout->setSpacing(controlGap);
    auto *row = new QHBoxLayout;
    row->addWidget(editorFor(column) == ValueEditor::Time ? makeTime(value) : makeText(value), 1);
    m_apply = pushButton(tr("Apply"), ButtonRole::Primary, this);
    connect(m_apply, &QPushButton::clicked, this, [this] { apply(); });
    row->addWidget(m_apply);
    layout->addLayout(row);

    m_error = new ErrorLine(this);
    m_error->setObjectName(u"valueError"_s);
    layout->addWidget(m_error);
    if (m_text)
        connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) { check(text); });
}

QWidget *ValuePopup::makeText(const QString &value)
{
    m_text = new QLineEdit(editableText(m_column, value), this);
    m_text->setObjectName(u"valueText"_s);
    m_text->setPlaceholderText(valueHint(m_column, m_op, m_reader));
    m_text->setAccessibleName(tr("Value of %1").arg(table::columnTitle(m_column)));
    m_text->setMinimumWidth(appMetrics().dw(26));
    m_text->selectAll();
    connect(m_text, &QLineEdit::returnPressed, this, [this] { apply(); });
    return m_text;
}

QWidget *ValuePopup::makeTime(const QString &value)
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(controlGap);
    m_time = new QDateTimeEdit(box);
    m_time->setObjectName(u"valueTime"_s);
    m_time->setTimeSpec(m_context.zone == table::Zone::Utc ? Qt::UTC : Qt::LocalTime);
    m_time->setDisplayFormat(u"d MMM yyyy, HH:mm:ss"_s);
    m_time->setCalendarPopup(true);
    m_time->setMinimumWidth(appMetrics().dw(26));
    m_time->setAccessibleName(m_context.zone == table::Zone::Utc
                                  ? tr("Time of %1, UTC").arg(table::columnTitle(m_column))
                                  : tr("Time of %1, local").arg(table::columnTitle(m_column)));
    setTime(table::parseTime(value).value_or(m_context.nowMs - 86'400'000));
    layout->addWidget(m_time);

    auto *presets = new QHBoxLayout;
    presets->setSpacing(4);
    const std::pair<QString, qint64> spans[]
        = {{tr("1 hour ago"), 3'600'000}, {tr("24 hours ago"), 86'400'000}, {tr("7 days ago"), 7 * 86'400'000LL}};
    for (const auto &[title, ms] : spans) {
        QPushButton *button = pushButton(title, ButtonRole::Normal, box);
        connect(button, &QPushButton::clicked, this, [this, span = ms] {
            setTime(m_context.nowMs - span);
            apply();
        });
        presets->addWidget(button);
    }
    presets->addStretch();
    layout->addLayout(presets);
    return box;
}

void ValuePopup::setTime(qint64 ms)
{
    m_time->setDateTime(QDateTime::fromMSecsSinceEpoch(ms, m_time->timeSpec()));
}

void ValuePopup::popup(QWidget *below)
{
    popupBelow(this, below);
    (m_text ? static_cast<QWidget *>(m_text) : m_time)->setFocus(Qt::PopupFocusReason);
}

void ValuePopup::check(const QString &text)
{
    // An incomplete number is not an error yet; a comma is never valid.
    const auto value = parseValue(m_column, text, m_reader);
    const bool comma = text.contains(u',') && m_reader == ValueFor::Server;
    showError(comma || (!value && !m_error->sentence().isEmpty() && !text.isEmpty()) ? value.error() : QString());
    m_apply->setEnabled(!comma);
}

void ValuePopup::showError(const QString &sentence)
{
    m_error->setSentence(sentence);
    if (m_text)
        setInvalid(m_text, !sentence.isEmpty());
    if (isVisible())
        adjustSize();
}

void ValuePopup::apply()
{
    QString value;
    if (m_time) {
        value = timeValue(m_time->dateTime());
    } else {
        const auto parsed = parseValue(m_column, m_text->text(), m_reader);
        if (!parsed) {
            showError(parsed.error());
            m_text->setFocus(Qt::OtherFocusReason);
            return;
        }
        value = *parsed;
    }
    Q_EMIT entered(value);
    close();
}

void ValuePopup::keyPressEvent(QKeyEvent *event)
{
    if (m_time && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        apply();
    else
        QFrame::keyPressEvent(event);
}

void ValuePopup::paintEvent(QPaintEvent *)
{
    paintPopup(*this);
}

void ValuePopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT closed();
}

} // namespace views

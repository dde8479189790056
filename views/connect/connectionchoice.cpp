// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/connectionchoice.h"

#include "models/base/shown.h"
#include "views/connect/connectioncolours.h"
#include "views/look/icons.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"
#include "views/widgets/verticalscroll.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int choiceGap = 12;
constexpr int choiceWidth = 80;
constexpr int choiceLines = 25;

// Shows the beginning and the end of a name that has no room, and all of it in its tool tip.
class NameBox final : public QCheckBox
{
public:
    NameBox(const QString &name, QWidget *parent)
        : QCheckBox(parent)
        , m_name(base::shownName(name))
    {
        setText(menuText(m_name));
        setAccessibleName(m_name);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {around() + fontMetrics().horizontalAdvance(m_name), QCheckBox::sizeHint().height()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {around(), QCheckBox::sizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QCheckBox::resizeEvent(event);
        elide();
    }
    void changeEvent(QEvent *event) override
    {
        QCheckBox::changeEvent(event);
        if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
            elide();
    }

private:
    void elide()
    {
        const QString shown = fontMetrics().elidedText(m_name, Qt::ElideMiddle, std::max(0, width() - around()));
        setText(menuText(shown));
        setToolTip(shown == m_name ? QString() : plainToolTip(m_name));
    }
    // What its text leaves of the width.
    [[nodiscard]] int around() const
    {
        return QCheckBox::sizeHint().width() - fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    }

    QString m_name;
};

} // namespace

ConnectionChoice::ConnectionChoice(const QString &title, const QString &sentence, const QString &verb,
                                   const QList<Entry> &entries, QWidget *parent)
    : QDialog(parent)
    , m_entries(entries)
{
    setWindowTitle(title);
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    column->setSpacing(choiceGap);
    QLabel *head = textLabel(sentence, TextSize::Body, body);
    head->setWordWrap(true);
    column->addWidget(head);
    for (const Entry &entry : entries)
        column->addWidget(makeRow(entry, body));
    column->addStretch(1);
    QScrollArea *scroll = verticalScroll(body, QPalette::Base, this);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QVBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    auto *buttons = new QDialogButtonBox(footer);
    buttons->addButton(pushButton(tr("Cancel"), ButtonRole::Normal, footer), QDialogButtonBox::RejectRole);
    m_go = pushButton(verb, ButtonRole::Primary, footer);
    m_go->setObjectName(u"go"_s);
    m_go->setDefault(true);
    buttons->addButton(m_go, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    row->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(footer);
    showButton();
    resizeWithinScreen(*this, {appMetrics().dw(choiceWidth), choiceLines * fontMetrics().height()});
}

QWidget *ConnectionChoice::makeRow(const Entry &entry, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    const QRgb colour = connectionColour(themeOf(parent->palette()), entry.connection.colour);
    auto *box = new NameBox(entry.connection.name, row);
    box->setIcon(connectionIcon(colour, false));
    box->setChecked(entry.isOffered && entry.risks.isEmpty());
    box->setEnabled(entry.isOffered);
    connect(box, &QCheckBox::toggled, this, &ConnectionChoice::showButton);
    m_boxes << box;
    column->addWidget(box);
    const int indent = box->style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, box)
        + box->style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, nullptr, box);
    QStringList spoken;
    const auto add = [&](const QString &unsafe, bool isRisk) {
        const QString text = base::shownText(unsafe);
        QLabel *label = isRisk ? textLabel(text, TextSize::Small, row) : secondaryLabel(text, TextSize::Small, row);
        label->setWordWrap(true);
        label->setContentsMargins(indent, 0, 0, 0);
        column->addWidget(label);
        spoken << text;
    };
    const QString account = entry.connection.signIn == session::SignInKind::ServiceAccount ? entry.connection.clientId
        : entry.connection.signIn == session::SignInKind::UserPassword                     ? entry.connection.user
                                                                                           : QString();
    const QString host = hostOf(entry.connection.url);
    auto *place = new ElidedLabel(Qt::ElideMiddle, row);
    setTextSize(*place, TextSize::Small);
    place->setForegroundRole(QPalette::PlaceholderText);
    place->setContentsMargins(indent, 0, 0, 0);
    place->setFullText(account.isEmpty() ? host : tr("%1, as %2", "host, account").arg(host, account));
    spoken << place->accessibleName();
    column->addWidget(place);
    for (const QString &note : entry.notes)
        add(note, false);
    for (const QString &risk : entry.risks)
        add(tr("Check: %1").arg(risk), true);
    box->setAccessibleDescription(spoken.join(u". "_s));
    return row;
}

QList<session::SavedConnection> ConnectionChoice::chosen() const
{
    QList<session::SavedConnection> chosen;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i]->isChecked())
            chosen << m_entries[i].connection;
    }
    return chosen;
}

void ConnectionChoice::showButton()
{
    m_go->setEnabled(std::ranges::any_of(m_boxes, &QCheckBox::isChecked));
}

} // namespace views

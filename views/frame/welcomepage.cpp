// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/welcomepage.h"

#include "views/connect/recentconnections.h"
#include "views/look/icons.h"
#include "views/widgets/card.h"
#include "views/widgets/controls.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int appMarkSize = 52;
constexpr int widthInDigits = 80;

QWidget *makeCard(const QString &title, const QString &text, QPushButton *button, QWidget *parent)
{
    auto *card = new Card(parent);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(textLabel(title, TextSize::Section, card));
    QLabel *body = secondaryLabel(text, TextSize::Body, card);
    body->setWordWrap(true);
    layout->addWidget(body);
    layout->addStretch();
    layout->addWidget(button, 0, Qt::AlignLeading);
    return card;
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : Page(parent)
{
    setAccessibleName(tr("Welcome"));
    m_connect = pushButton(tr("Connect…"), ButtonRole::Primary, this);
    m_connect->setIcon(icon("cluster-connected", Ink::OnAccent));
    m_demo = pushButton(tr("Explore demo data"), ButtonRole::Normal, this);
    m_demo->setIcon(icon("phase-running"));
    connect(m_connect, &QPushButton::clicked, this, &WelcomePage::connectRequested);
    connect(m_demo, &QPushButton::clicked, this, &WelcomePage::demoRequested);

    auto *column = new QWidget(this);
    followFont(*column, [column] { column->setFixedWidth(appMetrics().dw(widthInDigits)); });
    auto *inside = new QVBoxLayout(column);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(makeHead());
    inside->addSpacing(24);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(12);
    cards->addWidget(makeCard(tr("Your control plane"),
                              tr("Enter its address and a service account or a token. Read permissions are enough."),
                              m_connect, column),
                     1);
    cards->addWidget(makeCard(tr("Demo data"),
                              tr("A live, simulated control plane on this computer. No data leaves it."), m_demo,
                              column),
                     1);
    inside->addLayout(cards);
    inside->addSpacing(12);
    m_problem = new ErrorLine(column);
    inside->addWidget(m_problem);
    inside->addSpacing(12);
    m_recent = new RecentConnections(column);
    connect(m_recent, &RecentConnections::connectionRequested, this, &WelcomePage::connectionRequested);
    connect(m_recent, &RecentConnections::editRequested, this, &WelcomePage::editRequested);
    connect(m_recent, &RecentConnections::removeRequested, this, &WelcomePage::removeRequested);
    connect(m_recent, &RecentConnections::manageRequested, this, &WelcomePage::manageRequested);
    inside->addWidget(m_recent);
    inside->addSpacing(8);
    m_all = pushButton(tr("Show all connections together"), ButtonRole::Normal, column);
    m_all->hide();
    connect(m_all, &QPushButton::clicked, this, &WelcomePage::allRequested);
    inside->addWidget(m_all, 0, Qt::AlignLeading);
    inside->addSpacing(16);
    inside->addWidget(makeKeys());

    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    // Stretches instead of an alignment: layouts ignore the height-for-width of an aligned widget.
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(column);
    middle->addStretch();
    layout->addLayout(middle);
    layout->addStretch(3);
    setFocusProxy(m_connect);
}

QWidget *WelcomePage::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto *mark = new QLabel(head);
    mark->setPixmap(appIcon().pixmap(QSize(appMarkSize, appMarkSize), devicePixelRatioF()));
    mark->setAccessibleName(tr("Binnacle logo"));
    layout->addWidget(mark);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addStretch();
    texts->addWidget(textLabel(u"Binnacle"_s, TextSize::Welcome, head));
    texts->addWidget(secondaryLabel(tr("Clusters, workloads and pods, for NVIDIA Run:ai"), TextSize::Section, head));
    texts->itemAt(2)->widget()->setFont(font());
    texts->addStretch();
    layout->addLayout(texts, 1);
    return head;
}

QWidget *WelcomePage::makeKeys()
{
    auto *keys = new QWidget(this);
    auto *layout = new QHBoxLayout(keys);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(controlGap);
    const auto add = [&](const QKeySequence &sequence, const QString &text) {
        layout->addWidget(new KeyCap(sequence.toString(QKeySequence::NativeText), keys));
        layout->addWidget(secondaryLabel(text, TextSize::Small, keys));
        layout->addSpacing(24);
    };
    // These keys belong to the window's menus, as on every other page.
    add(QKeySequence::New, tr("Connect"));
    add(Qt::CTRL | Qt::Key_D, tr("Demo data"));
    layout->addStretch();
    return keys;
}

void WelcomePage::setDemoBusy(bool busy)
{
    m_demo->setEnabled(!busy);
    m_demo->setText(busy ? tr("Preparing demo data") : tr("Explore demo data"));
}

void WelcomePage::setProblem(const QString &sentence)
{
    m_problem->setSentence(sentence);
}

void WelcomePage::setHasSeveral(bool hasSeveral)
{
    m_all->setVisible(hasSeveral);
}

void WelcomePage::setConnections(const QList<session::SavedConnection> &connections)
{
    m_recent->setConnections(connections);
    // The last connection is the likeliest choice.
    QWidget *last = m_recent->firstRow();
    setFocusProxy(last ? last : m_connect);
}

void WelcomePage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/connectionsdialog.h"

#include "models/base/shown.h"
#include "models/session/connectionfile.h"
#include "models/session/controlplane.h"
#include "views/connect/connectioncolours.h"
#include "views/connect/connectionpaint.h"
#include "views/look/focusring.h"
#include "views/look/keyhelp.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"
#include "views/widgets/noticebox.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStandardPaths>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;
using session::SavedConnection;

namespace views {
namespace {

constexpr int managerWidth = 110;
constexpr int managerLines = 27;

enum Role { IdRole = Qt::UserRole };

class ConnectionDelegate final : public QStyledItemDelegate
{
public:
    ConnectionDelegate(const session::SavedConnections &connections, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_connections(connections)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto connection = m_connections.find(index.data(IdRole).toString());
        if (!connection)
            return;
        const Theme &theme = themeOf(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(
                option.rect,
                QColor::fromRgb(option.state.testFlag(QStyle::State_Active) ? theme.selection : theme.selectionOff));
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, QColor::fromRgb(theme.hover));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                          QColor::fromRgb(theme.hairline));
        paintConnection(*painter, *option.widget, option.rect, *connection);
        if (option.state.testFlag(QStyle::State_HasFocus))
            paintInnerFocusRing(*painter, QRectF(option.rect).adjusted(2, 2, -2, -3), theme);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex & /*index*/) const override
    {
        return {0, connectionRowHeight()};
    }

private:
    const session::SavedConnections &m_connections;
};

QString folder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

QStringList nameFilters()
{
    return {ConnectionsDialog::tr("Connections (*.%1)").arg(session::connectionFileSuffix),
            ConnectionsDialog::tr("All files (*)")};
}

} // namespace

ConnectionsDialog::ConnectionsDialog(session::SavedConnections &connections, QWidget *parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_notice(new NoticeBox(this))
    , m_list(new QListWidget(this))
    , m_buttons(new QWidget(this))
{
    setWindowTitle(tr("Connections"));
    m_list->setItemDelegate(new ConnectionDelegate(connections, m_list));
    m_list->setAccessibleName(windowTitle());
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setProperty("ownFocus", true);
    m_list->installEventFilter(this);
    makeButtons();

    auto *line = new QHBoxLayout;
    line->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    line->setSpacing(panelPadding);
    auto *left = new QVBoxLayout;
    left->setSpacing(controlGap);
    left->addWidget(m_notice);
    left->addWidget(m_list, 1);
    QLabel *hint = secondaryLabel(tr("Drag a connection, or use Alt+Up and Alt+Down, to change the order."),
                                  TextSize::Small, this);
    hint->setWordWrap(true);
    left->addWidget(hint);
    line->addLayout(left, 1);
    line->addWidget(m_buttons);
    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    row->addStretch();
    QPushButton *close = pushButton(tr("Close"), ButtonRole::Normal, footer);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line, 1);
    layout->addWidget(footer);

    const auto name = [](const QKeySequence &key) { return key.toString(QKeySequence::NativeText); };
    explainKeys(*this,
                {{tr("Connect"), name(Qt::Key_Return)},
                 {tr("Move the connection up or down"),
                  tr("%1, %2", "keys").arg(name(Qt::ALT | Qt::Key_Up), name(Qt::ALT | Qt::Key_Down))},
                 {tr("Remove the connection"), name(Qt::Key_Delete)}});
    connect(m_list, &QListWidget::currentItemChanged, this, &ConnectionsDialog::showButtons);
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] { Q_EMIT connectRequested(currentId()); });
    // The list is in the middle of a drop.
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ConnectionsDialog::noteMoved, Qt::QueuedConnection);
    connect(&connections, &session::SavedConnections::changed, this, &ConnectionsDialog::showConnections);
    showConnections();
    m_list->setCurrentRow(0);
    resizeWithinScreen(*this, {appMetrics().dw(managerWidth), managerLines * fontMetrics().height()});
}

QPushButton *ConnectionsDialog::addButton(const QString &text, const QString &name, ButtonRole role)
{
    QPushButton *button = pushButton(text, role, m_buttons);
    button->setObjectName(name);
    button->setAutoDefault(true); // Enter presses the one that has the focus
    m_buttons->layout()->addWidget(button);
    return button;
}

void ConnectionsDialog::makeButtons()
{
    auto *column = new QVBoxLayout(m_buttons);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(controlGap);
    const auto add
        = [this](const QString &text, const QString &name, Signal signal, ButtonRole role = ButtonRole::Normal) {
              QPushButton *button = addButton(text, name, role);
              connect(button, &QPushButton::clicked, this, [this, signal] { Q_EMIT(this->*signal)(currentId()); });
              m_forOne << button;
          };
    add(tr("Connect"), u"connect"_s, &ConnectionsDialog::connectRequested, ButtonRole::Primary);
    connect(addButton(tr("New…"), u"new"_s), &QPushButton::clicked, this, &ConnectionsDialog::addRequested);
    add(tr("Edit…"), u"edit"_s, &ConnectionsDialog::editRequested);
    add(tr("Duplicate…"), u"duplicate"_s, &ConnectionsDialog::duplicateRequested);
    add(tr("Remove…"), u"remove"_s, &ConnectionsDialog::removeRequested);
    column->addStretch(1);
    m_export = addButton(tr("Export…"), u"export"_s);
    connect(m_export, &QPushButton::clicked, this, &ConnectionsDialog::chooseExport);
    connect(addButton(tr("Import…"), u"import"_s), &QPushButton::clicked, this, &ConnectionsDialog::chooseImportFile);
}

QString ConnectionsDialog::currentId() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(IdRole).toString() : QString();
}

void ConnectionsDialog::setCurrent(const QString &id)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(IdRole).toString() == id)
            m_list->setCurrentRow(row);
    }
}

QString ConnectionsDialog::notice() const
{
    return m_notice->sentence();
}

void ConnectionsDialog::showConnections()
{
    const QString current = currentId();
    const int row = m_list->currentRow();
    const QList<SavedConnection> &list = m_connections.list();
    while (m_list->count() > list.size())
        delete m_list->takeItem(m_list->count() - 1);
    for (qsizetype i = 0; i < list.size(); ++i) {
        const SavedConnection &connection = list.at(i);
        if (i == m_list->count())
            m_list->addItem(new QListWidgetItem);
        QListWidgetItem *item = m_list->item(int(i));
        item->setText(base::shownName(connection.name));
        item->setData(IdRole, connection.id);
        item->setData(Qt::AccessibleTextRole,
                      u"%1, %2"_s.arg(base::shownName(connection.name), hostOf(connection.url)));
        item->setToolTip(plainToolTip(connection.name + u'\n' + hostOf(connection.url)));
        item->setData(Qt::AccessibleDescriptionRole, signInText(connection));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
    }
    m_list->setCurrentRow(std::min(std::max(row, 0), m_list->count() - 1)); // the next one, if it was removed
    setCurrent(current);
    showButtons();
    if (std::exchange(m_isNoticeOfList, list.isEmpty() || !m_connections.problem().isEmpty()))
        m_notice->clear();
    if (list.isEmpty())
        m_notice->setNotice(Tone::Info, "info", tr("There are no saved connections. Add one, or import some."));
    else if (!m_connections.problem().isEmpty())
        tell(false, m_connections.problem());
}

void ConnectionsDialog::showButtons()
{
    const bool hasOne = !currentId().isEmpty();
    for (QPushButton *button : std::as_const(m_forOne))
        button->setEnabled(hasOne);
    m_export->setEnabled(m_list->count() > 0);
}

void ConnectionsDialog::tell(bool isGood, const QString &sentence)
{
    m_notice->setNotice(isGood ? Tone::Success : Tone::Warning, isGood ? "check" : "warn", sentence);
}

void ConnectionsDialog::move(int by)
{
    const int to = m_list->currentRow() + by;
    if (!currentId().isEmpty() && to >= 0 && to < m_list->count())
        m_connections.move(currentId(), to);
}

// The list shows the new order already.
void ConnectionsDialog::noteMoved()
{
    if (!currentId().isEmpty())
        m_connections.move(currentId(), m_list->currentRow());
}

bool ConnectionsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isUp = key->key() == Qt::Key_Up;
    if (key->modifiers() == Qt::AltModifier && (isUp || key->key() == Qt::Key_Down)) {
        move(isUp ? -1 : 1);
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (!currentId().isEmpty())
            Q_EMIT connectRequested(currentId());
        return true;
    }
    if (key->key() == Qt::Key_Delete && !currentId().isEmpty()) {
        Q_EMIT removeRequested(currentId());
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void ConnectionsDialog::chooseExport()
{
    QList<ConnectionChoice::Entry> entries;
    for (const SavedConnection &connection : m_connections.list()) {
        ConnectionChoice::Entry entry{connection};
        if (connection.signIn == session::SignInKind::TokenCommand)
            entry.risks << tr("This command is written as it is: %1").arg(connection.command);
        entries << entry;
    }
    auto *choice = new ConnectionChoice(tr("Export connections"),
                                        tr("Addresses, accounts, certificates, proxies and commands are written, but "
                                           "nothing from the keychain: whoever "
                                           "imports the file signs in with their own secret."),
                                        tr("Export…"), entries, this);
    choice->setAttribute(Qt::WA_DeleteOnClose);
    connect(choice, &QDialog::accepted, this, [this, choice] { chooseExportFile(choice->chosen()); });
    choice->open();
}

void ConnectionsDialog::chooseExportFile(const QList<SavedConnection> &chosen)
{
    auto *chooser = new QFileDialog(this, tr("Export connections"), folder());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setNameFilters(nameFilters());
    chooser->setDefaultSuffix(session::connectionFileSuffix);
    chooser->selectFile(u"control-planes."_s + session::connectionFileSuffix);
    connect(chooser, &QFileDialog::fileSelected, this, [this, chosen](const QString &file) { exportTo(file, chosen); });
    chooser->open();
}

void ConnectionsDialog::exportTo(const QString &file, const QList<SavedConnection> &chosen)
{
    const auto written = session::writeConnectionFile(file, chosen);
    tell(written.has_value(),
         written ? tr("Exported %n connection(s) to %1.", nullptr, int(chosen.size())).arg(QFileInfo(file).fileName())
                 : written.error());
}

void ConnectionsDialog::chooseImportFile()
{
    auto *chooser = new QFileDialog(this, tr("Import connections"), folder());
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFile);
    chooser->setNameFilters(nameFilters());
    connect(chooser, &QFileDialog::fileSelected, this, &ConnectionsDialog::importFrom);
    chooser->open();
}

// With what is here already: the same, the same control plane, the same name.
ConnectionChoice::Entry ConnectionsDialog::importable(const SavedConnection &connection) const
{
    ConnectionChoice::Entry entry{connection, {}, session::risksOf(connection)};
    const QString controlPlane = session::controlPlaneOf(connection.url);
    for (const SavedConnection &known : m_connections.list()) {
        if (session::isSameAccess(known, connection)) {
            entry.isOffered = false;
            entry.notes = {tr("Saved already as \"%1\".").arg(known.name)};
            return entry;
        }
        if (session::controlPlaneOf(known.url) == controlPlane)
            entry.notes << tr("\"%1\" is the same control plane with other settings.").arg(known.name);
    }
    if (const QString name = m_connections.freeName(connection.name); name != connection.name)
        entry.notes << tr("The name is taken. This one will get a number, as in \"%1\".").arg(name);
    return entry;
}

void ConnectionsDialog::importFrom(const QString &file)
{
    const auto read = session::readConnectionFile(file);
    if (!read)
        return tell(false, read.error());
    QList<ConnectionChoice::Entry> entries;
    for (const SavedConnection &connection : read->connections) {
        entries << importable(connection);
    }
    QString sentence = tr("Choose what to add from %1. Each is read-only until you allow changes, and asks for your "
                          "secret when you connect.")
                           .arg(QFileInfo(file).fileName());
    if (read->foreign > 0)
        sentence += u' '
            + tr("%n connection(s) of a kind that only a newer version of Binnacle knows are left out.", nullptr,
                 read->foreign);
    auto *choice = new ConnectionChoice(tr("Import connections"), sentence, tr("Import"), entries, this);
    choice->setAttribute(Qt::WA_DeleteOnClose);
    connect(choice, &QDialog::accepted, this, [this, choice] { import(choice->chosen()); });
    choice->open();
}

void ConnectionsDialog::import(const QList<SavedConnection> &chosen)
{
    const bool isWritten = m_connections.add(chosen);
    setCurrent(chosen.last().id);
    if (isWritten)
        tell(true, tr("Imported %n connection(s).", nullptr, int(chosen.size())));
}

} // namespace views

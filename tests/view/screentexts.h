// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPaintEngine>
#include <QPainter>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStringList>
#include <QTabBar>
#include <QTextDocument>

// Walks all that people can see or hear of a window, and tells what a text of others could do to it.
namespace screen {

// The characters of a text that are painted, as they come to the paint engine.
class TextRecorder final : public QPaintDevice
{
public:
    explicit TextRecorder(const QSize &size)
        : m_size(size)
    {
    }
    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_engine; }
    [[nodiscard]] const QStringList &texts() const { return m_engine.texts; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        default:
            return 96;
        }
    }

private:
    class Engine final : public QPaintEngine
    {
    public:
        Engine()
            : QPaintEngine(AllFeatures)
        {
        }
        bool begin(QPaintDevice *) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState &) override { }
        void drawPath(const QPainterPath &) override { }
        void drawPolygon(const QPointF *, int, PolygonDrawMode) override { }
        void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { }
        void drawTextItem(const QPointF &, const QTextItem &item) override { texts.append(item.text()); }
        [[nodiscard]] Type type() const override { return User; }

        QStringList texts;
    };

    QSize m_size;
    mutable Engine m_engine;
};

// Whether a character is there that has no ink but changes what is beside it.
inline bool hasUnseen(QStringView text)
{
    static constexpr QStringView turning = u"\u202A\u202B\u202C\u202D\u202E\u2067";
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isControl = c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isControl || turning.contains(c) || c == QChar(0x200B) || c == QChar(0xFEFF)
            || (c.isSurrogate() && !isPair))
            return true;
        i += isPair ? 1 : 0;
    }
    return false;
}

// Whether Qt would read markup out of it that somebody else wrote: an image, or less text than there is.
inline bool isMarkup(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return false;
    QTextDocument document;
    document.setHtml(text);
    return text.contains(u"<img") || document.toPlainText().contains(QChar::ObjectReplacementCharacter);
}

// Whether a letter of somebody else's became a key.
inline bool hasKey(const QString &text)
{
    static const QRegularExpression single(QStringLiteral("(^|[^&])(&&)*&[xa]"));
    return single.match(text).hasMatch();
}

constexpr qsizetype mostOfText = 70'000;
constexpr qsizetype mostOfTip = 4'000;
constexpr qsizetype mostOfLine = 5'000; // painted at once
constexpr qsizetype mostOfMenu = 300;
constexpr int mostRows = 15;

class Walk
{
public:
    QStringList faults;
    QString painted; // all of it

    void window(QWidget &top)
    {
        auto widgets = top.findChildren<QWidget *>();
        widgets.prepend(&top);
        for (QWidget *widget : std::as_const(widgets))
            this->widget(*widget);
        paint(top);
        faults.removeDuplicates();
    }

    void menu(const QMenu &menu)
    {
        for (const QAction *action : menu.actions()) {
            this->action(*action, mostOfMenu);
            if (menu.toolTipsVisible())
                tip("tool tip of an action", action->toolTip());
            if (action->menu())
                this->menu(*action->menu());
        }
    }

private:
    void widget(QWidget &widget)
    {
        m_where = QStringLiteral("%1 '%2'").arg(QLatin1String(widget.metaObject()->className()), widget.objectName());
        said(widget);
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            this->label(*label);
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            key("text", button->text(), mostOfText);
        if (const auto *edit = qobject_cast<const QLineEdit *>(&widget)) {
            text("text", edit->displayText(), mostOfText);
            text("placeholder", edit->placeholderText(), mostOfText);
        }
        if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&widget))
            text("text", edit->toPlainText(), 20 * mostOfText);
        if (const auto *tabs = qobject_cast<const QTabBar *>(&widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                key("tab", tabs->tabText(i), mostOfText);
                tip("tool tip of a tab", tabs->tabToolTip(i));
            }
        }
        if (const auto *box = qobject_cast<const QComboBox *>(&widget))
            items(*box->model(), box->rootModelIndex());
        const auto *view = qobject_cast<const QAbstractItemView *>(&widget);
        if (view && view->model() && !qobject_cast<const QHeaderView *>(view)) {
            headers(*view->model());
            items(*view->model(), view->rootIndex());
        }
        const auto actions = widget.actions();
        for (const QAction *action : actions)
            this->action(*action, mostOfText);
        if (const auto *menu = qobject_cast<const QMenu *>(&widget))
            this->menu(*menu);
    }

    // What a widget has of its own, and what it tells those who do not see it.
    void said(QWidget &widget)
    {
        tip("tool tip", widget.toolTip());
        text("status tip", widget.statusTip(), mostOfText);
        tip("what's this", widget.whatsThis());
        text("title", widget.windowTitle(), 1000);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&widget);
        if (!access)
            return;
        for (const QAccessible::Text which : {QAccessible::Name, QAccessible::Description})
            text("accessible text", access->text(which), mostOfText);
    }

    void label(const QLabel &label)
    {
        text("text", label.text(), mostOfText);
        if (label.textFormat() != Qt::PlainText && isMarkup(label.text()))
            fault("markup", label.text());
        if (label.buddy() && label.textFormat() == Qt::PlainText)
            key("text of a buddy", label.text(), mostOfText);
    }

    void action(const QAction &action, qsizetype most)
    {
        key("text of an action", action.text(), most);
        text("status tip of an action", action.statusTip(), most);
        tip("what's this of an action", action.whatsThis());
    }

    void headers(const QAbstractItemModel &model)
    {
        for (int column = 0; column < model.columnCount(); ++column) {
            text("header", model.headerData(column, Qt::Horizontal).toString(), mostOfText);
            tip("tool tip of a header", model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        }
    }

    void items(const QAbstractItemModel &model, const QModelIndex &parent)
    {
        const int rows = std::min(model.rowCount(parent), mostRows);
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column)
                item(model.index(row, column, parent));
            if (const QModelIndex first = model.index(row, 0, parent); model.hasChildren(first))
                items(model, first);
        }
    }

    void item(const QModelIndex &index)
    {
        for (const int role : {int(Qt::DisplayRole), int(Qt::StatusTipRole), int(Qt::AccessibleTextRole),
                               int(Qt::AccessibleDescriptionRole)})
            text("item", index.data(role).toString(), mostOfText);
        tip("tool tip of an item", index.data(Qt::ToolTipRole).toString());
        tip("what's this of an item", index.data(Qt::WhatsThisRole).toString());
    }

    // As it reaches the paint engine.
    void paint(QWidget &top)
    {
        if (!top.isVisible())
            return;
        m_where = QStringLiteral("painted in %1").arg(QLatin1String(top.metaObject()->className()));
        TextRecorder recorder(top.size());
        top.render(&recorder);
        const QStringList texts = recorder.texts();
        for (const QString &one : texts)
            text("painted", one, mostOfLine);
        painted += texts.join(u'\n');
    }

    void text(const char *what, const QString &text, qsizetype most)
    {
        if (text.size() > most)
            fault(what, QStringLiteral("%1 characters: ").arg(text.size()) + text);
        if (hasUnseen(text))
            fault("unseen in", QStringLiteral("%1 %2").arg(QLatin1String(what), text));
    }

    void key(const char *what, const QString &text, qsizetype most)
    {
        this->text(what, text, most);
        if (hasKey(text))
            fault("key in", QStringLiteral("%1 %2").arg(QLatin1String(what), text));
    }

    void tip(const char *what, const QString &text)
    {
        this->text(what, text, mostOfTip);
        if (isMarkup(text))
            fault("markup in", QStringLiteral("%1 %2").arg(QLatin1String(what), text));
    }

    void fault(const char *what, const QString &text)
    {
        QString written;
        for (const QChar c : text.left(90))
            written += c.unicode() < 0x20 || c.unicode() > 0x7E
                ? QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QChar(u'0'))
                : QString(c);
        faults.append(QStringLiteral("%1: %2: %3").arg(m_where, QLatin1String(what), written));
    }

    QString m_where;
};

} // namespace screen

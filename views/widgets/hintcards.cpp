// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/hintcards.h"

#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/look/theme.h"
#include "views/widgets/controls.h"

#include <QEvent>
#include <QFrame>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace views {
namespace {

constexpr int bar = 3;

class HintCard final : public QFrame
{
public:
    HintCard(const hints::Words &words, hints::Tone tone, QWidget *parent)
        : QFrame(parent)
        , m_tone(tone == hints::Tone::Warning ? Tone::Warning : Tone::Info)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(bar + cellPadding, cellPadding, cellPadding, cellPadding);
        column->setSpacing(2);
        m_headline = label(words.headline, semiBold(font()));
        column->addWidget(m_headline);
        column->addWidget(label(words.body, scaled(font(), TextSize::Small)));
        setToolTip(plainToolTip(words.ground));
        setAccessibleName(words.headline);
        setAccessibleDescription(words.body + u'\n' + words.ground);
        showColours();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        QFrame::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            showColours();
    }

    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(palette());
        QPainter painter(this);
        painter.fillRect(rect(), QColor::fromRgb(theme.background(m_tone)));
        const int x = layoutDirection() == Qt::RightToLeft ? width() - bar : 0;
        painter.fillRect(QRect(x, 0, bar, height()), QColor::fromRgb(theme.foreground(m_tone)));
    }

private:
    QLabel *label(const QString &text, const QFont &textFont)
    {
        auto *made = new QLabel(isolated(text), this);
        made->setTextFormat(Qt::PlainText);
        made->setFont(textFont);
        made->setWordWrap(true);
        made->setTextInteractionFlags(Qt::TextSelectableByMouse);
        made->setFocusPolicy(Qt::NoFocus);
        return made;
    }

    void showColours()
    {
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, QColor::fromRgb(themeOf(palette()).foreground(m_tone)));
        m_headline->setPalette(colours);
    }

    Tone m_tone;
    QLabel *m_headline;
};

} // namespace

HintCards::HintCards(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_more(pushButton({}, ButtonRole::Flat, this))
{
    setAccessibleName(tr("Hints"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(controlGap);
    m_column->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_isWhole = !m_isWhole;
        rebuild();
    });
    hide();
}

void HintCards::setHints(const std::vector<hints::Found> &found, const table::FormatContext &context)
{
    m_words.clear();
    m_tones.clear();
    for (const hints::Found &one : found) {
        m_words.push_back(hints::wordsOf(one, context));
        m_tones.push_back(one.hint.tone);
    }
    m_isWhole = false;
    rebuild();
}

void HintCards::setMost(int most)
{
    if (most == m_most)
        return;
    m_most = most;
    rebuild();
}

void HintCards::rebuild()
{
    while (m_column->count() > 1) {
        QLayoutItem *item = m_column->takeAt(0);
        delete item->widget();
        delete item;
    }
    const std::size_t shown = m_isWhole ? m_words.size() : std::min(m_words.size(), std::size_t(m_most));
    for (std::size_t i = 0; i < shown; ++i)
        m_column->insertWidget(int(i), new HintCard(m_words[i], m_tones[i], this));
    m_more->setText(m_isWhole ? tr("Fewer hints") : tr("%n more hint(s)", nullptr, int(m_words.size() - shown)));
    m_more->setVisible(m_words.size() > std::size_t(m_most)); // it keeps the focus
    setVisible(!m_words.empty());
}

QStringList HintCards::headlines() const
{
    QStringList lines;
    for (int i = 0; i + 1 < m_column->count(); ++i)
        lines.append(m_column->itemAt(i)->widget()->accessibleName());
    return lines;
}

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/told.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace views {

// Hints about an object as cards below each other: what was found and since when, against what. Their rules and grounds
// are in the tooltips. Some are shown, the rest behind a button. Takes no space without hints. GUI thread.
class HintCards final : public QWidget
{
    Q_OBJECT

public:
    explicit HintCards(QWidget *parent = nullptr);

    void setHints(const std::vector<hints::Found> &found, const table::FormatContext &context);
    void setMost(int most); // shown at once; default 3
    [[nodiscard]] QStringList headlines() const; // of those shown

private:
    void rebuild();

    std::vector<hints::Words> m_words;
    std::vector<hints::Tone> m_tones; // of the same hints
    int m_most = 3;
    bool m_isWhole = false;
    QVBoxLayout *m_column;
    QPushButton *m_more;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/targetreader.h"

#include <QWidget>

class QRadioButton;

namespace views {

// The choice between an action and its variant: what each means, or why it is not possible for the object.
class VariantChoice final : public QWidget
{
    Q_OBJECT

public:
    // `action` has a variant.
    VariantChoice(const catalog::ObjectAction &action, QWidget *parent);

    void setCandidate(const actions::Candidate &candidate); // chooses the first that is possible
    [[nodiscard]] const catalog::ObjectAction *chosen() const; // null if neither is possible

Q_SIGNALS:
    void changed();

private:
    struct Way
    {
        const catalog::ObjectAction *action;
        QRadioButton *button;
        class QLabel *text;
    };
    QList<Way> m_ways;
};

} // namespace views

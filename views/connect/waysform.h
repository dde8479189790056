// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"
#include "views/connect/formrow.h"

#include <QWidget>

class QToolButton;

namespace views {

// "Certificates and proxy" of the connect dialog: folded, with its choices in a few words beside its title.
class WaysForm final : public QWidget
{
    Q_OBJECT

public:
    explicit WaysForm(QWidget *parent = nullptr);

    void setSaved(const session::SavedConnection &saved);
    void write(session::SavedConnection &saved) const; // what was entered
    [[nodiscard]] bool isValid() const;
    // Shows what is wrong below its field. Returns the first such field, unfolded; null = nothing is wrong.
    QWidget *showErrors();

Q_SIGNALS:
    void edited();

private:
    void makeHead();
    void makeFields();
    void chooseCaFile();
    void unfold(bool open);
    void tellChoices();
    [[nodiscard]] QString wrongCaFile() const;

    QToolButton *m_head = nullptr;
    QLabel *m_choices = nullptr;
    QWidget *m_fields = nullptr;
    FormRow m_caFile;
};

} // namespace views

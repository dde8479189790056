// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/controls.h"

namespace views {

class FlowLayout;

// The row above a page that holds what is asked for: labelled controls from the leading edge, which wrap where they do
// not fit, and others at the trailing edge.
class ControlRow final : public Panel
{
    Q_OBJECT

public:
    explicit ControlRow(QWidget *parent);

    void add(const QString &label, QWidget *control); // the label is the control's accessible name, too
    void addNote(QWidget *note); // beside the controls before it
    void addTrailing(QWidget *widget);

private:
    FlowLayout *m_row;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/cells.h"

#include <QDialog>

class QButtonGroup;
class QRadioButton;
class QVBoxLayout;

namespace views {

// Asks whether a CSV file is for spreadsheets or for programs. A derived dialog may ask more, above. Accepted: continue
// with the file.
class FormatDialog : public QDialog
{
    Q_OBJECT

public:
    FormatDialog(const QString &title, bool forSpreadsheets, QWidget *parent = nullptr);

    [[nodiscard]] bool isForSpreadsheets() const;
    [[nodiscard]] csv::FileFormat format() const;

protected:
    [[nodiscard]] QVBoxLayout *questions() { return m_questions; } // above the formats
    void addTitle(QVBoxLayout *layout, const QString &title);
    QRadioButton *addChoice(QVBoxLayout *layout, QButtonGroup *group, const QString &text, const QString &name);
    void paintEvent(QPaintEvent *event) override;

private:
    void buildFormats(QVBoxLayout *layout);
    [[nodiscard]] QWidget *footer();

    QVBoxLayout *m_questions;
    QRadioButton *m_spreadsheets;
    QRadioButton *m_programs;
};

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/exportjob.h"
#include "views/widgets/formatdialog.h"

class QCheckBox;

namespace views {

// What the user chooses for an export.
struct ExportChoices
{
    bool onlyVisible = true; // the columns on screen, in their order; else all, in the order of the catalog
    bool names = true; // beside the ids of other objects
    bool forSpreadsheets = true; // else for programs

    friend bool operator==(const ExportChoices &, const ExportChoices &) = default;
};

// `visible`: the keys of the columns on screen, as numbers (see numberColumns()).
[[nodiscard]] csv::ExportRequest withChoices(csv::ExportRequest request, const QStringList &visible,
                                             const ExportChoices &choices);

// How many columns the file of a request has.
[[nodiscard]] int columnCount(const csv::ExportRequest &request);

// Replaces columns that show several numbers in one cell by those with the numbers.
[[nodiscard]] QStringList numberColumns(catalog::Resource resource, const QStringList &keys);

// Asks for columns and format. Accepted: continue with the file.
class ExportOptions final : public FormatDialog
{
    Q_OBJECT

public:
    ExportOptions(const csv::ExportRequest &request, const QStringList &visible, const ExportChoices &choices,
                  QWidget *parent = nullptr);

    [[nodiscard]] ExportChoices choices() const;

private:
    QRadioButton *m_visible;
    QRadioButton *m_all;
    QCheckBox *m_names;
};

} // namespace views

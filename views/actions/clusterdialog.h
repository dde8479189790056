// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/newcluster.h"
#include "views/navigation/pagecontext.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace actions {
class ClusterWait;
}

namespace views {

class Banner;
class ErrorLine;
class InstallBox;
class StepsLine;
class TableView;

// Leads to a connected cluster: its name, what to install, and whether it has connected. There is no way back to the
// name once the cluster exists. Closing the dialog does not end the wait, which belongs to the desk.
class ClusterDialog final : public QDialog
{
    Q_OBJECT

public:
    ClusterDialog(const PageContext &context, QWidget *parent); // for a new cluster
    ClusterDialog(const PageContext &context, const base::Key &key, const QString &name, const QString &version,
                  QWidget *parent); // for one that exists
    ~ClusterDialog() override;

    [[nodiscard]] QLineEdit *nameEdit() const { return m_name; }
    [[nodiscard]] QLineEdit *versionEdit() const { return m_version; }
    [[nodiscard]] QPushButton *createButton() const { return m_create; }
    [[nodiscard]] Banner *banner() const { return m_banner; }
    [[nodiscard]] InstallBox *installBox() const { return m_install; }
    [[nodiscard]] const StepsLine *steps() const { return m_steps; }

private:
    void build();
    [[nodiscard]] QWidget *buildForm();
    void checkFields();
    void create();
    void showOutcome();
    void showInstall(const base::Key &key, const QString &name, const QString &version);
    void showStep();
    void fit();

    PageContext m_context;
    actions::NewCluster m_new;
    QPointer<actions::ClusterWait> m_wait; // of the desk
    StepsLine *m_steps;
    Banner *m_banner;
    QStackedWidget *m_stack;
    QLineEdit *m_name;
    QLabel *m_nameCount;
    ErrorLine *m_nameFault;
    QLineEdit *m_domain;
    QLabel *m_domainCount;
    ErrorLine *m_domainFault;
    QLineEdit *m_version;
    QWidget *m_installPage;
    InstallBox *m_install;
    QLabel *m_note;
    QPushButton *m_close;
    QPushButton *m_create;
};

// Asks to allow changes first, if needed. The dialog closes with `page`, which goes before what the context refers to.
void openNewCluster(QWidget &page, const PageContext &context);
// Adds "Installation instructions…" to the menus of the rows of clusters.
void offerInstructions(TableView &table, const PageContext &context);

} // namespace views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/frame/preferences.h"
#include "views/navigation/page.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace views {

class Segments;

// All preferences on one page. There is nothing to confirm: each change is emitted immediately, and the receiver stores
// and applies it.
class SettingsPage final : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(QWidget *parent = nullptr);

    using Page::open;
    void open(const Location & /*location*/, const PageState & /*state*/) override { }
    [[nodiscard]] const Location &location() const override { return m_location; }
    [[nodiscard]] QString title() const override;
    void focusContents() override; // the first control
    void setPreferences(const Preferences &preferences); // without a signal
    [[nodiscard]] const Preferences &preferences() const { return m_preferences; }
    void setKeptBytes(qint64 bytes); // room that is taken by lists on this computer

Q_SIGNALS:
    void changed(const views::Preferences &preferences); // by the user
    void columnsResetRequested();
    void keptListsRemovalRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHeader();
    void buildAppearance(QVBoxLayout &column);
    void buildData(QVBoxLayout &column);
    void buildStart(QVBoxLayout &column);
    QFormLayout *addGroup(QVBoxLayout &column, const QString &title);
    void addRow(QFormLayout *form, const QString &title, QWidget *control);
    QComboBox *comboBox(const QStringList &titles);
    void tell();

    const Location m_location{PagePlace{PagePlace::Page::Settings}};
    Preferences m_preferences;
    Segments *m_theme = nullptr;
    Segments *m_density = nullptr;
    QComboBox *m_font = nullptr;
    QCheckBox *m_menuBar = nullptr;
    Segments *m_zone = nullptr;
    QComboBox *m_refresh = nullptr;
    QComboBox *m_startPage = nullptr;
    QCheckBox *m_sharesRange = nullptr;
    QCheckBox *m_keepsLists = nullptr;
    QLabel *m_keptRoom = nullptr;
    QPushButton *m_removeKept = nullptr;
    QCheckBox *m_reconnect = nullptr;
};

} // namespace views

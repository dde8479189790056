// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QWidget>

#include <cstdio>

// The least that a Qt program can do before it shows something: the baseline of our own start.
namespace {

class BareWindow final : public QWidget
{
protected:
    void paintEvent(QPaintEvent * /*event*/) override { std::fputs("first paint\n", stderr); }
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    BareWindow window;
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}

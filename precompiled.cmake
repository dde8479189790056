# SPDX-License-Identifier: GPL-3.0-or-later
# Reading headers of Qt and the standard library is most of what a build from scratch does. With BINNACLE_PRECOMPILE
# (release, asan and tsan presets) those that most files include are compiled once, for all targets. Daily work does without:
# a changed file is compiled as quickly, and each file goes on naming what it needs.

# binnacle_precompiled_set(NAME LIBS ... HEADERS ...): a target that compiles the headers and nothing else.
function(binnacle_precompiled_set name)
    cmake_parse_arguments(P "" "" "LIBS;HEADERS" ${ARGN})
    file(CONFIGURE OUTPUT ${name}.cpp CONTENT "")
    add_library(${name} OBJECT EXCLUDE_FROM_ALL ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${name} PRIVATE binnacle_options ${P_LIBS})
    target_precompile_headers(${name} PRIVATE ${P_HEADERS})
endfunction()

if(BINNACLE_PRECOMPILE)
    set(core
        <algorithm> <array> <atomic> <chrono> <cmath> <deque> <functional> <map> <memory> <mutex> <optional> <ranges>
        <set> <span> <string> <string_view> <unordered_map> <utility> <variant> <vector>
        <tl/expected.hpp>
        <QAbstractTableModel> <QByteArray> <QCoreApplication> <QDateTime> <QElapsedTimer> <QFile> <QFileInfo> <QHash>
        <QJsonDocument> <QJsonObject> <QList> <QLocale> <QObject> <QPointer> <QSet> <QString> <QStringList> <QTimer> <QUrl>)
    set(widgets
        <QAction> <QApplication> <QBoxLayout> <QDialog> <QKeyEvent> <QLabel> <QLineEdit> <QListView> <QMenu> <QPainter>
        <QPushButton> <QScrollBar> <QStyle> <QStyledItemDelegate> <QTableView> <QToolButton> <QToolTip> <QWidget>)
    binnacle_precompiled_set(precompiled_core LIBS Qt6::Core tl::expected HEADERS ${core})
    binnacle_precompiled_set(precompiled_widgets LIBS Qt6::Widgets tl::expected HEADERS ${core} ${widgets})
endif()

# binnacle_precompiled_tests(): the same for tests, as those of the calling directory are compiled.
function(binnacle_precompiled_tests)
    if(BINNACLE_PRECOMPILE)
        binnacle_precompiled_set(precompiled_core_tests LIBS binnacle_test_options HEADERS ${core} <QTest> <QSignalSpy>)
        binnacle_precompiled_set(precompiled_widgets_tests LIBS binnacle_test_options Qt6::Widgets
            HEADERS ${core} ${widgets} <QTest> <QSignalSpy>)
    endif()
endfunction()

# binnacle_precompile(TARGET core|widgets|core_tests|widgets_tests): the target's files see the headers of that set.
function(binnacle_precompile target set)
    if(BINNACLE_PRECOMPILE)
        target_precompile_headers(${target} REUSE_FROM precompiled_${set})
    endif()
endfunction()

# binnacle_compile_alone(FILES...): sources of which a build with CMAKE_UNITY_BUILD makes no unit with others, because they
# take all names of an enumeration into their own scope, or name their parts as their neighbours do.
function(binnacle_compile_alone)
    set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

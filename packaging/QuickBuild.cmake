# What a build from nothing gains by, and one after a small change loses by: headers that most files include are parsed
# once instead of 1,200 times, the small files of a folder are compiled together, and the compiler collects no garbage.
# Off by default, since a compiler cache shares no results between folders then; packaging/build.sh turns it on.
option(BARLINE_QUICK_BUILD "Precompile headers and compile small files together" OFF)

set(BARLINE_FILES_TOGETHER 8)
if(BARLINE_QUICK_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC's manual, ggc-min-heapsize, in KiB: no file of ours needs as much.
  target_compile_options(barline_options INTERFACE --param=ggc-min-heapsize=1000000)
endif()

# barline_compile_together(TARGET): several files in one, where their names without linkage differ.
function(barline_compile_together target)
  if(BARLINE_QUICK_BUILD)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${BARLINE_FILES_TOGETHER})
  endif()
endfunction()

set(BARLINE_STANDARD_HEADERS
  <algorithm> <array> <atomic> <charconv> <chrono> <cmath> <cstddef> <cstdint> <filesystem> <fstream> <functional>
  <limits> <map> <memory> <mutex> <numeric> <optional> <set> <span> <stdexcept> <string> <string_view> <system_error>
  <tuple> <utility> <vector>)
set(BARLINE_CORE_HEADERS
  <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QJsonArray> <QJsonObject> <QLocale> <QObject> <QPointer>
  <QProcess> <QSettings> <QString> <QStringList> <QTemporaryDir> <QThreadPool> <QTimer>)
set(BARLINE_WIDGET_HEADERS
  <QAbstractItemModel> <QAction> <QApplication> <QBoxLayout> <QComboBox> <QDialog> <QKeyEvent> <QLabel> <QLineEdit>
  <QListView> <QMenu> <QMouseEvent> <QPainter> <QPainterPath> <QPushButton> <QStyledItemDelegate> <QToolButton>
  <QWidget>)

# barline_precompiled(NAME QT header…): what targets that use no more of Qt than this can share.
function(barline_precompiled name qt)
  set(source ${PROJECT_BINARY_DIR}/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "")
  add_library(${name} OBJECT ${source})
  target_link_libraries(${name} PRIVATE barline_options ${qt})
  target_precompile_headers(${name} PRIVATE ${ARGN})
endfunction()

if(BARLINE_QUICK_BUILD)
  if(BARLINE_CCACHE)
    # ccache's manual, "Precompiled headers": without these it keeps nothing.
    set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${BARLINE_CCACHE})
    target_compile_options(barline_options INTERFACE -fpch-preprocess)
  endif()
  barline_precompiled(barline_core_headers Qt6::Core ${BARLINE_STANDARD_HEADERS} ${BARLINE_CORE_HEADERS})
  barline_precompiled(barline_widget_headers Qt6::Widgets
    ${BARLINE_STANDARD_HEADERS} ${BARLINE_CORE_HEADERS} ${BARLINE_WIDGET_HEADERS})
endif()

# barline_precompile(TARGET LINK…): gives the target the richest precompiled headers that what it links allows. Code
# without Qt gets none: it isn't position-independent as Qt wants it, and its own headers are few.
function(barline_precompile target)
  set(level 0)
  foreach(link IN LISTS ARGN)
    set(linked 0)
    if(link MATCHES "^Qt6::")
      set(linked 1)
      if(link MATCHES "^Qt6::(Widgets|Charts)$")
        set(linked 2)
      endif()
    elseif(TARGET ${link})
      get_target_property(linked ${link} BARLINE_QT_LEVEL)
    endif()
    if(linked GREATER level)
      set(level ${linked})
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES BARLINE_QT_LEVEL ${level})
  if(BARLINE_QUICK_BUILD AND level EQUAL 1)
    target_precompile_headers(${target} REUSE_FROM barline_core_headers)
  elseif(BARLINE_QUICK_BUILD AND level EQUAL 2)
    target_precompile_headers(${target} REUSE_FROM barline_widget_headers)
  endif()
endfunction()

# Writes OUTPUT, a C++ file that holds the migrations under FOLDER/library and FOLDER/results as tables.
# A file is named NNNN_name.sql; numbers run from 1 without a gap.
function(append_table database)
  file(GLOB files ${FOLDER}/${database}/*.sql)
  list(SORT files)
  set(rows "")
  set(expected 0)
  foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME_WE)
    if(NOT name MATCHES "^0*([1-9][0-9]*)_[a-z0-9_]+$")
      message(FATAL_ERROR "${file}: not named NNNN_name.sql")
    endif()
    set(number ${CMAKE_MATCH_1})
    math(EXPR expected "${expected} + 1")
    if(NOT number EQUAL expected)
      message(FATAL_ERROR "${file}: number ${expected} was expected")
    endif()
    file(READ ${file} sql)
    string(APPEND rows "    Migration{${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
  endforeach()
  set(text "${text}constexpr std::array k_${database} = {\n${rows}};\n\n" PARENT_SCOPE)
endfunction()

set(text "#include <array>\n\n#include \"storage/Schema.h\"\n\nnamespace barline::storage {\nnamespace {\n\n")
append_table(library)
append_table(results)
string(APPEND text "}  // namespace\n\n"
  "std::span<const Migration> libraryMigrations() { return k_library; }\n"
  "std::span<const Migration> resultsMigrations() { return k_results; }\n\n"
  "}  // namespace barline::storage\n")
file(WRITE ${OUTPUT} "${text}")

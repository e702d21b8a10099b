#pragma once

#include <filesystem>
#include <memory>

#include "storage/Library.h"

namespace barline::app {

/// Opens the library and, where it is damaged, asks what to do: take the newest good backup, or begin an
/// empty one. Either way the damaged file is kept under another name. Shows dialogs and waits for the disk,
/// so it belongs before the window.
/// @return null where the person quits or the library cannot be used; why has been shown.
[[nodiscard]] std::unique_ptr<storage::Library> openLibrary(const std::filesystem::path& file);

}  // namespace barline::app

#include "engine/tags/writing/FileDigest.h"

#include "engine/tags/writing/FileBytes.h"
#include "engine/tags/writing/RunningDigest.h"

namespace barline::tags {

FileDigest digestOf(const std::filesystem::path& file) {
  RunningDigest running;
  FileBytes bytes(file);
  std::int64_t size = 0;
  for (auto part = bytes.at(0, FileBytes::kStretch); !part.empty();
       part = bytes.at(size, FileBytes::kStretch)) {
    running.add(part);
    size += static_cast<std::int64_t>(part.size());
  }
  return {size, running.text()};
}

}  // namespace barline::tags

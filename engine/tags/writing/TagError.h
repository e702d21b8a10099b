#pragma once

#include <stdexcept>

namespace barline::tags {

/// Why a file's tags cannot be written or given back. what() is one English sentence that names the file, the
/// reason and, where there is something, what to do.
class TagError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace barline::tags

#pragma once

#include <cstdint>
#include <string>

#include "engine/model/Edit.h"

namespace barline::ui {

/// Where edits are kept; the program puts its database behind it. Thread-safe. Every call may block, so none
/// is made on the interface's thread, and may throw: what() is one sentence for the person.
class EditStore {
 public:
  virtual ~EditStore() = default;

  /// What a person has corrected of the audio with this fingerprint.
  [[nodiscard]] virtual model::EditHistory edits(const std::string& fingerprint) = 0;
  /// Keeps an edit as the last; those that were undone before it are given up. It is on the disk when the
  /// call returns. @return its id
  virtual std::int64_t appendEdit(const std::string& fingerprint, const model::Edit& edit) = 0;
  /// Marks an edit as undone, or done again.
  virtual void setEditUndone(std::int64_t id, bool undone) = 0;
};

}  // namespace barline::ui

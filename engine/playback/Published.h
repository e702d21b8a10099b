#pragma once

#include <atomic>
#include <memory>
#include <utility>
#include <vector>

namespace barline::playback {

/// Hands immutable values from one thread to another that must neither lock nor free memory. The reader marks
/// the value that it uses as a hazard (Michael, "Hazard Pointers", IEEE TPDS 15(6), 2004, for one reader);
/// the writer frees what is neither the latest nor marked.
template <class T>
class Published {
 public:
  Published() = default;
  Published(const Published&) = delete;
  Published& operator=(const Published&) = delete;

  /// Writer. Null is a value too.
  void set(std::shared_ptr<const T> value) {
    const T* const latest = value.get();
    if (value) alive_.push_back(std::move(value));
    latest_.store(latest);
    const T* const inUse = inUse_.load();
    std::erase_if(
        alive_, [&](const auto& candidate) { return candidate.get() != latest && candidate.get() != inUse; });
  }

  /// Reader: the latest value, valid until its next call.
  const T* get() {
    const T* value = latest_.load();
    for (;;) {
      inUse_.store(value);
      const T* const again = latest_.load();
      if (again == value) return value;
      value = again;
    }
  }

 private:
  std::atomic<const T*> latest_{nullptr};
  std::atomic<const T*> inUse_{nullptr};
  std::vector<std::shared_ptr<const T>> alive_;  // the writer's
};

}  // namespace barline::playback

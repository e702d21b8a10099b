#pragma once

#include <QIcon>
#include <QStyle>
#include <memory>

namespace barline::ui {

/// A style's standard icons, each made when it is first painted and then kept: Fusion reads all sizes of an
/// icon from its files before anybody asks for one, and a dialog for files asks for a dozen that it may never
/// show. Lives on the interface's thread.
class LateIcons {
 public:
  LateIcons();
  ~LateIcons();
  LateIcons(const LateIcons&) = delete;
  LateIcons& operator=(const LateIcons&) = delete;

  /// An icon that may outlive this. @param style that makes it; where it is gone by then, the application's
  [[nodiscard]] QIcon icon(QStyle::StandardPixmap which, QStyle& style) const;

  /// Icons that have been made.
  [[nodiscard]] int made() const;

 private:
  class Kept;
  class Engine;

  std::shared_ptr<Kept> kept_;
};

}  // namespace barline::ui

#pragma once

#include <QString>
#include <map>
#include <optional>
#include <vector>

#include "ui/theme/Tokens.h"

namespace barline::ui {

/// What LaneStack needs to know of a lane.
struct LaneSlotSpec {
  QString id;
  LaneHeight height;
  bool flexible{};  ///< takes the height that others leave
  bool foldable{};  ///< can be a low strip
  bool pinned{};    ///< stays at the top, in the order of the specs
};

/// Which lanes are shown, how high, and where. Plain arithmetic, no widget.
///
/// One lane is flexible. Others have the tokens' standard height (tall views give curves a little more) until
/// someone drags a border; from then on every lane keeps the height it had.
class LaneStack {
 public:
  static constexpr int kFoldedHeight = 12;

  struct Slot {
    int lane{};  ///< index of the spec
    int top{};   ///< logical pixels
    int height{};

    [[nodiscard]] int bottom() const { return top + height; }
    bool operator==(const Slot&) const = default;
  };

  explicit LaneStack(std::vector<LaneSlotSpec> specs);

  void setSpecs(std::vector<LaneSlotSpec> specs);  ///< of the same lanes

  /// Every lane from the top, hidden ones too.
  [[nodiscard]] const std::vector<int>& order() const { return order_; }
  /// Pinned lanes come first whatever is asked for; lanes left out follow the one they follow in the specs.
  void setOrder(const std::vector<int>& order);
  [[nodiscard]] bool isPinned(int lane) const { return specs_[index(lane)].pinned; }
  /// Moves a visible lane past `steps` visible neighbours, down or (negative) up, as far as it goes.
  void move(int lane, int steps);
  void setViewHeight(int height);

  /// The visible lanes from the top; they touch.
  [[nodiscard]] const std::vector<Slot>& slots() const { return slots_; }
  [[nodiscard]] std::optional<Slot> slotOf(int lane) const;
  [[nodiscard]] int contentHeight() const { return slots_.empty() ? 0 : slots_.back().bottom(); }

  [[nodiscard]] bool isVisible(int lane) const { return !hidden_[index(lane)]; }
  void setVisible(int lane, bool visible);

  [[nodiscard]] bool isFolded(int lane) const { return folded_[index(lane)]; }
  /// A folded lane is a strip of kFoldedHeight; it has its height again when unfolded.
  void setFolded(int lane, bool folded);

  /// A height someone chose; nothing while the lane has its own.
  [[nodiscard]] std::optional<int> chosenHeight(int lane) const { return chosen_[index(lane)]; }
  void setChosenHeight(int lane, std::optional<int> height);
  void resetHeights();

  /// The lower border of slot `slot` can be dragged.
  [[nodiscard]] bool canDrag(int slot) const;
  /// The draggable border within `reach` of `y`, as the slot above it.
  [[nodiscard]] std::optional<int> borderAt(int y, int reach) const;
  /// Begins a drag: from now on heights stay as they are.
  void freeze();
  /// Moves the border below slot `slot` to `y`, as far as the lanes' limits allow.
  void moveBorder(int slot, int y);
  /// Gives the lanes at a border their own heights again.
  void resetBorder(int slot);

 private:
  [[nodiscard]] static std::size_t index(int lane) { return static_cast<std::size_t>(lane); }
  [[nodiscard]] std::optional<int> flexibleSlot() const;
  [[nodiscard]] bool overflows() const { return contentHeight() > viewHeight_; }
  void layOut();
  void growCurves(std::vector<int>& heights, int spare) const;
  void shareOut(std::vector<int>& heights, int spare) const;
  [[nodiscard]] int limited(int lane, int height) const;
  [[nodiscard]] bool isAdjustable(int slot) const;

  std::vector<LaneSlotSpec> specs_;
  std::vector<int> order_;
  std::vector<bool> hidden_;
  std::vector<bool> folded_;
  std::vector<std::optional<int>> chosen_;
  std::vector<Slot> slots_;
  int viewHeight_{};
};

}  // namespace barline::ui

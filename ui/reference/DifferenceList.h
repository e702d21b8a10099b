#pragma once

#include <QWidget>
#include <array>
#include <cstddef>
#include <memory>

#include "engine/evaluate/Comparison.h"

namespace barline::ui {

/// How many differences of each kind there are, each kind with its mark: the legend of the lane "reference".
class DifferenceList final : public QWidget {
  Q_OBJECT

 public:
  explicit DifferenceList(QWidget* parent = nullptr);

  /// Null: nothing is shown.
  void setComparison(std::shared_ptr<const evaluation::Comparison> comparison);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  enum class Kind : unsigned char { Missing, Extra, Shifted, WrongDownbeat, Chord, Boundary };
  static constexpr std::size_t kKinds = 6;

  [[nodiscard]] std::size_t count(Kind kind) const { return counts_[static_cast<std::size_t>(kind)]; }
  /// "Missing beats", translated.
  [[nodiscard]] static QString title(Kind kind);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] std::vector<Kind> shown() const;

  std::shared_ptr<const evaluation::Comparison> comparison_;
  std::array<std::size_t, kKinds> counts_{};
};

/// Times of the differences, ascending, seconds: where a way from one to the next leads.
[[nodiscard]] std::vector<double> differenceTimes(const evaluation::Differences& differences);

}  // namespace barline::ui

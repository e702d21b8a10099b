#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "ui/dashboard/DashboardController.h"

class QToolButton;

namespace barline::ui {

class BarChart;
class ColourKey;
class FigureCards;
class StepList;

/// Two versions of Barline or of its steps, or two settings, held against each other: what is usual for the
/// runs of the same audio with either.
class VersionsPage final : public QWidget {
  Q_OBJECT

 public:
  explicit VersionsPage(QWidget* parent = nullptr);

  void setView(const std::shared_ptr<const DashboardView>& view);

  struct Pair {
    const performance::RunGroup* one{};    ///< null where there are no groups
    const performance::RunGroup* other{};  ///< the same as `one` where there is a single group
  };
  [[nodiscard]] Pair shown() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QWidget* makeBar();
  void choose(std::size_t one, std::size_t other);
  void fillMenu(QToolButton& button, bool isOne);
  void update();

  std::shared_ptr<const DashboardView> view_;
  std::size_t one_{};
  std::size_t other_{};
  QToolButton* oneButton_{};
  QToolButton* otherButton_{};
  FigureCards* cards_{};
  ColourKey* key_{};
  StepList* steps_{};
  BarChart* all_{};
};

/// "Barline 0.9.4 · Chords 4"
[[nodiscard]] QString groupText(const performance::RunGroup& group);

}  // namespace barline::ui

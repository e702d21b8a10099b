#pragma once

#include <QString>
#include <QWidget>
#include <memory>
#include <vector>

#include "ui/dashboard/DashboardController.h"
#include "ui/theme/Theme.h"

namespace barline::ui {

/// A large figure with what it means.
struct FigureCard {
  enum class Mark : unsigned char { None, Good, Warn };

  QString title;
  QString figure;
  QString unit;
  QString note;
  Mark mark{Mark::None};
};

/// Cards beside each other, all equally wide.
class FigureCards final : public QWidget {
  Q_OBJECT

 public:
  explicit FigureCards(QWidget* parent = nullptr);

  void setCards(std::vector<FigureCard> cards);
  [[nodiscard]] const std::vector<FigureCard>& cards() const { return cards_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintCard(QPainter& painter, const QRectF& rect, const FigureCard& card, const Theme& theme) const;

  std::vector<FigureCard> cards_;
};

/// Real-time factor, parallel speed-up, analysis time, memory and cache hits of a run.
[[nodiscard]] std::vector<FigureCard> runCards(const DashboardView& view);

}  // namespace barline::ui

#pragma once

#include <QString>
#include <QWidget>
#include <array>
#include <optional>

namespace barline::ui {

/// What is at the playhead, in words and figures. All texts are ready to be shown; empty where not known.
struct PlayheadTexts {
  QString time;        ///< "2:40.620"
  QString length;      ///< "4:48.003"
  QString barBeat;     ///< "64.3"
  QString metre;       ///< "4/4"
  QString chord;       ///< "A"
  QString numeral;     ///< "V"
  QString key;         ///< "D minor"
  bool keyDoubtful{};  ///< shown with "?"

  bool operator==(const PlayheadTexts&) const = default;
};

/// Position, bar and beat, chord and key at the playhead. Digits stand in equal cells, so nothing shakes.
class PositionFigures final : public QWidget {
  Q_OBJECT

 public:
  explicit PositionFigures(QWidget* parent = nullptr);

  void setTexts(const PlayheadTexts& texts);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  using Widths = std::array<int, 3>;

  [[nodiscard]] const Widths& columnWidths() const;

  PlayheadTexts texts_;
  mutable std::optional<Widths> widths_;  // of the columns; the same as long as theme and length are
};

}  // namespace barline::ui

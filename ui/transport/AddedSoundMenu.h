#pragma once

#include <QMenu>

class QSlider;

namespace barline::ui {

class NumeralLabel;

/// How loud something that is added to the track sounds, and on which side.
class AddedSoundMenu final : public QMenu {
  Q_OBJECT

 public:
  static constexpr double kQuietest = -36.0;  ///< dB

  explicit AddedSoundMenu(QWidget* parent = nullptr);

  /// Without a signal. @param gain linear, 0–1 @param pan −1 left … 1 right
  void setValues(float gain, float pan);

 Q_SIGNALS:
  void chosen(float gain, float pan);

 private:
  QSlider* addSlider(const QString& name, int least, int most, int usual, NumeralLabel* value);
  void showValues();
  void tell();

  NumeralLabel* levelText_;
  NumeralLabel* panText_;
  QSlider* level_;  // decibels
  QSlider* pan_;    // per cent
};

}  // namespace barline::ui

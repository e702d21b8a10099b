#pragma once

#include <QString>
#include <QWidget>
#include <functional>

class QSlider;

namespace barline::ui {

class NumeralLabel;

/// A slider under its name and value. A double click brings back the usual value; the wheel and the arrow
/// keys go by steps.
class RateSlider final : public QWidget {
  Q_OBJECT

 public:
  struct Scale {
    double least{};
    double most{};
    double step{};
    double usual{};
  };

  /// @param format a value as it is shown, with its unit @param widest the widest of these texts
  RateSlider(const QString& name, const Scale& scale, std::function<QString(double)> format,
             const QString& widest, QWidget* parent = nullptr);

  /// Without a signal.
  void setValue(double value);

 Q_SIGNALS:
  void valueChosen(double value);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void show(double value);

  Scale scale_;
  std::function<QString(double)> format_;
  NumeralLabel* value_;
  QSlider* slider_;
};

}  // namespace barline::ui

#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QLabel;

namespace barline::ui {

/// One of a few, as buttons beside each other, with what they are about before them.
class ChoiceButtons final : public QWidget {
  Q_OBJECT

 public:
  ChoiceButtons(const QString& label, const QStringList& choices, QWidget* parent = nullptr);

  [[nodiscard]] int choice() const;
  void setChoice(int choice);
  void setChoiceEnabled(int choice, bool enabled, const QString& toolTip = {});

 Q_SIGNALS:
  /// By the person.
  void chosen(int choice);

 private:
  QButtonGroup* group_;
};

}  // namespace barline::ui

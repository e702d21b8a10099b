#pragma once

#include <QDialog>

class QTextBrowser;

namespace barline::ui {

/// Explains the search language by examples that can be tried with a click. Not modal.
class SearchHelp final : public QDialog {
  Q_OBJECT

 public:
  explicit SearchHelp(QWidget* parent = nullptr);

 Q_SIGNALS:
  /// An example was clicked.
  void searchChosen(const QString& search);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fill();
  void write();

  QTextBrowser* text_;
};

}  // namespace barline::ui

#pragma once

#include <QLineEdit>
#include <functional>

class QCompleter;
class QStringListModel;

namespace barline::ui {

/// The field over a chord, key or section in which a person types another. Return enters, Tab enters and goes
/// on to the next, Escape leaves all as it was.
class SpanField final : public QLineEdit {
  Q_OBJECT

 public:
  /// What may follow what has been typed.
  using Candidates = std::function<QStringList(const QString& typed)>;

  explicit SpanField(QWidget* parent);

  /// Shows itself at a place with a text, all of it selected, and takes the focus.
  void open(const QRect& place, const QString& text, Candidates candidates);
  /// The place has moved; what is offered moves along.
  void moveTo(const QRect& place);
  /// The text was not understood.
  void refuse(const QString& expected);
  /// Hides itself; the focus goes back to the parent.
  void close();

 Q_SIGNALS:
  /// @param then 0 to stay, 1 to go on to the next, −1 to the one before
  void entered(const QString& text, int then);
  void left();

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void offer(const QString& typed);
  void takeChosen();
  void showList();

  QCompleter* completer_;
  QStringListModel* list_;
  Candidates candidates_;
};

}  // namespace barline::ui

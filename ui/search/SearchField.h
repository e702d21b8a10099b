#pragma once

#include <QLineEdit>
#include <vector>

#include "engine/search/QueryProblem.h"

class QAction;

namespace barline::ui {

class FieldCompleter;
class LibraryTexts;
class ProblemTag;

/// A field to type a search in: a magnifying glass and, while it is empty, the keys that lead here; fields
/// coloured, mistakes underlined and told below their term, suggestions, and what was found in how long.
class SearchField final : public QLineEdit {
  Q_OBJECT

 public:
  /// @param shortcut e.g. "Ctrl F"; shown only
  explicit SearchField(const QString& shortcut, QWidget* parent = nullptr);

  /// Where values of the library are suggested from; null = none are.
  void setLibraryTexts(LibraryTexts* texts);

  /// What was found, shown at the right where there is room: "31 tracks · 9 ms". Stays until the next one or
  /// until there is no text.
  void setOutcome(int tracks, double milliseconds);

  /// Another text, as if it had been typed but without suggestions.
  void setSearch(const QString& text);

  /// Of the character at this place, in the field's coordinates.
  [[nodiscard]] int leftOf(int index) const;

 Q_SIGNALS:
  /// Arrow down: to the results.
  void leaveDownwards();

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void inputMethodEvent(QInputMethodEvent* event) override;

 private:
  /// Reads the text anew: its colours and its problems.
  void read();
  void showProblem();
  [[nodiscard]] bool isBeingTyped(const search::QueryProblem& problem) const;
  void updateMargins();
  void updatePlaceholder();
  void updateIcon();
  [[nodiscard]] bool showsShortcut() const;
  [[nodiscard]] double shortcutWidth() const;  ///< of the key's cap, logical pixels
  void paintShortcut(QPainter& painter) const;
  void paintOutcome(QPainter& painter) const;
  void paintHint(QPainter& painter) const;
  [[nodiscard]] QString hint() const;

  QString shortcut_;
  QString outcome_;
  QAction* clear_;
  FieldCompleter* completer_;
  ProblemTag* tag_;
  std::vector<search::QueryProblem> problems_;
  bool composing_{};  // by an input method
  bool colouring_{};
};

}  // namespace barline::ui

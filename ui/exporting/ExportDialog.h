#pragma once

#include <QDialog>
#include <QJsonObject>
#include <functional>
#include <vector>

#include "ui/exporting/ExportPage.h"

class QComboBox;
class QStackedWidget;

namespace barline::ui {

class ChoiceButtons;
class RunBar;

/// The window through which tracks are taken elsewhere: a page for each way, above them what is exported,
/// below them the work and what has come of it. The main window stays of use beside it; closing it ends what
/// is under way.
class ExportDialog final : public QDialog {
  Q_OBJECT

 public:
  enum class Page : unsigned char { Timeline, Chunks, Dataset, Report };

  /// @param controller outlives the dialog
  explicit ExportDialog(ExportController& controller, QWidget* parent = nullptr);

  void showPage(Page page);
  /// What can be exported at the moment. What was chosen stays chosen as far as it is still there.
  void setSubjects(const std::vector<ExportSubject>& subjects);
  /// Where there is no such the first one is chosen, until there is.
  void chooseSubject(ExportSubject::Kind kind);
  /// What is exported has changed.
  void refresh();
  [[nodiscard]] const ExportSubject& subject() const { return subject_; }

  /// Makes it where it has not been asked for before.
  [[nodiscard]] ExportPage& page(Page page);

  /// What was chosen on each page.
  [[nodiscard]] QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

 protected:
  void showEvent(QShowEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  /// Enter presses the button that has the focus, and no other.
  void keyPressEvent(QKeyEvent* event) override;
  /// Escape does not end what is under way.
  void reject() override;

 private:
  /// A page is made when it is first seen: all of them take several times as long as the one that is.
  struct Way {
    std::function<ExportPage*()> make;
    ExportPage* page{};
  };

  template <class Made>
  void addWay(QStringList& titles);
  /// Null before a page has been shown.
  [[nodiscard]] ExportPage* current() const;
  void onSubjectChosen(int index);
  void updateStart();

  ExportController& controller_;
  std::vector<Way> ways_;  // by Page
  QJsonObject state_;      // as restored, of the pages that are not made yet
  std::vector<ExportSubject> subjects_;
  ExportSubject subject_;
  ExportSubject::Kind wanted_{};
  bool closing_{};
  QStackedWidget* stack_;
  ChoiceButtons* tabs_{};
  QComboBox* choice_;
  RunBar* run_;
};

}  // namespace barline::ui

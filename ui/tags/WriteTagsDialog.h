#pragma once

#include <QDialog>
#include <QElapsedTimer>
#include <optional>
#include <vector>

#include "ui/tags/TagController.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace barline::ui {

class TagPreviewModel;
class TagWishesForm;

/// Asks what is to be written into the files of some tracks, shows before and after, writes when told to, and
/// takes it back. The window stays of use beside it. Closing it while files are written ends that, after the
/// file in hand; it stays then to say what was done.
class WriteTagsDialog final : public QDialog {
  Q_OBJECT

 public:
  /// @param controller outlives the dialog
  explicit WriteTagsDialog(TagController& controller, QWidget* parent = nullptr);

  /// What the dialog is about; lists anew.
  void setTracks(std::vector<std::int64_t> tracks);
  void setLastWritten(const std::optional<WrittenTags>& last);

  [[nodiscard]] TagWishesForm& form() { return *form_; }
  [[nodiscard]] TagPreviewModel& preview() { return *model_; }

  void reject() override;

 private:
  enum class Task : unsigned char { None, Listing, Writing, Returning };

  void list();
  void write();
  void undo();
  void begin(Task task);
  void end(const QString& status);
  void onPreviewed(const TagPlans& plans);
  void onProgress(int done, int total);
  void onWritten(const tags::TagOutcome& outcome);
  void onTakenBack(const tags::TagOutcome& outcome);
  void showProblems(const tags::TagOutcome& outcome);
  void updateButtons();
  [[nodiscard]] QString emptyText() const;

  TagController& controller_;
  std::vector<std::int64_t> tracks_;
  std::optional<WrittenTags> last_;
  Task task_{Task::None};
  QElapsedTimer elapsed_;
  TagWishesForm* form_;
  TagPreviewModel* model_;
  QLabel* heading_;
  QTableView* table_;
  QLabel* empty_;
  QLabel* status_;
  QLabel* problems_;
  QProgressBar* bar_;
  QPushButton* write_;
  QPushButton* undo_;
  QPushButton* cancel_;
  QPushButton* close_;
};

}  // namespace barline::ui

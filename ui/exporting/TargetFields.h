#pragma once

#include <QWidget>

#include "ui/exporting/ExportLookup.h"

class QLabel;
class QLineEdit;

namespace barline::ui {

/// Where files go: a folder, and the name of the file where there is one of them. Says what is known of the
/// folder.
class TargetFields final : public QWidget {
  Q_OBJECT

 public:
  /// @param named whether there is a name to be given at all
  TargetFields(std::shared_ptr<ExportStore> store, bool named, QWidget* parent = nullptr);

  /// What the name is where none is typed, and its ending.
  void setName(const QString& usual, const QString& ending);
  /// False: each file is called as its track, and nothing can be typed.
  void setOneFile(bool oneFile);

  [[nodiscard]] QString folder() const;
  /// Sets what a person had chosen.
  void setFolder(const QString& folder);
  [[nodiscard]] ExportTarget target() const;
  /// Absent until it is known.
  [[nodiscard]] std::optional<std::uint64_t> freeBytes() const {
    return state_ ? state_->free : std::nullopt;
  }
  /// What the files need, to be compared with what is free; 0 = not known.
  void setNeeded(std::uint64_t bytes);
  [[nodiscard]] bool isUsable() const;
  /// Looks at the folder anew.
  void refresh();

 Q_SIGNALS:
  /// What target() or isUsable() gives.
  void changed();

 private:
  void choose();
  void showState();

  ExportLookup lookup_;
  QString usual_;
  QLineEdit* folder_;
  QLineEdit* name_;
  QLabel* nameLabel_;
  QLabel* ending_;
  QLabel* note_;
  std::optional<TargetState> state_;
  std::uint64_t needed_{};
};

}  // namespace barline::ui

#pragma once

#include <QDialog>
#include <cstdint>
#include <functional>
#include <vector>

#include "engine/model/TrackAmendment.h"
#include "ui/library/TrackRow.h"
#include "ui/library/table/TrackColumn.h"

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace barline::ui {

/// Sets texts, rating, colour and tags of one or many tracks at once. Where the tracks differ a field is
/// empty and says so; only fields that were changed are set. Of tags, those that all tracks share are shown:
/// what is added is added to each, what is taken away is taken from each.
class TrackEditDialog final : public QDialog {
  Q_OBJECT

 public:
  /// @param rows of the tracks, at least one
  explicit TrackEditDialog(const std::vector<TrackRow>& rows, QWidget* parent = nullptr);

  /// For each track that changes.
  [[nodiscard]] std::vector<model::AmendedTrack> amendments() const;

 private:
  struct Text {
    TrackColumn column{};
    QLineEdit* field{};
    QString shown;  // at first
  };

  void addText(QFormLayout& form, TrackColumn column);
  QComboBox* addChoice(QFormLayout& form, TrackColumn column, int first, int last,
                       const std::function<int(const TrackRow&)>& value);
  [[nodiscard]] model::TrackAmendment amendmentOf(const TrackRow& row) const;

  std::vector<TrackRow> rows_;
  std::vector<Text> texts_;
  QLineEdit* tags_{};
  QStringList commonTags_;
  QComboBox* rating_{};
  QComboBox* colour_{};
};

}  // namespace barline::ui

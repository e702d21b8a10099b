#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "engine/search/CompatibleKeys.h"
#include "ui/inspector/LibraryComparison.h"
#include "ui/library/details/TrackDetailsStore.h"

class QComboBox;
class QLabel;
class QListView;

namespace barline::ui {

class KeyWheel;
class SimilarListModel;
class TrackSummary;

/// At the right of the library: the keys in the search with those that go with them, the track that has the
/// focus, and the tracks most like it.
class DetailsPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit DetailsPanel(QWidget* parent = nullptr);

  /// The keys that the search asks for. Where it asks for none, the wheel shows the focused track's.
  void setSoughtKeys(const std::vector<model::MusicalKey>& keys);
  void setRule(search::KeyRule rule);
  [[nodiscard]] search::KeyRule rule() const { return rule_; }
  /// Null: no track has the focus.
  void setDetails(const std::shared_ptr<const TrackDetails>& details);
  void setComparison(std::shared_ptr<const LibraryComparison> comparison);

  [[nodiscard]] KeyWheel& wheel() const { return *wheel_; }
  [[nodiscard]] const SimilarListModel& similar() const { return *similarModel_; }

 Q_SIGNALS:
  /// A person wants tracks in this key.
  void keyChosen(const barline::model::MusicalKey& key);
  /// A person chose it.
  void ruleChosen(barline::search::KeyRule rule);
  void openRequested(std::int64_t track);
  /// All tracks like this one are to be listed.
  void similarRequested(std::int64_t track);

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeKeys();
  QWidget* makeSimilar();
  void updateKeys();
  void updateSimilar();
  void showSimilarMenu(const QPoint& at);

  search::KeyRule rule_{search::KeyRule::NeighboursAndRelative};
  std::vector<model::MusicalKey> sought_;
  std::shared_ptr<const TrackDetails> details_;
  QLabel* keysTitle_{};
  KeyWheel* wheel_{};
  QComboBox* rules_{};
  TrackSummary* summary_{};
  QWidget* keys_{};
  QWidget* similarPart_{};
  QLabel* similarNote_{};
  QListView* similarList_{};
  SimilarListModel* similarModel_{};
};

}  // namespace barline::ui

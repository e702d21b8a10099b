#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "engine/edits/Doubts.h"
#include "engine/model/ChordNames.h"

class QLabel;
class QListView;
class QToolButton;

namespace barline::ui {

class ReviewModel;

/// Every doubtful place of the open track. Going through it is the window's: this asks for it.
class ReviewPanel final : public QWidget {
  Q_OBJECT

 public:
  explicit ReviewPanel(QWidget* parent = nullptr);

  /// The current place stays current where it is still doubtful; where it no longer is none is, and step()
  /// goes on from there.
  /// @param shown null: no track is open
  void setDoubts(std::vector<edits::Doubt> doubts, const std::shared_ptr<const model::Timeline>& shown,
                 const model::ChordDisplay& display);

  /// Nothing where none is.
  [[nodiscard]] std::optional<edits::Doubt> current() const;
  [[nodiscard]] int count() const;
  [[nodiscard]] ReviewModel& model() const { return *model_; }
  /// Logical pixels in which every place shows.
  [[nodiscard]] int fullHeight() const;

  /// Makes the next place current, or one before; from the last on to the first. jumpRequested() follows.
  void step(int direction);

  [[nodiscard]] edits::DoubtOrder order() const;
  void setOrder(edits::DoubtOrder order);

 Q_SIGNALS:
  void jumpRequested(const barline::edits::Doubt& doubt);
  void acceptRequested(const barline::edits::Doubt& doubt);
  void runnerUpRequested(const barline::edits::Doubt& doubt);
  void orderChanged();
  void countChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] QWidget* makeHead();
  [[nodiscard]] QWidget* makeFoot();
  void makeCurrent(int row);
  void update();

  ReviewModel* model_;
  QListView* list_;
  QLabel* empty_;
  QLabel* count_{};
  QToolButton* orderButton_{};
  int resumeAt_{};  ///< the row that follows the place that was current last
  bool open_{};
  bool analysed_{};  ///< something is known of which a part may be doubtful
  bool filling_{};
};

}  // namespace barline::ui

#pragma once

#include <QWidget>
#include <memory>

#include "engine/evaluate/Comparison.h"

class QLabel;
class QListView;
class QToolButton;

namespace barline::ui {

class DifferenceList;
class FigureListModel;

/// The reference in the inspector: which files it is, how many differences of which kind there are, a way
/// from one to the next, and mir_eval's figures.
class ReferencePanel final : public QWidget {
  Q_OBJECT

 public:
  explicit ReferencePanel(QWidget* parent = nullptr);

  void setFiles(const QStringList& names);
  /// Null: none is loaded, or it is being compared.
  void setComparison(std::shared_ptr<const evaluation::Comparison> comparison);

  [[nodiscard]] const FigureListModel& figures() const { return *model_; }
  [[nodiscard]] const DifferenceList& differences() const { return *differences_; }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void unloadRequested();
  /// To the next difference from the playhead, or the one before.
  void stepRequested(int direction);

 private:
  void addButton(QToolButton& button, const QString& title);

  QLabel* files_;
  DifferenceList* differences_;
  QToolButton* previous_;
  QToolButton* next_;
  QToolButton* unload_;
  FigureListModel* model_;
  QListView* list_;
};

}  // namespace barline::ui

#pragma once

#include <QAbstractListModel>
#include <QStringList>

class QWidget;

namespace barline::ui {

/// The lines of a log, oldest first; warnings and errors in their colours. Bounded: old ones go.
class LogModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  static constexpr int kMostLines = 20'000;

  /// @param view whose theme the colours are of; outlives the model
  explicit LogModel(QWidget& view) : view_(view) {}

  void clear();
  void append(const QStringList& lines);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  QWidget& view_;
  QStringList lines_;
};

}  // namespace barline::ui

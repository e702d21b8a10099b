#pragma once

#include <QAbstractListModel>
#include <span>
#include <vector>

#include "engine/export/ExportFormat.h"

namespace barline::ui {

/// The formats by group, with a heading above each group that cannot be chosen.
class FormatListModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  /// @param formats outlive the model
  explicit FormatListModel(std::span<const exporting::ExportFormat> formats, QObject* parent = nullptr);

  /// Null for a heading.
  [[nodiscard]] const exporting::ExportFormat* formatAt(const QModelIndex& index) const;
  /// Invalid for an id that no format has.
  [[nodiscard]] QModelIndex indexOf(std::string_view id) const;
  /// Invalid where there is no format at all.
  [[nodiscard]] QModelIndex first() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Row {
    exporting::FormatGroup group;
    const exporting::ExportFormat* format;  // null = the group's heading
  };

  std::vector<Row> rows_;
};

[[nodiscard]] QString groupText(exporting::FormatGroup group);
[[nodiscard]] QString titleText(const exporting::ExportFormat& format);
[[nodiscard]] QString summaryText(const exporting::ExportFormat& format);
[[nodiscard]] QString layerText(exporting::Layer layer);
[[nodiscard]] QString lossText(const exporting::Loss& loss);

}  // namespace barline::ui

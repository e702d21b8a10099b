#pragma once

#include <QAbstractItemModel>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/model/Crate.h"
#include "ui/crates/CrateStore.h"
#include "ui/crates/LibraryPlace.h"

namespace barline::ui {

/// The places of the library as a tree: its lists, the smart crates, and crates in folders. Changes nothing
/// itself but says what a person wants: they have renamed, moved, or dropped tracks.
class SidebarModel final : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum class Section : unsigned char { Lists, SmartCrates, Crates };

  explicit SidebarModel(QObject* parent = nullptr);
  ~SidebarModel() override;

  /// All crates, in place of those before. @param crates folders before what is in them
  void setCrates(const std::vector<model::Crate>& crates);
  /// The same crates in the same places as are shown: at most their names and searches differ, and rows stay.
  [[nodiscard]] bool sameOutline(const std::vector<model::Crate>& crates) const;
  void setCounts(const LibraryCounts& counts);

  /// Absent for the head of a section.
  [[nodiscard]] std::optional<LibraryPlace> placeAt(const QModelIndex& index) const;
  /// Null for lists and heads.
  [[nodiscard]] const model::Crate* crateAt(const QModelIndex& index) const;
  [[nodiscard]] const model::Crate* crate(std::int64_t id) const;
  /// Absent where the row is no section's head.
  [[nodiscard]] std::optional<Section> sectionAt(const QModelIndex& index) const;
  [[nodiscard]] std::optional<std::int64_t> countAt(const QModelIndex& index) const;
  [[nodiscard]] QModelIndex indexOf(const LibraryPlace& place) const;
  [[nodiscard]] QModelIndex indexOf(Section section) const;
  /// How many folders it lies in.
  [[nodiscard]] int depth(const QModelIndex& index) const;

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

  [[nodiscard]] QStringList mimeTypes() const override;
  [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
  [[nodiscard]] Qt::DropActions supportedDragActions() const override;
  [[nodiscard]] Qt::DropActions supportedDropActions() const override;
  [[nodiscard]] bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                     const QModelIndex& parent) const override;
  bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                    const QModelIndex& parent) override;

 Q_SIGNALS:
  void renamed(std::int64_t crate, const QString& name);
  void moved(std::int64_t crate, const barline::ui::CratePlace& to);
  void tracksDropped(std::int64_t crate, const std::vector<std::int64_t>& tracks);
  /// Dropped where there is no crate: into a folder, or at the top (0).
  void tracksDroppedBeside(std::int64_t folder, const std::vector<std::int64_t>& tracks);

 private:
  struct Node;

  [[nodiscard]] static Node* nodeOf(const QModelIndex& index);
  [[nodiscard]] QModelIndex indexFor(const Node& node) const;
  [[nodiscard]] const Node* find(std::int64_t crate) const;
  /// Where a crate would go; absent where it cannot.
  [[nodiscard]] std::optional<CratePlace> crateTarget(std::int64_t crate, int row,
                                                      const QModelIndex& parent) const;
  void rebuild();
  void insert(const model::Crate& crate);

  std::unique_ptr<Node> root_;
  std::vector<model::Crate> crates_;
  LibraryCounts counts_;
};

}  // namespace barline::ui

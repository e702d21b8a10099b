#include "ui/crates/SidebarModel.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>
#include <QLocale>
#include <QMimeData>
#include <algorithm>
#include <array>
#include <functional>

#include "ui/library/TrackMime.h"

namespace barline::ui {
namespace {

constexpr std::array kSections{SidebarModel::Section::Lists, SidebarModel::Section::SmartCrates,
                               SidebarModel::Section::Crates};

QString crateMimeType() {
  return QStringLiteral("application/x-barline-crate");
}

/// 0 where there is none, or another process gave it.
std::int64_t draggedCrate(const QMimeData& data) {
  QDataStream in(data.data(crateMimeType()));
  qint64 process = 0;
  qint64 crate = 0;
  in >> process >> crate;
  return in.status() == QDataStream::Ok && process == QCoreApplication::applicationPid() ? crate : 0;
}

QString sectionTitle(SidebarModel::Section section) {
  switch (section) {
    case SidebarModel::Section::Lists:
      return SidebarModel::tr("Library");
    case SidebarModel::Section::SmartCrates:
      return SidebarModel::tr("Smart crates");
    default:
      return SidebarModel::tr("Crates");
  }
}

}  // namespace

struct SidebarModel::Node {
  enum class Kind : unsigned char { Root, Section, List, Crate };

  Kind kind{Kind::Root};
  Section section{};
  LibraryList list{};
  model::Crate crate;
  Node* parent{};
  std::vector<std::unique_ptr<Node>> children;

  Node& add(Node child) {
    child.parent = this;
    children.push_back(std::make_unique<Node>(std::move(child)));
    return *children.back();
  }
  [[nodiscard]] int row() const {
    const auto is = [this](const std::unique_ptr<Node>& node) { return node.get() == this; };
    return static_cast<int>(std::ranges::find_if(parent->children, is) - parent->children.begin());
  }
  [[nodiscard]] Node* findCrate(std::int64_t id) {
    if (kind == Kind::Crate && crate.id == id) return this;
    for (const auto& child : children) {
      if (Node* found = child->findCrate(id)) return found;
    }
    return nullptr;
  }
};

SidebarModel::SidebarModel(QObject* parent) : QAbstractItemModel(parent) {
  rebuild();
}

SidebarModel::~SidebarModel() = default;

void SidebarModel::rebuild() {
  root_ = std::make_unique<Node>();
  for (const Section section : kSections) {
    Node head;
    head.kind = Node::Kind::Section;
    head.section = section;
    Node& added = root_->add(std::move(head));
    if (section != Section::Lists) continue;
    for (const LibraryList list : kLibraryLists) {
      Node node;
      node.kind = Node::Kind::List;
      node.list = list;
      added.add(std::move(node));
    }
  }
  for (const model::Crate& crate : crates_) insert(crate);
}

void SidebarModel::insert(const model::Crate& crate) {
  Node node;
  node.kind = Node::Kind::Crate;
  node.crate = crate;
  Node* folder = crate.parent == 0 ? nullptr : root_->findCrate(crate.parent);
  const bool smart = crate.kind == model::CrateKind::Smart;
  if (folder == nullptr)
    folder = root_->children[static_cast<std::size_t>(smart ? Section::SmartCrates : Section::Crates)].get();
  folder->add(std::move(node));
}

bool SidebarModel::sameOutline(const std::vector<model::Crate>& crates) const {
  return std::ranges::equal(crates, crates_, [](const model::Crate& a, const model::Crate& b) {
    return a.id == b.id && a.parent == b.parent && a.kind == b.kind;
  });
}

void SidebarModel::setCrates(const std::vector<model::Crate>& crates) {
  if (crates == crates_) return;
  if (sameOutline(crates)) {
    crates_ = crates;
    for (const model::Crate& crate : crates_) {
      Node* node = root_->findCrate(crate.id);
      if (node == nullptr || node->crate == crate) continue;
      node->crate = crate;
      const QModelIndex index = indexFor(*node);
      Q_EMIT dataChanged(index, index);
    }
    return;
  }
  beginResetModel();
  crates_ = crates;
  rebuild();
  endResetModel();
}

void SidebarModel::setCounts(const LibraryCounts& counts) {
  if (counts == counts_) return;
  counts_ = counts;
  const std::function<void(const QModelIndex&)> tell = [&](const QModelIndex& parent) {
    const int rows = rowCount(parent);
    if (rows == 0) return;
    Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, 0, parent));
    for (int row = 0; row < rows; ++row) tell(index(row, 0, parent));
  };
  tell({});
}

SidebarModel::Node* SidebarModel::nodeOf(const QModelIndex& index) {
  return static_cast<Node*>(index.internalPointer());
}

QModelIndex SidebarModel::indexFor(const Node& node) const {
  return node.kind == Node::Kind::Root ? QModelIndex() : createIndex(node.row(), 0, &node);
}

const SidebarModel::Node* SidebarModel::find(std::int64_t crate) const {
  return root_->findCrate(crate);
}

std::optional<LibraryPlace> SidebarModel::placeAt(const QModelIndex& index) const {
  if (!index.isValid()) return std::nullopt;
  const Node& node = *nodeOf(index);
  if (node.kind == Node::Kind::List) return LibraryPlace{.list = node.list, .crate = 0};
  if (node.kind == Node::Kind::Crate) return LibraryPlace{.list = LibraryList::All, .crate = node.crate.id};
  return std::nullopt;
}

const model::Crate* SidebarModel::crateAt(const QModelIndex& index) const {
  if (!index.isValid() || nodeOf(index)->kind != Node::Kind::Crate) return nullptr;
  return &nodeOf(index)->crate;
}

const model::Crate* SidebarModel::crate(std::int64_t id) const {
  const Node* node = find(id);
  return node == nullptr ? nullptr : &node->crate;
}

std::optional<SidebarModel::Section> SidebarModel::sectionAt(const QModelIndex& index) const {
  if (!index.isValid() || nodeOf(index)->kind != Node::Kind::Section) return std::nullopt;
  return nodeOf(index)->section;
}

std::optional<std::int64_t> SidebarModel::countAt(const QModelIndex& index) const {
  const auto place = placeAt(index);
  if (!place) return std::nullopt;
  if (place->crate == 0) {
    const auto found = counts_.lists.find(place->list);
    return found == counts_.lists.end() ? std::nullopt : std::optional(found->second);
  }
  const auto found = counts_.crates.find(place->crate);
  return found == counts_.crates.end() ? std::nullopt : found->second;
}

QModelIndex SidebarModel::indexOf(const LibraryPlace& place) const {
  if (place.crate != 0) {
    const Node* node = find(place.crate);
    return node == nullptr ? QModelIndex() : indexFor(*node);
  }
  for (const auto& node : root_->children.front()->children) {
    if (node->list == place.list) return indexFor(*node);
  }
  return {};
}

QModelIndex SidebarModel::indexOf(Section section) const {
  return index(static_cast<int>(section), 0);
}

int SidebarModel::depth(const QModelIndex& index) const {
  int depth = 0;
  for (QModelIndex above = index.parent(); crateAt(above) != nullptr; above = above.parent()) ++depth;
  return depth;
}

QModelIndex SidebarModel::index(int row, int column, const QModelIndex& parent) const {
  const Node& node = parent.isValid() ? *nodeOf(parent) : *root_;
  if (column != 0 || row < 0 || row >= static_cast<int>(node.children.size())) return {};
  return createIndex(row, 0, node.children[static_cast<std::size_t>(row)].get());
}

QModelIndex SidebarModel::parent(const QModelIndex& index) const {
  return index.isValid() ? indexFor(*nodeOf(index)->parent) : QModelIndex();
}

int SidebarModel::rowCount(const QModelIndex& parent) const {
  return static_cast<int>((parent.isValid() ? *nodeOf(parent) : *root_).children.size());
}

int SidebarModel::columnCount(const QModelIndex&) const {
  return 1;
}

QVariant SidebarModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Node& node = *nodeOf(index);
  const auto title = [&node] {
    switch (node.kind) {
      case Node::Kind::Section:
        return sectionTitle(node.section);
      case Node::Kind::List:
        return listTitle(node.list);
      default:
        return QString::fromStdString(node.crate.name);
    }
  };
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
      return title();
    case Qt::AccessibleTextRole: {
      const auto count = countAt(index);
      return count ? QStringLiteral("%1: %2").arg(title(), QLocale().toString(qlonglong{*count})) : title();
    }
    case Qt::ToolTipRole:
      return node.kind == Node::Kind::Crate && node.crate.kind == model::CrateKind::Smart
                 ? QStringLiteral("%1\n%2").arg(title(), QString::fromStdString(node.crate.search))
                 : title();
    default:
      return {};
  }
}

bool SidebarModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::EditRole || crateAt(index) == nullptr) return false;
  Node& node = *nodeOf(index);
  const QString name = value.toString().simplified();
  if (name.isEmpty() || name == QString::fromStdString(node.crate.name)) return false;
  // Shown at once; what the library says follows.
  node.crate.name = name.toStdString();
  Q_EMIT dataChanged(index, index);
  Q_EMIT renamed(node.crate.id, name);
  return true;
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex& index) const {
  // Below the last row the top of the tree is meant.
  if (!index.isValid()) return Qt::ItemIsDropEnabled;
  const Node& node = *nodeOf(index);
  if (node.kind == Node::Kind::Section)
    return node.section == Section::Lists ? Qt::NoItemFlags : Qt::ItemIsDropEnabled;
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  if (node.kind != Node::Kind::Crate) return flags;
  flags |= Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
  if (node.crate.kind != model::CrateKind::Smart) flags |= Qt::ItemIsDropEnabled;
  if (node.crate.kind != model::CrateKind::Folder) flags |= Qt::ItemNeverHasChildren;
  return flags;
}

QStringList SidebarModel::mimeTypes() const {
  return {crateMimeType(), trackMimeType()};
}

QMimeData* SidebarModel::mimeData(const QModelIndexList& indexes) const {
  const model::Crate* crate = indexes.isEmpty() ? nullptr : crateAt(indexes.front());
  if (crate == nullptr) return nullptr;
  QByteArray bytes;
  QDataStream(&bytes, QIODevice::WriteOnly)
      << static_cast<qint64>(QCoreApplication::applicationPid()) << static_cast<qint64>(crate->id);
  auto data = std::make_unique<QMimeData>();
  data->setData(crateMimeType(), bytes);
  return data.release();  // the caller's, as QAbstractItemModel has it
}

Qt::DropActions SidebarModel::supportedDragActions() const {
  return Qt::MoveAction;
}

Qt::DropActions SidebarModel::supportedDropActions() const {
  return Qt::MoveAction | Qt::CopyAction;
}

std::optional<CratePlace> SidebarModel::crateTarget(std::int64_t id, int row,
                                                    const QModelIndex& parent) const {
  const model::Crate* moving = crate(id);
  if (moving == nullptr) return std::nullopt;
  const bool smart = moving->kind == model::CrateKind::Smart;
  const Section top = smart ? Section::SmartCrates : Section::Crates;
  if (!parent.isValid()) return crateTarget(id, -1, indexOf(top));
  const Node& target = *nodeOf(parent);
  if (target.kind == Node::Kind::Section) {
    if (target.section != top) return std::nullopt;
  } else if (target.kind != Node::Kind::Crate || target.crate.kind != model::CrateKind::Folder) {
    return std::nullopt;
  }
  for (const Node* above = &target; above != nullptr; above = above->parent) {
    if (above->kind == Node::Kind::Crate && above->crate.id == id) return std::nullopt;
  }
  CratePlace place{.parent = target.kind == Node::Kind::Crate ? target.crate.id : 0, .before = 0};
  if (row >= 0 && row < static_cast<int>(target.children.size()))
    place.before = target.children[static_cast<std::size_t>(row)]->crate.id;
  return place;
}

bool SidebarModel::canDropMimeData(const QMimeData* data, Qt::DropAction, int row, int,
                                   const QModelIndex& parent) const {
  if (const std::int64_t id = draggedCrate(*data); id != 0) return crateTarget(id, row, parent).has_value();
  if (!data->hasFormat(trackMimeType())) return false;
  if (!parent.isValid()) return true;
  // Tracks go into a crate, or become one where they are dropped between crates.
  if (sectionAt(parent)) return sectionAt(parent) == Section::Crates;
  const model::Crate* target = crateAt(parent);
  return target != nullptr && target->kind != model::CrateKind::Smart;
}

bool SidebarModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                const QModelIndex& parent) {
  if (!canDropMimeData(data, action, row, column, parent)) return false;
  if (const std::int64_t id = draggedCrate(*data); id != 0) {
    Q_EMIT moved(id, *crateTarget(id, row, parent));
    return true;
  }
  const std::vector<std::int64_t> tracks = draggedTracks(*data);
  if (tracks.empty()) return false;
  const model::Crate* target = crateAt(parent);
  if (target != nullptr && target->kind == model::CrateKind::Crate) {
    Q_EMIT tracksDropped(target->id, tracks);
  } else {
    Q_EMIT tracksDroppedBeside(target == nullptr ? 0 : target->id, tracks);
  }
  return true;
}

}  // namespace barline::ui

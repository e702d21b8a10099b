#pragma once

#include <QObject>
#include <QStringList>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "engine/evaluate/Comparison.h"
#include "engine/model/Timeline.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// The open track's references and how it compares with them. Several files add up: one's beats, another's
/// chords. Files are read, and timelines compared, on a thread of its own; lives on the interface's thread.
class ReferenceController final : public QObject {
  Q_OBJECT

 public:
  explicit ReferenceController(QObject* parent = nullptr);
  ~ReferenceController() override;

  /// Reads more files for the open track, each telling a problem() where it cannot be read.
  void load(const std::vector<std::filesystem::path>& files);
  /// Adds what another program says of the open track, under its name.
  void show(const QString& name, const model::Annotation& annotation);
  /// Without files; forgets the comparison.
  void unload();

  /// As shown, with edits; null while no track is open. Compares anew.
  void setTimeline(std::shared_ptr<const model::Timeline> timeline);

  /// Names of the files that are loaded, in the order in which they were, and of what is shown besides.
  [[nodiscard]] QStringList names() const;
  /// Their paths; empty while none is loaded.
  [[nodiscard]] const std::vector<std::filesystem::path>& files() const { return files_; }
  /// Null while none is loaded, or the first comparison is under way.
  [[nodiscard]] std::shared_ptr<const evaluation::Comparison> comparison() const { return comparison_; }

  /// Waits for what is under way and tells it. For tests.
  void finish();

 Q_SIGNALS:
  /// comparison() is another.
  void changed(std::shared_ptr<const barline::evaluation::Comparison> comparison);
  /// files() or names() are others.
  void filesChanged();
  /// One or two sentences: what could not be read, where, and what to do.
  void problem(const QString& sentence);

 private:
  void addParts(const model::Annotation& annotation);
  void compareAnew();
  void accept(std::uint64_t serial, std::shared_ptr<const evaluation::Comparison> comparison);
  void add(std::uint64_t generation, const std::filesystem::path& file, const model::Annotation& annotation);

  std::shared_ptr<const model::Timeline> timeline_;
  std::shared_ptr<const model::Annotation> reference_;  // null while none is loaded
  std::vector<std::filesystem::path> files_;
  QStringList shown_;  // names of what show() added
  std::shared_ptr<const evaluation::Comparison> comparison_;
  std::uint64_t serial_{};      // of the comparison that was asked for last
  std::uint64_t generation_{};  // files asked for before an unload() come too late
  WorkQueue queue_;             // last, so that it ends first
};

}  // namespace barline::ui

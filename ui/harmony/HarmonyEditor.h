#pragma once

#include <QObject>
#include <optional>

#include "engine/edits/ChordEdits.h"
#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

namespace barline::ui {

class EditController;
class TimelineView;

/// A chord, key or section in its lane.
struct LaneSpan {
  model::EditLayer layer{model::EditLayer::Chords};
  model::TimeRange range;

  [[nodiscard]] double middle() const { return (range.begin + range.end) / 2.0; }
  bool operator==(const LaneSpan&) const = default;
};

/// Which chord, key or section is the current one, and the edits that a person makes of it. Nothing happens
/// where an edit makes no sense; a reason that is worth telling is told by notice(). Lives on the interface's
/// thread.
class HarmonyEditor final : public QObject {
  Q_OBJECT

 public:
  /// Both outlive the editor.
  HarmonyEditor(EditController& edits, TimelineView& timeline, QObject* parent = nullptr);

  [[nodiscard]] std::shared_ptr<const model::Timeline> shown() const;
  [[nodiscard]] EditController& edits() const { return edits_; }
  [[nodiscard]] TimelineView& timeline() const { return timeline_; }

  /// Nothing where none is.
  [[nodiscard]] const std::optional<LaneSpan>& current() const { return current_; }
  void setCurrent(model::EditLayer layer, double time);
  void clearCurrent();
  /// Goes to the span so many further on in the lane; to the one at the playhead where none is current.
  void moveBy(int count);
  /// Goes to the span at the same time in the next visible lane below (1) or above (−1).
  void moveLane(int direction);

  /// Opens the field to type in; at the playhead where no span is current.
  void requestEntry();
  /// Opens it for a chord or key over the selection, whatever lies there.
  void requestEntryOverSelection(model::EditLayer layer);
  /// Opens it for a key from the beat at the playhead to where the key changes next.
  void requestKeyFromPlayhead();
  /// @return whether the text was understood
  bool enter(const LaneSpan& span, const QString& text);

  /// Cuts the span of the current lane at the playhead.
  void splitAtPlayhead();
  void split(model::EditLayer layer, double time);
  void join(edits::Neighbour neighbour);
  /// No chord; no section of its own.
  void remove();
  void takeRunnerUp();
  void moveBorder(model::EditLayer layer, double border, double time);

  /// Chords of the selection, or the current one.
  void transpose(int semitones);
  void setKeyFrom(double time, const model::MusicalKey& key);
  /// Over the selection.
  void drawSection(std::optional<model::SectionKind> kind);
  void setSectionKind(std::optional<model::SectionKind> kind);
  void setSectionGroup(int group);
  void setVerified(bool on);
  void setLocked(bool on);
  void revert();

 Q_SIGNALS:
  void currentChanged();
  void entryRequested(const barline::ui::LaneSpan& span);
  void seekRequested(double seconds);
  /// One sentence.
  void notice(const QString& sentence);

 private:
  void apply(std::optional<model::Edit> edit);
  void refresh();
  void show(const LaneSpan& span);
  [[nodiscard]] std::optional<LaneSpan> currentOrPlayhead() const;
  [[nodiscard]] std::optional<LaneSpan> currentIn(model::EditLayer layer) const;

  EditController& edits_;
  TimelineView& timeline_;
  std::optional<LaneSpan> current_;
  model::EditLayer layer_{model::EditLayer::Chords};  // of the lane that was worked in last
};

}  // namespace barline::ui

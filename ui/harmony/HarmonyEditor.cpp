#include "ui/harmony/HarmonyEditor.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/edits/KeyEdits.h"
#include "engine/edits/Marks.h"
#include "engine/edits/SectionEdits.h"
#include "ui/edits/EditController.h"
#include "ui/edits/EditText.h"
#include "ui/harmony/LaneSpans.h"
#include "ui/harmony/SpanText.h"
#include "ui/timeline/Readout.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {

using model::Edit;
using model::EditLayer;
using model::TimeRange;

HarmonyEditor::HarmonyEditor(EditController& edits, TimelineView& timeline, QObject* parent)
    : QObject(parent), edits_(edits), timeline_(timeline) {
  connect(&edits_, &EditController::shownChanged, this, &HarmonyEditor::refresh);
}

std::shared_ptr<const model::Timeline> HarmonyEditor::shown() const {
  return edits_.shown();
}

void HarmonyEditor::setCurrent(EditLayer layer, double time) {
  const auto timeline = shown();
  const auto range = timeline ? spanAt(*timeline, layer, time) : std::nullopt;
  layer_ = layer;
  const auto next = range ? std::optional(LaneSpan{layer, *range}) : std::nullopt;
  if (next == current_) return;
  current_ = next;
  Q_EMIT currentChanged();
}

void HarmonyEditor::clearCurrent() {
  if (!current_) return;
  current_.reset();
  Q_EMIT currentChanged();
}

void HarmonyEditor::refresh() {
  if (!current_) return;
  const auto timeline = shown();
  if (timeline) {
    setCurrent(current_->layer, current_->middle());
  } else {
    clearCurrent();
  }
}

std::optional<LaneSpan> HarmonyEditor::currentOrPlayhead() const {
  if (current_) return current_;
  const auto timeline = shown();
  const auto range = timeline ? spanAt(*timeline, layer_, timeline_.playhead()) : std::nullopt;
  return range ? std::optional(LaneSpan{layer_, *range}) : std::nullopt;
}

std::optional<LaneSpan> HarmonyEditor::currentIn(EditLayer layer) const {
  if (current_ && current_->layer == layer) return current_;
  const auto timeline = shown();
  const auto range = timeline ? spanAt(*timeline, layer, timeline_.playhead()) : std::nullopt;
  return range ? std::optional(LaneSpan{layer, *range}) : std::nullopt;
}

void HarmonyEditor::moveBy(int count) {
  const auto timeline = shown();
  if (!timeline) return;
  const std::vector<TimeRange> spans = spansOf(*timeline, layer_);
  if (spans.empty()) return;
  const bool here = current_.has_value();
  const double time = here ? current_->range.begin : timeline_.playhead();
  const auto after = std::ranges::upper_bound(spans, time, {}, &TimeRange::begin);
  auto index = static_cast<int>(after - spans.begin()) - 1;
  if (here) index += count;
  index = std::clamp(index, 0, static_cast<int>(spans.size()) - 1);
  show({layer_, spans[static_cast<std::size_t>(index)]});
}

void HarmonyEditor::moveLane(int direction) {
  const auto timeline = shown();
  if (!timeline) return;
  std::vector<EditLayer> visible;
  for (const LaneInfo& lane : timeline_.lanes()) {
    const auto layer = spanLayerOf(lane.id);
    if (layer && lane.visible && !spansOf(*timeline, *layer).empty()) visible.push_back(*layer);
  }
  if (visible.empty()) return;
  const auto now = std::ranges::find(visible, layer_);
  const auto count = static_cast<int>(visible.size());
  int index = now == visible.end() ? 0 : static_cast<int>(now - visible.begin());
  if (current_) index = (index + direction + count) % count;
  const double time = current_ ? current_->middle() : timeline_.playhead();
  const EditLayer layer = visible[static_cast<std::size_t>(index)];
  if (const auto range = spanAt(*timeline, layer, time)) show({layer, *range});
}

void HarmonyEditor::show(const LaneSpan& span) {
  setCurrent(span.layer, span.middle());
  const TimeRange view = timeline_.visibleRange();
  const bool inView = span.range.begin >= view.begin && span.range.begin < view.end;
  if (!inView) {
    const double begin = span.range.begin - view.duration() / 4.0;
    timeline_.setVisibleRange({begin, begin + view.duration()});
  }
  Q_EMIT seekRequested(span.range.begin);
  timeline_.setAccessibleDescription(spokenReadout(timeline_.readoutAt(span.middle())));
}

void HarmonyEditor::requestEntry() {
  const auto span = currentOrPlayhead();
  if (!span) return;
  setCurrent(span->layer, span->middle());
  Q_EMIT entryRequested(*span);
}

void HarmonyEditor::requestEntryOverSelection(EditLayer layer) {
  if (const auto range = timeline_.selection()) {
    Q_EMIT entryRequested({layer, *range});
  } else {
    Q_EMIT notice(tr("Select where it is to be first."));
  }
}

void HarmonyEditor::requestKeyFromPlayhead() {
  const auto timeline = shown();
  if (!timeline) return;
  double from = timeline_.playhead();
  if (timeline->grid) {
    if (const auto beat = model::beatIndexAt(*timeline->grid, from)) from = timeline->grid->beats[*beat].time;
  }
  const auto span = spanAt(*timeline, EditLayer::Key, from);
  Q_EMIT entryRequested({EditLayer::Key, {from, span ? span->end : timeline->source.duration}});
}

void HarmonyEditor::apply(std::optional<Edit> edit) {
  if (!edit || edit->changes.empty()) return;
  const QString done = editText(edit->name);
  if (edits_.apply(std::move(*edit))) Q_EMIT notice(tr("%1 · Undo takes it back").arg(done));
}

bool HarmonyEditor::enter(const LaneSpan& span, const QString& text) {
  const auto timeline = shown();
  if (!timeline) return true;
  auto edit = typedEdit(*timeline, span.layer, span.range, text);
  if (!edit) return false;
  apply(std::move(edit));
  return true;
}

void HarmonyEditor::splitAtPlayhead() {
  split(layer_, timeline_.playhead());
}

void HarmonyEditor::split(EditLayer layer, double time) {
  const auto timeline = shown();
  if (!timeline) return;
  if (layer == EditLayer::Chords) {
    apply(edits::splitChord(*timeline, time));
  } else if (layer == EditLayer::Sections) {
    apply(edits::splitSection(*timeline, edits::nearestBarLine(*timeline, time)));
  } else {
    Q_EMIT notice(tr("A key is split by setting another one from there on."));
    return;
  }
  setCurrent(layer, time);
}

void HarmonyEditor::join(edits::Neighbour neighbour) {
  const auto timeline = shown();
  const auto span = currentOrPlayhead();
  if (!timeline || !span) return;
  const double time = span->middle();
  if (span->layer == EditLayer::Chords) apply(edits::joinChord(*timeline, time, neighbour));
  if (span->layer == EditLayer::Sections) apply(edits::mergeSection(*timeline, time, neighbour));
  if (span->layer == EditLayer::Key) {
    // The neighbour's stretch in the key of this one.
    const double beyond = neighbour == edits::Neighbour::Next ? span->range.end : span->range.begin - 1e-6;
    const auto other = spanAt(*timeline, EditLayer::Key, beyond);
    const auto own = std::ranges::find(timeline->key->spans, span->range, &model::KeySpan::range);
    if (!other || own == timeline->key->spans.end()) return;
    const TimeRange both{std::min(other->begin, span->range.begin), std::max(other->end, span->range.end)};
    apply(edits::setKey(*timeline, both, own->key));
  }
  setCurrent(span->layer, time);
}

void HarmonyEditor::remove() {
  const auto timeline = shown();
  if (!timeline || !current_) return;
  if (current_->layer == EditLayer::Chords) apply(edits::setChord(*timeline, current_->range, "N"));
  if (current_->layer == EditLayer::Sections) apply(edits::removeSection(*timeline, current_->middle()));
}

void HarmonyEditor::takeRunnerUp() {
  const auto timeline = shown();
  if (!timeline || !current_) return;
  if (current_->layer == EditLayer::Chords) apply(edits::takeChordRunnerUp(*timeline, current_->middle()));
  if (current_->layer == EditLayer::Key) apply(edits::takeKeyRunnerUp(*timeline, current_->middle()));
}

void HarmonyEditor::moveBorder(EditLayer layer, double border, double time) {
  const auto timeline = shown();
  if (!timeline) return;
  if (layer == EditLayer::Chords) apply(edits::moveChordBorder(*timeline, border, time));
  if (layer == EditLayer::Key) apply(edits::moveKeyBorder(*timeline, border, time));
  if (layer == EditLayer::Sections) apply(edits::moveSectionBorder(*timeline, border, time));
}

void HarmonyEditor::transpose(int semitones) {
  const auto timeline = shown();
  if (!timeline) return;
  const auto span = currentIn(EditLayer::Chords);
  const auto range = timeline_.selection() ? timeline_.selection()
                     : span                ? std::optional(span->range)
                                           : std::nullopt;
  if (range) apply(edits::transposeChords(*timeline, *range, semitones));
}

void HarmonyEditor::setKeyFrom(double time, const model::MusicalKey& key) {
  if (const auto timeline = shown()) apply(edits::setKeyFrom(*timeline, time, key));
}

void HarmonyEditor::drawSection(std::optional<model::SectionKind> kind) {
  const auto timeline = shown();
  const auto range = timeline_.selection();
  if (timeline && range) {
    apply(edits::drawSection(*timeline, *range, kind));
    setCurrent(EditLayer::Sections, (range->begin + range->end) / 2.0);
  } else {
    Q_EMIT notice(tr("Select the bars of the section first."));
  }
}

void HarmonyEditor::setSectionKind(std::optional<model::SectionKind> kind) {
  const auto timeline = shown();
  const auto span = currentIn(EditLayer::Sections);
  if (timeline && span) apply(edits::setSectionKind(*timeline, span->middle(), kind));
}

void HarmonyEditor::setSectionGroup(int group) {
  const auto timeline = shown();
  const auto span = currentIn(EditLayer::Sections);
  if (timeline && span) apply(edits::setSectionGroup(*timeline, span->middle(), group));
}

void HarmonyEditor::setVerified(bool on) {
  const auto timeline = shown();
  if (!timeline || !current_) return;
  apply(edits::verify(*timeline, std::array{current_->layer}, current_->range, on));
}

void HarmonyEditor::setLocked(bool on) {
  const auto timeline = shown();
  if (!timeline || !current_) return;
  apply(edits::lock(*timeline, std::array{current_->layer}, current_->range, on));
}

void HarmonyEditor::revert() {
  const auto timeline = shown();
  if (!timeline || !current_) return;
  apply(edits::revert(*timeline, edits_.overlay(), std::array{current_->layer}, current_->range));
}

}  // namespace barline::ui

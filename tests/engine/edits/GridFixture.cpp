#include "tests/engine/edits/GridFixture.h"

#include <algorithm>

#include "engine/edits/Amend.h"

namespace barline::test {
namespace {

void append(std::string& text, const std::string& word) {
  if (!text.empty()) text += ' ';
  text += word;
}

}  // namespace

model::BeatGrid evenGrid(std::size_t beats, double bpm, model::Metre metre, double begin, int pickUp) {
  const int length = model::beatsIn(metre);
  model::BeatGrid grid;
  for (std::size_t i = 0; i < beats; ++i) {
    const int position = (static_cast<int>(i) - pickUp % length + length) % length + 1;
    grid.beats.push_back({begin + static_cast<double>(i) * 60.0 / bpm, position, 0.9, {}});
  }
  const std::vector<model::MetreChange> metres{{0.0, metre}};
  grid.bars = edits::barsOf(grid.beats, metres);
  return grid;
}

model::BeatGrid gridAt(const std::vector<double>& times, model::Metre metre) {
  model::BeatGrid grid;
  for (const double time : times) {
    const auto index = static_cast<int>(grid.beats.size());
    grid.beats.push_back({time, index % model::beatsIn(metre) + 1, 0.9, {}});
  }
  const std::vector<model::MetreChange> metres{{0.0, metre}};
  grid.bars = edits::barsOf(grid.beats, metres);
  return grid;
}

EditedGrid::EditedGrid(model::BeatGrid analysed, double duration)
    : analysed_(std::move(analysed)), duration_(duration) {
  show();
}

edits::GridBasis EditedGrid::basis() const {
  return {shown_, overlay_[model::EditLayer::Grid], transients, duration_};
}

bool EditedGrid::apply(const std::optional<model::Edit>& edit) {
  if (!edit) return false;
  edits_.push_back(*edit);
  show();
  return true;
}

void EditedGrid::undo() {
  edits_.pop_back();
  show();
}

void EditedGrid::verify(model::TimeRange range) {
  model::Edit edit;
  edit.changes.push_back({model::EditLayer::Grid, range, model::Verified{true}, {}});
  apply(edit);
}

void EditedGrid::lock(model::TimeRange range) {
  model::Edit edit;
  edit.changes.push_back({model::EditLayer::Grid, range, model::Locked{true}, {}});
  apply(edit);
}

std::vector<double> EditedGrid::times() const {
  std::vector<double> result;
  for (const model::Beat& beat : shown_.beats) result.push_back(beat.time);
  return result;
}

std::string EditedGrid::positions() const {
  std::string text;
  for (const model::Beat& beat : shown_.beats) append(text, std::to_string(beat.positionInBar));
  return text;
}

std::string EditedGrid::metres() const {
  std::string text;
  for (const model::Bar& bar : shown_.bars) append(text, toString(bar.metre));
  return text;
}

bool EditedGrid::touchesLock(const std::optional<model::Edit>& edit) const {
  return edit && std::ranges::any_of(edit->changes, [&](const model::EditChange& change) {
           return overlay_.lockTouchedBy(change).has_value();
         });
}

void EditedGrid::show() {
  overlay_ = edits::EditOverlay(edits_);
  shown_ = edits::amended(analysed_, overlay_[model::EditLayer::Grid]);
}

}  // namespace barline::test

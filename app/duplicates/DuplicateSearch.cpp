#include "app/duplicates/DuplicateSearch.h"

#include <exception>
#include <vector>

#include "engine/prints/PrintComparison.h"
#include "engine/prints/PrintMaker.h"

namespace barline::app {

std::size_t DuplicateSearch::run(const std::function<bool()>& cancelled,
                                 const std::function<void(std::size_t)>& progress) {
  constexpr std::size_t kAtOnce = 16;
  std::size_t done = 0;
  for (;;) {
    const auto tracks = prints_.unprinted(prints::kPrintVersion, revision_, kAtOnce);
    if (tracks.empty()) return done;
    for (const storage::UnprintedTrack& track : tracks) {
      if (!print(track, cancelled)) return done;
      revision_ = track.revision;
      progress(++done);
    }
  }
}

bool DuplicateSearch::print(const storage::UnprintedTrack& track, const std::function<bool()>& cancelled) {
  std::optional<prints::AudioPrint> print;
  try {
    print = prints::makePrint(decoding_, track.path, track.duration, cancelled);
  } catch (const std::exception&) {
    return true;  // not there now, or damaged since: tried again when the track changes or the program starts
                  // anew
  }
  if (cancelled()) return false;
  if (!print) {
    prints_.put(track.track, prints::kPrintVersion, track.duration, std::nullopt, {}, {});
    return true;
  }
  const std::vector<std::uint32_t> keys = prints::printKeys(*print);
  std::vector<storage::SoundsLike> matches;
  for (const storage::TrackPrint& other : prints_.candidates(prints::kPrintVersion, keys, track.duration,
                                                             prints::kLengthTolerance, track.track)) {
    const auto theirs = prints::unpackPrint(other.print);
    if (!theirs) continue;
    const double similarity = prints::comparePrints(*print, *theirs);
    if (similarity >= prints::kSameRecording) matches.push_back({other.track, similarity});
  }
  prints_.put(track.track, prints::kPrintVersion, track.duration, prints::packPrint(*print), keys, matches);
  return true;
}

}  // namespace barline::app

#include "tests/accidents/OwnWork.h"

#include <stdexcept>
#include <vector>

#include "storage/Library.h"

namespace barline::test {
namespace {

using storage::Library;

constexpr const char* kCrate = "For Friday";
constexpr const char* kFingerprint = "a recording";

model::Edit ownEdit() {
  model::Edit edit;
  edit.name = {"set_chord", {"A:min"}};
  edit.changes = {{model::EditLayer::Chords,
                   {1.0, 2.0},
                   model::ChordPatch{{{{1.0, 2.0}, "A:min", 1.0, {}, {}}}},
                   model::Reverted{}}};
  edit.author = "ann";
  edit.madeAt = 1'700'000'000'000;
  edit.basis = "chords 2";
  return edit;
}

std::vector<std::int64_t> songs(Library& library) {
  std::vector<std::int64_t> ids;
  for (const char* name : {"music/a.wav", "music/b.wav"}) {
    if (const auto track = library.tracks().byPath(library.file().parent_path() / name))
      ids.push_back(track->id);
  }
  return ids;
}

bool hasCrate(Library& library) {
  for (const model::Crate& crate : library.crates().all()) {
    if (crate.name == kCrate) return library.crates().tracks(crate.id) == songs(library);
  }
  return false;
}

bool hasEdit(Library& library) {
  const model::EditHistory history = library.edits().history(kFingerprint);
  if (history.edits.size() != 1 || history.applied != 1) return false;
  model::Edit expected = ownEdit();
  expected.id = history.edits.front().id;
  return history.edits.front() == expected;
}

}  // namespace

void addOwnWork(const std::filesystem::path& library) {
  const auto opened = Library::open(library);
  const std::vector<std::int64_t> tracks = songs(*opened);
  if (tracks.size() != 2) throw std::runtime_error("the library does not know its songs");
  const std::int64_t crate = opened->crates().create(
      {.id = 0, .parent = 0, .kind = model::CrateKind::Crate, .name = kCrate, .search = {}});
  opened->crates().addTracks(crate, tracks);
  opened->edits().append(kFingerprint, ownEdit());
}

void requireOwnWork(const std::filesystem::path& library) {
  const auto opened = Library::open(library);
  if (songs(*opened).size() != 2) throw std::runtime_error("the library has lost a song");
  if (!hasCrate(*opened)) throw std::runtime_error("the library has lost a crate or what is in it");
  if (!hasEdit(*opened)) throw std::runtime_error("the library has lost an edit");
}

}  // namespace barline::test

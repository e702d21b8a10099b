#include <array>
#include <fstream>
#include <iterator>
#include <vector>

#include "storage/Library.h"
#include "storage/repair/LibraryCheck.h"
#include "storage/repair/Salvage.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {
namespace {

using Bytes = std::vector<std::byte>;

/// A library of a few tracks with something of everything.
Bytes makeLibrary() {
  const ScratchFolder folder;
  const std::filesystem::path file = folder / "library.sqlite";
  {
    const auto library = storage::Library::open(file);
    const std::array<std::filesystem::path, 3> files{"/music/one.flac", "/music/two.mp3", "/music/three.wav"};
    const auto tracks = library->tracks().add(files);
    model::AudioSource source;
    source.fingerprint = "0123456789abcdef0123456789abcdef";
    source.duration = 215.25;
    source.sampleRate = 44100;
    source.channels = 2;
    source.codec = "flac";
    source.title = "A song";
    source.artist = "Somebody";
    library->tracks().recordSource(files[0], source);
    model::Edit edit;
    edit.name.action = "verify";
    edit.changes = {{.layer = model::EditLayer::Grid, .range = {0.0, 1.0}, .content = model::Verified{true}}};
    library->edits().append(source.fingerprint, edit);
    model::Crate crate;
    crate.name = "Crate";
    const std::int64_t id = library->crates().create(crate);
    library->crates().addTracks(id, std::array{tracks[1].id, tracks[2].id});
  }
  std::ifstream in(file, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
  const auto* const begin = reinterpret_cast<const std::byte*>(bytes.data());
  return {begin, begin + bytes.size()};
}

/// The input is a list of changes: three bytes of place, one of count, and so many bytes that stand there
/// now; a count over 127 cuts the file off at the place.
Bytes changed(Bytes bytes, Input input) {
  constexpr unsigned kCut = 127;
  while (input.size() >= 4 && !bytes.empty()) {
    const std::size_t place =
        (static_cast<std::size_t>(input[0]) << 16 | static_cast<std::size_t>(input[1]) << 8 | input[2]) %
        bytes.size();
    const unsigned count = input[3];
    input = input.subspan(4);
    if (count > kCut) {
      bytes.resize(place);
      continue;
    }
    for (std::size_t i = 0; i < count && i < input.size() && place + i < bytes.size(); ++i)
      bytes[place + i] = std::byte{input[i]};
    input = input.subspan(std::min<std::size_t>(count, input.size()));
  }
  return bytes;
}

void readAll(const std::filesystem::path& file) {
  const auto library = storage::Library::open(file);
  for (const model::TrackRecord& track : library->tracks().all())
    static_cast<void>(library->edits().history(track.fingerprint));
  static_cast<void>(library->catalogue().list({}));
  static_cast<void>(library->figures().measures());
  for (const model::Crate& crate : library->crates().all())
    static_cast<void>(library->crates().tracks(crate.id));
}

/// What may fail with the storage's errors alone. @return whether it went well
template <class Work>
bool attempt(const Work& work) {
  try {
    work();
    return true;
  } catch (const storage::StorageError&) {
    return false;
  }
}

}  // namespace

/// See changed().
void libraryFile(Input input) {
  static const Bytes whole = makeLibrary();
  const ScratchFolder folder;
  const Bytes bytes = changed(whole, input);
  const std::filesystem::path file = writeFile(folder / "library.sqlite", bytes);
  const std::filesystem::path mended = folder / "mended.sqlite";
  attempt([&] { static_cast<void>(storage::checkLibrary(file)); });
  attempt([&] { readAll(file); });
  writeFile(file, bytes);
  if (!attempt([&] { storage::salvage(file, mended); })) return;
  attempt([&] {
    requireThat(storage::checkLibrary(mended).sound(), "what was salvaged is not sound");
    readAll(mended);
  });
}

}  // namespace barline::fuzz

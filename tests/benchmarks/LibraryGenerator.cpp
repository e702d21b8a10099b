#include "tests/benchmarks/LibraryGenerator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "storage/FigureTable.h"
#include "storage/Library.h"
#include "storage/PathTable.h"
#include "storage/TrackTable.h"
#include "storage/Transaction.h"

namespace barline::benchmarks {
namespace {

using namespace storage;

constexpr std::uint32_t kWords = 20'000;
constexpr std::int64_t kNow = 1'790'000'000;
constexpr std::int64_t kTenYears = 10LL * 365 * 24 * 3600;
constexpr std::array kGenres{"House",     "Techno", "Drum and Bass", "Jazz", "Rock",  "Ambient", "Hip-Hop",
                             "Classical", "Soul",   "Reggae",        "Folk", "Metal", "Pop",     "Disco"};
constexpr std::array kMetres{"4/4", "4/4", "4/4", "4/4", "4/4", "4/4", "3/4", "6/8", "7/8", "5/4"};

class Generator {
 public:
  std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text.append(i == 0 ? "" : " ").append(inventedWord(rank()));
    return text;
  }

  model::AudioSource source(int track) {
    model::AudioSource audio;
    audio.fingerprint = "generated" + std::to_string(track);
    audio.duration = 120.0 + 300.0 * uniform_(random_);
    audio.sampleRate = 44100;
    audio.channels = 2;
    audio.codec = "flac";
    audio.title = words(1 + pick(4));
    audio.artist = words(1 + pick(2));
    audio.album = words(1 + pick(3));
    return audio;
  }

  AnalysisSummary summary() {
    AnalysisSummary summary;
    summary.bpm = std::clamp(120.0 + 25.0 * normal_(random_), 40.0, 240.0);
    summary.key = model::MusicalKey{pick(12), pick(2) == 0 ? model::Mode::Major : model::Mode::Minor};
    summary.timeSignature = kMetres[static_cast<std::size_t>(pick(kMetres.size()))];
    summary.doubtful = pick(20) == 0;
    for (const model::Measure one : model::allMeasures())
      summary.figures.measures[one] = 5.0 + normal_(random_);
    summary.figures.character.emplace(VersionedCharacter{.version = 1, .character = {}});
    std::apply(
        [&](auto... member) {
          ((summary.figures.character->character.*member = 100.0 + 10.0 * normal_(random_)), ...);
        },
        model::Character::fields());
    return summary;
  }

  model::TrackAmendment amendment() {
    model::TrackAmendment said;
    said.genre = kGenres[static_cast<std::size_t>(pick(kGenres.size()))];
    said.year = 1950 + pick(77);
    if (pick(10) != 0) return said;
    said.rating = 1 + pick(5);
    said.colour = 1 + pick(8);
    said.tags = std::vector<std::string>{words(1), words(1)};
    return said;
  }

  int pick(std::size_t below) { return static_cast<int>(random_() % below); }

 private:
  /// Logarithmic, which makes the n-th word about 1/n as frequent as the first.
  std::uint32_t rank() {
    return static_cast<std::uint32_t>(std::pow(static_cast<double>(kWords), uniform_(random_))) - 1;
  }

  std::mt19937 random_{1};
  std::uniform_real_distribution<double> uniform_;
  std::normal_distribution<double> normal_;
};

}  // namespace

std::string inventedWord(std::uint32_t rank) {
  constexpr std::array kSyllables{"ba", "den", "ki", "lo",  "mar", "nu",  "ro",  "sil",
                                  "ta", "vel", "wo", "zen", "fa",  "gri", "hou", "per"};
  std::string word;
  do {
    word += kSyllables[rank % kSyllables.size()];
    rank /= std::uint32_t{kSyllables.size()};
  } while (rank > 0);
  return word;
}

void generateLibrary(const std::filesystem::path& file, int tracks) {
  (void)Library::open(file);
  Connection connection(file, Connection::Access::ReadWrite);
  connection.execute("PRAGMA synchronous = OFF");
  Generator generator;
  constexpr int kAtOnce = 20'000;
  for (int done = 0; done < tracks; done += kAtOnce) {
    Transaction transaction(connection);
    TrackTable table(connection);
    for (int i = done; i < std::min(tracks, done + kAtOnce); ++i) {
      const std::int64_t added = kNow - generator.pick(static_cast<std::size_t>(kTenYears));
      const std::int64_t id = table.insert(added);
      const model::AudioSource source = generator.source(i);
      const std::filesystem::path path =
          std::filesystem::path("/music") / source.artist / source.album / (source.title + ".flac");
      table.setSource(id, source, TrackTable::Known::Goes);
      const AnalysisSummary summary = generator.summary();
      table.setSummary(id, summary, added);
      FigureTable(connection).put(id, summary.figures);
      PathTable(connection).put({.track = id, .path = path, .stamp = {}}, added);
      (void)table.amend(id, generator.amendment());
      table.refreshDerived(id);
    }
    transaction.commit();
  }
}

}  // namespace barline::benchmarks

#include "tests/monkey/Sandbox.h"

#include <QDir>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"
#include "ui/library/TrackRow.h"

namespace barline::monkey {
namespace fs = std::filesystem;
namespace {

constexpr int kRate = 22050;

void writeText(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

/// A beat under four chords that come round and round.
std::vector<float> music(double seconds, double bpm, std::uint32_t seed) {
  const std::vector<double> times = test::regularTimes(bpm, 0.3, seconds);
  std::vector<float> sound = test::clicks(times, seconds, kRate, 0.5);
  constexpr std::array<std::array<int, 3>, 4> kChords{
      {{60, 64, 67}, {57, 60, 64}, {53, 57, 60}, {55, 59, 62}}};
  const double bar = 4 * 60.0 / bpm;
  int count = static_cast<int>(seed);
  for (double begin = 0.3; begin < seconds; begin += bar, ++count) {
    const auto part =
        test::chord(kChords[static_cast<std::size_t>(count) % kChords.size()], bar, kRate, 0.25);
    test::mixInto(sound, part, static_cast<std::size_t>(begin * kRate));
  }
  test::mixInto(sound, test::whiteNoise(seconds, kRate, 0.01, seed));
  return sound;
}

}  // namespace

Sandbox::Sandbox() : home_(ui::pathOf(folder_.path())) {
  folder_.setAutoRemove(false);
  for (const char* folder : {"data", "config", "cache", "Documents", "Music", "Music/Deeper", "Music/Empty"})
    fs::create_directories(home_ / folder);
  const std::map<const char*, fs::path> environment{{"HOME", home_},
                                                    {"XDG_DATA_HOME", home_ / "data"},
                                                    {"XDG_CACHE_HOME", home_ / "cache"},
                                                    {"XDG_CONFIG_HOME", home_ / "config"}};
  for (const auto& [name, value] : environment) setenv(name, value.c_str(), 1);
  fs::current_path(home_);
  writeSongs();
  writeOddities();
  writeDocuments();
}

Sandbox::~Sandbox() {
  // Not by Qt, which cannot say every name.
  std::error_code failed;
  fs::remove_all(home_, failed);
}

QString Sandbox::settingsFile() const {
  return ui::pathText(home_ / "config" / "barline.ini");
}

void Sandbox::writeSongs() {
  const fs::path folder = home_ / "Music";
  struct Song {
    const char* name;
    double seconds;
    double bpm;
  };
  const std::array<Song, 7> songs{{{"song.wav", 12, 120},
                                   {"two words.wav", 16, 96},
                                   {"Für Élise 🎹.wav", 9, 140},
                                   {"Deeper/long.wav", 60, 124},
                                   {"Deeper/short.wav", 3, 100},
                                   {"line\nbreak.wav", 8, 174},
                                   {"latin1-\xE9.wav", 10, 88}}};
  std::uint32_t seed = 0;
  for (const Song& song : songs) {
    songs_.push_back(folder / song.name);
    test::writeWav(songs_.back(), music(song.seconds, song.bpm, seed++), kRate);
  }
  songs_.push_back(folder / "stereo.wav");
  const std::vector<float> left = music(14, 110, 8);
  test::writeWav(songs_.back(), {left, test::whiteNoise(14, kRate, 0.1)}, kRate, test::WavEncoding::Float32);
  for (const char* compressed : {"demo.opus", "copy of demo.opus"}) {
    songs_.push_back(folder / compressed);
    fs::copy_file(BARLINE_DEMO, songs_.back());
  }
}

void Sandbox::writeOddities() {
  const fs::path folder = home_ / "Music";
  writeText(folder / "empty.wav", "");
  writeText(folder / "text.mp3", "This is no music at all.\n");
  writeText(folder / "playlist.m3u8", "#EXTM3U\n#EXTINF:12,Song\nsong.wav\ngone.wav\n");
  test::writeWav(folder / "silence.wav", test::silence(2, kRate), kRate);
  test::writeWav(folder / "one sample.wav", test::silence(1.0 / kRate, kRate), kRate);
  fs::copy_file(songs_.front(), folder / "cut.wav");
  fs::resize_file(folder / "cut.wav", 20001);
  fs::copy_file(BARLINE_DEMO, folder / "cut.opus");
  fs::resize_file(folder / "cut.opus", 30000);
  for (const char* name : {"empty.wav", "text.mp3", "playlist.m3u8", "silence.wav", "one sample.wav",
                           "cut.wav", "cut.opus", "Empty", "Deeper", "not there.wav"})
    oddities_.push_back(folder / name);
  oddities_.push_back(folder);
}

void Sandbox::writeDocuments() {
  const fs::path folder = home_ / "Documents";
  const std::map<const char*, const char*> texts{
      {"beats.txt", "0.300\t1\n0.800\t2\n1.300\t3\n1.800\t4\n2.300\t1\n2.800\t2\n"},
      {"chords.lab", "0.0 2.3 C:maj\n2.3 4.3 A:min\n4.3 9.0 N\n"},
      {"wrong.lab", "0.0 x C:maj\n"},
      {"list.m3u8", "#EXTM3U\n../Music/song.wav\n../Music/two words.wav\nnowhere.wav\n"}};
  for (const auto& [name, text] : texts) {
    documents_.push_back(folder / name);
    writeText(documents_.back(), text);
  }
  for (const auto& entry : fs::directory_iterator(fs::path(BARLINE_TEST_SOURCES) / "data" / "collections")) {
    if (!entry.is_regular_file()) continue;
    documents_.push_back(folder / entry.path().filename());
    fs::copy_file(entry.path(), documents_.back());
  }
  std::ranges::sort(documents_);
}

void Sandbox::disturb(Random& random) {
  const fs::path& song = random.pick(songs_);
  fs::path aside = song;
  aside += ".aside";
  std::error_code failed;
  if (fs::exists(aside)) {
    fs::rename(aside, song, failed);
  } else if (random.chance(50)) {
    fs::rename(song, aside, failed);
  } else {
    fs::last_write_time(song, fs::file_time_type::clock::now(), failed);
  }
}

}  // namespace barline::monkey

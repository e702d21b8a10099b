#include "tests/accidents/Scenarios.h"

#include <QString>

namespace barline::test {
namespace {

QStringList words(const char* text) {
  return QString::fromLatin1(text).split(QLatin1Char(' '));
}

}  // namespace

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> all{
      {.name = "intake", .words = words("library add --library library.sqlite more"), .output = "none"},
      {.name = "analysis",
       .words = words("analyze --library library.sqlite --output out music/a.wav music/b.wav"),
       .withoutCache = true},
      {.name = "export",
       .words = words("export --format audacity --if-exists replace --output out music/a.wav music/b.wav")},
      {.name = "wav-copy",
       .words = words("export --format wav-markers --if-exists replace --output out music/a.wav")},
      {.name = "chunks",
       .words = words("chunks --if-exists replace --manifest csv,json,parquet --output out music/a.wav")},
      {.name = "flac-chunks",
       .words = words("chunks --if-exists replace --encoding flac --per 2-bars --output out music/a.wav")},
      {.name = "dataset", .words = words("dataset --output out music/a.wav music/b.wav")},
      {.name = "report",
       .words = words("report --if-exists replace --output out.html music/a.wav"),
       .output = "out.html"},
      {.name = "tags",
       .words =
           words("tags write --library library.sqlite --fields bpm,key --keep-times music/a.wav music/b.wav"),
       .output = "none"},
      {.name = "backup", .words = words("library backup --library library.sqlite"), .output = "none"},
      {.name = "library-export",
       .words = words("library export --library library.sqlite all.barline-library"),
       .output = "all.barline-library"},
      {.name = "upgrade", .words = words("library list --library old.sqlite"), .output = "none"},
  };
  return all;
}

}  // namespace barline::test

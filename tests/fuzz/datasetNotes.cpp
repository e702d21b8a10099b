#include <QByteArray>
#include <array>

#include "engine/export/AtomicFile.h"
#include "engine/export/dataset/DatasetLedger.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {
namespace {

constexpr std::array kNames{"tracks/a.json", "whole.json", "dataset.json", "tracks/a.rows", "tracks/a.rows"};
constexpr std::size_t kPlainRows = kNames.size() - 1;  // packed here, since hardly any other bytes are

void requireInside(const exporting::DatasetPart& part) {
  for (const exporting::DatasetFile& file : part.files) {
    const auto path = ("/set" / std::filesystem::path(file.path)).lexically_normal().native();
    requireThat(path.starts_with("/set/") && !path.starts_with("/set/.barline/"),
                "a dataset takes a file of others for its own");
  }
}

}  // namespace

/// The first byte, a letter from 'a' on, says which of the hidden files it is, or 'e' what its rows unpack
/// to.
void datasetNotes(Input input) {
  if (input.empty()) return;
  const ScratchFolder scratch;
  const std::filesystem::path root = scratch / "set";
  const std::filesystem::path hidden = root / ".barline";
  std::filesystem::create_directories(hidden / "tracks");
  const std::size_t kind = (input[0] + kNames.size() * 32U - 'a') % kNames.size();
  const auto content = asBytes(input.subspan(1));
  const QByteArray packed =
      qCompress(reinterpret_cast<const uchar*>(content.data()), static_cast<qsizetype>(content.size()));
  writeFile(hidden / kNames.at(kind), kind == kPlainRows ? std::as_bytes(std::span(packed)) : content);
  try {
    const exporting::DatasetLedger ledger(root);
    for (const auto& [id, part] : ledger.entryFor("0123456789abcdef", "/music/a.wav").parts)
      requireInside(part);
    requireInside(ledger.whole());
    static_cast<void>(ledger.rows("a"));
    static_cast<void>(ledger.terms());
  } catch (const exporting::FileError&) {
  }
}

}  // namespace barline::fuzz

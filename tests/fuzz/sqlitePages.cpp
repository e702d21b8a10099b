#include <vector>

#include "storage/repair/PageFile.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {

/// The input lies behind a first page; it is a record too.
void sqlitePages(Input input) {
  constexpr std::size_t kPage = 4096;
  static_cast<void>(storage::parseRecord(asBytes(input)));
  std::vector<unsigned char> bytes(kPage);
  bytes.insert(bytes.end(), input.begin(), input.end());
  bytes.resize((bytes.size() + kPage - 1) / kPage * kPage);
  const ScratchFolder folder;
  storage::PageFile file(writeFile(folder / "fuzz.sqlite", asBytes(bytes)));
  for (std::uint32_t page = 1; page <= file.size(); ++page)
    file.visitRows(page, [](const storage::StoredRow&) {});
}

}  // namespace barline::fuzz

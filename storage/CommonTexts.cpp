#include "storage/CommonTexts.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "storage/ReadTransaction.h"
#include "storage/SearchText.h"
#include "storage/Statement.h"
#include "storage/TextTable.h"

namespace barline::storage {
namespace {

using search::TextField;

}  // namespace

CommonTexts::CommonTexts(std::filesystem::path file) : file_(std::move(file)) {}

std::vector<CommonText> CommonTexts::beginningWith(TextField field, std::string_view prefix,
                                                   std::size_t most) {
  const std::scoped_lock lock(mutex_);
  if (!connection_) connection_.emplace(file_, Connection::Access::ReadOnly);
  const ReadTransaction transaction(*connection_);
  const std::string folded = foldForSearch(prefix);
  if (field == TextField::Tag) return tags(folded, most);
  const char* column = field == TextField::Path ? nullptr : textColumn(field);  // paths are not suggested
  return column == nullptr ? std::vector<CommonText>{} : texts(column, folded, most);
}

std::vector<CommonText> CommonTexts::texts(const char* column, const std::string& prefix, std::size_t most) {
  const std::string name = column;
  Statement row(*connection_, "SELECT count(*), min(track_id) FROM track_text WHERE " + name +
                                  " <> '' AND instr(' ' || " + name + ", ' ' || ?1) > 0 GROUP BY " + name +
                                  " ORDER BY instr(" + name + ", ?1) = 1 DESC, 1 DESC, " + name +
                                  " LIMIT ?2");
  row.bindAll(prefix, static_cast<std::int64_t>(most));
  std::vector<CommonText> found;
  while (row.step()) {
    std::string text = shown(column, row.integer(1));
    if (!text.empty()) found.push_back({std::move(text), row.integer(0)});
  }
  return found;
}

std::vector<CommonText> CommonTexts::tags(const std::string& prefix, std::size_t most) {
  struct Tag {
    std::string shown;
    std::int64_t tracks{};
  };
  std::map<std::string, Tag> byFolded;
  Statement row(*connection_,
                "SELECT count(*), min(track_id) FROM track_text WHERE tags <> '' GROUP BY tags");
  while (row.step()) {
    for (const std::string& tag : linesOf(shown("tags", row.integer(1)))) {
      Tag& known = byFolded[foldForSearch(tag)];
      if (known.shown.empty()) known.shown = tag;
      known.tracks += row.integer(0);
    }
  }
  std::vector<std::tuple<bool, std::int64_t, CommonText>> found;
  for (const auto& [folded, tag] : byFolded) {
    if ((' ' + folded).find(' ' + prefix) == std::string::npos) continue;
    found.emplace_back(!folded.starts_with(prefix), -tag.tracks, CommonText{tag.shown, tag.tracks});
  }
  std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
  });
  std::vector<CommonText> common;
  for (auto& entry : found) {
    if (common.size() == most) break;
    common.push_back(std::move(std::get<2>(entry)));
  }
  return common;
}

std::string CommonTexts::shown(const char* column, std::int64_t track) {
  const std::string name = column;
  const std::string value = name == "tags" ? name : "coalesce(own_" + name + ", " + name + ")";
  Statement row(*connection_, "SELECT " + value + " FROM tracks WHERE id = ?");
  return row.bindAll(track).step() ? row.text(0) : std::string();
}

}  // namespace barline::storage

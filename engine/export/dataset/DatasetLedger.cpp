#include "engine/export/dataset/DatasetLedger.h"

#include <zlib.h>

#include <QByteArray>
#include <QString>
#include <QtEndian>
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/export/AtomicFile.h"
#include "engine/export/JsonLayout.h"
#include "engine/export/StaleFiles.h"
#include "engine/export/dataset/DatasetNames.h"
#include "engine/model/Codec.h"

namespace barline::exporting {
namespace {

using Json = nlohmann::ordered_json;

constexpr unsigned kLayout = 1;  // raised when a later Barline could not read the hidden files

constexpr const char* kHidden = ".barline";
const std::string kEntryEnding = ".json";

/// Names of files are bytes, JSON is text.
std::string percentEncoded(const std::filesystem::path& path) {
  return QByteArray::fromStdString(path.native()).toPercentEncoding("/").toStdString();
}

std::filesystem::path percentDecoded(const std::string& text) {
  return QByteArray::fromPercentEncoding(QByteArray::fromStdString(text)).toStdString();
}

void write(const std::filesystem::path& file, std::string_view bytes) {
  AtomicFile output(file);
  output.write(bytes);
  output.commitReplacing();
}

std::string read(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) throw FileError(file.string() + " could not be read.");
  return bytes;
}

Json readJson(const std::filesystem::path& file) {
  try {
    return Json::parse(read(file));
  } catch (const nlohmann::json::exception&) {
    throw FileError(file.string() + " is damaged.");
  }
}

/// What an object says under a name. @throws FileError where that is of another kind, or the file has no
/// object
template <class T>
T valueOf(const Json& json, const char* name, const T& otherwise, const std::filesystem::path& file) {
  try {
    return json.value(name, otherwise);
  } catch (const nlohmann::json::exception&) {
    throw FileError(file.string() + " is damaged.");
  }
}

Json partJson(const DatasetPart& part) {
  Json files = Json::array();
  for (const DatasetFile& file : part.files) {
    files.push_back({{"path", file.path}, {"size", file.size}, {"sha256", file.sha256}});
  }
  Json json{{"stamp", part.stamp}, {"files", std::move(files)}};
  if (!part.settings.empty()) json["settings"] = part.settings;
  return json;
}

/// Whether a path leads to where a dataset has its files: below its folder, and not into the hidden one. Who
/// hands on a dataset has its notes in hand too, and files that have become stale are deleted.
bool isOfDataset(const std::filesystem::path& path) {
  if (path.empty() || path.is_absolute() || *path.begin() == kHidden) return false;
  return std::ranges::none_of(path, [](const auto& part) { return part == ".." || part == "."; });
}

/// A size or a version. @throws FileError where it is none: nlohmann would make whatever comes of one out of
/// 1e30
std::uintmax_t numberOf(const Json& json, const std::filesystem::path& file) {
  if (!json.is_number_unsigned()) throw FileError(file.string() + " is damaged.");
  return json.get<std::uintmax_t>();
}

/// @throws FileError where the object is no part; nlohmann's exceptions where it lacks something
DatasetPart partFrom(const Json& json, const std::filesystem::path& where) {
  DatasetPart part;
  part.stamp = json.at("stamp").get<std::string>();
  for (const Json& file : json.at("files")) {
    part.files.push_back({file.at("path").get<std::string>(), numberOf(file.at("size"), where),
                          file.at("sha256").get<std::string>()});
    if (!isOfDataset(part.files.back().path)) throw FileError(where.string() + " is damaged.");
  }
  part.settings = json.value("settings", std::string());
  return part;
}

/// What qCompress() has packed: the length, most significant byte first, and a stream of zlib's. Not read by
/// qUncompress(), which takes as much memory as the stream asks for. @throws CodecError where these are no
/// rows
DatasetTrack rowsFrom(std::string_view packed) {
  constexpr std::size_t kLengthBytes = 4;
  constexpr std::size_t kMostPacked = 1032;  // zlib's Technical Details, "Maximum Compression Factor"
  constexpr std::size_t kMostBytes = std::size_t{256} << 20;
  if (packed.size() < kLengthBytes) throw model::CodecError("The rows are cut off.");
  const std::size_t length = qFromBigEndian<quint32>(packed.data());
  packed.remove_prefix(kLengthBytes);
  if (length > kMostBytes || length > kMostPacked * packed.size())
    throw model::CodecError("The rows are longer than their file can hold.");
  std::vector<Bytef> plain(length);
  uLongf size = length;
  const int status =
      ::uncompress(plain.data(), &size, reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  if (status != Z_OK || size != length) throw model::CodecError("The rows are damaged.");
  return model::decode<DatasetTrack>(std::as_bytes(std::span(plain)));
}

constexpr std::array kTerms{std::pair{"title", &DatasetTerms::title},
                            std::pair{"description", &DatasetTerms::description},
                            std::pair{"creator", &DatasetTerms::creator},
                            std::pair{"licence", &DatasetTerms::licence},
                            std::pair{"audio_licence", &DatasetTerms::audioLicence},
                            std::pair{"source", &DatasetTerms::source},
                            std::pair{"citation", &DatasetTerms::citation}};

bool isEmptyFolder(const std::filesystem::path& folder) {
  return std::filesystem::directory_iterator(folder) == std::filesystem::directory_iterator();
}

}  // namespace

DatasetPlace datasetPlace(const std::filesystem::path& root) {
  std::error_code error;
  DatasetPlace place;
  const std::filesystem::directory_iterator end;
  for (std::filesystem::directory_iterator item(root / kHidden / "tracks", error); !error && item != end;
       item.increment(error))
    place.tracks += item->path().extension() == kEntryEnding ? 1 : 0;
  place.isDataset = std::filesystem::exists(root / kHidden, error);
  place.isEmpty = !std::filesystem::exists(root, error) || std::filesystem::is_empty(root, error) || error;
  return place;
}

DatasetLedger::DatasetLedger(std::filesystem::path root)
    : root_(std::move(root)), hidden_(root_ / kHidden), lock_(hidden_ / "lock") {
  makeFolders();
  switch (lock_.take()) {
    case DatasetLock::Taken::HeldByAnother:
      throw FileError(root_.string() + " is being worked on by another run of Barline.");
    case DatasetLock::Taken::Forbidden:
      throw FileError(root_.string() + " cannot be written to.");
    case DatasetLock::Taken::Yes:
      break;
  }
  for (const auto& folder : {root_, root_ / "datasets", hidden_, hidden_ / "tracks"})
    removeUnfinished(folder);
  readKnown();
}

DatasetLedger::~DatasetLedger() = default;

void DatasetLedger::makeFolders() {
  try {
    std::filesystem::create_directories(root_);
    if (!std::filesystem::exists(hidden_) && !isEmptyFolder(root_)) {
      throw FileError(root_.string() + " holds other files: a dataset needs an empty folder, or its own.");
    }
    std::filesystem::create_directories(hidden_ / "tracks");
  } catch (const std::filesystem::filesystem_error& error) {
    throw FileError(root_.string() + " cannot hold a dataset: " + error.code().message() + '.');
  }
}

void DatasetLedger::readKnown() {
  const std::filesystem::path file = hidden_ / "dataset.json";
  if (std::filesystem::exists(file) &&
      numberOf(valueOf(readJson(file), "layout", Json(0U), file), file) > kLayout) {
    throw FileError(root_.string() + " was made by a later version of Barline.");
  }
  for (const auto& item : std::filesystem::directory_iterator(hidden_ / "tracks")) {
    if (item.path().extension() != kEntryEnding) continue;
    const std::string name = item.path().stem().string();
    if (!isOfDataset(name)) continue;
    try {
      const DatasetEntry known = entry(name);
      known_[known.name] = {known.fingerprint, known.source};
    } catch (const FileError&) {
      // Damaged: as if the track had never been here. Its files are written anew.
    }
  }
}

DatasetEntry DatasetLedger::entryFor(const std::string& fingerprint,
                                     const std::filesystem::path& source) const {
  const auto sameAudio = [&](const auto& known) { return known.second.fingerprint == fingerprint; };
  const auto sameFile = [&](const auto& known) { return known.second.source == source; };
  auto found = std::ranges::find_if(known_, sameAudio);
  if (found == known_.end()) found = std::ranges::find_if(known_, sameFile);
  DatasetEntry result;
  if (found != known_.end()) {
    result = entry(found->first);
  } else {
    std::set<std::string> taken;
    for (const auto& [name, known] : known_) taken.insert(foldedName(name));
    const std::string wanted = datasetName(source.stem().string());
    result.name = wanted;
    for (int number = 2; taken.contains(foldedName(result.name)); ++number) {
      result.name = wanted + '-' + std::to_string(number);
    }
  }
  result.fingerprint = fingerprint;
  result.source = source;
  return result;
}

std::vector<std::string> DatasetLedger::tracks() const {
  std::vector<std::string> names;
  for (const auto& [name, known] : known_) {
    if (std::filesystem::exists(rowsFile(name))) names.push_back(name);
  }
  return names;
}

DatasetEntry DatasetLedger::entry(const std::string& name) const {
  const Json json = readJson(entryFile(name));
  try {
    DatasetEntry entry;
    entry.name = name;
    entry.fingerprint = json.at("fingerprint").get<std::string>();
    entry.source = percentDecoded(json.at("source").get<std::string>());
    for (const auto& [id, part] : json.at("parts").items()) entry.parts[id] = partFrom(part, entryFile(name));
    return entry;
  } catch (const nlohmann::json::exception&) {
    throw FileError(entryFile(name).string() + " is damaged.");
  }
}

void DatasetLedger::store(const DatasetEntry& entry) {
  Json parts = Json::object();
  for (const auto& [id, part] : entry.parts) parts[id] = partJson(part);
  const Json json{{"fingerprint", entry.fingerprint},
                  {"source", percentEncoded(entry.source)},
                  {"parts", std::move(parts)}};
  write(entryFile(entry.name), jsonText(json, JsonLayout::Readable));
  known_[entry.name] = {entry.fingerprint, entry.source};
}

std::optional<DatasetTrack> DatasetLedger::rows(const std::string& name) const {
  try {
    const std::string bytes = read(rowsFile(name));
    return rowsFrom(bytes);
  } catch (const FileError&) {
    return std::nullopt;
  } catch (const model::CodecError&) {
    return std::nullopt;
  }
}

void DatasetLedger::storeRows(const DatasetTrack& track) {
  constexpr int kFast = 1;
  const model::Bytes plain = model::encode(track);
  const QByteArray bytes =
      qCompress(reinterpret_cast<const uchar*>(plain.data()), static_cast<qsizetype>(plain.size()), kFast);
  write(rowsFile(track.name), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

DatasetPart DatasetLedger::whole() const {
  const std::filesystem::path file = hidden_ / "whole.json";
  if (!std::filesystem::exists(file)) return {};
  try {
    return partFrom(readJson(file), file);
  } catch (const std::exception&) {
    return {};
  }
}

void DatasetLedger::storeWhole(const DatasetPart& part) {
  write(hidden_ / "whole.json", jsonText(partJson(part), JsonLayout::Readable));
}

DatasetTerms DatasetLedger::terms() const {
  DatasetTerms terms;
  const std::filesystem::path file = hidden_ / "dataset.json";
  if (!std::filesystem::exists(file)) return terms;
  const Json json = readJson(file);
  for (const auto& [field, member] : kTerms) terms.*member = valueOf(json, field, std::string(), file);
  return terms;
}

void DatasetLedger::storeTerms(const DatasetTerms& terms) {
  Json json{{"layout", kLayout}};
  for (const auto& [field, member] : kTerms) {
    if (!(terms.*member).empty()) json[field] = terms.*member;
  }
  write(hidden_ / "dataset.json", jsonText(json, JsonLayout::Readable));
}

bool DatasetLedger::isCurrent(const DatasetPart& part, const std::string& stamp) const {
  return part.stamp == stamp && std::ranges::all_of(part.files, [this](const DatasetFile& file) {
           std::error_code error;
           const std::uintmax_t size = std::filesystem::file_size(root_ / file.path, error);
           return !error && size == file.size;
         });
}

std::filesystem::path DatasetLedger::entryFile(const std::string& name) const {
  return hidden_ / "tracks" / (name + kEntryEnding);
}

std::filesystem::path DatasetLedger::rowsFile(const std::string& name) const {
  return hidden_ / "tracks" / (name + ".rows");
}

}  // namespace barline::exporting

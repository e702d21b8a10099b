#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace barline::storage::testing {

[[nodiscard]] std::filesystem::path libraryIn(const std::filesystem::path& folder);

/// A library of the first version with one track, written without the classes of today.
void makeOldLibrary(const std::filesystem::path& file);

/// Remembers what a worker has told, and looks whether it is so.
class Witness {
 public:
  explicit Witness(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// One line of a worker. @throws std::runtime_error where the worker tells that a call has failed
  void hear(const std::string& line);

  /// Opens the library and checks it throughout. @throws std::runtime_error: what is damaged or missing
  void verify() const;

  [[nodiscard]] std::int64_t told() const { return told_; }

 private:
  std::filesystem::path folder_;
  std::int64_t told_{};
  std::set<std::string> paths_;
  std::map<std::string, double> tracks_;  // by fingerprint: the tempo, 0 = not analysed
  std::set<std::string> edits_;           // by author
  std::string lastEdit_;
  bool backedUp_{};
  std::set<std::string> upgraded_;
  std::set<std::string> old_;
  std::set<std::string> exported_;
};

}  // namespace barline::storage::testing

#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Marks a text of a declaration for translation; lupdate knows it as QT_TRANSLATE_NOOP with context "Step".
#define BARLINE_STEP_TEXT(context, text) text

namespace barline::pipeline {

/// A number that a person may set, e.g. {"minimum_bpm", "Slowest tempo", "BPM", 20, 400, 55}.
struct ParameterDeclaration {
  std::string id{};     ///< snake_case, unique in its step
  std::string title{};  ///< English, through BARLINE_STEP_TEXT
  std::string unit{};   ///< "" where there is none
  double minimum{};
  double maximum{};
  double defaultValue{};
  std::vector<std::string> choices{};  ///< where not empty, the value is an index into it

  bool operator==(const ParameterDeclaration&) const = default;
};

/// What a step or tap says of itself, once, beside its code.
struct StepDeclaration {
  std::string id{};       ///< snake_case, unique in the catalogue; part of the cache key
  int version{1};         ///< raised whenever the same input would give another result
  std::string title{};    ///< English, through BARLINE_STEP_TEXT; shown to people
  std::string summary{};  ///< one sentence: what it finds, by which method
  std::vector<ParameterDeclaration> parameters{};
  double relativeCost{1.0};  ///< CPU milliseconds for 480 s of 48 kHz stereo; weighs progress
  bool intermediate{};       ///< the result only feeds other steps: not asked for by itself
  bool kept{true};           ///< in the cache; not where it is large and quickly made again

  bool operator==(const StepDeclaration&) const = default;
};

/// A parameter that does not exist or is out of range.
class ParameterError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Values for the parameters of one step: the defaults, and what a person set. Always valid.
class Parameters {
 public:
  explicit Parameters(const StepDeclaration& declaration);

  /// @throws ParameterError for an unknown id or a value outside its range.
  void set(std::string_view id, double value);

  /// @throws ParameterError for an unknown id.
  [[nodiscard]] double get(std::string_view id) const;

  /// "id=value;id=value" in order of id, numbers in the C locale, shortest exact form.
  [[nodiscard]] std::string canonical() const;

  bool operator==(const Parameters& other) const { return values_ == other.values_; }

 private:
  std::string step_;
  std::vector<ParameterDeclaration> declared_;
  std::map<std::string, double, std::less<>> values_;
};

}  // namespace barline::pipeline

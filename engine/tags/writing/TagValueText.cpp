#include "engine/tags/writing/TagValueText.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <regex>

namespace barline::tags {
namespace {

constexpr double kReplayGainReferenceLufs = -18.0;  // ReplayGain 2.0 specification
constexpr double kR128ReferenceLufs = -23.0;        // EBU R 128

std::string fixed(double value, int decimals) {
  std::array<char, 64> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals);
  return {text.data(), end.ptr};
}

}  // namespace

std::string bpmText(double bpm, BpmForm form) {
  if (form == BpmForm::Whole) return fixed(std::round(bpm), 0);
  std::string text = fixed(bpm, 2);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string keyText(const model::MusicalKey& key, KeyNotation notation) {
  if (notation == KeyNotation::Camelot) return model::camelot(key);
  if (notation == KeyNotation::OpenKey) return model::openKey(key);
  return model::pitchClassName(key.tonic, key) + (key.mode == model::Mode::Minor ? "m" : "");
}

std::string energyText(double rating) {
  return "Energy " + fixed(std::round(std::clamp(rating, 1.0, 10.0)), 0);
}

std::string withEnergy(const std::string& text, double rating) {
  static const std::regex told("\\bEnergy \\d{1,2}\\b");
  std::string energy = energyText(rating);
  if (text.empty()) return energy;
  if (std::smatch match; std::regex_search(text, match, told)) {
    return match.prefix().str() + energy + match.suffix().str();
  }
  return energy + " - " + text;
}

std::string replayGainText(double integratedLufs) {
  return fixed(kReplayGainReferenceLufs - integratedLufs, 2) + " dB";
}

std::string peakText(double truePeakDbtp) {
  return fixed(std::pow(10.0, truePeakDbtp / 20.0), 6);
}

std::string r128Text(double integratedLufs) {
  const double gain = std::round((kR128ReferenceLufs - integratedLufs) * 256.0);
  return fixed(std::clamp(gain, -32768.0, 32767.0) + 0.0, 0);
}

}  // namespace barline::tags

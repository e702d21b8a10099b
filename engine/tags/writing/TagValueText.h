#pragma once

#include <string>

#include "engine/model/MusicalKey.h"

/// How values are written in tags: the C locale's digits, whatever the person's language.
namespace barline::tags {

enum class KeyNotation : unsigned char {
  Musical,  ///< "Am", "F#", "Ebm": what ID3v2 asks of TKEY, three characters at most
  Camelot,  ///< "8A"
  OpenKey   ///< "1m"
};

enum class BpmForm : unsigned char {
  Decimals,  ///< two at most: "123.98", "124"
  Whole      ///< rounded, as ID3v2's TBPM has it: "124"
};

[[nodiscard]] std::string bpmText(double bpm, BpmForm form);

/// At most three characters in every notation.
[[nodiscard]] std::string keyText(const model::MusicalKey& key, KeyNotation notation);

/// "Energy 7". @param rating 1–10; rounded
[[nodiscard]] std::string energyText(double rating);

/// `text` with its energy told: an "Energy N" that stands in it gets the new number where it is, else it
/// comes first: "Energy 7 - bought in Porto".
[[nodiscard]] std::string withEnergy(const std::string& text, double rating);

/// ReplayGain 2.0: the gain to −18 LUFS, "-6.54 dB".
[[nodiscard]] std::string replayGainText(double integratedLufs);

/// The peak as a share of full scale: "0.987654". @param truePeakDbtp dBTP
[[nodiscard]] std::string peakText(double truePeakDbtp);

/// RFC 7845, 5.2.1: the gain to −23 LUFS in 1/256 dB, within 16 bits, beyond the header's output gain (which
/// decoding has applied): "-1152".
[[nodiscard]] std::string r128Text(double integratedLufs);

}  // namespace barline::tags

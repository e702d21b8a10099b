#include "engine/playback/ClickSound.h"

#include <cmath>
#include <numbers>

namespace barline::playback {
namespace {

struct Timbre {
  double hertz{};
  double level{};
};

// By Accent. Fourths and fifths apart, so that they are told from each other at any pitch of the music.
constexpr std::array<Timbre, 4> kTimbres{{{2093.0, 1.0}, {1568.0, 0.8}, {1175.0, 0.7}, {1175.0, 0.3}}};

constexpr double kDecaySeconds = 0.007;
constexpr double kOvertone = 2.71;  // of a free wooden bar, second mode to first
constexpr double kOvertoneLevel = 0.35;
constexpr double kOvertoneDecaySeconds = 0.002;

std::vector<float> strike(const Timbre& timbre, int sampleRate) {
  std::vector<float> sound(static_cast<std::size_t>(ClickSounds::kSeconds * sampleRate));
  const double turn = 2.0 * std::numbers::pi * timbre.hertz;
  float peak = 0.0F;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    const double t = static_cast<double>(i) / sampleRate;
    // Cosines, so that the first frame is already loud.
    const double tone =
        std::exp(-t / kDecaySeconds) * std::cos(turn * t) +
        kOvertoneLevel * std::exp(-t / kOvertoneDecaySeconds) * std::cos(kOvertone * turn * t);
    const double left = static_cast<double>(i) / static_cast<double>(sound.size());
    sound[i] = static_cast<float>(tone * (1.0 - left));
    peak = std::max(peak, std::abs(sound[i]));
  }
  for (float& sample : sound) sample *= static_cast<float>(timbre.level) / peak;
  return sound;
}

}  // namespace

ClickSounds::ClickSounds(int sampleRate) {
  for (std::size_t i = 0; i < sounds_.size(); ++i) sounds_[i] = strike(kTimbres[i], sampleRate);
}

}  // namespace barline::playback

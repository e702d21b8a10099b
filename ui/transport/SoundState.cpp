#include "ui/transport/SoundState.h"

#include <algorithm>

namespace barline::ui {
namespace {

const QString kSpeed = QStringLiteral("speed");
const QString kPitch = QStringLiteral("pitch");
const QString kClick = QStringLiteral("click");
const QString kChords = QStringLiteral("chords");
const QString kOn = QStringLiteral("on");
const QString kGain = QStringLiteral("gain");
const QString kPan = QStringLiteral("pan");
const QString kSubdivided = QStringLiteral("subdivided");

float limited(const QJsonValue& value, double least, double most, float usual) {
  return static_cast<float>(std::clamp(value.toDouble(double{usual}), least, most));
}

}  // namespace

QJsonObject saveSound(const playback::SoundSettings& sound) {
  return {{kSpeed, sound.rate.speed},
          {kPitch, sound.rate.semitones},
          {kClick, QJsonObject{{kOn, sound.click.on},
                               {kGain, double{sound.click.gain}},
                               {kPan, double{sound.click.pan}},
                               {kSubdivided, sound.click.subdivided}}},
          {kChords, QJsonObject{{kOn, sound.chords.on},
                                {kGain, double{sound.chords.gain}},
                                {kPan, double{sound.chords.pan}}}}};
}

playback::SoundSettings restoreSound(const QJsonObject& state) {
  using playback::PlaybackRate;
  playback::SoundSettings sound;
  sound.rate.speed = std::clamp(state[kSpeed].toDouble(1.0), PlaybackRate::kSlowest, PlaybackRate::kFastest);
  sound.rate.semitones =
      std::clamp(state[kPitch].toDouble(0.0), -PlaybackRate::kWidestShift, PlaybackRate::kWidestShift);
  const QJsonObject click = state[kClick].toObject();
  sound.click.on = click[kOn].toBool();
  sound.click.gain = limited(click[kGain], 0.0, 1.0, sound.click.gain);
  sound.click.pan = limited(click[kPan], -1.0, 1.0, 0.0F);
  sound.click.subdivided = click[kSubdivided].toBool();
  const QJsonObject chords = state[kChords].toObject();
  sound.chords.on = chords[kOn].toBool();
  sound.chords.gain = limited(chords[kGain], 0.0, 1.0, sound.chords.gain);
  sound.chords.pan = limited(chords[kPan], -1.0, 1.0, 0.0F);
  return sound;
}

}  // namespace barline::ui

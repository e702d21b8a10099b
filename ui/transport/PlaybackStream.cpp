#include "ui/transport/PlaybackStream.h"

#include "ui/transport/PlaybackStages.h"

namespace barline::ui {

PlaybackStream::PlaybackStream(int sampleRateHz, std::size_t ringFrames)
    : sampleRate(sampleRateHz), ring(ringFrames), stages(std::make_unique<PlaybackStages>(sampleRateHz)) {}

PlaybackStream::~PlaybackStream() = default;

}  // namespace barline::ui

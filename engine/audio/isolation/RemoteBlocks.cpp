#include "engine/audio/isolation/RemoteBlocks.h"

#include <utility>

#include "engine/audio/BlockMaker.h"
#include "engine/audio/BlockReader.h"
#include "engine/audio/SampleConverter.h"

namespace barline::audio {

RemoteBlocks::RemoteBlocks(std::unique_ptr<WorkerLink> link)
    : link_(std::move(link)),
      facts_(link_->guarded([&] { return link_->receive(MessageKind::Opened).takeFacts(); })) {}

model::AudioSource RemoteBlocks::source() const {
  model::AudioSource source = facts_.source;
  source.path = link_->file();
  return source;
}

bool RemoteBlocks::next(OwnedBlock& block) {
  if (ended_) return false;
  return link_->guarded([&] {
    MessageReader message = link_->receive(MessageKind::Block, MessageKind::EndOfBlocks);
    link_->note(message.takeUsage());
    if (message.kind() == MessageKind::EndOfBlocks) {
      MediaFacts facts = message.takeFacts();
      facts.format = facts_.format;  // what was promised stays
      facts_ = std::move(facts);
      ended_ = true;
      return false;
    }
    const SharedSamples::Slot slot = link_->samples().slot(slot_++ % kSlots, facts_.format);
    const auto frames = message.takeWithin<std::uint32_t>(0, kBlockFrames);
    const auto samples =
        message.takeWithin<std::uint32_t>(0, static_cast<std::uint32_t>(slot.analysis.size()));
    block.planes.resize(slot.planes.size());
    for (std::size_t c = 0; c < slot.planes.size(); ++c)
      copySane(slot.planes[c].first(frames), block.planes[c]);
    copySane(slot.analysis.first(samples), block.analysis);
    link_->send(MessageWriter(MessageKind::FreeSlot));
    block.firstFrame = std::exchange(nextFrame_, nextFrame_ + frames);
    block.firstAnalysisFrame = std::exchange(nextAnalysisSample_, nextAnalysisSample_ + samples);
    return true;
  });
}

}  // namespace barline::audio

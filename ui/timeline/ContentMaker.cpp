#include "ui/timeline/ContentMaker.h"

#include <utility>

namespace barline::ui {

ContentMaker::ContentMaker(QObject* parent) : QObject(parent), queue_(1) {}

void ContentMaker::request(int lane, std::uint64_t serial, std::shared_ptr<const model::Timeline> timeline,
                           const LaneOptions& options) {
  queue_.add([this, lane, serial, options, source = std::move(timeline)] {
    auto content = laneCatalog()[static_cast<std::size_t>(lane)].make(source, options);
    {
      const std::scoped_lock lock(mutex_);
      finished_.push_back({lane, serial, std::move(content)});
    }
    Q_EMIT made();
  });
}

std::vector<MadeContent> ContentMaker::take() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(finished_, {});
}

}  // namespace barline::ui

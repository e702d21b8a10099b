#include "app/gui/DuplicateFinder.h"

namespace barline::app {
namespace {

constexpr int kBetweenLooksMs = 500;

}  // namespace

DuplicateFinder::DuplicateFinder(ui::Workspace& workspace, const std::filesystem::path& libraryFile,
                                 audio::Decoding& decoding)
    : background_(libraryFile, decoding, [this] { return busy_.load(); }) {
  look_.setInterval(kBetweenLooksMs);
  QObject::connect(&look_, &QTimer::timeout, &look_, [this, &workspace] {
    busy_ = workspace.analysis().running() > 0 || workspace.player().state() == ui::Player::State::Playing;
  });
  look_.start();
}

}  // namespace barline::app

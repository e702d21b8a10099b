#include "ui/exporting/ExportLookup.h"

#include <utility>

namespace barline::ui {
namespace {

constexpr int kSoonMs = 90;
constexpr int kSlowMs = 500;

}  // namespace

ExportLookup::ExportLookup(std::shared_ptr<ExportStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)), current_(std::make_shared<std::atomic<bool>>(false)) {
  soon_.setSingleShot(true);
  soon_.setInterval(kSoonMs);
  slow_.setSingleShot(true);
  slow_.setInterval(kSlowMs);
  connect(&slow_, &QTimer::timeout, this, &ExportLookup::slow);
  connect(&soon_, &QTimer::timeout, this, [this] {
    slow_.start();
    queue_.add(std::exchange(waiting_, {}));
  });
}

ExportLookup::~ExportLookup() {
  forget();
  queue_.finish();
}

void ExportLookup::forget() {
  *current_ = true;
  current_ = std::make_shared<std::atomic<bool>>(false);
  soon_.stop();
  slow_.stop();
  waiting_ = {};
}

}  // namespace barline::ui

#include "ui/reference/ReferenceController.h"

#include <QCoreApplication>
#include <utility>

#include "engine/evaluate/TimelineAnnotation.h"
#include "engine/import/ImportError.h"
#include "engine/import/ReferenceFile.h"
#include "ui/threads/HandOver.h"

namespace barline::ui {

ReferenceController::ReferenceController(QObject* parent) : QObject(parent) {}

ReferenceController::~ReferenceController() {
  queue_.finish();
}

void ReferenceController::load(const std::vector<std::filesystem::path>& files) {
  for (const std::filesystem::path& file : files) {
    queue_.add([this, file, generation = generation_] {
      try {
        const model::Annotation annotation = importing::readReference(file);
        queueFor(*this, [this, generation, file, annotation] { add(generation, file, annotation); });
      } catch (const std::exception& error) {
        queueFor(*this, [this, sentence = QString::fromUtf8(error.what())] { Q_EMIT problem(sentence); });
      }
    });
  }
}

void ReferenceController::addParts(const model::Annotation& annotation) {
  auto all = reference_ == nullptr ? std::make_shared<model::Annotation>()
                                   : std::make_shared<model::Annotation>(*reference_);
  importing::addParts(*all, annotation);
  reference_ = std::move(all);
}

void ReferenceController::show(const QString& name, const model::Annotation& annotation) {
  addParts(annotation);
  shown_.removeAll(name);
  shown_.append(name);
  Q_EMIT filesChanged();
  compareAnew();
}

void ReferenceController::add(std::uint64_t generation, const std::filesystem::path& file,
                              const model::Annotation& annotation) {
  if (generation != generation_) return;
  addParts(annotation);
  std::erase(files_, file);
  files_.push_back(file);
  Q_EMIT filesChanged();
  compareAnew();
}

void ReferenceController::unload() {
  ++generation_;
  ++serial_;
  if (files_.empty() && shown_.isEmpty() && comparison_ == nullptr) return;
  reference_.reset();
  files_.clear();
  shown_.clear();
  comparison_.reset();
  Q_EMIT filesChanged();
  Q_EMIT changed(nullptr);
}

void ReferenceController::setTimeline(std::shared_ptr<const model::Timeline> timeline) {
  timeline_ = std::move(timeline);
  compareAnew();
}

void ReferenceController::compareAnew() {
  if (reference_ == nullptr || timeline_ == nullptr) return;
  queue_.add([this, serial = ++serial_, reference = reference_, timeline = timeline_] {
    auto comparison = std::make_shared<const evaluation::Comparison>(
        evaluation::compare(*reference, evaluation::annotationOf(*timeline)));
    queueFor(*this, [this, serial, comparison] { accept(serial, comparison); });
  });
}

void ReferenceController::accept(std::uint64_t serial,
                                 std::shared_ptr<const evaluation::Comparison> comparison) {
  // Another edit came meanwhile; its comparison is on its way.
  if (serial != serial_) return;
  comparison_ = std::move(comparison);
  Q_EMIT changed(comparison_);
}

QStringList ReferenceController::names() const {
  QStringList names;
  for (const std::filesystem::path& file : files_)
    names.append(QString::fromStdString(file.filename().string()));
  return names + shown_;
}

void ReferenceController::finish() {
  // Reading a file asks for a comparison.
  for (int i = 0; i < 2; ++i) {
    queue_.finish();
    QCoreApplication::sendPostedEvents(this);
  }
}

}  // namespace barline::ui

#pragma once

#include <QImage>
#include <atomic>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "ui/exporting/ExportStore.h"

namespace barline::ui {

/// A store of tracks that have beats, chords and sections. Writes nothing; "taken.txt" is a name that exists
/// in every folder, and track 13 cannot be read.
class FakeExportStore final : public ExportStore {
 public:
  std::span<const exporting::ExportFormat> formats() const override {
    using namespace exporting;
    static const std::vector<ExportFormat> formats{
        {.id = "plain",
         .title = "Plain text",
         .summary = "Beats, chords and sections as lines of text.",
         .group = FormatGroup::Data,
         .extension = ".txt",
         .layers = {Layer::Beats, Layer::Chords, Layer::Sections, Layer::Tempo}},
        {.id = "grids",
         .title = "Grids",
         .summary = "One file for the beats of all tracks.",
         .group = FormatGroup::Dj,
         .extension = ".xml",
         .layers = {Layer::Beats, Layer::Bars},
         .scope = FormatScope::AllTracks,
         .experimental = true},
        {.id = "picture",
         .title = "Picture",
         .summary = "The timeline to look at.",
         .group = FormatGroup::Picture,
         .extension = ".png",
         .layers = Layers::all(),
         .content = FormatContent::Picture}};
    return formats;
  }

  TargetState lookAt(const std::filesystem::path& folder) override {
    return {.exists = folder != "/new", .usable = folder != "/forbidden", .free = 5'000'000};
  }

  TimelinePreview previewTimelines(const TimelineExport& wanted, const ExportControl&) override {
    {
      const std::scoped_lock lock(mutex);
      asked = wanted;
    }
    ++previews;
    if (wanted.what.tracks.front() == 13) throw std::runtime_error("The file of track 13 is gone.");
    TimelinePreview preview{.text = QStringLiteral("0.534 beat 1\n0.929 beat 2\n"),
                            .bytes = 26,
                            .stem = QStringLiteral("Night Drive"),
                            .endings = {QStringLiteral(".txt")}};
    preview.known = {exporting::Layer::Beats, exporting::Layer::Chords, exporting::Layer::Sections};
    preview.edited = true;
    if (wanted.format->content == exporting::FormatContent::Picture) {
      preview.text.clear();
      preview.picture = QImage(600, 200, QImage::Format_RGB32);
      preview.picture.fill(Qt::darkCyan);
    }
    if (wanted.format->scope == exporting::FormatScope::AllTracks)
      preview.losses = {{"The tempo of %1 bars is given up to 2 ms.", {"3"}}};
    return preview;
  }

  ExportOutcome writeTimelines(const TimelineExport& wanted, const ExportTarget& target,
                               const ExportControl& control) override {
    ExportOutcome outcome{.folder = target.folder};
    const std::size_t total = wanted.what.tracks.size();
    for (std::size_t i = 0; i < total; ++i) {
      control.progress({static_cast<double>(i) / static_cast<double>(total), i, total, "Night Drive"});
      while (held && !control.cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      if (control.cancelled()) {
        outcome.cancelled = true;
        return outcome;
      }
      if (wanted.what.tracks[i] == 13) {
        outcome.problems.push_back(QStringLiteral("The file of track 13 is gone."));
        continue;
      }
      if (target.name == "taken" || taken) {
        const auto word = control.exists(target.folder / "taken.txt");
        if (!word) {
          outcome.cancelled = true;
          return outcome;
        }
        if (*word == Collision::Skip) {
          ++outcome.skipped;
          continue;
        }
      }
      ++outcome.files;
      outcome.bytes += 26;
      outcome.shown.push_back(target.folder / "Night Drive.txt");
    }
    return outcome;
  }

  ChunksPreview previewChunks(const ChunksExport& wanted, const ExportControl&) override {
    if (wanted.settings.filter == "nonsense") throw std::runtime_error("No field is called “nonsense”.");
    const std::size_t count = wanted.settings.unit == exporting::ChunkUnit::Beat ? 1056 : 266;
    ChunksPreview preview{
        .count = wanted.settings.filter.empty() ? count : 16, .all = count, .bytes = 4'000'000};
    for (std::size_t i = 0; i < std::min<std::size_t>(preview.count, 100); ++i) {
      preview.first.push_back({QStringLiteral("Night Drive/bar_%1.wav").arg(i + 1, 4, 10, QLatin1Char('0')),
                               0.534 + 1.579 * static_cast<double>(i), 1.579});
    }
    return preview;
  }

  ExportOutcome writeChunks(const ChunksExport& wanted, const ExportTarget& target,
                            const ExportControl& control) override {
    ExportOutcome outcome{.folder = target.folder};
    outcome.files = previewChunks(wanted, control).count;
    return outcome;
  }

  DatasetFolder lookAtDataset(const std::filesystem::path& folder) override {
    if (folder == "/half") return {.state = DatasetFolder::State::Dataset, .tracks = 12};
    return {.state = folder == "/music" ? DatasetFolder::State::Other : DatasetFolder::State::Empty};
  }

  ExportOutcome writeDataset(const DatasetExport& wanted, const ExportTarget& target,
                             const ExportControl&) override {
    const std::scoped_lock lock(mutex);
    dataset = wanted.settings;
    return {.folder = target.folder, .files = 9};
  }

  ReportPreview previewReport(const ReportExport& wanted, const ExportControl&) override {
    ReportPreview preview{
        .parts = {QStringLiteral("Form"), QStringLiteral("Chords"), QStringLiteral("Measures")},
        .ofSome = wanted.together,
        .stem = QStringLiteral("Night Drive"),
        .ending = wanted.kind == ReportExport::Kind::Html ? QStringLiteral(".html") : QStringLiteral(".pdf"),
        .bytes = 80'000};
    for (const QString& part : preview.parts) {
      if (!wanted.leftOut.contains(part)) preview.text += part + QStringLiteral("\n");
    }
    return preview;
  }

  ExportOutcome writeReports(const ReportExport& wanted, const ExportTarget& target,
                             const ExportControl&) override {
    return {.folder = target.folder, .files = wanted.together ? 1 : wanted.what.tracks.size()};
  }

  exporting::DatasetSettings lastDataset() {
    const std::scoped_lock lock(mutex);
    return dataset;
  }

  TimelineExport lastAsked() {
    const std::scoped_lock lock(mutex);
    return asked;
  }

  std::atomic<bool> held{false};   ///< writing waits
  std::atomic<bool> taken{false};  ///< every name exists
  std::atomic<int> previews{0};

 private:
  std::mutex mutex;
  TimelineExport asked;
  exporting::DatasetSettings dataset;
};

}  // namespace barline::ui

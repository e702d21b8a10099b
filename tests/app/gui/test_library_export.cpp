#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <fstream>

#include "app/gui/LibraryExport.h"
#include "engine/steps/Catalog.h"
#include "storage/SqliteResultCache.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

namespace fs = std::filesystem;

namespace barline::app {

/// What the export window is given of a library with a steady track and a file that is gone.
class TestLibraryExport : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> base_;
  std::shared_ptr<storage::Library> library_;
  std::unique_ptr<pipeline::Runner> runner_;
  std::unique_ptr<LibraryExport> store_;
  std::int64_t steady_{};
  std::int64_t gone_{};
  int questions_{};
  std::optional<ui::Collision> word_;

  [[nodiscard]] fs::path path(const char* name) const {
    return base_->filePath(QLatin1String(name)).toStdString();
  }
  [[nodiscard]] ui::ExportControl control() {
    return {.progress = [](const ui::ExportState&) {},
            .cancelled = [] { return false; },
            .exists =
                [this](const fs::path&) {
                  ++questions_;
                  return word_;
                }};
  }
  [[nodiscard]] ui::TimelineExport timelines(const char* format, std::vector<std::int64_t> tracks) const {
    ui::TimelineExport wanted;
    wanted.what.tracks = std::move(tracks);
    for (const exporting::ExportFormat& each : store_->formats()) {
      if (each.id == format) wanted.format = &each;
    }
    wanted.layers = wanted.format->layers;
    return wanted;
  }
  [[nodiscard]] ui::ChunksExport chunks() const {
    ui::ChunksExport wanted;
    wanted.what.tracks = {steady_};
    return wanted;
  }

 private Q_SLOTS:
  void initTestCase() {
    base_ = std::make_unique<QTemporaryDir>();
    constexpr int kRate = 22050;
    const fs::path steady = path("steady.wav");
    const fs::path gone = path("gone.wav");
    test::writeWav(steady, test::clicks(test::regularTimes(120.0, 0.5, 12.0), 12.0, kRate), kRate);
    test::writeWav(gone, test::whiteNoise(0.5, kRate), kRate);
    library_ = storage::Library::open(path("library.sqlite"));
    runner_ = std::make_unique<pipeline::Runner>(
        steps::catalog(), test::decodingHere(),
        std::make_shared<storage::SqliteResultCache>(path("results.sqlite")), 2);
    store_ = std::make_unique<LibraryExport>(*runner_, library_);
    const auto added = library_->tracks().add(std::array{steady, gone});
    steady_ = added.at(0).id;
    gone_ = added.at(1).id;
    fs::remove(gone);
  }
  void cleanupTestCase() {
    store_.reset();
    runner_.reset();
  }
  void init() {
    questions_ = 0;
    word_ = ui::Collision::KeepBoth;
  }

  void everyFormatCanBePreviewed() {
    for (const exporting::ExportFormat& format : store_->formats()) {
      const ui::TimelinePreview preview =
          store_->previewTimelines(timelines(std::string(format.id).c_str(), {steady_}), control());
      QVERIFY2(!preview.endings.isEmpty() || preview.text.isEmpty(), format.id.data());
      QCOMPARE(preview.stem, QStringLiteral("steady"));
      QVERIFY(preview.known.has(exporting::Layer::Beats));
      if (format.content == exporting::FormatContent::Picture)
        QVERIFY2(!preview.picture.isNull(), format.id.data());
      if (format.content == exporting::FormatContent::Text && !preview.endings.isEmpty())
        QVERIFY2(!preview.text.isEmpty(), format.id.data());
    }
  }

  void aTrackThatIsGoneDoesNotKeepTheOthersFromBeingWritten() {
    const ui::ExportOutcome outcome =
        store_->writeTimelines(timelines("json", {gone_, steady_}), {path("timelines")}, control());
    QCOMPARE(outcome.files, std::size_t{1});
    QCOMPARE(outcome.problems.size(), std::size_t{1});
    QVERIFY(outcome.problems.front().contains(QStringLiteral("gone.wav")));
    QVERIFY(fs::exists(path("timelines") / "steady.json"));
    QCOMPARE(outcome.bytes, std::uint64_t{fs::file_size(path("timelines") / "steady.json")});
  }

  void namesThatExistAreAskedAbout() {
    const ui::ExportTarget target{path("asked"), "mine"};
    const auto write = [&] {
      return store_->writeTimelines(timelines("json", {steady_}), target, control());
    };
    QCOMPARE(write().files, std::size_t{1});
    QCOMPARE(questions_, 0);
    word_ = ui::Collision::Skip;
    QCOMPARE(write().skipped, std::size_t{1});
    QCOMPARE(questions_, 1);
    word_ = ui::Collision::KeepBoth;
    QCOMPARE(write().shown.front().filename(), fs::path("mine-2.json"));
    word_.reset();
    const ui::ExportOutcome cancelled = write();
    QVERIFY(cancelled.cancelled);
    QCOMPARE(cancelled.files, std::size_t{0});
  }

  void chunksArePreviewedAsTheyAreWritten() {
    const ui::ChunksPreview preview = store_->previewChunks(chunks(), control());
    QVERIFY(preview.count > 2);
    QCOMPARE(preview.count, preview.all);
    QCOMPARE(preview.first.size(), preview.count);
    const ui::ExportOutcome outcome = store_->writeChunks(chunks(), {path("chunks")}, control());
    QVERIFY2(outcome.problems.empty(), outcome.problems.empty() ? "" : qPrintable(outcome.problems.front()));
    for (const ui::ChunksPreview::File& file : preview.first)
      QVERIFY2(fs::exists(path("chunks") / file.name.toStdString()), qPrintable(file.name));
    QCOMPARE(outcome.files, preview.count + 1);  // and the list of them
    word_ = ui::Collision::Skip;
    QCOMPARE(store_->writeChunks(chunks(), {path("chunks")}, control()).skipped, preview.count);
    QCOMPARE(questions_, 1);
  }

  void aFilterThatMakesNoSenseIsASentence() {
    ui::ChunksExport wanted = chunks();
    wanted.settings.filter = "colour:red";
    try {
      (void)store_->previewChunks(wanted, control());
      QFAIL("no error");
    } catch (const std::exception& error) {
      QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("colour")));
    }
  }

  void aDatasetIsKnownAgain() {
    using State = ui::DatasetFolder::State;
    const fs::path folder = path("dataset");
    QVERIFY(store_->lookAtDataset(folder).state == State::Empty);
    ui::DatasetExport wanted;
    wanted.what.tracks = {steady_};
    wanted.settings.chunks = false;
    const ui::ExportOutcome outcome = store_->writeDataset(wanted, {folder}, control());
    QVERIFY(outcome.problems.empty());
    QVERIFY(fs::exists(folder / "README.md"));
    QVERIFY(store_->lookAtDataset(folder).state == State::Dataset);
    QCOMPARE(store_->lookAtDataset(folder).tracks, std::size_t{1});
    QVERIFY(store_->lookAtDataset(path("chunks")).state == State::Other);
  }

  void partsOfAReportStayAway() {
    ui::ReportExport wanted;
    wanted.what.tracks = {steady_};
    const ui::ReportPreview all = store_->previewReport(wanted, control());
    QVERIFY(all.parts.size() > 1);
    wanted.leftOut = {all.parts.back()};
    const ui::ReportPreview some = store_->previewReport(wanted, control());
    QCOMPARE(some.parts, all.parts);
    QVERIFY(some.bytes < all.bytes);
    const ui::ExportOutcome outcome = store_->writeReports(wanted, {path("reports")}, control());
    QCOMPARE(outcome.files, std::size_t{1});
    QCOMPARE(std::uint64_t{fs::file_size(path("reports") / "steady.html")}, some.bytes);
  }

  void aFolderIsLookedAtBeforeItIsThere() {
    const ui::TargetState fresh = store_->lookAt(path("a") / "b" / "c");
    QVERIFY(!fresh.exists);
    QVERIFY(fresh.usable);
    QVERIFY(fresh.free.value_or(0) > 0);
    QVERIFY(!store_->lookAt(path("steady.wav") / "below").usable);
  }
};

}  // namespace barline::app

QTEST_MAIN(barline::app::TestLibraryExport)
#include "test_library_export.moc"

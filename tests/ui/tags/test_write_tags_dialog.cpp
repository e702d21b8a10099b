#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <memory>
#include <stdexcept>
#include <thread>

#include "ui/tags/TagPreviewModel.h"
#include "ui/tags/TagWishesForm.h"
#include "ui/tags/WriteTagsDialog.h"

using namespace barline;
using namespace barline::ui;

namespace {

/// A store of tracks 1 to 3: the third has a file that cannot be written.
class FakeStore final : public TagStore {
 public:
  std::vector<tags::TrackPlan> preview(std::span<const std::int64_t> tracks, const tags::TagWishes& wishes,
                                       const tags::TagJobControl&) override {
    asked = wishes;
    std::vector<tags::TrackPlan> plans;
    for (const std::int64_t track : tracks) {
      tags::TrackPlan plan{.track = track, .title = "Song", .artist = "Trio", .plan = {}, .problem = {}};
      if (track == 3) {
        plan.problem = "song.wma is of a kind that Barline writes no tags into.";
      } else {
        if (wishes.bpm && !has) plan.plan.changes.push_back({tags::TagSubject::Bpm, "TBPM", {}, {"124"}});
        if (wishes.key && !has) plan.plan.changes.push_back({tags::TagSubject::Key, "TKEY", {"C"}, {"Am"}});
      }
      plans.push_back(plan);
    }
    return plans;
  }
  tags::TagOutcome write(std::span<const tags::TrackPlan> plans, bool,
                         const tags::TagJobControl& control) override {
    if (broken) throw std::runtime_error("Another Barline writes tags.");
    tags::TagOutcome outcome{.batch = 7};
    for (const auto& plan : plans) outcome.files += plan.plan.changes.empty() ? 0 : 1;
    while (endless && !control.cancelled()) std::this_thread::yield();
    outcome.cancelled = control.cancelled();
    control.progress(outcome.files);
    has = true;
    return outcome;
  }
  tags::TagOutcome undo(std::int64_t batch, const tags::TagJobControl&) override {
    has = false;
    return {.batch = batch, .files = 2, .problems = {{"a.mp3", "a.mp3 is gone."}}};
  }
  std::optional<WrittenTags> lastWritten() override {
    return has ? std::optional(WrittenTags{7, 0, 2}) : std::nullopt;
  }
  void recover() override {}

  tags::TagWishes asked;
  std::atomic<bool> has{false};
  std::atomic<bool> broken{false};
  std::atomic<bool> endless{false};  ///< until it is cancelled
};

}  // namespace

class TestWriteTagsDialog : public QObject {
  Q_OBJECT

  std::shared_ptr<FakeStore> store_;
  std::unique_ptr<TagController> controller_;
  std::unique_ptr<WriteTagsDialog> dialog_;

  QPushButton* button(const char* text) const {
    for (QPushButton* const button : dialog_->findChildren<QPushButton*>()) {
      if (button->text().remove(QLatin1Char('&')).startsWith(QLatin1String(text))) return button;
    }
    return nullptr;
  }
  QCheckBox* box(const char* text) const {
    for (QCheckBox* const box : dialog_->findChildren<QCheckBox*>()) {
      if (box->text().remove(QLatin1Char('&')) == QLatin1String(text)) return box;
    }
    return nullptr;
  }

 private Q_SLOTS:
  void init() {
    store_ = std::make_shared<FakeStore>();
    controller_ = std::make_unique<TagController>(store_);
    dialog_ = std::make_unique<WriteTagsDialog>(*controller_);
    dialog_->show();
    dialog_->setTracks({1, 2, 3});
  }
  void cleanup() {
    dialog_.reset();
    controller_.reset();
  }

  void nothingIsTickedAndNothingListedAtFirst() {
    QVERIFY(!dialog_->form().wishes().any());
    QCOMPARE(dialog_->preview().rowCount(), 0);
    QVERIFY(!button("Write")->isEnabled());
    QVERIFY(button("Take back") == nullptr);
  }

  void whatIsTickedIsListedWithBeforeAndAfter() {
    box("Tempo")->click();
    box("Key")->click();
    QTRY_COMPARE(dialog_->preview().rowCount(), 5);
    const TagPreviewModel& list = dialog_->preview();
    const auto text = [&](int row, int column) { return list.index(row, column).data().toString(); };
    QCOMPARE(text(0, TagPreviewModel::Track), QStringLiteral("Trio – Song"));
    QCOMPARE(text(0, TagPreviewModel::Field), QStringLiteral("Tempo (TBPM)"));
    QCOMPARE(text(1, TagPreviewModel::Track), QString());
    QCOMPARE(text(1, TagPreviewModel::Before), QStringLiteral("C"));
    QCOMPARE(text(1, TagPreviewModel::After), QStringLiteral("Am"));
    QVERIFY(list.isProblem(4));
    QVERIFY(text(4, TagPreviewModel::Field).contains(QStringLiteral("song.wma")));
    QVERIFY(button("Write")->isEnabled());
    QCOMPARE(button("Write")->text(), QStringLiteral("&Write 2 files"));
    box("Tempo")->click();
    QTRY_COMPARE(dialog_->preview().rowCount(), 3);
  }

  void whatIsWrittenCanBeTakenBack() {
    box("Tempo")->click();
    QTRY_VERIFY(button("Write")->isEnabled());
    button("Write")->click();
    QTRY_VERIFY(button("Take back") != nullptr && button("Take back")->isVisible());
    QVERIFY(store_->has);
    QTRY_VERIFY(button("Take back")->isEnabled());
    button("Take back")->click();
    QTRY_VERIFY(!store_->has);
    QTRY_VERIFY(!button("Take back")->isVisible());
    QTRY_COMPARE(dialog_->preview().rowCount(), 3);  // listed again
  }

  void escapeEndsTheWritingAndTheDialogSaysSo() {
    store_->endless = true;
    box("Tempo")->click();
    QTRY_VERIFY(button("Write")->isEnabled());
    const QSignalSpy written(controller_.get(), &TagController::written);
    button("Write")->click();
    QTest::keyClick(dialog_.get(), Qt::Key_Escape);
    QTRY_COMPARE(written.size(), 1);
    QVERIFY(dialog_->isVisible());
    QTest::keyClick(dialog_.get(), Qt::Key_Escape);
    QVERIFY(!dialog_->isVisible());
  }

  void aProblemCoversNoOtherRow() {
    dialog_->setTracks({1, 3, 2});
    box("Tempo")->click();
    QTRY_COMPARE(dialog_->preview().rowCount(), 3);
    const auto* table = dialog_->findChild<QTableView*>();
    QTRY_COMPARE(table->columnSpan(1, TagPreviewModel::Field), 3);
    box("Key")->click();
    QTRY_COMPARE(dialog_->preview().rowCount(), 5);
    QTRY_COMPARE(table->columnSpan(2, TagPreviewModel::Field), 3);
    QCOMPARE(table->columnSpan(1, TagPreviewModel::Field), 1);
  }

  void whatFailsIsSaid() {
    box("Tempo")->click();
    QTRY_VERIFY(button("Write")->isEnabled());
    store_->broken = true;
    QSignalSpy failed(controller_.get(), &TagController::failed);
    button("Write")->click();
    QTRY_COMPARE(failed.size(), 1);
    QTRY_VERIFY(button("Write")->isEnabled());
    QVERIFY(!store_->has);
  }
};

QTEST_MAIN(TestWriteTagsDialog)
#include "test_write_tags_dialog.moc"

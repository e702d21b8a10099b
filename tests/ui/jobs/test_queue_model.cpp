#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <memory>
#include <numeric>

#include "engine/steps/Catalog.h"
#include "tests/support/DecodingHere.h"
#include "tests/ui/jobs/MemoryQueue.h"
#include "ui/jobs/QueueModel.h"

namespace barline {
namespace {

using Ids = std::vector<std::int64_t>;
using Kind = ui::QueueRow::Kind;

Ids rowsOf(const ui::QueueModel& model) {
  Ids ids;
  for (int i = 0; i < model.rowCount(); ++i) ids.push_back(model.row(model.index(i)).track.track);
  return ids;
}

}  // namespace

class TestQueueModel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    store_ = std::make_shared<test::MemoryQueue>();
    for (std::int64_t track = 1; track <= 9; ++track)
      store_->putTask({.track = track, .file = "/music/song.wav", .title = QString::number(track)});
    store_->change([](auto& content) {
      content.waiting = {1, 2, 3, 4};
      content.failed = {{8, QStringLiteral("It holds no audio.")}};
      content.paused = true;
    });
    queue_ = std::make_unique<ui::QueueController>(analysis_, store_);
    model_ = std::make_unique<ui::QueueModel>(analysis_, *queue_);
    tester_ = std::make_unique<QAbstractItemModelTester>(
        model_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    queue_->start();
    QTRY_COMPARE(rowsOf(*model_), (Ids{8, 1, 2, 3, 4}));
  }
  void cleanup() {
    tester_.reset();
    model_.reset();
    queue_.reset();
  }

  void failedComeFirstAndTitlesFollow() {
    const ui::QueueRow& failed = model_->row(model_->index(0));
    QCOMPARE(failed.kind, Kind::Failed);
    QCOMPARE(failed.problem, QStringLiteral("It holds no audio."));
    QTRY_COMPARE(model_->index(1).data().toString(), QStringLiteral("1"));
    QCOMPARE(model_->row(model_->index(1)).place, 0);
    QCOMPARE(model_->index(1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("1, waiting"));
  }

  void rowsThatStayAreNotReset() {
    const QSignalSpy resets(model_.get(), &QAbstractItemModel::modelReset);
    const QPersistentModelIndex third = model_->index(3);
    queue_->cancel({1});
    queue_->enqueue({5});
    QTRY_COMPARE(rowsOf(*model_), (Ids{8, 2, 3, 4, 5}));
    QVERIFY(resets.isEmpty());
    QCOMPARE(third.row(), 2);
  }

  void draggedTracksGoWhereTheyAreDropped() {
    const std::unique_ptr<QMimeData> data(model_->mimeData({model_->index(4), model_->index(3)}));
    QVERIFY(model_->canDropMimeData(data.get(), Qt::CopyAction, 1, 0, {}));
    model_->dropMimeData(data.get(), Qt::CopyAction, 1, 0, {});
    QTRY_COMPARE(rowsOf(*model_), (Ids{8, 3, 4, 1, 2}));
    QTRY_COMPARE(store_->kept().waiting, (Ids{3, 4, 1, 2}));
    const std::unique_ptr<QMimeData> first(model_->mimeData({model_->index(1)}));
    model_->dropMimeData(first.get(), Qt::CopyAction, -1, -1, {});
    QTRY_COMPARE(rowsOf(*model_), (Ids{8, 4, 1, 2, 3}));
  }

  void ofManyOnlyTheFirstAreListed() {
    Ids many(5000);
    std::iota(many.begin(), many.end(), 100);
    queue_->enqueue(many);
    QTRY_COMPARE(model_->rowCount(), 1 + static_cast<int>(ui::QueueModel::kListed) + 1);
    const ui::QueueRow& last = model_->row(model_->index(model_->rowCount() - 1));
    QCOMPARE(last.kind, Kind::MoreWaiting);
    QCOMPARE(last.more, 5004 - static_cast<int>(ui::QueueModel::kListed));
  }

 private:
  pipeline::Runner runner_{steps::catalog(), test::decodingHere(), nullptr};
  ui::AnalysisController analysis_{runner_};
  std::shared_ptr<test::MemoryQueue> store_;
  std::unique_ptr<ui::QueueController> queue_;
  std::unique_ptr<ui::QueueModel> model_;
  std::unique_ptr<QAbstractItemModelTester> tester_;
};

}  // namespace barline

QTEST_MAIN(barline::TestQueueModel)
#include "test_queue_model.moc"

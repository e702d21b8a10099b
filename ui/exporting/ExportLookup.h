#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <memory>

#include "engine/pipeline/StepContext.h"
#include "ui/exporting/ExportStore.h"
#include "ui/threads/HandOver.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// Works out what a page shows, on a thread of its own. Only what was asked for last is answered, and asking
/// again soon after counts once. Lives on the interface's thread.
class ExportLookup final : public QObject {
  Q_OBJECT

 public:
  explicit ExportLookup(std::shared_ptr<ExportStore> store, QObject* parent = nullptr);
  /// Ends what is under way and waits for it.
  ~ExportLookup() override;

  /// @param work (ExportStore&, const ExportControl&) -> Result, on the other thread
  /// @param show (const Result&), on this one
  template <class Work, class Show>
  void ask(Work work, Show show) {
    forget();
    waiting_ = [this, work = std::move(work), show = std::move(show), cancelled = current_] {
      try {
        const ExportControl control{.progress = [](const ExportState&) {},
                                    .cancelled = [cancelled] { return cancelled->load(); },
                                    .exists = [](const auto&) { return std::nullopt; }};
        tell(cancelled, [result = work(*store_, control), show] { show(result); });
      } catch (const pipeline::Cancelled&) {
        // Another question has taken its place.
      } catch (const std::exception& error) {
        tell(cancelled, [this, sentence = QString::fromUtf8(error.what())] { Q_EMIT failed(sentence); });
      }
    };
    soon_.start();
  }
  /// What was asked for is not wanted any more.
  void forget();

 Q_SIGNALS:
  /// The answer takes so long that a person wonders.
  void slow();
  /// One sentence in place of the answer.
  void failed(const QString& sentence);

 private:
  using Cancelled = std::shared_ptr<std::atomic<bool>>;

  template <class Function>
  void tell(const Cancelled& cancelled, Function function) {
    queueFor(*this, [this, cancelled, function = std::move(function)] {
      if (*cancelled) return;
      slow_.stop();
      function();
    });
  }

  std::shared_ptr<ExportStore> store_;
  Cancelled current_;
  std::function<void()> waiting_;
  QTimer soon_;
  QTimer slow_;
  WorkQueue queue_;
};

}  // namespace barline::ui

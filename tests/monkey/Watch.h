#pragma once

#include <QApplication>
#include <QString>
#include <QStringList>
#include <atomic>
#include <map>
#include <mutex>

namespace barline::monkey {

/// The application, which sees every event: it notes exceptions that escape from their handling, every
/// warning that Qt or Barline gives, and how long the interface's thread was busy with one event.
class Watch final : public QApplication {
 public:
  Watch(int& argc, char** argv);
  ~Watch() override;

  bool notify(QObject* receiver, QEvent* event) override;

  /// What the monkey is about, for the notes.
  void setAct(const char* act);
  /// Names every act on standard error.
  void setTalkative(bool talkative) { talkative_ = talkative; }
  /// One line each: what must not have happened. Thread-safe.
  void fail(const QString& what);
  [[nodiscard]] QStringList failures() const;
  /// Which events kept the interface's thread busiest, longest first.
  [[nodiscard]] QStringList longestEvents(int count) const;

 private:
  struct Busy {
    double wall{};  // ms
    double cpu{};   // ms
    QString what;
  };

  static void onMessage(QtMsgType type, const QMessageLogContext& context, const QString& text);
  void onAboutToBlock();
  void onAwake();
  void note(const QString& what, double wall, double cpu);

  std::atomic<const char*> act_{"start"};
  bool talkative_{};
  mutable std::mutex mutex_;
  QStringList failures_;          // guarded by mutex_
  std::map<QString, Busy> busy_;  // the worst of each kind of event
  double nestedWall_{};           // ms, what other events or waiting took within the current one
  double nestedCpu_{};
  double blockedSince_{};
};

}  // namespace barline::monkey

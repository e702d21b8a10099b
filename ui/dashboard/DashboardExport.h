#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <functional>
#include <memory>

#include "ui/dashboard/DashboardBar.h"
#include "ui/threads/WorkQueue.h"

class QWidget;

namespace barline::ui {

/// Saves what the Performance page shows: asks for a file, draws at once, and encodes and writes on a thread
/// of its own. Files appear whole or not at all.
class DashboardExport final : public QObject {
  Q_OBJECT

 public:
  explicit DashboardExport(QWidget& page);
  /// Waits for what is being written.
  ~DashboardExport() override;

  /// @param content what is drawn @param heading a line above it
  void savePicture(QWidget& content, const QString& heading, const QString& name);
  void saveVector(QWidget& content, const QString& heading, const QString& name);
  void saveTable(const std::string& csv, const QString& name);

  /// Drawn at twice its size.
  [[nodiscard]] static QImage picture(QWidget& content, const QString& heading);
  /// SVG 1.1
  [[nodiscard]] static QByteArray vector(QWidget& content, const QString& heading);

 Q_SIGNALS:
  /// One sentence.
  void done(const QString& sentence);
  void problem(const QString& sentence);

 private:
  void ask(const QString& title, const QString& name, const QString& ending,
           std::function<std::function<QByteArray()>()> prepare);

  QWidget& page_;
  WorkQueue queue_;
};

}  // namespace barline::ui

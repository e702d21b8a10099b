#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <mutex>

#include "ui/diagnosis/CrashDialog.h"
#include "ui/diagnosis/CrashNotice.h"
#include "ui/diagnosis/DiagnosisController.h"
#include "ui/diagnosis/LogDialog.h"

using namespace barline::ui;

namespace {

/// A log and reports in memory.
class MemoryStore final : public DiagnosisStore {
 public:
  [[nodiscard]] std::filesystem::path logFile() const override { return "/state/barline/barline.log"; }
  [[nodiscard]] LogPart readLog(const LogPosition& from) override {
    const std::lock_guard lock(mutex_);
    const auto read = static_cast<qsizetype>(from.offset);
    return {log_.mid(read), {.file = 1, .offset = static_cast<std::uint64_t>(log_.size())}};
  }
  [[nodiscard]] std::vector<CrashEntry> reports() override { return reports_; }
  [[nodiscard]] QString reportText(const std::filesystem::path& file) override {
    return QStringLiteral("what happened in ") + QString::fromStdString(file.filename().string());
  }
  void removeReport(const std::filesystem::path& file) override {
    std::erase_if(reports_, [&](const CrashEntry& report) { return report.file == file; });
  }
  void setOpenTrack(const std::filesystem::path& /*file*/) override {}

  void log(const QString& line) {
    const std::lock_guard lock(mutex_);
    log_.append(line);
  }

 private:
  std::mutex mutex_;
  QStringList log_{QStringLiteral("first: opened"), QStringLiteral("second: saved")};
  std::vector<CrashEntry> reports_{{"/state/crash-2.txt", 1'700'000'000},
                                   {"/state/crash-1.txt", 1'600'000'000}};
};

QPushButton& button(const QWidget& dialog, const QString& text) {
  const QList<QPushButton*> all = dialog.findChildren<QPushButton*>();
  const auto found = std::ranges::find_if(all, [&](const QPushButton* one) { return one->text() == text; });
  if (found == all.end()) qFatal("no button %s", qPrintable(text));
  return **found;
}

QStringList rows(const QListView& list) {
  QStringList texts;
  for (int row = 0; row < list.model()->rowCount(); ++row)
    texts += list.model()->index(row, 0).data().toString();
  return texts;
}

}  // namespace

/// What a person sees, copies and deletes of what the program has noted about itself.
class TestDiagnosisDialogs : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    store_ = std::make_shared<MemoryStore>();
    diagnosis_ = std::make_unique<DiagnosisController>(store_);
  }
  void cleanup() { diagnosis_.reset(); }

  void reportsAreLookedAtAndDeleted() {
    CrashDialog dialog(*diagnosis_);
    auto& list = *dialog.findChild<QListWidget*>();
    auto& text = *dialog.findChild<QPlainTextEdit*>();
    QTRY_COMPARE(list.count(), 2);
    QTRY_COMPARE(text.toPlainText(), QStringLiteral("what happened in crash-2.txt"));
    list.setCurrentRow(1);
    QTRY_COMPARE(text.toPlainText(), QStringLiteral("what happened in crash-1.txt"));
    button(dialog, QStringLiteral("&Copy")).click();
    QCOMPARE(QGuiApplication::clipboard()->text(), text.toPlainText());

    button(dialog, QStringLiteral("&Delete")).click();
    QTRY_COMPARE(list.count(), 1);
    QTRY_COMPARE(text.toPlainText(), QStringLiteral("what happened in crash-2.txt"));
    button(dialog, QStringLiteral("&Delete")).click();
    QTRY_COMPARE(list.count(), 0);
    QVERIFY(text.toPlainText().isEmpty());
    QVERIFY(!button(dialog, QStringLiteral("&Delete")).isEnabled());
    QVERIFY(!button(dialog, QStringLiteral("&Copy")).isEnabled());
    QCOMPARE(dialog.findChild<QLabel*>()->text(), QStringLiteral("There is no crash report."));
  }

  void theNoticeLeadsToTheReport() {
    CrashNotice notice;
    QSignalSpy wishes(&notice, &CrashNotice::lookRequested);
    QVERIFY(notice.isHidden());
    notice.showFor(1'700'000'000);
    QVERIFY(!notice.isHidden());
    button(notice, QStringLiteral("Look at the report")).click();
    QCOMPARE(wishes.count(), 1);
    QVERIFY(notice.isHidden());
  }

  void theLogIsReadSearchedAndFollowed() {
    LogDialog dialog(*diagnosis_);
    auto& list = *dialog.findChild<QListView*>();
    QTRY_COMPARE(rows(list), (QStringList{QStringLiteral("first: opened"), QStringLiteral("second: saved")}));
    store_->log(QStringLiteral("third: Saved again"));
    QTRY_COMPARE(rows(list).size(), 3);
    auto& search = *dialog.findChild<QLineEdit*>();
    search.setText(QStringLiteral("saved"));
    const QStringList found{QStringLiteral("second: saved"), QStringLiteral("third: Saved again")};
    QCOMPARE(rows(list), found);
    button(dialog, QStringLiteral("&Copy")).click();
    QCOMPARE(QGuiApplication::clipboard()->text(), found.join(QLatin1Char('\n')) + QLatin1Char('\n'));
    list.selectionModel()->select(list.model()->index(1, 0), QItemSelectionModel::ClearAndSelect);
    button(dialog, QStringLiteral("&Copy")).click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("third: Saved again\n"));
    search.setText(QStringLiteral("nowhere"));
    QVERIFY(rows(list).isEmpty());
  }

 private:
  std::shared_ptr<MemoryStore> store_;
  std::unique_ptr<DiagnosisController> diagnosis_;
};

QTEST_MAIN(TestDiagnosisDialogs)
#include "test_diagnosis_dialogs.moc"

#include <QApplication>
#include <QFontInfo>
#include <QTest>
#include <cstdlib>

#include "tests/ui/timeline/SyntheticTimeline.h"
#include "ui/timeline/TimelineView.h"

using namespace barline;
using namespace barline::ui;

namespace {

/// Share of pixels of which some channel differs by more than `tolerance`.
double differingShare(const QImage& a, const QImage& b, int tolerance) {
  qsizetype differing = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      const QRgb p = a.pixel(x, y);
      const QRgb q = b.pixel(x, y);
      const bool same = std::abs(qRed(p) - qRed(q)) <= tolerance &&
                        std::abs(qGreen(p) - qGreen(q)) <= tolerance &&
                        std::abs(qBlue(p) - qBlue(q)) <= tolerance;
      differing += same ? 0 : 1;
    }
  }
  return static_cast<double>(differing) / (static_cast<double>(a.width()) * a.height());
}

}  // namespace

/// Holds the timeline beside a stored picture. tests/data/golden/README.md says how that was made.
class TestTimelinePicture : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void looksAsItDid() {
    constexpr int kTolerance = 24;            // a channel's steps: antialiasing of another library version
    constexpr double kDifferingShare = 0.01;  // of all pixels
    const auto theme = Theme::load(Scheme::Dark, true);
    QVERIFY2(QFontInfo(theme->font(TextRole::Body)).family().startsWith(QStringLiteral("Inter")),
             "the picture needs Debian's fonts-inter");
    TimelineView view(theme);
    view.resize(900, 546);
    view.setTimeline(test::syntheticTimeline(288));
    view.show();
    view.setVisibleRange({196, 226});
    view.setPlayhead(203.2, false);
    view.finishPainting();
    const QImage actual = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QString stored = QStringLiteral(BARLINE_GOLDEN "/timeline-dark.png");
    if (qEnvironmentVariableIsSet("BARLINE_UPDATE_GOLDEN")) QVERIFY(actual.save(stored));
    const QImage expected = QImage(stored).convertToFormat(QImage::Format_RGB32);
    const QString beside = QStringLiteral(BARLINE_ACTUAL "/timeline-dark-actual.png");
    if (expected.size() != actual.size()) {
      actual.save(beside);
      QFAIL(qPrintable(QStringLiteral("another size; the actual picture is %1").arg(beside)));
    }
    const double share = differingShare(actual, expected, kTolerance);
    if (share > kDifferingShare) actual.save(beside);
    QVERIFY2(share <= kDifferingShare,
             qPrintable(QStringLiteral("%1 % of the pixels differ; the actual picture is %2")
                            .arg(100 * share)
                            .arg(beside)));
  }
};

QTEST_MAIN(TestTimelinePicture)
#include "test_timeline_picture.moc"

#include <QApplication>
#include <QFontInfo>
#include <QTest>
#include <cstdlib>

#include "tests/ui/timeline/SyntheticTimeline.h"
#include "ui/theme/Appearance.h"
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
  void looksAsItDid_data() {
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QString>("name");
    QTest::newRow("dark") << static_cast<int>(Scheme::Dark) << QStringLiteral("dark");
    QTest::newRow("light") << static_cast<int>(Scheme::Light) << QStringLiteral("light");
    QTest::newRow("high contrast") << static_cast<int>(Scheme::HighContrast)
                                   << QStringLiteral("high-contrast");
  }
  /// At scale 1, and at scale 2 where QT_SCALE_FACTOR says so: the test is run both ways.
  void looksAsItDid() {
    constexpr int kTolerance = 24;            // a channel's steps: antialiasing of another library version
    constexpr double kDifferingShare = 0.01;  // of all pixels
    QFETCH(int, scheme);
    QFETCH(QString, name);
    const auto theme = Theme::load(static_cast<Scheme>(scheme), true);
    QVERIFY2(QFontInfo(theme->font(TextRole::Body)).family().startsWith(QStringLiteral("Inter")),
             "the picture needs Debian's fonts-inter");
    applyTheme(*qApp, theme);
    TimelineView view(theme);
    const double ratio = view.devicePixelRatioF();
    const bool whole = name == QLatin1String("dark") && ratio == 1;  // one picture of every lane is enough
    view.resize(whole ? QSize(900, 546) : QSize(520, 330));
    view.setTimeline(test::syntheticTimeline(288));
    view.show();
    view.setVisibleRange(whole ? model::TimeRange{196, 226} : model::TimeRange{198, 214});
    view.setPlayhead(203.2, false);
    if (!whole) view.setSelection(model::TimeRange{205, 209.5});
    view.finishPainting();
    if (ratio != 1) name += QStringLiteral("@%1").arg(ratio);
    const QImage actual = view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const QString stored = QStringLiteral(BARLINE_GOLDEN "/timeline-%1.png").arg(name);
    if (qEnvironmentVariableIsSet("BARLINE_UPDATE_GOLDEN")) QVERIFY(actual.save(stored));
    const QImage expected = QImage(stored).convertToFormat(QImage::Format_RGB32);
    const QString beside = QStringLiteral(BARLINE_ACTUAL "/timeline-%1-actual.png").arg(name);
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

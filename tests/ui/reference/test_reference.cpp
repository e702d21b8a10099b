#include <QFile>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "ui/reference/DifferenceList.h"
#include "ui/reference/FigureListModel.h"
#include "ui/reference/FigureText.h"
#include "ui/reference/ReferenceController.h"
#include "ui/reference/ReferencePanel.h"
#include "ui/timeline/lanes/DifferenceMarks.h"
#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {
namespace {

using evaluation::EventDifference;

constexpr double kBeat = 0.5;
constexpr int kBeats = 64;

std::shared_ptr<model::Timeline> track(double shift = 0.0) {
  auto grid = std::make_shared<model::BeatGrid>();
  for (int i = 0; i < kBeats; ++i) grid->beats.push_back({shift + kBeat * i, i % 4 + 1, 1.0, {}});
  for (int i = 0; i < kBeats; i += 4) {
    grid->bars.push_back({{shift + kBeat * i, shift + kBeat * (i + 4)}, i / 4 + 1, {4, 4}, 1.0});
  }
  auto timeline = std::make_shared<model::Timeline>();
  timeline->grid = grid;
  timeline->source.duration = kBeat * kBeats;
  return timeline;
}

/// The track's beats, but for the 20th, and one more between the 30th and the one after it.
QByteArray beatsText() {
  QByteArray text;
  for (int i = 0; i < kBeats; ++i) {
    if (i == 20) continue;
    text += QByteArray::number(kBeat * i) + '\t' + QByteArray::number(i % 4 + 1) + '\n';
    if (i == 30) text += QByteArray::number(kBeat * i + 0.25) + "\t0\n";
  }
  return text;
}

std::filesystem::path write(const QTemporaryDir& folder, const char* name, const QByteArray& text) {
  QFile file(folder.filePath(QLatin1String(name)));
  if (!file.open(QIODevice::WriteOnly)) throw std::runtime_error("cannot write");
  file.write(text);
  return file.fileName().toStdString();
}

const LaneDeclaration& referenceLaneOf() {
  for (const LaneDeclaration& lane : laneCatalog()) {
    if (lane.id == QLatin1String("reference")) return lane;
  }
  throw std::runtime_error("no such lane");
}

bool hasColourNear(const QImage& image, int x, const QColor& colour) {
  for (int column = x - 4; column <= x + 4; ++column) {
    for (int y = 0; y < image.height(); ++y) {
      if (image.rect().contains(column, y) && image.pixelColor(column, y) == colour) return true;
    }
  }
  return false;
}

}  // namespace

class TestReference : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

 private Q_SLOTS:
  void referencesAreComparedWithWhatIsShown() {
    ReferenceController controller;
    controller.setTimeline(track());
    QSignalSpy changed(&controller, &ReferenceController::changed);
    controller.load({write(folder_, "a.beats", beatsText())});
    controller.finish();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(controller.names(), QStringList{"a.beats"});
    const auto first = controller.comparison();
    QVERIFY(first && first->evaluation.beats->fMeasure > 0.95);
    QCOMPARE(differenceTimes(first->differences), (std::vector<double>{10.0, 15.25}));

    // An edit moves the grid: the figures follow.
    controller.setTimeline(track(0.2));
    controller.finish();
    QVERIFY(controller.comparison()->evaluation.beats->fMeasure < 0.1);

    controller.unload();
    QVERIFY(!controller.comparison() && controller.files().empty());
    controller.setTimeline(track());
    controller.finish();
    QVERIFY(!controller.comparison());
  }

  void filesAddUp() {
    ReferenceController controller;
    controller.setTimeline(track());
    controller.load({write(folder_, "a.beats", beatsText()), write(folder_, "a.key", "C major\n")});
    controller.finish();
    QCOMPARE(controller.names(), (QStringList{"a.beats", "a.key"}));
    QVERIFY(controller.comparison()->reference.key && controller.comparison()->reference.beats);
  }

  void whatCannotBeReadIsTold() {
    ReferenceController controller;
    controller.setTimeline(track());
    QSignalSpy problem(&controller, &ReferenceController::problem);
    controller.load({write(folder_, "bad.beats", "1\nx\n")});
    controller.finish();
    QCOMPARE(problem.size(), 1);
    QVERIFY(problem[0][0].toString().contains("bad.beats, line 2"));
    QVERIFY(controller.files().empty());
  }

  void whatWasAskedForBeforeAnUnloadComesTooLate() {
    ReferenceController controller;
    controller.setTimeline(track());
    controller.load({write(folder_, "a.beats", beatsText())});
    controller.unload();
    controller.finish();
    QVERIFY(controller.files().empty() && !controller.comparison());
  }

  void everyFigureHasATitle() {
    evaluation::Evaluation all;
    all.beats.emplace();
    all.downbeats.emplace();
    all.tempo.emplace().bothCorrect = 1.0;
    all.chords.emplace();
    all.key = 0.5;
    all.sections.emplace();
    FigureListModel model;
    model.setEvaluation(all);
    int titles = 0;
    for (int i = 0; i < model.rowCount(); ++i) {
      const FigureListModel::Row& row = model.row(model.index(i));
      if (!row.figure) ++titles;
      QVERIFY(!row.figure || figureTitle(*row.figure) != QString::fromStdString(row.figure->id));
    }
    QCOMPARE(titles, 6);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(), QString("F-measure 0.000"));
  }

  void panelCountsDifferencesByKind() {
    ReferenceController controller;
    controller.setTimeline(track());
    controller.load({write(folder_, "a.beats", beatsText())});
    controller.finish();
    ReferencePanel panel;
    panel.setComparison(controller.comparison());
    QCOMPARE(panel.differences().count(DifferenceList::Kind::Extra), std::size_t{1});
    QCOMPARE(panel.differences().count(DifferenceList::Kind::Missing), std::size_t{1});
    QCOMPARE(panel.differences().accessibleName(),
             QString("Missing beats 1, Extra beats 1, Shifted beats 0, Downbeats 0"));
    QVERIFY(panel.figures().rowCount() > 0);
  }

  void marksDifferByShapeAlone() {
    const auto theme = Theme::load(Scheme::Dark, true);
    const auto shapeOf = [&](const std::function<void(QPainter&, const QPointF&)>& paint) {
      QImage image(24, 24, QImage::Format_ARGB32_Premultiplied);
      image.fill(Qt::transparent);
      QPainter painter(&image);
      paint(painter, {12, 12});
      painter.end();
      return image.createAlphaMask(Qt::ThresholdDither | Qt::AvoidDither);
    };
    std::vector<QImage> shapes;
    for (const EventDifference kind :
         {EventDifference::Missing, EventDifference::Extra, EventDifference::Shifted}) {
      shapes.push_back(shapeOf(
          [&](QPainter& painter, const QPointF& at) { paintDifference(painter, at, kind, 1, *theme); }));
    }
    shapes.push_back(shapeOf(
        [&](QPainter& painter, const QPointF& at) { paintWrongDownbeat(painter, at, true, *theme); }));
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) QVERIFY(shapes[i] != shapes[j]);
    }
  }

  void laneMarksWhatDiffers() {
    ReferenceController controller;
    controller.setTimeline(track());
    controller.load({write(folder_, "a.beats", beatsText())});
    controller.finish();
    LaneOptions options;
    options.reference = controller.comparison();
    const auto content = referenceLaneOf().make(track(), options);
    QVERIFY(content);
    const auto theme = Theme::load(Scheme::Dark, true);
    QImage image(1280, 40, QImage::Format_RGB32);
    image.fill(theme->colours().bg.canvas);
    QPainter painter(&image);
    const TimeAxis axis{0.0, 0.025};  // 40 pixels a second
    content->paint(painter, {.axis = axis, .width = 1280, .height = 40, .theme = theme.get()});
    painter.end();
    const QColor wrong = differenceColour(EventDifference::Extra, *theme);
    QVERIFY(hasColourNear(image, 400, wrong));
    QVERIFY(hasColourNear(image, 610, wrong));
    QVERIFY(!hasColourNear(image, 200, wrong));
    QVERIFY(!referenceLaneOf().make(track(), LaneOptions{}));
  }
};

}  // namespace barline::ui

QTEST_MAIN(barline::ui::TestReference)
#include "test_reference.moc"

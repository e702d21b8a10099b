#include <QApplication>
#include <QImage>
#include <QTest>

#include "ui/theme/Theme.h"
#include "ui/timeline/lanes/BlockPainter.h"

using namespace barline::ui;

class TestBlockPainter : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aCornersLabelIsWholeWhenPaintedInParts() {
    const auto theme = Theme::load(Scheme::Dark);
    // Narrow: the label ends right of the middle.
    const Strip view{.axis = {}, .width = 120, .height = 40, .theme = theme.get()};
    const auto painted = [&](std::initializer_list<QRect> parts) {
      QImage image(120, 40, QImage::Format_ARGB32_Premultiplied);
      image.fill(Qt::transparent);
      QPainter painter(&image);
      for (const QRect& part : parts) {
        painter.setClipRect(part);
        cornerLabel(painter, view, Corner::TopLeft, QStringLiteral("a label of 100"));
      }
      if (parts.size() == 0) cornerLabel(painter, view, Corner::TopLeft, QStringLiteral("a label of 100"));
      return image;
    };
    const QImage whole = painted({});
    QVERIFY(qAlpha(whole.pixel(75, 9)) > 0);
    QCOMPARE(painted({QRect(0, 0, 70, 40), QRect(70, 0, 50, 40)}), whole);
  }

  void aNameIsWholeOrLeftOut() {
    const auto theme = Theme::load(Scheme::Dark);
    for (const QString& name : {QStringLiteral("D"), QStringLiteral("Bm"), QStringLiteral("F♯m"),
                                QStringLiteral("Asus4"), QStringLiteral("Gmaj7")}) {
      bool fitted = false;
      for (int room = 1; room < 80; ++room) {
        const auto font = nameFont(*theme, name, room);
        QVERIFY(!fitted || font);
        fitted = font.has_value();
        if (font) QVERIFY(QFontMetricsF(*font).horizontalAdvance(name) <= room);
      }
      QVERIFY(fitted);
      QCOMPARE(nameFont(*theme, name, 200)->pointSizeF(), theme->font(TextRole::Strong).pointSizeF());
    }
  }

  void signsTakeRoomWhereTheyStand() {
    QCOMPARE(signsRoom(0, 100), 0.0);
    QCOMPARE(signsRoom(2, 30), 0.0);
    QVERIFY(signsRoom(1, 100) > 0);
    QVERIFY(signsRoom(2, 100) > signsRoom(1, 100));
  }
};

QTEST_MAIN(TestBlockPainter)
#include "test_block_painter.moc"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStyleFactory>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/LateIcons.h"
#include "ui/theme/Numerals.h"
#include "ui/theme/Theme.h"

using namespace barline::ui;

namespace {

/// Relative luminance and contrast ratio of WCAG 2.1.
double luminance(const QColor& colour) {
  const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QImage grabbed(QWidget& widget) {
  return widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

int count(const QImage& image, const QColor& colour) {
  int found = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) found += image.pixelColor(x, y) == colour ? 1 : 0;
  }
  return found;
}

}  // namespace

class TestTheme : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsAlphaLast() {
    QCOMPARE(parseColour(QStringLiteral("#34D3BC1F")), QColor(0x34, 0xD3, 0xBC, 0x1F));
    QCOMPARE(parseColour(QStringLiteral("#101113")), QColor(0x10, 0x11, 0x13));
    QVERIFY_EXCEPTION_THROWN((void)parseColour(QStringLiteral("teal")), TokenError);
    QVERIFY_EXCEPTION_THROWN((void)parseColour(QStringLiteral("#12345")), TokenError);
  }

  void aMissingTokenIsNamed() {
    try {
      (void)parseTokens(R"({"colour": {"dark": {}}})");
      QFAIL("accepted");
    } catch (const TokenError& error) {
      QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("missing")));
    }
  }

  void everySchemeKeepsItsContrasts_data() {
    QTest::addColumn<int>("scheme");
    QTest::newRow("dark") << static_cast<int>(Scheme::Dark);
    QTest::newRow("light") << static_cast<int>(Scheme::Light);
    QTest::newRow("high contrast") << static_cast<int>(Scheme::HighContrast);
  }
  void everySchemeKeepsItsContrasts() {
    QFETCH(int, scheme);
    const auto theme = Theme::load(static_cast<Scheme>(scheme));
    const Colours& c = theme->colours();
    for (const QColor& surface : {c.bg.window, c.bg.canvas, c.bg.panel, c.bg.raised, c.bg.control}) {
      QVERIFY(contrast(c.text.high, surface) >= 7.0);
      QVERIFY(contrast(c.text.mid, surface) >= 4.5);
    }
    QVERIFY(contrast(c.text.onAccent, c.accent.base) >= 4.5);
    QVERIFY(contrast(c.grid.playhead, c.bg.canvas) >= 4.5);
  }

  void tokensCarryTheirValues() {
    const auto theme = Theme::load(Scheme::Dark);
    const Tokens& tokens = theme->tokens();
    QCOMPARE(tokens.size.laneGutter, 92);
    QCOMPARE(tokens.lane.at(QStringLiteral("waveform")).standard, 190);
    QCOMPARE(tokens.alpha.chordTintDark.at(1.0), 0.18);
    QCOMPARE(tokens.lod.barNumberMinGapPx, 30.0);
    QCOMPARE(theme->colours().confidence[5], QColor(0xC9, 0xD3, 0xDF));
    QCOMPARE(theme->confidenceColour(1.0).rgb(), theme->colours().confidence[5].rgb());
    QCOMPARE(theme->confidenceColour(0.0).rgb(), theme->colours().confidence[0].rgb());
  }

  void reducedMotionHasNoDurations() {
    QCOMPARE(Theme::load(Scheme::Dark, true)->duration(180), 0);
    QCOMPARE(Theme::load(Scheme::Dark, false)->duration(180), 180);
  }

  void systemFollowsTheDesktopsPalette() {
    QPalette dark(Qt::black);
    dark.setColor(QPalette::WindowText, Qt::white);
    QCOMPARE(resolveScheme(Scheme::System, dark), Scheme::Dark);
    QPalette light(Qt::white);
    light.setColor(QPalette::WindowText, Qt::black);
    QCOMPARE(resolveScheme(Scheme::System, light), Scheme::Light);
    QCOMPARE(resolveScheme(Scheme::HighContrast, light), Scheme::HighContrast);
  }

  void digitsTakeEqualWidths() {
    const QFont font = Theme::load(Scheme::Dark)->font(TextRole::Position);
    const double width = numeralWidth(font, QStringLiteral("0:00.000"));
    QCOMPARE(numeralWidth(font, QStringLiteral("1:11.111")), width);
    QCOMPARE(numeralWidth(font, QStringLiteral("2:34.567")), width);
  }

  void everyIconHasADrawing() {
    for (int i = 0; i <= static_cast<int>(IconName::Retry); ++i) {
      const auto name = static_cast<IconName>(i);
      const QString path = QStringLiteral(":/barline/icons/%1.svg").arg(iconFileName(name));
      QVERIFY2(QFile::exists(path), qPrintable(path));
      const QImage image = iconPixmap(name, 16, Qt::red, 2.0).toImage();
      QCOMPARE(image.size(), QSize(32, 32));
      QVERIFY2(count(image.convertToFormat(QImage::Format_ARGB32), Qt::red) > 10, qPrintable(path));
    }
    QVERIFY(!applicationIcon().pixmap(64).isNull());
  }

  void iconsFollowTheirState() {
    const auto theme = Theme::load(Scheme::Dark);
    const QIcon add = icon(*theme, IconName::Add);
    const auto has = [&](QIcon::Mode mode, QIcon::State state, const QColor& colour) {
      return count(add.pixmap(QSize(16, 16), 4.0, mode, state).toImage(), colour) > 0;
    };
    QVERIFY(has(QIcon::Normal, QIcon::Off, theme->colours().text.mid));
    QVERIFY(has(QIcon::Normal, QIcon::On, theme->colours().accent.text));
    QVERIFY(has(QIcon::Disabled, QIcon::Off, theme->colours().text.disabled));
  }

  void theFocusRingFollowsKeysNotClicks() {
    const auto theme = Theme::load(Scheme::Dark, true);
    applyTheme(*qApp, theme);
    QWidget window;
    setSurface(window, Surface::Panel);
    auto* layout = new QVBoxLayout(&window);
    auto* first = new QPushButton(QStringLiteral("One"));
    auto* second = new QPushButton(QStringLiteral("Two"));
    layout->addWidget(first);
    layout->addWidget(second);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::mouseClick(first, Qt::LeftButton);
    first->setFocus(Qt::MouseFocusReason);
    QVERIFY(!showsFocusRing(*first));
    QCOMPARE(count(grabbed(window), theme->colours().accent.focusRing), 0);
    QTest::keyClick(first, Qt::Key_Tab);
    QVERIFY(second->hasFocus());
    QVERIFY(showsFocusRing(*second));
    QVERIFY(count(grabbed(window), theme->colours().accent.focusRing) > 50);
  }

  void theFocusRingIsWholeWhereItsButtonFillsItsSurroundings() {
    const auto theme = Theme::load(Scheme::Dark, true);
    applyTheme(*qApp, theme);
    QWidget window;
    setSurface(window, Surface::Panel);
    auto* layout = new QVBoxLayout(&window);
    layout->setContentsMargins(12, 12, 12, 12);
    auto* first = new QPushButton(QStringLiteral("One"));
    auto* box = new QWidget;
    auto* second = new QPushButton(QStringLiteral("Two"), box);
    auto* inside = new QVBoxLayout(box);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(second);
    layout->addWidget(first);
    layout->addWidget(box);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    second->setFocus(Qt::TabFocusReason);
    const int inBox = count(grabbed(window), theme->colours().accent.focusRing);
    QVERIFY(inBox > 50);
    first->setFocus(Qt::BacktabFocusReason);
    QCOMPARE(count(grabbed(window), theme->colours().accent.focusRing), inBox);
  }

  void dialogsShowNoForeignIcons() {
    const auto theme = Theme::load(Scheme::Dark, true);
    applyTheme(*qApp, theme);
    QDialogButtonBox buttons(QDialogButtonBox::Close | QDialogButtonBox::Cancel | QDialogButtonBox::Ok);
    for (const QAbstractButton* button : buttons.buttons()) QVERIFY(button->icon().isNull());
    QMessageBox question(QMessageBox::Question, QString(), QStringLiteral("Remove it?"));
    QVERIFY(question.iconPixmap().isNull());
    QMessageBox warning(QMessageBox::Warning, QString(), QStringLiteral("The disk is full."));
    const QImage sign = warning.iconPixmap().toImage();
    QVERIFY(!sign.isNull());
    for (int y = 0; y < sign.height(); ++y) {
      for (int x = 0; x < sign.width(); ++x) {
        const QColor colour = sign.pixelColor(x, y);
        if (colour.alpha() == 255) QCOMPARE(colour, theme->colours().state.warn);
      }
    }
  }

  void widgetsFollowAnotherTheme() {
    QWidget window;
    setSurface(window, Surface::Canvas);
    window.resize(40, 40);
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light, Scheme::HighContrast}) {
      const auto theme = Theme::load(scheme, true);
      applyTheme(*qApp, theme);
      QCOMPARE(grabbed(window).pixelColor(20, 20), theme->colours().bg.canvas);
    }
  }

  void aStandardIconIsMadeWhenItIsSeen() {
    applyTheme(*qApp, Theme::load(Scheme::Dark, true));
    std::unique_ptr<QStyle> style(QStyleFactory::create(QStringLiteral("Fusion")));
    const LateIcons icons;
    const QIcon folder = icons.icon(QStyle::SP_DirIcon, *style);
    const QIcon file = icons.icon(QStyle::SP_FileIcon, *style);
    QVERIFY(!folder.isNull());
    QCOMPARE(icons.made(), 0);
    QCOMPARE(folder.pixmap(16).toImage(), style->standardIcon(QStyle::SP_DirIcon).pixmap(16).toImage());
    QCOMPARE(icons.made(), 1);
    QVERIFY(!icons.icon(QStyle::SP_DirIcon, *style).pixmap(24).isNull());
    QCOMPARE(icons.made(), 1);
    style.reset();
    QVERIFY(!file.pixmap(16).isNull());
  }

  void aPrimaryButtonIsFilledWithTheAccent() {
    const auto theme = Theme::load(Scheme::Dark, true);
    applyTheme(*qApp, theme);
    QToolButton button;
    setButtonKind(button, ButtonKind::Primary);
    button.resize(32, 32);
    QCOMPARE(grabbed(button).pixelColor(16, 4), theme->colours().accent.base);
    button.setEnabled(false);
    QCOMPARE(grabbed(button).pixelColor(16, 4), theme->colours().bg.control);
  }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"

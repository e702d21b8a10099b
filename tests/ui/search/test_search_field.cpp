// What a person sees and gets while typing a search.

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QTextFrame>
#include <QVBoxLayout>
#include <memory>

#include "ui/search/CompatibleKeysButton.h"
#include "ui/search/LibraryTexts.h"
#include "ui/search/ProblemTag.h"
#include "ui/search/QueryText.h"
#include "ui/search/SearchField.h"
#include "ui/search/SearchHelp.h"
#include "ui/search/SuggestionPopup.h"
#include "ui/search/TermColours.h"
#include "ui/theme/Theme.h"

using namespace barline;
using namespace barline::ui;

namespace {

class Artists final : public LibraryTextStore {
 public:
  std::vector<LibraryText> textsBeginningWith(search::TextField field, const std::string& prefix,
                                              std::size_t) override {
    if (field != search::TextField::Artist || prefix != "de") return {};
    return {{"Delta Nine", 12}, {"Depth", 1}};
  }
};

}  // namespace

class TestSearchField : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, Theme::load(Scheme::Dark)); }

  void init() {
    window_ = std::make_unique<QWidget>();
    window_->resize(900, 500);
    field_ = new SearchField(QStringLiteral("Ctrl F"), window_.get());
    field_->setGeometry(10, 10, 700, 32);
    other_ = new QLineEdit(window_.get());
    other_->setGeometry(10, 400, 100, 30);
    window_->show();
    window_->activateWindow();
    field_->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    QTRY_VERIFY(field_->hasFocus());
  }
  void cleanup() { window_.reset(); }

  void whatStandsInTheEmptyFieldEndsBeforeTheKey() {
    const int typing = field_->textMargins().right();
    other_->setFocus();
    QTRY_VERIFY(!field_->hasFocus());
    const QFont font = Theme::load(Scheme::Dark)->font(TextRole::Micro);
    QVERIFY(field_->textMargins().right() >= QFontMetricsF(font).horizontalAdvance(QStringLiteral("Ctrl F")));
    field_->setText(QStringLiteral("dub"));
    QCOMPARE(field_->textMargins().right(), typing);
  }

  void fieldsAreSuggestedAfterTwoLetters() {
    QTest::keyClicks(field_, "g");
    QVERIFY(suggestions().isEmpty());
    QTest::keyClicks(field_, "e");
    QCOMPARE(suggestions(), (QStringList{"genre:"}));
    QTest::keyClick(field_, Qt::Key_Tab);
    QCOMPARE(field_->text(), QString("genre:"));
    QVERIFY(field_->hasFocus());
  }

  void valuesAreSuggestedAndTaken() {
    QTest::keyClicks(field_, "is:mi");
    QCOMPARE(suggestions(), (QStringList{"missing"}));
    QTest::keyClick(field_, Qt::Key_Down);
    QTest::keyClick(field_, Qt::Key_Return);
    QCOMPARE(field_->text(), QString("is:missing "));
    QVERIFY(suggestions().isEmpty());
    field_->undo();
    QCOMPARE(field_->text(), QString("is:mi"));
  }

  void aCommaGoesOnWithTheValueThatWasTaken() {
    QTest::keyClicks(field_, "is:mi");
    QTest::keyClick(field_, Qt::Key_Tab);
    QTest::keyClicks(field_, ",ed");
    QCOMPARE(field_->text(), QString("is:missing,ed"));
    QTest::keyClick(field_, Qt::Key_Tab);
    QTest::keyClicks(field_, "x ,y");
    QCOMPARE(field_->text(), QString("is:missing,edited x ,y"));
  }

  void enterWithoutAChoiceIsNotForTheSuggestions() {
    QSignalSpy entered(field_, &QLineEdit::returnPressed);
    QTest::keyClicks(field_, "is:mi");
    QTest::keyClick(field_, Qt::Key_Return);
    QCOMPARE(entered.count(), 1);
    QCOMPARE(field_->text(), QString("is:mi"));
  }

  void escapeLeavesTheSuggestionsThenTheSearch() {
    QTest::keyClicks(field_, "is:mi");
    QTest::keyClick(field_, Qt::Key_Escape);
    QCOMPARE(field_->text(), QString("is:mi"));
    QVERIFY(suggestions().isEmpty());
    QTest::keyClick(field_, Qt::Key_Escape);
    QVERIFY(field_->text().isEmpty());
  }

  void everythingIsSuggestedWhenAsked() {
    QTest::keyClick(field_, Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(suggestions().contains("bpm:") && suggestions().contains("is:"));
    QTest::keyClick(field_, Qt::Key_Escape);
    QTest::keyClick(field_, Qt::Key_Down, Qt::AltModifier);
    QVERIFY(suggestions().contains("bpm:"));
    QTest::keyClick(field_, Qt::Key_Escape);
    QSignalSpy left(field_, &SearchField::leaveDownwards);
    QTest::keyClick(field_, Qt::Key_Down);
    QCOMPARE(left.count(), 1);
  }

  void wordsOfTitlesAreLeftAlone() {
    QTest::keyClicks(field_, "delta nine");
    QVERIFY(suggestions().isEmpty());
  }

  void textsOfTheLibraryComeFirst() {
    LibraryTexts texts(std::make_shared<Artists>());
    field_->setLibraryTexts(&texts);
    QTest::keyClicks(field_, "artist:de");
    QTRY_COMPARE(suggestions(), (QStringList{"Delta Nine", "Depth"}));
    QTest::keyClick(field_, Qt::Key_Tab);
    QCOMPARE(field_->text(), QString("artist:\"Delta Nine\" "));
  }

  void theLibraryMayGoFirst() {
    auto texts = std::make_unique<LibraryTexts>(std::make_shared<Artists>());
    field_->setLibraryTexts(texts.get());
    texts.reset();
    QTest::keyClicks(field_, "artist:de");
    QVERIFY(suggestions().isEmpty());
  }

  void mistakesAreToldWhenTheyAreNoLongerBeingTyped() {
    QTest::keyClicks(field_, "length:5");
    QVERIFY(!tag());
    QTest::keyClicks(field_, " x");
    QVERIFY(tag());
    QCOMPARE(tag()->text(), QString("“5” may be minutes or seconds; write 5:00, 5m or 300s."));
    field_->setCursorPosition(8);
    QVERIFY(!tag());
    other_->setFocus();
    QVERIFY(!tag());
    QCOMPARE(field_->toolTip(), QString("“5” may be minutes or seconds; write 5:00, 5m or 300s."));
  }

  void whatCannotBecomeRightIsToldAtOnce() {
    QTest::keyClicks(field_, "blå key:H");
    QVERIFY(tag());
    QVERIFY(std::abs(tag()->x() - (field_->x() + field_->leftOf(8))) < 12);
    field_->clear();
    QVERIFY(!tag());
  }

  void theTextStaysAsTypedWhenItIsColoured() {
    QTest::keyClicks(field_, "bpm:120-128 -key:8A");
    QTest::keyClick(field_, Qt::Key_Home);
    QTest::keyClicks(field_, "x ");
    QCOMPARE(field_->text(), QString("x bpm:120-128 -key:8A"));
    QCOMPARE(field_->cursorPosition(), 2);
    field_->selectAll();
    QTest::keyClicks(field_, "y");
    QCOMPARE(field_->text(), QString("y"));
    field_->undo();
    QCOMPARE(field_->text(), QString("x bpm:120-128 -key:8A"));
  }

  void fieldsAndMistakesAreDrawnApart() {
    const TextPlaces places(QStringLiteral("♭ bpm:120 -é key:H"));
    const search::ParsedQuery parsed = search::parseQuery(places.utf8(), 0);
    const auto theme = Theme::load(Scheme::Dark);
    const auto formats = termFormats(parsed, parsed.problems, places, *theme);
    QCOMPARE(formats.size(), 4);
    QCOMPARE(formats[0].start, 2);
    QCOMPARE(formats[0].length, 4);
    QCOMPARE(formats[0].format.foreground().color(), theme->colours().accent.text);
    QCOMPARE(formats[1].start, 10);
    QCOMPARE(formats[3].start, 17);
    QCOMPARE(formats[3].length, 1);
    QCOMPARE(formats[3].format.underlineStyle(), QTextCharFormat::SingleUnderline);
  }

  void placesCountAsTheTextDoes() {
    const QString text = QStringLiteral("a♭😀é");
    const TextPlaces places(text);
    for (int i = 0; i <= text.size(); ++i) {
      if (i < text.size() && text[i].isLowSurrogate()) continue;
      QCOMPARE(places.index(places.byte(i)), i);
    }
    QCOMPARE(places.index(1000), static_cast<int>(text.size()));
  }

  void sentencesAreTheLanguagesOwn() {
    const search::ParsedQuery parsed = search::parseQuery("a%2:b gnere:x bpm:%1 energy:11", 0);
    for (const search::QueryProblem& problem : parsed.problems)
      QCOMPARE(problemText(problem), QString::fromStdString(search::sentence(problem)));
  }

  void everyExampleOfTheHelpIsASearch() {
    SearchHelp help;
    auto* browser = help.findChild<QTextBrowser*>();
    QSignalSpy chosen(&help, &SearchHelp::searchChosen);
    static const QRegularExpression link(QStringLiteral("href=\"([^\"]+)\""));
    for (auto found = link.globalMatch(browser->toHtml()); found.hasNext();)
      Q_EMIT browser->anchorClicked(QUrl(found.next().captured(1)));
    QStringList searches;
    for (const QList<QVariant>& one : chosen) searches.append(one.first().toString());
    QVERIFY(searches.contains("bpm:128~4%") && searches.contains("\"at dawn\"") &&
            searches.contains("key:F#m,Ebmaj"));
    for (const QString& search : searches) {
      const search::ParsedQuery parsed = search::parseQuery(search.toStdString(), 1793185200);
      QVERIFY2(parsed.problems.empty() && !parsed.query.allOf.empty(), qPrintable(search));
    }
  }

  void theHelpIsLaidOutAsFarAsItIsSeen() {
    SearchHelp help;
    help.resize(560, 200);
    help.show();
    auto* browser = help.findChild<QTextBrowser*>();
    const QString text = browser->toPlainText();
    // Tables would be laid out as a whole, each time that the window is made wider.
    QVERIFY(browser->document()->rootFrame()->childFrames().isEmpty());
    QCOMPARE(browser->verticalScrollBar()->value(), 0);
    browser->verticalScrollBar()->setValue(40);
    // Coloured anew, it says the same at the same place.
    QEvent style(QEvent::StyleChange);
    QApplication::sendEvent(&help, &style);
    QCOMPARE(browser->toPlainText(), text);
    QCOMPARE(browser->verticalScrollBar()->value(), 40);
    QVERIFY(text.contains("bpm:128~4%\tGive or take 4 percent"));
  }

  void theRuleForKeysIsChosen() {
    CompatibleKeysButton button;
    QSignalSpy chosen(&button, &CompatibleKeysButton::ruleChosen);
    QVERIFY(!button.isChecked());
    Q_EMIT button.menu()->aboutToShow();
    QAction* neighbours = button.menu()->actions().at(4);
    QCOMPARE(neighbours->text(), QString("Neighbours and relative: 8B 7A 9A for 8A"));
    neighbours->trigger();
    QVERIFY(button.isChecked());
    QCOMPARE(chosen.count(), 1);
    button.setRule(std::nullopt);
    QVERIFY(!button.isChecked());
    QCOMPARE(chosen.count(), 1);
  }

 private:
  /// What is suggested; empty while nothing is.
  QStringList suggestions() const {
    const auto* popup = window_->findChild<SuggestionPopup*>();
    QStringList texts;
    if (popup == nullptr || !popup->isVisible()) return texts;
    const auto* model = popup->findChild<SuggestionModel*>();
    for (int row = 0; row < model->rowCount(); ++row) {
      if (model->row(row).shown != "none") texts.append(model->row(row).shown);
    }
    return texts;
  }

  /// Null while nothing is wrong.
  const ProblemTag* tag() const {
    const auto* tag = window_->findChild<ProblemTag*>();
    return tag != nullptr && tag->isVisible() ? tag : nullptr;
  }

  std::unique_ptr<QWidget> window_;
  SearchField* field_{};
  QLineEdit* other_{};
};

QTEST_MAIN(TestSearchField)
#include "test_search_field.moc"

#include <QTest>
#include <memory>

#include "app/cli/CommandLine.h"
#include "app/cli/Summary.h"
#include "app/cli/Text.h"

namespace barline::cli {

namespace {

const CommandSpec kSpec{
    "cook", "DISH…", "Cooks.", {{"--salt", "GRAMS", "How much."}, {"--hot", "", "At once."}}, ""};
const CommandSpec kWithoutArguments{"wash", "", "Washes.", {}, ""};

ParsedCommand parse(std::initializer_list<std::string> words) {
  const std::vector<std::string> all(words);
  return parseCommand(kSpec, all);
}

}  // namespace

class TestCommandLine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void optionsAndArgumentsComeInAnyOrder() {
    const ParsedCommand command = parse({"soup", "--salt", "3", "bread", "--hot", "--salt=4"});
    QVERIFY(command.has("--hot"));
    QCOMPARE(command.value("--salt"), std::optional<std::string>("4"));
    QCOMPARE(command.values("--salt"), (std::vector<std::string>{"3", "4"}));
    QCOMPARE(command.arguments(), (std::vector<std::string>{"soup", "bread"}));
  }

  void dashIsAnArgumentAndAValue() {
    QCOMPARE(parse({"-"}).arguments(), (std::vector<std::string>{"-"}));
    QCOMPARE(parse({"--salt", "-"}).value("--salt"), std::optional<std::string>("-"));
    QCOMPARE(parse({"--salt", "--hot"}).value("--salt"), std::optional<std::string>("--hot"));
  }

  void twoDashesEndTheOptions() {
    QCOMPARE(parse({"--", "--hot", "--"}).arguments(), (std::vector<std::string>{"--hot", "--"}));
  }

  void anyBytesSurvive() {
    QCOMPARE(parse({"caf\xe9 \n.wav"}).arguments().front(), std::string("caf\xe9 \n.wav"));
  }

  void nonsenseIsRefused() {
    QVERIFY_EXCEPTION_THROWN(parse({"--pepper"}), UsageError);
    QVERIFY_EXCEPTION_THROWN(parse({"--salt"}), UsageError);
    QVERIFY_EXCEPTION_THROWN(parse({"--hot=1"}), UsageError);
    const std::vector<std::string> words{"dog"};
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(parseCommand(kWithoutArguments, words)), UsageError);
  }

  void helpNamesEveryOption() {
    const std::string help = helpText(kSpec);
    QVERIFY(help.starts_with("Usage: barline-cli cook [option…] DISH…\n"));
    QVERIFY(help.find("--salt GRAMS") != std::string::npos);
    QVERIFY(help.find("--help") != std::string::npos);
    QVERIFY(parse({"--help"}).has("--help"));
    QVERIFY(parse({"-h"}).has("--help"));
  }

  void listsSplitAtCommas() {
    QCOMPARE(splitList("a,b,,c,"), (std::vector<std::string>{"a", "b", "c"}));
    QVERIFY(splitList(",").empty());
  }

  void numbersAreText() {
    QCOMPARE(fixed(1.25, 1), std::string("1.2"));
    QCOMPARE(fixed(-10.62, 1), std::string("-10.6"));
    QCOMPARE(shortest(0.1), std::string("0.1"));
  }

  void aTerminalObeysNothingInAPath() {
    QCOMPARE(shownPath("/a b/Étude.wav"), std::string("/a b/Étude.wav"));
    const std::string shown = shownPath("/a/\x1b[2Jx\ny\xff.wav");
    QVERIFY(shown.find_first_of("\x1b\n\xff") == std::string::npos);
    QVERIFY(shown.ends_with(".wav"));
  }

  void sentencesNameFilesByTheirPaths() {
    QCOMPARE(withPath("a.wav is damaged.", "x/a.wav"), std::string("x/a.wav is damaged."));
    QCOMPARE(withPath("a.beats, line 2: no.", "x/a.beats"), std::string("x/a.beats, line 2: no."));
    QCOMPARE(withPath("x/a.json exists already.", "b/x"), std::string("x/a.json exists already."));
    QCOMPARE(withPath("a.wav.json is there.", "x/a.wav"), std::string("a.wav.json is there."));
    QCOMPARE(withPath("The file was not found.", ""), std::string("\"\" is the name of no file."));
  }

  void aSummaryCountsOneAsOne() {
    model::ChordTimeline chords;
    chords.changes.push_back({{0.0, 2.0}, "C:maj", 0.9, {}, {}});
    model::Timeline timeline;
    timeline.chords = std::make_shared<const model::ChordTimeline>(chords);
    const std::string one = summary(timeline, {});
    QVERIFY2(one.find("1 span, mostly C\n") != std::string::npos, one.c_str());
    chords.changes.push_back({{2.0, 4.0}, "C:maj", 0.9, {}, {}});
    timeline.chords = std::make_shared<const model::ChordTimeline>(chords);
    QVERIFY(summary(timeline, {}).find("2 spans, mostly C\n") != std::string::npos);
  }

  void aSummaryNamesNoEndOfSections() {
    model::Sections form;
    form.sections.resize(412);
    model::Timeline timeline;
    timeline.sections = std::make_shared<const model::Sections>(form);
    const std::string text = summary(timeline, {});
    QVERIFY2(text.find("A, … 382 more\n") != std::string::npos, text.c_str());
    form.sections.resize(30);
    timeline.sections = std::make_shared<const model::Sections>(form);
    QVERIFY(summary(timeline, {}).find("more") == std::string::npos);
  }

  void textIsMeasuredInCodePoints() {
    QCOMPARE(width("Étude"), std::size_t{5});
    QCOMPARE(elided("Étude", 5), std::string("Étude"));
    QCOMPARE(elided("Études", 5), std::string("Étud…"));
    QCOMPARE(padded("Étude", 7), std::string("Étude  "));
    QCOMPARE(wrapped("one two three", 7, 2), std::string("one two\n  three"));
    QCOMPARE(wrapped("one\n\ntwo", 7, 0), std::string("one\n\ntwo"));
  }
};

}  // namespace barline::cli

QTEST_APPLESS_MAIN(barline::cli::TestCommandLine)
#include "test_command_line.moc"

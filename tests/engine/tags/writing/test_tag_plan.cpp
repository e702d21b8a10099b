#include <taglib/commentsframe.h>
#include <taglib/id3v2header.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/textidentificationframe.h>
#include <taglib/vorbisfile.h>
#include <taglib/xiphcomment.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "engine/tags/writing/FileCopy.h"
#include "engine/tags/writing/TagError.h"
#include "engine/tags/writing/TagPlan.h"
#include "engine/tags/writing/TagValueText.h"
#include "engine/tags/writing/TagWriter.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Ffmpeg.h"

using namespace barline;
using namespace barline::tags;

namespace {

using Path = std::filesystem::path;

TrackFacts facts() {
  return {.bpm = 124.0,
          .key = model::MusicalKey{9, model::Mode::Minor},
          .energyRating = 7.3,
          .integratedLufs = -9.5,
          .truePeakDbtp = {}};
}

TagWishes everything() {
  TagWishes wishes;
  wishes.bpm = wishes.key = wishes.energy = wishes.replayGain = true;
  return wishes;
}

const TagChange* find(const TagPlan& plan, const std::string& name) {
  const auto found = std::ranges::find(plan.changes, name, &TagChange::name);
  return found != plan.changes.end() ? &*found : nullptr;
}

void write(const TagPlan& plan) {
  prepareTags(plan, temporaryNameFor(plan.file), test::decodingHere()).value().put(std::nullopt);
}

}  // namespace

class TestTagPlan : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> folder_;

  [[nodiscard]] Path make(const char* name, const QStringList& options = {}) const {
    Path file = Path(folder_->path().toStdString()) / name;
    test::ffmpeg(QStringList{QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                             QStringLiteral("sine=d=1")}
                 << options << test::toQString(file));
    return file;
  }

 private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void valuesAreWrittenAsOthersReadThem() {
    QCOMPARE(bpmText(124.0, BpmForm::Decimals), std::string("124"));
    QCOMPARE(bpmText(123.976, BpmForm::Decimals), std::string("123.98"));
    QCOMPARE(bpmText(100.5, BpmForm::Decimals), std::string("100.5"));
    QCOMPARE(bpmText(123.976, BpmForm::Whole), std::string("124"));
    QCOMPARE(bpmText(200.0, BpmForm::Decimals), std::string("200"));
    QCOMPARE(replayGainText(-8.25), std::string("-9.75 dB"));
    QCOMPARE(replayGainText(-23.0), std::string("5.00 dB"));
    QCOMPARE(peakText(0.0), std::string("1.000000"));
    QCOMPARE(r128Text(-23.0), std::string("0"));
    QCOMPARE(r128Text(-18.5), std::string("-1152"));
    QCOMPARE(r128Text(200.0), std::string("-32768"));
    for (int tonic = 0; tonic < 12; ++tonic) {
      for (const auto mode : {model::Mode::Major, model::Mode::Minor}) {
        for (const auto notation : {KeyNotation::Musical, KeyNotation::Camelot, KeyNotation::OpenKey})
          QVERIFY(keyText({tonic, mode}, notation).size() <= 3);
      }
    }
    QCOMPARE(keyText({9, model::Mode::Minor}, KeyNotation::Musical), std::string("Am"));
    QCOMPARE(keyText({9, model::Mode::Minor}, KeyNotation::Camelot), std::string("8A"));
    QCOMPARE(keyText({9, model::Mode::Minor}, KeyNotation::OpenKey), std::string("1m"));
  }

  void energyStandsBesideWhatIsThere() {
    QCOMPARE(withEnergy("", 7.3), std::string("Energy 7"));
    QCOMPARE(withEnergy("bought in Porto", 7.3), std::string("Energy 7 - bought in Porto"));
    QCOMPARE(withEnergy("8A - Energy 10 - loud", 7.6), std::string("8A - Energy 8 - loud"));
    QCOMPARE(withEnergy(withEnergy("x", 3.0), 4.0), std::string("Energy 4 - x"));
    QCOMPARE(withEnergy("Synergy 5", 2.0), std::string("Energy 2 - Synergy 5"));
  }

  void onlyWhatIsWishedAndKnownIsPlanned() {
    const Path file = make("a.flac");
    QCOMPARE(planTags(file, facts(), {}).changes.size(), 0U);
    TagWishes wishes;
    wishes.key = true;
    wishes.keyNotation = KeyNotation::Camelot;
    const TagPlan plan = planTags(file, facts(), wishes);
    QCOMPARE(plan.changes.size(), 1U);
    QVERIFY((plan.changes.front() == TagChange{TagSubject::Key, "INITIALKEY", {}, {"8A"}}));
    QCOMPARE(planTags(file, {}, everything()).changes.size(), 0U);
  }

  void fieldsThatProgramsShareAreKeptAlike() {
    const Path file = make("a.ogg", {QStringLiteral("-c:a"), QStringLiteral("libvorbis")});
    {
      TagLib::Ogg::Vorbis::File ogg(file.c_str());
      ogg.tag()->addField("KEY", "C");
      ogg.tag()->addField("comment", "first");
      ogg.tag()->addField("comment", "second", false);
      ogg.save();
    }
    const TagPlan plan = planTags(file, facts(), everything());
    QVERIFY(find(plan, "KEY") != nullptr);
    QVERIFY((find(plan, "COMMENT")->after == TagValues{"Energy 7 - first", "second"}));
    write(plan);
    QCOMPARE(planTags(file, facts(), everything()).changes.size(), 0U);
  }

  void framesThatAreThereAreFoundHoweverTheyAreSpelt() {
    const Path file = make("a.mp3");
    {
      TagLib::MPEG::File mp3(file.c_str());
      auto* gain = new TagLib::ID3v2::UserTextIdentificationFrame;
      gain->setDescription("replaygain_track_gain");
      gain->setText("+1.00 dB");
      mp3.ID3v2Tag(true)->addFrame(gain);
      auto* other = new TagLib::ID3v2::CommentsFrame;
      other->setDescription("iTunNORM");
      other->setText("0000");
      mp3.ID3v2Tag()->addFrame(other);
      auto* comment = new TagLib::ID3v2::CommentsFrame;
      comment->setLanguage("deu");
      comment->setText(TagLib::String("schön – 音", TagLib::String::UTF8));
      comment->setTextEncoding(TagLib::String::UTF8);
      mp3.ID3v2Tag()->addFrame(comment);
      mp3.save(TagLib::MPEG::File::ID3v2, TagLib::File::StripNone, TagLib::ID3v2::v4);
    }
    write(planTags(file, facts(), everything()));
    TagLib::MPEG::File mp3(file.c_str());
    QCOMPARE(mp3.ID3v2Tag()->header()->majorVersion(), 4U);
    QCOMPARE(mp3.ID3v2Tag()->frameList("TXXX").size(), 1U);
    QCOMPARE(mp3.ID3v2Tag()->frameList("COMM").size(), 2U);
    const auto* comment =
        dynamic_cast<TagLib::ID3v2::CommentsFrame*>(mp3.ID3v2Tag()->frameList("COMM").back());
    QVERIFY(comment->language() == "deu");
    QVERIFY(comment->text() == TagLib::String("Energy 7 - schön – 音", TagLib::String::UTF8));
  }

  void theGroupingThatIsThereIsUsed() {
    const Path file = make("a.mp3");
    TagWishes wishes;
    wishes.energy = true;
    wishes.energyPlace = EnergyPlace::Grouping;
    QVERIFY(find(planTags(file, facts(), wishes), "TIT1") != nullptr);
    {
      TagLib::MPEG::File mp3(file.c_str());
      auto* grouping = new TagLib::ID3v2::TextIdentificationFrame("GRP1");
      grouping->setText("warm-up");
      mp3.ID3v2Tag(true)->addFrame(grouping);
      mp3.save();
    }
    const TagPlan plan = planTags(file, facts(), wishes);
    QCOMPARE(plan.changes.size(), 1U);
    QVERIFY((find(plan, "GRP1")->after == TagValues{"Energy 7 - warm-up"}));
  }

  void aNewTagIsOneThatEveryProgramReads() {
    const Path file = make("a.mp3", {QStringLiteral("-id3v2_version"), QStringLiteral("0")});
    write(planTags(file, facts(), everything()));
    QCOMPARE(TagLib::MPEG::File(file.c_str()).ID3v2Tag()->header()->majorVersion(), 3U);
  }

  void theKindOfFileShowsInItsBytes() {
    const Path file = make("a.mp3");
    const Path renamed = file.parent_path() / "a.wav";
    std::filesystem::rename(file, renamed);
    QVERIFY(planTags(renamed, facts(), everything()).format == TagFormat::Mp3);
    const Path aac = make("a.aac", {QStringLiteral("-write_id3v2"), QStringLiteral("1")});
    QVERIFY(!recognizeFormat(aac));
    QVERIFY(!recognizeFormat(make("a.mov", {QStringLiteral("-c:a"), QStringLiteral("aac")})));
    QVERIFY(!recognizeFormat(make("a.rf64", {QStringLiteral("-f"), QStringLiteral("wav"),
                                             QStringLiteral("-rf64"), QStringLiteral("always")})));
    QVERIFY(!recognizeFormat(make("a.wma")));
    const Path empty = file.parent_path() / "empty.mp3";
    std::ofstream(empty).close();
    QVERIFY(!recognizeFormat(empty));
  }
};

QTEST_GUILESS_MAIN(TestTagPlan)
#include "test_tag_plan.moc"

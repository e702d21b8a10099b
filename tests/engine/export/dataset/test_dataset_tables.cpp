#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>
#include <clocale>
#include <fstream>
#include <memory>
#include <string>

#include "engine/export/dataset/DatasetCard.h"
#include "engine/export/dataset/DatasetTable.h"
#include "engine/model/Codec.h"
#include "tests/engine/export/Samples.h"
#include "tests/support/DuckDb.h"

using namespace barline;
using namespace barline::exporting;

namespace {

const std::string kTitle = "\"Été\",\t'n'\n🎵 שלום";

ExportTrack sampleTrack() {
  ExportTrack track;
  track.timeline = test::sampleTimeline();
  auto chords = *track.timeline.chords;
  chords.changes[1].runnerUp = "C:maj/3";
  track.timeline.chords = std::make_shared<const model::ChordTimeline>(chords);
  track.timeline.provenance["beats"] = {"beats", 7, "minimum=40", "key", 0.1};
  track.record.path = track.timeline.source.path;
  track.record.title = kTitle;
  track.record.artist = std::string(300, 'x');
  track.record.year = 1999;
  track.edited = true;
  return track;
}

/// Without any part: what a track is of which nothing could be found.
ExportTrack bareTrack() {
  ExportTrack track;
  track.timeline.source.path = "/music/noise.wav";
  track.timeline.source.fingerprint = "00";
  track.timeline.source.duration = 1.0;
  track.record.path = track.timeline.source.path;
  return track;
}

double number(const QJsonValue& row, const char* column) {
  return row[QLatin1String(column)].toDouble(-1e300);
}

std::string text(const QJsonValue& row, const char* column) {
  const QJsonValue value = row[QLatin1String(column)];
  return value.isNull() ? "(null)" : value.toString().toStdString();
}

template <std::size_t N>
bool isSame(const QJsonValue& row, const char* column, const std::array<float, N>& expected) {
  const QJsonArray values = row[QLatin1String(column)].toArray();
  if (values.size() != static_cast<qsizetype>(N)) return false;
  for (std::size_t i = 0; i < N; ++i) {
    if (static_cast<float>(values[static_cast<qsizetype>(i)].toDouble(-1e30)) != expected[i]) return false;
  }
  return true;
}

}  // namespace

/// Reads every table with DuckDB and compares every value with the timeline it was made from.
class TestDatasetTables : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    static_cast<void>(std::setlocale(LC_ALL, "de_DE.UTF-8"));
    DatasetTrack track = datasetTrack(sampleTrack(), "Étude");
    track.barAudio = {"", "chunks/a/bar_0001.wav", "chunks/a/bar_0002.wav", "chunks/a/bar_0003.wav"};
    QCOMPARE(model::decode<DatasetTrack>(model::encode(track)), track);
    const DatasetTrack bare = datasetTrack(bareTrack(), "noise");
    QStringList statements;
    for (const DatasetTable& table : datasetTables()) {
      const std::filesystem::path file =
          std::filesystem::path(folder_.path().toStdString()) / (std::string(table.name) + ".parquet");
      std::ofstream stream(file, std::ios::binary);
      parquet::ParquetWriter writer({table.columns}, [&](std::string_view bytes) {
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
      });
      table.write(track, writer);
      table.write(bare, writer);
      writer.finish();
      statements.push_back(QStringLiteral("SELECT * FROM ") + test::sqlPath(file));
      statements.push_back(QStringLiteral("SELECT decode(key) AS key, decode(value) AS value "
                                          "FROM parquet_kv_metadata(%1)")
                               .arg(test::sqlPath(file)));
    }
    const QJsonArray results = test::duckDb(statements);
    qsizetype at = 0;
    for (const DatasetTable& table : datasetTables()) {
      const std::string name(table.name);
      tables_[name] = results[at++].toArray();
      for (const auto& entry : results[at++].toArray()) {
        metadata_[name][text(entry, "key")] = text(entry, "value");
      }
      for (const auto& row : tables_[name]) {
        QCOMPARE(row.toObject().size(), static_cast<qsizetype>(table.columns.size()));
      }
    }
  }

  void tracks() {
    const QJsonArray rows = tables_["tracks"];
    QCOMPARE(rows.size(), 2);
    const QJsonValue row = rows[0];
    const model::Timeline timeline = sampleTrack().timeline;
    QCOMPARE(text(row, "track"), std::string("Étude"));
    QCOMPARE(text(row, "file"), std::string("Étude in C.flac"));
    QCOMPARE(text(row, "title"), kTitle);
    QCOMPARE(text(row, "artist"), std::string(300, 'x'));
    QCOMPARE(text(row, "album"), std::string("(null)"));
    QCOMPARE(number(row, "year"), 1999.0);
    QCOMPARE(text(row, "fingerprint"), timeline.source.fingerprint);
    QVERIFY(number(row, "duration") == timeline.source.duration);
    QCOMPARE(number(row, "sample_rate"), 44100.0);
    QCOMPARE(number(row, "channels"), 2.0);
    QCOMPARE(text(row, "codec"), std::string("flac"));
    QCOMPARE(row[QStringLiteral("edited")].toBool(), true);
    QCOMPARE(number(row, "beats"), 13.0);
    QCOMPARE(number(row, "bars"), 4.0);
    QCOMPARE(text(row, "time_signature"), std::string("4/4"));
    QCOMPARE(text(row, "key"), std::string("C minor"));
    QVERIFY(number(row, "key_confidence") == 0.8);
    for (const model::Measure measure : model::allMeasures()) {
      const auto expected = measureOf(timeline, measure);
      const QJsonValue value = row[QString::fromUtf8(measureId(measure).data(),
                                                     static_cast<qsizetype>(measureId(measure).size()))];
      QVERIFY(expected ? value.toDouble(-1e300) == *expected : value.isNull());
    }
    for (std::size_t i = 0; i < model::Character::kSize; ++i) {
      const auto expected = timeline.character->values()[i];
      const QJsonValue value =
          row[QStringLiteral("character_") + QLatin1String(model::Character::descriptions()[i].id)];
      QVERIFY(expected ? value.toDouble(-1e300) == *expected : value.isNull());
    }
    QCOMPARE(text(rows[1], "key"), std::string("(null)"));
    QCOMPARE(text(rows[1], "tempo_bpm"), std::string("(null)"));
    QCOMPARE(metadata_["tracks"]["unit.integrated_lufs"], std::string("LUFS"));
    QCOMPARE(metadata_["tracks"]["unit.duration"], std::string("s"));
  }

  void beats() {
    const model::BeatGrid grid = *sampleTrack().timeline.grid;
    const QJsonArray rows = tables_["beats"];
    QCOMPARE(rows.size(), static_cast<qsizetype>(grid.beats.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
      const model::Beat& beat = grid.beats[static_cast<std::size_t>(i)];
      const QJsonValue row = rows[i];
      QCOMPARE(text(row, "track"), std::string("Étude"));
      QCOMPARE(number(row, "beat"), static_cast<double>(i + 1));
      QVERIFY(number(row, "time") == beat.time);
      QVERIFY(number(row, "position_in_bar") == beat.positionInBar);
      QVERIFY(number(row, "confidence") == beat.confidence);
      QCOMPARE(row[QStringLiteral("bar")].toInt(-1), static_cast<int>(i == 0 ? 0 : (i - 1) / 4 + 1));
      QCOMPARE(row[QStringLiteral("transient_time")].isNull(), !beat.transient.has_value());
      QCOMPARE(row[QStringLiteral("accuracy")].isNull(), !beat.transient.has_value());
      if (!beat.transient) continue;
      QVERIFY(number(row, "transient_time") == beat.transient->time);
      QVERIFY(number(row, "transient_strength") == beat.transient->strength);
      QVERIFY(qAbs(number(row, "accuracy") - (1.0 - qAbs(beat.transient->time - beat.time))) < 1e-12);
    }
    QCOMPARE(metadata_["beats"]["unit.time"], std::string("s"));
  }

  void barFeatures() {
    const model::Timeline timeline = sampleTrack().timeline;
    const QJsonArray rows = tables_["bar_features"];
    QCOMPARE(rows.size(), 4);
    for (qsizetype i = 0; i < rows.size(); ++i) {
      const auto index = static_cast<std::size_t>(i);
      const model::Bar& bar = timeline.grid->bars[index];
      const model::BarSound& sound = timeline.bars->bars[index];
      const QJsonValue row = rows[i];
      QVERIFY(number(row, "bar") == bar.number);
      QVERIFY(number(row, "begin") == bar.range.begin && number(row, "end") == bar.range.end);
      QCOMPARE(text(row, "metre"), toString(bar.metre));
      QVERIFY(number(row, "confidence") == bar.confidence);
      QVERIFY(number(row, "bpm") == 120.0);
      QCOMPARE(text(row, "key"), std::string("C minor"));
      QCOMPARE(text(row, "chord"), timeline.chords->perBar[index].label);
      QVERIFY(number(row, "chord_confidence") == timeline.chords->perBar[index].confidence);
      QCOMPARE(text(row, "section_group"), std::string(i == 0 ? "(null)" : i == 1 ? "A" : "B"));
      QCOMPARE(text(row, "section_label"), std::string(i < 2 ? "(null)" : "chorus"));
      QCOMPARE(text(row, "audio"),
               i == 0 ? std::string("(null)") : "chunks/a/bar_000" + std::to_string(i) + ".wav");
      QVERIFY(number(row, "rms") == sound.rms && number(row, "peak") == sound.peak);
      QVERIFY(number(row, "centroid_hz") == sound.centroid && number(row, "bandwidth_hz") == sound.bandwidth);
      QVERIFY(number(row, "rolloff_hz") == sound.rolloff && number(row, "flatness") == sound.flatness);
      QVERIFY(number(row, "zero_crossing_rate") == sound.zeroCrossingRate);
      QVERIFY(number(row, "onset_count") == sound.onsetCount);
      QVERIFY(number(row, "onset_strength") == sound.onsetStrength);
      QVERIFY(isSame(row, "contrast_db", sound.contrast) && isSame(row, "chroma", sound.chroma));
      QVERIFY(isSame(row, "mfcc_mean", sound.mfccMean) && isSame(row, "mfcc_deviation", sound.mfccDeviation));
      for (const auto& [column, value] : {std::pair{"crest_db", sound.crest},
                                          {"loudness_lufs", sound.loudness},
                                          {"sharpness_acum", sound.sharpness},
                                          {"key_clarity", sound.keyClarity}}) {
        QVERIFY(value ? number(row, column) == *value : text(row, column) == "(null)");
      }
    }
    QCOMPARE(metadata_["bar_features"]["unit.centroid_hz"], std::string("Hz"));
    QCOMPARE(metadata_["bar_features"]["unit.mfcc_mean"], std::string("dB"));
  }

  void chords() {
    const model::ChordTimeline chords = *sampleTrack().timeline.chords;
    const QJsonArray rows = tables_["chords"];
    QCOMPARE(rows.size(), 3);
    const std::array plain{"C", "Am7", "N.C."};
    for (qsizetype i = 0; i < rows.size(); ++i) {
      const model::ChordSpan& chord = chords.changes[static_cast<std::size_t>(i)];
      const QJsonValue row = rows[i];
      QCOMPARE(number(row, "number"), static_cast<double>(i + 1));
      QVERIFY(number(row, "begin") == chord.range.begin && number(row, "end") == chord.range.end);
      QCOMPARE(text(row, "chord"), chord.label);
      QCOMPARE(text(row, "name"), std::string(plain.at(static_cast<std::size_t>(i))));
      QCOMPARE(text(row, "key"), std::string("C minor"));
      QVERIFY(number(row, "confidence") == chord.confidence);
      QCOMPARE(text(row, "runner_up"), chord.runnerUp.value_or("(null)"));
      QVERIFY(isSame(row, "chroma", chord.chroma));
    }
    QCOMPARE(text(rows[0], "bar"), std::string("(null)"));  // it begins before the first bar
    QVERIFY(number(rows[1], "bar") == 2.0 && number(rows[2], "bar") == 3.0);
    QVERIFY(number(rows[0], "root") == 0.0 && number(rows[1], "root") == 9.0 &&
            number(rows[1], "bass") == 9.0);
    QCOMPARE(text(rows[1], "quality"), std::string("min7"));
    QCOMPARE(text(rows[2], "root"), std::string("(null)"));
    QCOMPARE(text(rows[2], "numeral"), std::string("(null)"));
    QCOMPARE(text(rows[0], "numeral"), model::romanNumeral("C:maj", {0, model::Mode::Minor}));
  }

  void sections() {
    const model::Sections form = *sampleTrack().timeline.sections;
    const QJsonArray rows = tables_["sections"];
    QCOMPARE(rows.size(), 2);
    for (qsizetype i = 0; i < rows.size(); ++i) {
      const model::Section& section = form.sections[static_cast<std::size_t>(i)];
      QVERIFY(number(rows[i], "number") == static_cast<double>(i + 1));
      QVERIFY(number(rows[i], "begin") == section.range.begin && number(rows[i], "end") == section.range.end);
      QCOMPARE(text(rows[i], "group"), model::groupLetter(section.group));
      QVERIFY(number(rows[i], "confidence") == section.confidence);
      QCOMPARE(text(rows[i], "name"), std::string("(null)"));
    }
    QVERIFY(number(rows[0], "first_bar") == 1.0 && number(rows[0], "bars") == 1.0);
    QVERIFY(number(rows[1], "first_bar") == 2.0 && number(rows[1], "bars") == 2.0);
    QCOMPARE(text(rows[0], "label"), std::string("(null)"));
    QCOMPARE(text(rows[1], "label"), std::string("chorus"));
    QVERIFY(number(rows[1], "label_confidence") == 0.55);
  }

  void cardTellsWhatIsThere() {
    DatasetSummary summary;
    summary.terms.title = "A \"set\" | of\nsongs";
    summary.terms.licence = "CC-BY-4.0";
    summary.add(datasetTrack(sampleTrack(), "Étude"));
    summary.rows["beats"] = 13;
    const std::string card = datasetCard(summary, datasetTables());
    const auto has = [&card](const char* part) { return card.find(part) != std::string::npos; };
    QVERIFY(card.starts_with("---\npretty_name: \"A \\\"set\\\" | of\\nsongs\"\nlicense: \"CC-BY-4.0\"\n"));
    QVERIFY(has("| Licence of tables and annotations | CC-BY-4.0 |"));
    QVERIFY(has("| Licence of the audio | not stated |"));
    QVERIFY(has("| Tracks | 1 |"));
    QVERIFY(has("| Audio, h:mm:ss | 0:00:07 |"));
    QVERIFY(has("| Rows of beats | 13 |"));
    QVERIFY(has("| beats | 7; minimum=40 | 1 |"));
    QVERIFY(has("| centroid_hz | double | Hz | may be |"));
    QVERIFY(has("Barline " BARLINE_VERSION));
    for (const DatasetTable& table : datasetTables()) {
      for (const parquet::Column& column : table.columns) QVERIFY(has(("| " + column.name + " |").c_str()));
    }
  }

 private:
  QTemporaryDir folder_;
  std::map<std::string, QJsonArray> tables_;
  std::map<std::string, std::map<std::string, std::string>> metadata_;
};

QTEST_GUILESS_MAIN(TestDatasetTables)
#include "test_dataset_tables.moc"

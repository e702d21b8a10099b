#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <string>

#include "engine/export/parquet/ParquetWriter.h"
#include "tests/support/DuckDb.h"

using namespace barline;
using namespace barline::parquet;

namespace {

Schema everyType(bool nullable) {
  Schema schema;
  schema.columns = {{"flag", Type::Boolean, nullable},
                    {"count", Type::Int32, nullable},
                    {"size", Type::Int64, nullable, false, "bytes", "How large it is."},
                    {"level", Type::Float, nullable, false, "dB"},
                    {"time", Type::Double, nullable, false, "s"},
                    {"text", Type::String, nullable},
                    {"chroma", Type::Float, nullable, true},
                    {"tags", Type::String, nullable, true}};
  schema.metadata = {{"licence", "CC0-1.0"}};
  return schema;
}

std::string fileBytes(const Schema& schema, const std::function<void(ParquetWriter&)>& fill,
                      RowGroupLimits limits = {}) {
  std::string bytes;
  ParquetWriter writer(
      schema, [&bytes](std::string_view part) { bytes += part; }, limits);
  fill(writer);
  writer.finish();
  return bytes;
}

}  // namespace

class TestParquetWriter : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void typesUnitsAndNoRows() {
    const QString file = write("none", fileBytes(everyType(true), [](ParquetWriter&) {}));
    const QJsonArray results = test::duckDb(
        {QStringLiteral("DESCRIBE SELECT * FROM ") + file,
         QStringLiteral("SELECT count(*) AS n FROM ") + file,
         QStringLiteral("SELECT decode(key) AS key, decode(value) AS value FROM "
                        "parquet_kv_metadata(%1)")
             .arg(file),
         QStringLiteral("SELECT name, repetition_type, converted_type, logical_type FROM "
                        "parquet_schema(%1)")
             .arg(file),
         QStringLiteral("SELECT created_by, num_row_groups FROM parquet_file_metadata(%1)").arg(file)});
    const QStringList types{QStringLiteral("BOOLEAN"), QStringLiteral("INTEGER"),  QStringLiteral("BIGINT"),
                            QStringLiteral("FLOAT"),   QStringLiteral("DOUBLE"),   QStringLiteral("VARCHAR"),
                            QStringLiteral("FLOAT[]"), QStringLiteral("VARCHAR[]")};
    for (qsizetype i = 0; i < types.size(); ++i) {
      const QJsonObject column = results[0].toArray()[i].toObject();
      QCOMPARE(column[QStringLiteral("column_name")].toString().toStdString(),
               everyType(true).columns[static_cast<std::size_t>(i)].name);
      QCOMPARE(column[QStringLiteral("column_type")].toString(), types[i]);
    }
    QCOMPARE(results[1][0][QStringLiteral("n")].toInt(-1), 0);

    QMap<QString, QString> metadata;
    for (const auto& entry : results[2].toArray()) {
      metadata[entry[QStringLiteral("key")].toString()] = entry[QStringLiteral("value")].toString();
    }
    const QMap<QString, QString> expected{
        {QStringLiteral("licence"), QStringLiteral("CC0-1.0")},
        {QStringLiteral("unit.size"), QStringLiteral("bytes")},
        {QStringLiteral("description.size"), QStringLiteral("How large it is.")},
        {QStringLiteral("unit.level"), QStringLiteral("dB")},
        {QStringLiteral("unit.time"), QStringLiteral("s")}};
    QCOMPARE(metadata, expected);

    QMap<QString, QJsonObject> schema;
    for (const auto& entry : results[3].toArray()) {
      schema[entry[QStringLiteral("name")].toString()] = entry.toObject();
    }
    QCOMPARE(schema[QStringLiteral("text")][QStringLiteral("logical_type")].toString(),
             QStringLiteral("StringType()"));
    QCOMPARE(schema[QStringLiteral("text")][QStringLiteral("converted_type")].toString(),
             QStringLiteral("UTF8"));
    QVERIFY(schema[QStringLiteral("count")][QStringLiteral("logical_type")].toString().contains(
        QStringLiteral("IntType")));
    QCOMPARE(schema[QStringLiteral("chroma")][QStringLiteral("logical_type")].toString(),
             QStringLiteral("ListType()"));
    QCOMPARE(schema[QStringLiteral("chroma")][QStringLiteral("repetition_type")].toString(),
             QStringLiteral("OPTIONAL"));
    QVERIFY(results[4][0][QStringLiteral("created_by")].toString().startsWith(
        QStringLiteral("Barline version ")));
    QCOMPARE(results[4][0][QStringLiteral("num_row_groups")].toInt(-1), 0);
  }

  void everyValueOfEveryType() {
    const std::array<float, 3> chroma{0.25F, -0.5F, 1e-20F};
    const std::vector<std::string> tags{"a", "", "🎵"};
    const std::string title = longTitle();
    for (const bool nullable : {false, true}) {
      const QString file =
          write("every", fileBytes(everyType(nullable), [&](ParquetWriter& writer) {
                  for (int round = 0; round < 3; ++round) {
                    writer.append({true, std::int32_t{-7}, std::int64_t{1} << 40, 0.1F, 0.1,
                                   std::string_view(title), std::span<const float>(chroma),
                                   std::span<const std::string>(tags)});
                    writer.append({false, std::numeric_limits<std::int32_t>::max(), std::int64_t{-1}, -3.5F,
                                   -std::numeric_limits<double>::denorm_min(), std::string_view(),
                                   std::span<const float>(), std::span<const std::string>()});
                    if (nullable) writer.append({{}, {}, {}, {}, {}, {}, {}, {}});
                  }
                }));
      const QJsonArray rows = test::duckDb({QStringLiteral("SELECT * FROM ") + file})[0].toArray();
      QCOMPARE(rows.size(), nullable ? 9 : 6);
      for (qsizetype i = 0; i < rows.size(); ++i) checkRow(rows[i].toObject(), i % (nullable ? 3 : 2), title);
    }
  }

  void nothingButNulls() {
    const QString file = write("nulls", fileBytes(everyType(true), [](ParquetWriter& writer) {
                                 for (int i = 0; i < 1000; ++i)
                                   writer.append({{}, {}, {}, {}, {}, {}, {}, {}});
                               }));
    const QJsonArray results = test::duckDb(
        {QStringLiteral("SELECT count(*) AS n, count(flag) + count(count) + count(size) + count(level) + "
                        "count(time) + count(text) + count(chroma) + count(tags) AS values FROM ") +
             file,
         QStringLiteral("SELECT stats_null_count AS nulls, stats_min_value AS low FROM parquet_metadata(%1)")
             .arg(file)});
    QCOMPARE(results[0][0][QStringLiteral("n")].toInt(), 1000);
    QCOMPARE(results[0][0][QStringLiteral("values")].toInt(-1), 0);
    QCOMPARE(results[1].toArray().size(), 8);
    for (const auto& chunk : results[1].toArray()) {
      QCOMPARE(chunk[QStringLiteral("nulls")].toInt(), 1000);
      QVERIFY(chunk[QStringLiteral("low")].isNull());
    }
  }

  void numbersThatAreNotFiniteAreNull() {
    const std::array<float, 2> broken{1.0F, std::numeric_limits<float>::quiet_NaN()};
    const std::string bytes = fileBytes(everyType(true), [&](ParquetWriter& writer) {
      writer.append({true, 1, std::int64_t{1}, std::numeric_limits<float>::infinity(), std::nan(""),
                     std::string_view("x"), std::span<const float>(broken), std::span<const std::string>()});
    });
    const QJsonArray rows =
        test::duckDb({QStringLiteral("SELECT level, time, chroma FROM ") + write("nan", bytes)})[0].toArray();
    QVERIFY(rows[0][QStringLiteral("level")].isNull());
    QVERIFY(rows[0][QStringLiteral("time")].isNull());
    QVERIFY(rows[0][QStringLiteral("chroma")].isNull());
  }

  void aMillionRows() {
    constexpr std::int32_t kRows = 1'000'000;
    Schema schema;
    schema.columns = {
        {"i", Type::Int32}, {"x", Type::Double}, {"name", Type::String}, {"even", Type::Double, true}};
    std::size_t largestPart = 0;
    std::string bytes;
    ParquetWriter writer(schema, [&](std::string_view part) {
      largestPart = std::max(largestPart, part.size());
      bytes += part;
    });
    for (std::int32_t i = 0; i < kRows; ++i) {
      const std::string name = "name " + std::to_string(i % 1000);
      writer.append({i, i / 7.0, std::string_view(name), i % 2 == 0 ? Value(i * 0.5) : Value()});
    }
    writer.finish();
    QCOMPARE(writer.rows(), kRows);
    QVERIFY(largestPart < (4U << 20));  // it went out as it came in
    const QString file = write("million", bytes);
    const QJsonArray results = test::duckDb(
        {QStringLiteral(
             "SELECT count(*) AS n, sum((i <> r)::int) + sum((x <> r / 7.0::double)::int) + "
             "sum((name <> 'name ' || (r % 1000))::int) + "
             "sum((even IS DISTINCT FROM CASE WHEN r % 2 = 0 THEN r * 0.5::double END)::int) AS wrong "
             "FROM (SELECT *, file_row_number AS r FROM read_parquet(%1, file_row_number = true))")
             .arg(file),
         QStringLiteral("SELECT row_group_num_rows AS n, stats_min_value AS low, stats_max_value AS high, "
                        "stats_null_count AS nulls, stats_distinct_count AS kinds, path_in_schema AS name, "
                        "compression, encodings FROM parquet_metadata(%1) ORDER BY row_group_id, column_id")
             .arg(file)});
    QCOMPARE(results[0][0][QStringLiteral("n")].toInt(), kRows);
    QCOMPARE(results[0][0][QStringLiteral("wrong")].toInt(-1), 0);

    const QJsonArray chunks = results[1].toArray();
    QVERIFY(chunks.size() >= 4 * 9);
    int first = 0;
    for (qsizetype i = 0; i < chunks.size(); i += 4) {
      const int rows = chunks[i][QStringLiteral("n")].toInt();
      QVERIFY(rows <= 122880);
      QCOMPARE(chunks[i][QStringLiteral("low")].toString().toInt(), first);
      QCOMPARE(chunks[i][QStringLiteral("high")].toString().toInt(), first + rows - 1);
      QCOMPARE(chunks[i + 1][QStringLiteral("low")].toString().toDouble(), first / 7.0);
      QCOMPARE(chunks[i + 2][QStringLiteral("low")].toString(), QStringLiteral("name 0"));
      QCOMPARE(chunks[i + 2][QStringLiteral("high")].toString(), QStringLiteral("name 999"));
      QCOMPARE(chunks[i + 2][QStringLiteral("kinds")].toInt(), 1000);
      QVERIFY(
          chunks[i + 2][QStringLiteral("encodings")].toString().contains(QStringLiteral("RLE_DICTIONARY")));
      QCOMPARE(chunks[i + 2][QStringLiteral("compression")].toString(), QStringLiteral("ZSTD"));
      QCOMPARE(chunks[i + 3][QStringLiteral("nulls")].toInt(), (first + rows) / 2 - first / 2);
      first += rows;
    }
    QCOMPARE(first, kRows);
  }

  void rowGroupsEndWhereMemoryWould() {
    const std::string text(1000, 'x');
    Schema schema;
    schema.columns = {{"text", Type::String}};
    const std::string bytes = fileBytes(schema,
                                        [&](ParquetWriter& writer) {
                                          for (int i = 0; i < 100; ++i)
                                            writer.append({std::string_view(text)});
                                        },
                                        {1000, 20'000});
    const QJsonArray results =
        test::duckDb({QStringLiteral("SELECT max(row_group_num_rows) AS rows, sum(row_group_num_rows) AS all "
                                     "FROM parquet_metadata(%1)")
                          .arg(write("groups", bytes))});
    QVERIFY(results[0][0][QStringLiteral("rows")].toInt() <= 20);
    QCOMPARE(results[0][0][QStringLiteral("all")].toInt(), 100);
  }

  void wrongValuesAreRefused() {
    Schema schema;
    schema.columns = {{"time", Type::Double}};
    const auto append = [&](const std::vector<Value>& row) {
      ParquetWriter([&] { return schema; }(), [](std::string_view) {}).append(row);
    };
    QVERIFY_EXCEPTION_THROWN(append({Value(1)}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(append({Value()}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(append({Value(std::nan(""))}), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(append({}), std::invalid_argument);
  }

 private:
  /// @return its name in SQL
  QString write(const char* name, const std::string& bytes) {
    const std::filesystem::path path =
        std::filesystem::path(folder_.path().toStdString()) / (std::string("it's ") + name + ".parquet");
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return test::sqlPath(path);
  }

  static std::string longTitle() {
    std::string title = "\"'\t\n,; 🎵 שלום ";
    while (title.size() < 300) title += "é";
    return title;
  }

  static void checkRow(const QJsonObject& row, qsizetype kind, const std::string& title) {
    if (kind == 2) {
      for (const auto& value : row) QVERIFY(value.isNull());
      return;
    }
    const bool first = kind == 0;
    QCOMPARE(row[QStringLiteral("flag")].toBool(!first), first);
    QCOMPARE(row[QStringLiteral("count")].toInt(), first ? -7 : 2147483647);
    QCOMPARE(row[QStringLiteral("size")].toDouble(), first ? 1099511627776.0 : -1.0);
    QCOMPARE(static_cast<float>(row[QStringLiteral("level")].toDouble()), first ? 0.1F : -3.5F);
    QVERIFY(row[QStringLiteral("time")].toDouble() ==
            (first ? 0.1 : -std::numeric_limits<double>::denorm_min()));
    QCOMPARE(row[QStringLiteral("text")].toString().toStdString(), first ? title : std::string());
    const QJsonArray chroma = row[QStringLiteral("chroma")].toArray();
    const QJsonArray tags = row[QStringLiteral("tags")].toArray();
    QVERIFY(row[QStringLiteral("chroma")].isArray() && row[QStringLiteral("tags")].isArray());
    QCOMPARE(chroma.size(), first ? 3 : 0);
    QCOMPARE(tags.size(), first ? 3 : 0);
    if (!first) return;
    QVERIFY(static_cast<float>(chroma[2].toDouble()) == 1e-20F && chroma[1].toDouble() == -0.5);
    QCOMPARE(tags[2].toString(), QStringLiteral("🎵"));
  }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestParquetWriter)
#include "test_parquet_writer.moc"

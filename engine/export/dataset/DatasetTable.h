#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/export/dataset/DatasetTrack.h"
#include "engine/export/parquet/ParquetWriter.h"

namespace barline::exporting {

/// A table of a dataset: what people are told of it, its columns, and its rows for a track.
struct DatasetTable {
  std::string_view name;     ///< of its file, without ".parquet"
  std::string_view summary;  ///< what a row is: "a beat"
  std::vector<parquet::Column> columns;
  /// Appends the track's rows in order of time.
  std::function<void(const DatasetTrack& track, parquet::ParquetWriter& writer)> write;
};

/// tracks, beats, bar_features, chords, sections. What is not known is null. The column "track" joins them.
[[nodiscard]] std::vector<DatasetTable> datasetTables();

// Each stands beside its columns.
[[nodiscard]] DatasetTable tracksTable();
[[nodiscard]] DatasetTable beatsTable();
[[nodiscard]] DatasetTable barFeaturesTable();
[[nodiscard]] DatasetTable chordsTable();
[[nodiscard]] DatasetTable sectionsTable();

/// A column and where a row's value for it is found.
template <class Row>
struct DatasetColumn {
  parquet::Column column;
  std::function<parquet::Value(const Row& row)> value;
};

/// A table whose rows `rowsOf(track, take)` gives to take(row).
template <class Row, class RowsOf>
[[nodiscard]] DatasetTable tableOf(std::string_view name, std::string_view summary,
                                   std::vector<DatasetColumn<Row>> columns, RowsOf rowsOf) {
  DatasetTable table{name, summary, {}, {}};
  for (const auto& column : columns) table.columns.push_back(column.column);
  table.write = [columns = std::move(columns), rowsOf](const DatasetTrack& track,
                                                       parquet::ParquetWriter& writer) {
    std::vector<parquet::Value> values(columns.size());
    rowsOf(track, [&](const Row& row) {
      for (std::size_t i = 0; i < columns.size(); ++i) values[i] = columns[i].value(row);
      writer.append(values);
    });
  };
  return table;
}

}  // namespace barline::exporting

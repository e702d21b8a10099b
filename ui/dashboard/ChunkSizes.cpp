#include "ui/dashboard/ChunkSizes.h"

#include <QCoreApplication>
#include <QLocale>

#include "engine/export/chunks/ChunkWriter.h"

namespace barline::ui {
namespace {

using exporting::ChunkUnit;

/// The context of the texts.
struct Chunks {
  Q_DECLARE_TR_FUNCTIONS(Chunks)
};

QString nameOf(const exporting::PlannedChunk& chunk, ChunkUnit unit) {
  if (unit == ChunkUnit::Section) return Chunks::tr("section %1").arg(chunk.number);
  if (unit == ChunkUnit::Beat && chunk.beat)
    return Chunks::tr("bar %1, beat %2").arg(QString::number(chunk.firstBar), QString::number(*chunk.beat));
  if (chunk.lastBar > chunk.firstBar)
    return Chunks::tr("bars %1–%2").arg(QString::number(chunk.firstBar), QString::number(chunk.lastBar));
  return Chunks::tr("bar %1").arg(chunk.firstBar);
}

QString countText(const QString& count, ChunkUnit unit) {
  switch (unit) {
    case ChunkUnit::Bar:
      return Chunks::tr("%1 bars").arg(count);
    case ChunkUnit::Beat:
      return Chunks::tr("%1 beats").arg(count);
    case ChunkUnit::Section:
      return Chunks::tr("%1 sections").arg(count);
    default:
      return Chunks::tr("%1 chunks").arg(count);
  }
}

QString channelsText(int channels) {
  if (channels == 1) return Chunks::tr("mono");
  if (channels == 2) return Chunks::tr("stereo");
  return Chunks::tr("%1 channels").arg(channels);
}

}  // namespace

ChunkSizes chunkSizes(const std::string& fingerprint, const exporting::ChunkReport& report,
                      const exporting::ChunkSettings& settings) {
  ChunkSizes sizes;
  sizes.fingerprint = fingerprint;
  for (const exporting::WrittenChunk& chunk : report.chunks)
    sizes.chunks.push_back({nameOf(chunk.plan, settings.unit), static_cast<double>(chunk.bytes)});
  const bool flac = settings.encoding == exporting::ChunkEncoding::Flac;
  sizes.about =
      Chunks::tr("number of files by size · %1, %2, %3 kHz %4")
          .arg(countText(QLocale().toString(static_cast<qulonglong>(sizes.chunks.size())), settings.unit),
               flac ? QStringLiteral("FLAC") : QStringLiteral("WAV"),
               QString::number(report.sampleRate / 1000.0, 'g', 4), channelsText(report.channels));
  return sizes;
}

}  // namespace barline::ui

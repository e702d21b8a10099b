#include "engine/export/ExportCatalog.h"

#include <algorithm>
#include <vector>

#include "engine/export/formats/AudacityLabels.h"
#include "engine/export/formats/ChordPro.h"
#include "engine/export/formats/Csv.h"
#include "engine/export/formats/CueSheet.h"
#include "engine/export/formats/Jams.h"
#include "engine/export/formats/Json.h"
#include "engine/export/formats/Midi.h"
#include "engine/export/formats/MirEvalText.h"
#include "engine/export/formats/MusicXml.h"
#include "engine/export/formats/Reaper.h"
#include "engine/export/formats/Rekordbox.h"
#include "engine/export/formats/Serato.h"
#include "engine/export/formats/SonicVisualiserCsv.h"
#include "engine/export/formats/SonicVisualiserLayer.h"
#include "engine/export/formats/Traktor.h"
#include "engine/export/formats/WavCopy.h"
#include "engine/export/picture/PictureFormats.h"

namespace barline::exporting {

std::span<const ExportFormat> exportCatalog() {
  static const std::vector<ExportFormat> formats{
      jsonFormat(),
      csvFormat(),
      jamsFormat(),
      mirEvalFormat(),
      sonicVisualiserLayerFormat(),
      sonicVisualiserCsvFormat(),
      audacityFormat(),
      chordProFormat(),
      musicXmlFormat(),
      midiFormat(),
      reaperFormat(),
      wavCopyFormat(),
      rekordboxFormat(),
      traktorFormat(),
      seratoFormat(),
      cueSheetFormat(),
      svgFormat(),
      darkSvgFormat(),
      stripFormat(),
      pngFormat(),
      darkPngFormat(),
      pdfFormat(),
  };
  return formats;
}

const ExportFormat* findFormat(std::string_view id) {
  const auto formats = exportCatalog();
  const auto found = std::ranges::find(formats, id, &ExportFormat::id);
  return found == formats.end() ? nullptr : &*found;
}

}  // namespace barline::exporting

#include "ui/timeline/lanes/ChordsLane.h"
#include "ui/timeline/lanes/ChromagramLane.h"
#include "ui/timeline/lanes/EnergyLane.h"
#include "ui/timeline/lanes/KeyLane.h"
#include "ui/timeline/lanes/LevelLane.h"
#include "ui/timeline/lanes/LoudnessLane.h"
#include "ui/timeline/lanes/OverviewLane.h"
#include "ui/timeline/lanes/PerceivedLoudnessLane.h"
#include "ui/timeline/lanes/ReferenceLane.h"
#include "ui/timeline/lanes/RoughnessLane.h"
#include "ui/timeline/lanes/RulerLane.h"
#include "ui/timeline/lanes/RunnerUpLane.h"
#include "ui/timeline/lanes/SectionsLane.h"
#include "ui/timeline/lanes/SharpnessLane.h"
#include "ui/timeline/lanes/SpectrogramLane.h"
#include "ui/timeline/lanes/TempoLane.h"
#include "ui/timeline/lanes/TransientsLane.h"
#include "ui/timeline/lanes/WaveformLane.h"

namespace barline::ui {

const std::vector<LaneDeclaration>& laneCatalog() {
  static const std::vector<LaneDeclaration> catalog{
      overviewLane(),   rulerLane(),       referenceLane(), waveformLane(), runnerUpLane(),
      transientsLane(), spectrogramLane(), sectionsLane(),  chordsLane(),   chromagramLane(),
      keyLane(),        energyLane(),      levelLane(),     loudnessLane(), perceivedLoudnessLane(),
      sharpnessLane(),  roughnessLane(),   tempoLane(),
  };
  return catalog;
}

}  // namespace barline::ui

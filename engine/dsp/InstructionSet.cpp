#include "engine/dsp/InstructionSet.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace barline::dsp {
namespace {

InstructionSet ofProcessor() {
#if defined(__x86_64__) && defined(__GNUC__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return __builtin_cpu_supports("avx512f") ? InstructionSet::Avx512 : InstructionSet::Avx2;
#endif
  return InstructionSet::Baseline;
}

InstructionSet allowed() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing changes variables while threads run
  const char* variable = std::getenv("BARLINE_INSTRUCTION_SET");
  const std::string_view name = variable == nullptr ? "" : variable;
  if (name == "baseline") return InstructionSet::Baseline;
  return name == "avx2" ? InstructionSet::Avx2 : InstructionSet::Avx512;
}

}  // namespace

InstructionSet instructionSet() {
  static const InstructionSet set = std::min(ofProcessor(), allowed());
  return set;
}

}  // namespace barline::dsp

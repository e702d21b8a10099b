#pragma once

namespace barline::dsp {

/// The vector units that kernels are written for, each including the ones before.
enum class InstructionSet : unsigned char {
  Baseline,  ///< what every processor of the architecture has: SSE2, or NEON
  Avx2,      ///< and FMA
  Avx512     ///< its foundation, AVX-512F
};

/// The most that kernels may use: what the processor has, or less where the environment variable
/// BARLINE_INSTRUCTION_SET says "baseline" or "avx2", by which tests compare results (kernels that
/// BARLINE_SIMD_CLONES makes are chosen before it can be read, see there). The same at every call.
/// Thread-safe.
[[nodiscard]] InstructionSet instructionSet();

}  // namespace barline::dsp

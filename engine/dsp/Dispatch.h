#pragma once

/// Compiles a function once for every x86-64 processor, once for those with AVX2 and once for those with
/// AVX-512 (x86-64-v4); the program chooses when it starts. The libraries that use it are compiled without
/// contraction to FMA, so all give the same bits. Not where sanitizers run: their code may not be entered as
/// early as the choice is made. BARLINE_BASELINE_ONLY leaves the first of them, for tests that compare them.
#if !defined(BARLINE_BASELINE_ONLY) && defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && \
    !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define BARLINE_SIMD_CLONES __attribute__((target_clones("default", "avx2", "arch=x86-64-v4")))
#else
#define BARLINE_SIMD_CLONES
#endif

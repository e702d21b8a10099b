#pragma once

/// Compiles a function once for every x86-64 processor and once for those with AVX2; the program chooses when
/// it starts. Without FMA, so both give the same bits. Not where sanitizers run: their code may not be
/// entered as early as the choice is made.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define BARLINE_SIMD_CLONES __attribute__((target_clones("default", "avx2")))
#else
#define BARLINE_SIMD_CLONES
#endif

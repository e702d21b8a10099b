#include <QTest>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "engine/dsp/SymmetricEigen.h"

using namespace barline::dsp;

namespace {

std::vector<double> noisyMatrix(std::size_t size) {
  std::vector<double> matrix(size * size);
  std::uint32_t state = 3;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = i; j < size; ++j) {
      state = state * 1664525U + 1013904223U;
      matrix[i * size + j] = matrix[j * size + i] = static_cast<double>(state >> 8U) / 8388608.0 - 1.0;
    }
  }
  return matrix;
}

double dot(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

}  // namespace

class TestSymmetricEigen : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aMatrixSolvedByHand() {
    const SymmetricEigen eigen = symmetricEigen({2.0, 1.0, 1.0, 2.0}, 2);
    QVERIFY(std::abs(eigen.values[0] - 3.0) < 1e-12);
    QVERIFY(std::abs(eigen.values[1] - 1.0) < 1e-12);
    for (const double element : eigen.vector(0)) QVERIFY(std::abs(element - std::sqrt(0.5)) < 1e-12);
  }

  void theChainsSpectrumIsKnown() {
    // Second differences over 40 places: 2 − 2 cos(kπ / 41).
    constexpr std::size_t kSize = 40;
    std::vector<double> matrix(kSize * kSize);
    for (std::size_t i = 0; i < kSize; ++i) {
      matrix[i * kSize + i] = 2.0;
      if (i > 0) matrix[i * kSize + i - 1] = matrix[(i - 1) * kSize + i] = -1.0;
    }
    const SymmetricEigen eigen = symmetricEigen(matrix, kSize);
    for (std::size_t k = 0; k < kSize; ++k) {
      const double expected = 2.0 - 2.0 * std::cos(static_cast<double>(kSize - k) * M_PI / 41.0);
      QVERIFY(std::abs(eigen.values[k] - expected) < 1e-11);
    }
  }

  void vectorsSolveTheEquationAndAreOrthonormal() {
    constexpr std::size_t kSize = 60;
    const std::vector<double> matrix = noisyMatrix(kSize);
    const SymmetricEigen eigen = symmetricEigen(matrix, kSize);
    for (std::size_t k = 0; k < kSize; ++k) {
      if (k > 0) QVERIFY(eigen.values[k] <= eigen.values[k - 1]);
      for (std::size_t i = 0; i < kSize; ++i) {
        const double product = dot(std::span(matrix).subspan(i * kSize, kSize), eigen.vector(k));
        QVERIFY(std::abs(product - eigen.values[k] * eigen.vector(k)[i]) < 1e-10);
        QVERIFY(std::abs(dot(eigen.vector(k), eigen.vector(i)) - (i == k ? 1.0 : 0.0)) < 1e-11);
      }
    }
  }

  void degenerateMatrices() {
    QVERIFY(symmetricEigen({}, 0).values.empty());
    QCOMPARE(symmetricEigen({-4.0}, 1).values, std::vector<double>{-4.0});
    const SymmetricEigen zero = symmetricEigen(std::vector<double>(9), 3);
    QCOMPARE(zero.values, std::vector<double>(3));
    const SymmetricEigen ones = symmetricEigen(std::vector<double>(9, 1.0), 3);
    QVERIFY(std::abs(ones.values[0] - 3.0) < 1e-12);
    QVERIFY(std::abs(ones.values[1]) < 1e-12 && std::abs(ones.values[2]) < 1e-12);
  }
};

QTEST_APPLESS_MAIN(TestSymmetricEigen)
#include "test_symmetric_eigen.moc"

#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace barline::dsp {

/// Eigenvalues of a real symmetric matrix, the greatest first, and eigenvectors of length 1.
struct SymmetricEigen {
  std::vector<double> values;
  std::vector<double> vectors;  ///< row i belongs to values[i]

  [[nodiscard]] std::span<const double> vector(std::size_t i) const {
    return std::span(vectors).subspan(i * values.size(), values.size());
  }
};

/// By Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5): exact for matrices of any condition,
/// and fast enough for some hundred rows. The same matrix always gives the same signs.
/// @param matrix size × size, symmetric, finite
[[nodiscard]] SymmetricEigen symmetricEigen(std::vector<double> matrix, std::size_t size);

}  // namespace barline::dsp

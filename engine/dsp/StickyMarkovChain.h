#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace barline::dsp {

/// Exact decoding of a hidden Markov chain that mostly stays where it is: from one step to the next it
/// changes with a probability that may differ at each step, and where it then goes follows one matrix.
/// Chords over beats and keys over bars are such chains. Immutable, so usable from several threads.
class StickyMarkovChain {
 public:
  struct Decoding {
    std::vector<std::uint16_t> path;  ///< the most probable sequence (Viterbi), one state a step
    std::vector<float> posterior;     ///< steps × states, each row summing to 1 (forward-backward)
  };
  /// Called now and then with the share of the work done (0–1); may throw to end it.
  using Progress = std::function<void(double fraction)>;

  /// @param change states × states, row by row: probability of each state after leaving the row's. Rows
  /// sum to 1. @param initial probabilities of the first step's state
  StickyMarkovChain(std::vector<float> change, std::vector<float> initial);

  [[nodiscard]] std::size_t states() const { return initial_.size(); }

  /// @param logLikelihood steps × states: of what was observed at each step, up to a constant for each row
  /// @param changeProbability one a step, in (0, 1): that the chain changes between the step before and it
  [[nodiscard]] Decoding decode(std::vector<float> logLikelihood, std::span<const float> changeProbability,
                                const Progress& progress = {}) const;

 private:
  [[nodiscard]] std::vector<std::uint16_t> mostProbablePath(std::span<const float> logLikelihood,
                                                            std::span<const float> changeProbability,
                                                            const Progress& progress) const;
  [[nodiscard]] std::vector<float> posterior(std::vector<float> logLikelihood,
                                             std::span<const float> changeProbability,
                                             const Progress& progress) const;
  void forward(std::span<const float> likelihood, std::span<const float> changeProbability,
               std::span<float> filtered, const Progress& progress) const;
  void backward(std::span<float> likelihood, std::span<const float> changeProbability,
                std::span<float> filtered, const Progress& progress) const;

  std::vector<float> change_;
  std::vector<float> logChange_;
  std::vector<float> initial_;
};

}  // namespace barline::dsp

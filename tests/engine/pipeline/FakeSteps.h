#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "engine/pipeline/Runner.h"

/// A small catalogue whose steps count how often they ran:
///     counter (tap) → doubled → quadrupled
///                   → failing → after_failure
///     long_tap, which costs more than all others, in longTapCatalog()
///     endless is not part of it: it only ends by being cancelled.
namespace barline::test {

using pipeline::Parameters;
using pipeline::StepContext;
using pipeline::StepDeclaration;

struct Counted {
  std::int64_t frames{};
  double sum{};
  bool operator==(const Counted&) const = default;
  static constexpr auto fields() { return std::tuple{&Counted::frames, &Counted::sum}; }
};
template <int N>
struct Number {
  double value{};
  bool operator==(const Number&) const = default;
  static constexpr auto fields() { return std::tuple{&Number::value}; }
};
using Doubled = Number<2>;
using Quadrupled = Number<4>;
using Failed = Number<5>;
using AfterFailure = Number<6>;
using Endless = Number<7>;
using Blocks = Number<8>;

template <class Step>
std::atomic<int>& runs() {
  static std::atomic<int> count{0};
  return count;
}

class CounterTap {
 public:
  static StepDeclaration declaration() {
    return {.id = "counter", .title = "Counter", .relativeCost = 10, .intermediate = true};
  }
  explicit CounterTap(const Parameters&) { ++runs<CounterTap>(); }
  void begin(const audio::AudioFormat&) {}
  void consume(const audio::AudioBlock& block) {
    if (block.firstFrame != counted_.frames) throw std::runtime_error("blocks out of order");
    counted_.frames += static_cast<std::int64_t>(block.frames());
    for (const float sample : block.channels.front()) counted_.sum += static_cast<double>(sample);
  }
  Counted finish() { return counted_; }

 private:
  Counted counted_;
};

/// Its runs are the blocks that it got.
class LongTap {
 public:
  static StepDeclaration declaration() { return {.id = "long_tap", .title = "Long", .relativeCost = 500}; }
  explicit LongTap(const Parameters&) {}
  void begin(const audio::AudioFormat&) {}
  void consume(const audio::AudioBlock&) { ++runs<LongTap>(); }
  Blocks finish() { return {static_cast<double>(runs<LongTap>())}; }
};

class DoubledStep {
 public:
  static StepDeclaration declaration() {
    return {
        .id = "doubled",
        .title = "Doubled",
        .parameters = {{.id = "factor", .title = "Factor", .minimum = 1, .maximum = 9, .defaultValue = 2}},
        .relativeCost = 5};
  }
  Doubled run(const Counted& counted, const Parameters& parameters, StepContext& context) const {
    ++runs<DoubledStep>();
    context.checkpoint(0.5);
    return {static_cast<double>(counted.frames) * parameters.get("factor")};
  }
};

class QuadrupledStep {
 public:
  static StepDeclaration declaration() { return {.id = "quadrupled", .title = "Quadrupled"}; }
  Quadrupled run(const Doubled& doubled, const Counted&, const Parameters&, StepContext&) const {
    ++runs<QuadrupledStep>();
    return {doubled.value * 2};
  }
};

class FailingStep {
 public:
  static StepDeclaration declaration() { return {.id = "failing", .title = "Failing"}; }
  Failed run(const Counted&, const Parameters&, StepContext&) const { throw std::runtime_error("it broke"); }
};

class AfterFailureStep {
 public:
  static StepDeclaration declaration() { return {.id = "after_failure", .title = "After failure"}; }
  AfterFailure run(const Failed&, const Parameters&, StepContext&) const { return {1}; }
};

class EndlessStep {
 public:
  static StepDeclaration declaration() { return {.id = "endless", .title = "Endless"}; }
  Endless run(const Counted&, const Parameters&, StepContext& context) const {
    ++runs<EndlessStep>();
    for (;;) {
      context.checkpoint(0.5);
      std::this_thread::yield();
    }
  }
};

inline pipeline::StepCatalog soundCatalog() {
  pipeline::StepCatalog catalog;
  catalog.addTap<CounterTap>();
  catalog.addStep<DoubledStep>();
  catalog.addStep<QuadrupledStep>();
  return catalog;
}

inline pipeline::StepCatalog longTapCatalog() {
  pipeline::StepCatalog catalog;
  catalog.addTap<LongTap>();
  catalog.addTap<CounterTap>();
  catalog.addStep<DoubledStep>();
  catalog.addStep<QuadrupledStep>();
  return catalog;
}

inline pipeline::StepCatalog failingCatalog() {
  pipeline::StepCatalog catalog = soundCatalog();
  catalog.addStep<FailingStep>();
  catalog.addStep<AfterFailureStep>();
  return catalog;
}

inline pipeline::StepCatalog endlessCatalog() {
  pipeline::StepCatalog catalog = soundCatalog();
  catalog.addStep<EndlessStep>();
  return catalog;
}

class MemoryCache final : public pipeline::ResultCache {
 public:
  std::optional<model::Bytes> find(const std::string& key) override {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    return found == entries_.end() ? std::nullopt : std::optional(found->second);
  }
  void store(const std::string& key, const std::string& stepId, const model::Bytes& bytes) override {
    const std::lock_guard lock(mutex_);
    entries_[key] = bytes;
    keys_[stepId] = key;
  }
  void reportDamaged(const std::string& key, const std::string&) override {
    const std::lock_guard lock(mutex_);
    entries_.erase(key);
    ++damaged_;
  }

  void damage(const std::string& stepId) {
    const std::lock_guard lock(mutex_);
    entries_[keys_.at(stepId)].pop_back();
  }
  void forget(const std::string& stepId) {
    const std::lock_guard lock(mutex_);
    entries_.erase(keys_.at(stepId));
  }
  [[nodiscard]] int damaged() const { return damaged_; }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

 private:
  std::mutex mutex_;
  std::map<std::string, model::Bytes> entries_;
  std::map<std::string, std::string> keys_;
  int damaged_{};
};

}  // namespace barline::test

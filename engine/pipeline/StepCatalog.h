#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <typeindex>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/model/Codec.h"
#include "engine/pipeline/Declaration.h"
#include "engine/pipeline/Result.h"
#include "engine/pipeline/StepContext.h"

namespace barline::pipeline {

/// A tap at work on one file, its type erased. Used by one thread at a time.
class RunningTap {
 public:
  virtual ~RunningTap() = default;
  virtual void begin(const audio::AudioFormat& format) = 0;
  virtual void consume(const audio::AudioBlock& block) = 0;
  [[nodiscard]] virtual Result finish() = 0;
};

/// A step or tap as the catalogue knows it.
struct CatalogEntry {
  StepDeclaration declaration;
  std::type_index output;
  std::vector<std::type_index> inputs{};  ///< empty for a tap
  bool isTap{};

  /// Only for steps. Inputs are all there.
  std::function<Result(const ResultSet&, const Parameters&, StepContext&)> run{};
  /// Only for taps.
  std::function<std::unique_ptr<RunningTap>(const Parameters&)> makeTap{};

  std::function<model::Bytes(const Result&)> encode{};
  /// @throws model::CodecError
  std::function<Result(std::span<const std::byte>)> decode{};
};

/// Every step and tap there is, in an order in which inputs come before what needs them.
///
/// A tap is a class with
///     static StepDeclaration declaration();
///     explicit T(const Parameters&);
///     void begin(const audio::AudioFormat&);       // once
///     void consume(const audio::AudioBlock&);      // blocks in order
///     Output finish();                             // once; also after no block at all
/// A step is a class with
///     static StepDeclaration declaration();
///     Output run(const Input&…, const Parameters&, StepContext&) const;
/// An output type belongs to exactly one step; which steps a step waits for follows from run's arguments.
class StepCatalog {
 public:
  template <class T>
  void addTap();
  template <class T>
  void addStep();

  [[nodiscard]] const std::vector<CatalogEntry>& entries() const { return entries_; }
  /// Null where there is no such id.
  [[nodiscard]] const CatalogEntry* find(std::string_view id) const;
  /// Null where no step makes this type.
  [[nodiscard]] const CatalogEntry* producerOf(std::type_index output) const;

 private:
  /// @throws std::logic_error for an id or output met twice, and for an input that nothing before makes.
  void add(CatalogEntry entry);

  std::vector<CatalogEntry> entries_;
};

namespace detail {

template <class Output>
void addCodec(CatalogEntry& entry) {
  entry.encode = [](const Result& result) { return model::encode(*result.as<Output>()); };
  entry.decode = [](std::span<const std::byte> bytes) {
    return Result(std::make_shared<const Output>(model::decode<Output>(bytes)));
  };
}

template <class T>
class TapAdapter final : public RunningTap {
 public:
  explicit TapAdapter(const Parameters& parameters) : tap_(parameters) {}
  void begin(const audio::AudioFormat& format) override { tap_.begin(format); }
  void consume(const audio::AudioBlock& block) override { tap_.consume(block); }
  Result finish() override {
    using Output = decltype(tap_.finish());
    return Result(std::make_shared<const Output>(tap_.finish()));
  }

 private:
  T tap_;
};

template <class Step, class Output, class... Arguments>
CatalogEntry describeStep(Output (Step::*run)(Arguments...) const) {
  constexpr std::size_t kInputs = sizeof...(Arguments) - 2;
  using All = std::tuple<std::remove_cvref_t<Arguments>...>;
  return [run]<std::size_t... I>(std::index_sequence<I...>) {
    CatalogEntry entry{.declaration = Step::declaration(),
                       .output = typeid(Output),
                       .inputs = {std::type_index(typeid(std::tuple_element_t<I, All>))...}};
    entry.run = [run](const ResultSet& results, const Parameters& parameters, StepContext& context) {
      return Result(std::make_shared<const Output>(
          (Step{}.*run)(*results.find<std::tuple_element_t<I, All>>()..., parameters, context)));
    };
    addCodec<Output>(entry);
    return entry;
  }
  (std::make_index_sequence<kInputs>{});
}

}  // namespace detail

template <class T>
void StepCatalog::addTap() {
  using Output = decltype(std::declval<T&>().finish());
  CatalogEntry entry{.declaration = T::declaration(), .output = typeid(Output), .isTap = true};
  entry.makeTap = [](const Parameters& parameters) -> std::unique_ptr<RunningTap> {
    return std::make_unique<detail::TapAdapter<T>>(parameters);
  };
  detail::addCodec<Output>(entry);
  add(std::move(entry));
}

template <class T>
void StepCatalog::addStep() {
  add(detail::describeStep<T>(&T::run));
}

}  // namespace barline::pipeline

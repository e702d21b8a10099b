#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace barline::exporting {

/// The parts of a timeline that a person may choose to export.
enum class Layer : unsigned char {
  Beats,
  Bars,  ///< where bars begin, their numbers and metres
  Tempo,
  Key,
  Chords,
  Sections,
  Transients,
  Curves,       ///< energy, loudness, sharpness, roughness, …
  BarFeatures,  ///< what each bar sounds like
  Measures,     ///< figures of the whole track
  Waveform
};

inline constexpr std::array kLayers{Layer::Beats,       Layer::Bars,     Layer::Tempo,      Layer::Key,
                                    Layer::Chords,      Layer::Sections, Layer::Transients, Layer::Curves,
                                    Layer::BarFeatures, Layer::Measures, Layer::Waveform};

/// A set of layers. A value.
class Layers {
 public:
  constexpr Layers() = default;
  constexpr Layers(std::initializer_list<Layer> layers) {
    for (const Layer layer : layers) set(layer);
  }
  [[nodiscard]] static constexpr Layers all() {
    Layers layers;
    for (const Layer layer : kLayers) layers.set(layer);
    return layers;
  }

  constexpr void set(Layer layer, bool on = true) {
    const auto bit = static_cast<std::uint32_t>(1U << static_cast<unsigned>(layer));
    bits_ = on ? bits_ | bit : bits_ & ~bit;
  }
  [[nodiscard]] constexpr bool has(Layer layer) const {
    return (bits_ >> static_cast<unsigned>(layer) & 1U) != 0;
  }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr Layers both(const Layers& other) const {
    Layers layers;
    layers.bits_ = bits_ & other.bits_;
    return layers;
  }

  bool operator==(const Layers&) const = default;

 private:
  std::uint32_t bits_{};
};

/// Its name on the command line and in settings: "beats", "bar_features".
[[nodiscard]] std::string_view layerId(Layer layer);

/// Nothing for a name that no layer has.
[[nodiscard]] std::optional<Layer> layerFromId(std::string_view id);

/// English, marked for translation in the context "Export".
[[nodiscard]] const char* layerTitle(Layer layer);

}  // namespace barline::exporting

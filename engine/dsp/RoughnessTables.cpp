#include "engine/dsp/RoughnessTables.h"

#include <algorithm>
#include <array>
#include <span>

namespace barline::dsp {
namespace {

struct Point {
  double x;
  double y;
};

/// Linear between points of rising x; the first and last values beyond them.
double interpolate(std::span<const Point> points, double x) {
  if (x <= points.front().x) return points.front().y;
  const auto above =
      std::upper_bound(points.begin(), points.end(), x, [](double value, Point p) { return value < p.x; });
  if (above == points.end()) return points.back().y;
  const Point low = *(above - 1);
  return low.y + (above->y - low.y) * (x - low.x) / (above->x - low.x);
}

// Hz, every half Bark from 0 on.
constexpr std::array<double, 50> kFrequencyOfHalfBarks{
    0.0,    50.0,   100.0,  150.0,  200.0,  250.0,   300.0,   350.0,   400.0,   450.0,
    510.0,  570.0,  630.0,  700.0,  770.0,  840.0,   920.0,   1000.0,  1080.0,  1170.0,
    1270.0, 1370.0, 1480.0, 1600.0, 1720.0, 1850.0,  2000.0,  2150.0,  2320.0,  2500.0,
    2700.0, 2900.0, 3150.0, 3400.0, 3700.0, 4000.0,  4400.0,  4800.0,  5300.0,  5800.0,
    6400.0, 7000.0, 7700.0, 8500.0, 9500.0, 10500.0, 12000.0, 13500.0, 15500.0, 20000.0};

constexpr Point kTransmission[] = {{10.0, 0.0},   {12.0, 1.15},  {13.0, 2.31},  {14.0, 3.85},  {15.0, 5.62},
                                   {16.0, 6.92},  {16.5, 7.38},  {17.0, 6.92},  {18.0, 4.23},  {18.5, 2.31},
                                   {19.0, 0.0},   {20.0, -1.43}, {21.0, -2.59}, {21.5, -3.57}, {22.0, -5.19},
                                   {22.5, -7.41}, {23.0, -11.3}, {23.5, -20.0}, {24.0, -40.0}, {25.0, -130.0},
                                   {26.0, -999.0}};

constexpr Point kThreshold[] = {
    {0.0, 130.0}, {0.01, 70.0}, {0.17, 60.0}, {0.8, 30.0},  {1.0, 25.0},  {1.5, 20.0},  {2.0, 15.0},
    {3.3, 10.0},  {4.0, 8.1},   {5.0, 6.3},   {6.0, 5.0},   {8.0, 3.5},   {10.0, 2.5},  {12.0, 1.7},
    {13.3, 0.0},  {15.0, -2.5}, {16.0, -4.0}, {17.0, -3.7}, {18.0, -1.5}, {19.0, 1.4},  {20.0, 3.8},
    {21.0, 5.0},  {22.0, 7.5},  {23.0, 15.0}, {24.0, 48.0}, {24.5, 60.0}, {25.0, 130.0}};

constexpr Point kRoughnessWeight[] = {
    {0.0, 0.15},  {1.0, 0.26},  {2.0, 0.38},  {3.0, 0.47},  {4.0, 0.54},  {5.0, 0.65},  {6.0, 0.76},
    {7.0, 0.83},  {8.0, 0.90},  {9.0, 0.98},  {10.0, 0.98}, {11.0, 0.90}, {12.0, 0.80}, {13.0, 0.70},
    {14.0, 0.62}, {15.0, 0.54}, {16.0, 0.49}, {17.0, 0.43}, {18.0, 0.39}, {19.0, 0.35}, {20.0, 0.30}};

// Channels 1 to 4 (H2).
constexpr Point kModulation2[] = {{0.0, 0.0},    {17.0, 0.8},  {23.0, 0.95}, {25.0, 0.975}, {32.0, 1.0},
                                  {37.0, 0.975}, {48.0, 0.9},  {67.0, 0.8},  {90.0, 0.7},   {114.0, 0.6},
                                  {171.0, 0.4},  {206.0, 0.3}, {247.0, 0.2}, {294.0, 0.1},  {358.0, 0.0}};
// Channels 5 to 15 (H5).
constexpr Point kModulation5[] = {{0.0, 0.0},   {32.0, 0.8},  {43.0, 0.95}, {56.0, 1.0},  {69.0, 0.975},
                                  {92.0, 0.9},  {120.0, 0.8}, {142.0, 0.7}, {165.0, 0.6}, {231.0, 0.4},
                                  {277.0, 0.3}, {331.0, 0.2}, {397.0, 0.1}, {502.0, 0.0}};
// Channels 16 to 20 (H16).
constexpr Point kModulation16[] = {{0.0, 0.0},    {23.5, 0.4},  {34.0, 0.6},    {47.0, 0.8},   {56.0, 0.9},
                                   {63.0, 0.95},  {79.0, 1.0},  {100.0, 0.975}, {115.0, 0.95}, {135.0, 0.9},
                                   {159.0, 0.85}, {172.0, 0.8}, {194.0, 0.7},   {215.0, 0.6},  {244.0, 0.5},
                                   {290.0, 0.4},  {348.0, 0.3}, {415.0, 0.2},   {500.0, 0.1},  {645.0, 0.0}};
// Channels 21 to 41 (H21).
constexpr Point kModulation21[] = {{0.0, 0.0},   {19.0, 0.4},   {44.0, 0.8},  {52.5, 0.9},   {58.0, 0.95},
                                   {75.0, 1.0},  {101.5, 0.95}, {114.5, 0.9}, {132.5, 0.85}, {143.5, 0.8},
                                   {165.5, 0.7}, {197.5, 0.6},  {241.0, 0.5}, {290.0, 0.4},  {348.0, 0.3},
                                   {415.0, 0.2}, {500.0, 0.1},  {645.0, 0.0}};
// Channels 42 to 47 (H42).
constexpr Point kModulation42[] = {{0.0, 0.0},   {15.0, 0.4},  {41.0, 0.8},  {49.0, 0.9},  {53.0, 0.965},
                                   {64.0, 0.99}, {71.0, 1.0},  {88.0, 0.95}, {94.0, 0.9},  {106.0, 0.85},
                                   {115.0, 0.8}, {137.0, 0.7}, {180.0, 0.6}, {238.0, 0.5}, {290.0, 0.4},
                                   {348.0, 0.3}, {415.0, 0.2}, {500.0, 0.1}, {645.0, 0.0}};

struct ModulationTable {
  std::size_t channels;  ///< those below this one that no table before is for
  double end;            ///< Hz
  std::span<const Point> points;
};

// Each channel takes the figure's curve that begins its group.
constexpr std::array<ModulationTable, 5> kModulationTables{
    {{4, 355.0, kModulation2},
     {15, kFastestModulation, kModulation5},
     {20, kFastestModulation, kModulation16},
     {41, kFastestModulation, kModulation21},
     {kRoughnessChannels, kFastestModulation, kModulation42}}};

}  // namespace

double barkOf(double frequency) {
  const auto& table = kFrequencyOfHalfBarks;
  if (frequency <= 0.0) return 0.0;
  const auto above = std::upper_bound(table.begin(), table.end(), frequency);
  if (above == table.end()) return 0.5 * static_cast<double>(table.size() - 1);
  const double low = *(above - 1);
  const auto index = static_cast<double>(above - table.begin() - 1);
  return 0.5 * (index + (frequency - low) / (*above - low));
}

double outerEarTransmission(double bark) {
  return interpolate(kTransmission, bark);
}

double thresholdInQuiet(double bark) {
  return interpolate(kThreshold, bark);
}

double roughnessWeight(double bark) {
  return interpolate(kRoughnessWeight, bark);
}

double modulationWeight(std::size_t channel, double frequency) {
  const auto table = std::find_if(kModulationTables.begin(), kModulationTables.end(),
                                  [channel](const ModulationTable& t) { return channel < t.channels; });
  if (table == kModulationTables.end() || frequency >= table->end) return 0.0;
  return interpolate(table->points, frequency);
}

}  // namespace barline::dsp

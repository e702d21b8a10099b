#include "ui/dashboard/QueueRates.h"

#include <QDateTime>
#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "engine/model/Median.h"

namespace barline::ui {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::array<std::int64_t, 7> kStretches{1, 2, 5, 10, 15, 30, 60};  // minutes

std::int64_t stretchFor(std::int64_t span, std::size_t most) {
  for (const std::int64_t minutes : kStretches) {
    if (span / (minutes * kMinute) < static_cast<std::int64_t>(most)) return minutes * kMinute;
  }
  return kStretches.back() * kMinute;
}

}  // namespace

int QueueRates::count() const {
  return std::accumulate(files.begin(), files.end(), 0);
}

QueueRates queueRates(const std::vector<RunName>& runs, std::size_t most) {
  std::vector<RunName> queued;
  std::ranges::copy_if(runs, std::back_inserter(queued), &RunName::queued);
  QueueRates rates;
  if (queued.empty()) return rates;
  rates.stretch = stretchFor(queued.back().endedAt - queued.front().endedAt, most);
  rates.begin = queued.front().endedAt / rates.stretch * rates.stretch;
  rates.files.resize(static_cast<std::size_t>((queued.back().endedAt - rates.begin) / rates.stretch) + 1);
  std::vector<double> factors;
  for (const RunName& run : queued) {
    ++rates.files[static_cast<std::size_t>((run.endedAt - rates.begin) / rates.stretch)];
    rates.audioSeconds += run.audioSeconds;
    if (run.wallSeconds > 0.0) factors.push_back(run.audioSeconds / run.wallSeconds);
  }
  const auto busy = std::ranges::count_if(rates.files, [](int files) { return files > 0; });
  // A single stretch says no more than how long its files took: from the first one's begin to the last one's
  // end.
  const double seconds =
      busy > 1 ? static_cast<double>(busy * rates.stretch) / 1000.0
               : std::max(1.0, static_cast<double>(queued.back().endedAt - queued.front().endedAt) / 1000.0 +
                                   queued.front().wallSeconds);
  rates.filesPerMinute = 60.0 * rates.count() / seconds;
  rates.audioPerSecond = rates.audioSeconds / seconds;
  if (!factors.empty()) rates.realTimeFactor = model::median(std::move(factors));
  return rates;
}

std::string queueCsv(const QueueRates& rates) {
  std::string text = "begin,seconds,files\r\n";
  for (std::size_t i = 0; i < rates.files.size(); ++i) {
    const QDateTime begin =
        QDateTime::fromMSecsSinceEpoch(rates.begin + static_cast<std::int64_t>(i) * rates.stretch, Qt::UTC);
    text += begin.toString(Qt::ISODate).toStdString() + ',' + std::to_string(rates.stretch / 1000) + ',' +
            std::to_string(rates.files[i]) + "\r\n";
  }
  return text;
}

}  // namespace barline::ui

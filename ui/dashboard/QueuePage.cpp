#include "ui/dashboard/QueuePage.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/dashboard/BarChart.h"
#include "ui/dashboard/ChartPanel.h"
#include "ui/dashboard/FigureCards.h"
#include "ui/dashboard/RunText.h"
#include "ui/theme/Appearance.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr std::size_t kMostStretches = 72;
constexpr std::size_t kLastFiles = 60;

QString number(double value) {
  return numberText(value, value > 0.0 && value < 10.0 ? 1 : 0);
}

QString clockText(std::int64_t milliseconds) {
  return QLocale().toString(QDateTime::fromMSecsSinceEpoch(milliseconds).time(), QStringLiteral("H:mm"));
}

std::vector<FigureCard> cardsOf(const QueueRates& rates) {
  const bool none = rates.count() == 0;
  const auto shown = [none](const QString& figure) { return none ? QStringLiteral("–") : figure; };
  const double hours = rates.audioSeconds / 3600.0;
  return {{.title = QueuePage::tr("Files"),
           .figure = QLocale().toString(rates.count()),
           .unit = {},
           .note = QueuePage::tr("out of the queue in the last 24 hours")},
          {.title = QueuePage::tr("Files per minute"),
           .figure = shown(number(rates.filesPerMinute)),
           .unit = {},
           .note = QueuePage::tr("while it was at work")},
          {.title = QueuePage::tr("Audio"),
           .figure = shown(number(hours < 1.0 ? rates.audioSeconds / 60.0 : hours)),
           .unit = hours < 1.0 ? QueuePage::tr("min") : QueuePage::tr("h"),
           .note = QueuePage::tr("analysed, %1 × real time").arg(shown(number(rates.audioPerSecond)))},
          {.title = QueuePage::tr("One file"),
           .figure = shown(number(rates.realTimeFactor)),
           .unit = QStringLiteral("×"),
           .note = QueuePage::tr("real time, the median of all files")}};
}

}  // namespace

QueuePage::QueuePage(QWidget* parent) : QWidget(parent), cards_(new FigureCards(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(1);
  column->addWidget(cards_);
  const QString empty = tr("Nothing has come out of the queue in the last 24 hours.");
  auto* rate = new ChartPanel(tr("Files per minute"), this);
  files_ = new BarChart(tr("Files per minute"), empty, rate);
  rate->add(*files_, 1);
  column->addWidget(rate, 1);
  auto* each = new ChartPanel(tr("Real-time factor of each file"), this);
  each->setNote(tr("the latest %1, oldest left").arg(kLastFiles));
  factors_ = new BarChart(tr("Real-time factor of each file"), empty, each);
  each->add(*factors_, 1);
  column->addWidget(each, 1);
  setRuns({});
}

void QueuePage::setRuns(const std::vector<RunName>& runs) {
  rates_ = queueRates(runs, kMostStretches);
  cards_->setCards(cardsOf(rates_));
  std::vector<BarChart::Bar> files;
  const double minutes = static_cast<double>(rates_.stretch) / 60'000.0;
  for (std::size_t i = 0; i < rates_.files.size(); ++i) {
    const double perMinute = rates_.files[i] / minutes;
    files.push_back({clockText(rates_.begin + static_cast<std::int64_t>(i) * rates_.stretch), perMinute,
                     tr("%1 files/min").arg(number(perMinute))});
  }
  files_->setBars(std::move(files), [](double value) { return number(value); });
  std::vector<BarChart::Bar> factors;
  for (const RunName& run : runs) {
    if (!run.queued || run.wallSeconds <= 0.0) continue;
    const double factor = run.audioSeconds / run.wallSeconds;
    factors.push_back({QString(), factor,
                       tr("%1 · %2 in %3, %4 ×")
                           .arg(run.title, timeText(run.audioSeconds, 0),
                                runs::secondsText(run.wallSeconds, 2), number(factor))});
  }
  if (factors.size() > kLastFiles)
    factors.erase(factors.begin(), factors.end() - static_cast<std::ptrdiff_t>(kLastFiles));
  factors_->setBars(std::move(factors), [](double value) { return tr("%1 ×").arg(number(value)); });
}

void QueuePage::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(rect(), themeOf(*this).colours().line.divider);
}

}  // namespace barline::ui

#include "ui/library/table/DateText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace barline::ui {
namespace {

constexpr qint64 kDaysNamed = 7;
constexpr qint64 kWeeksNamed = 4;

QString translated(const char* source) {
  return QCoreApplication::translate("DateText", source);
}

}  // namespace

QString dateText(std::int64_t moment, std::int64_t now) {
  const QDate date = QDateTime::fromSecsSinceEpoch(moment).date();
  const QDate today = QDateTime::fromSecsSinceEpoch(now).date();
  const qint64 days = date.daysTo(today);
  if (days == 0) return translated(QT_TRANSLATE_NOOP("DateText", "today"));
  if (days == 1) return translated(QT_TRANSLATE_NOOP("DateText", "1 day"));
  if (days > 0 && days < kDaysNamed) return translated(QT_TRANSLATE_NOOP("DateText", "%1 days")).arg(days);
  const qint64 weeks = days / 7;
  if (weeks == 1) return translated(QT_TRANSLATE_NOOP("DateText", "1 week"));
  if (days > 0 && weeks < kWeeksNamed)
    return translated(QT_TRANSLATE_NOOP("DateText", "%1 weeks")).arg(weeks);
  const QLocale locale;
  // Day and month in the order of the language.
  if (date.year() == today.year())
    return locale.toString(date, translated(QT_TRANSLATE_NOOP("DateText", "MMM d")));
  return locale.toString(date, translated(QT_TRANSLATE_NOOP("DateText", "MMM yyyy")));
}

QString fullDateText(std::int64_t moment) {
  return QLocale().toString(QDateTime::fromSecsSinceEpoch(moment), QLocale::LongFormat);
}

}  // namespace barline::ui

#include "ui/crates/LibraryPlace.h"

#include <QCoreApplication>

namespace barline::ui {
namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(barline::ui::LibraryPlace)
};

constexpr std::int64_t kSecondsOfDay = 86'400;

search::TrackQuery queryFor(search::Condition condition) {
  return {.allOf = {{.negated = false, .anyOf = {std::move(condition)}}}};
}

}  // namespace

QString listTitle(LibraryList list) {
  switch (list) {
    case LibraryList::All:
      return Texts::tr("All tracks");
    case LibraryList::RecentlyAdded:
      return Texts::tr("Recently added");
    case LibraryList::NotAnalysed:
      return Texts::tr("Not analysed");
    case LibraryList::Doubtful:
      return Texts::tr("Doubtful");
    case LibraryList::Edited:
      return Texts::tr("Edited");
    case LibraryList::Missing:
      return Texts::tr("Missing");
    case LibraryList::Duplicates:
      return Texts::tr("Duplicates");
    case LibraryList::History:
      return Texts::tr("History");
  }
  return {};
}

std::optional<search::TrackQuery> listQuery(LibraryList list, std::int64_t now) {
  using search::Flag;
  using search::FlagCondition;
  switch (list) {
    case LibraryList::All:
      return search::TrackQuery{};
    case LibraryList::RecentlyAdded:
      return queryFor(search::NumberCondition{
          .field = search::NumberField::Added,
          .atLeast = search::Bound{.value = static_cast<double>(now - kRecentDays * kSecondsOfDay)},
          .atMost = std::nullopt});
    case LibraryList::NotAnalysed:
      return queryFor(FlagCondition{Flag::Waiting});
    case LibraryList::Doubtful:
      return queryFor(FlagCondition{Flag::Doubtful});
    case LibraryList::Edited:
      return queryFor(FlagCondition{Flag::Edited});
    case LibraryList::Missing:
      return queryFor(FlagCondition{Flag::Missing});
    case LibraryList::Duplicates:
      return queryFor(FlagCondition{Flag::Duplicate});
    case LibraryList::History:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace barline::ui

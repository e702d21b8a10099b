#include "ui/search/QueryText.h"

#include <QCoreApplication>
#include <algorithm>

namespace barline::ui {
namespace {

QString translated(const char* text) {
  return QCoreApplication::translate("Search", text);
}

}  // namespace

int TextPlaces::index(std::size_t byte) const {
  std::size_t end = std::min(byte, utf8_.size());
  while (end > 0 && end < utf8_.size() && (static_cast<unsigned char>(utf8_[end]) & 0xC0U) == 0x80U) --end;
  return static_cast<int>(QString::fromUtf8(utf8_.data(), static_cast<qsizetype>(end)).size());
}

std::size_t TextPlaces::byte(int index) const {
  return static_cast<std::size_t>(text_.left(index).toUtf8().size());
}

QString searchText(const char* marked) {
  return marked == nullptr ? QString() : translated(marked);
}

QString problemText(const search::QueryProblem& problem) {
  QString text = translated(search::sentencePattern(problem.kind));
  // In one pass, since what was typed may hold a place holder itself.
  QString sentence;
  for (qsizetype at = 0; at < text.size(); ++at) {
    const qsizetype number = at + 1 < text.size() ? text[at + 1].digitValue() - 1 : -1;
    if (text[at] == u'%' && number >= 0 && number < static_cast<qsizetype>(problem.arguments.size())) {
      sentence += QString::fromStdString(problem.arguments[static_cast<std::size_t>(number)]);
      ++at;
    } else {
      sentence += text[at];
    }
  }
  return sentence;
}

QString keyRuleText(search::KeyRule rule) {
  using search::KeyRule;
  switch (rule) {
    case KeyRule::Relative:
      return QCoreApplication::translate("Search", "Relative");
    case KeyRule::Neighbours:
      return QCoreApplication::translate("Search", "Neighbours");
    case KeyRule::NeighboursAndRelative:
      return QCoreApplication::translate("Search", "Neighbours and relative");
    case KeyRule::SixSharedNotes:
      return QCoreApplication::translate("Search", "Six shared notes");
    case KeyRule::EnergyBoost:
      return QCoreApplication::translate("Search", "Energy boost");
    case KeyRule::ParallelMode:
      return QCoreApplication::translate("Search", "Parallel mode");
  }
  return {};
}

QString keyRelationText(search::KeyRelation relation) {
  using search::KeyRelation;
  switch (relation) {
    case KeyRelation::Relative:
      return QCoreApplication::translate("Search", "relative");
    case KeyRelation::FifthDown:
      return QCoreApplication::translate("Search", "a fifth down");
    case KeyRelation::FifthUp:
      return QCoreApplication::translate("Search", "a fifth up");
    case KeyRelation::DiagonalDown:
      return QCoreApplication::translate("Search", "relative of a fifth down");
    case KeyRelation::DiagonalUp:
      return QCoreApplication::translate("Search", "relative of a fifth up");
    case KeyRelation::SemitoneUp:
      return QCoreApplication::translate("Search", "a semitone up");
    case KeyRelation::WholeToneUp:
      return QCoreApplication::translate("Search", "a whole tone up");
    case KeyRelation::Parallel:
      return QCoreApplication::translate("Search", "same tonic, other mode");
  }
  return {};
}

}  // namespace barline::ui

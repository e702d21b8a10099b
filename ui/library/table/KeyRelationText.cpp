#include "ui/library/table/KeyRelationText.h"

#include <QCoreApplication>

namespace barline::ui {

QString keyRelationText(search::KeyRelation relation) {
  const auto text = [](const char* source) { return QCoreApplication::translate("KeyRelation", source); };
  switch (relation) {
    case search::KeyRelation::Relative:
      return text(QT_TRANSLATE_NOOP("KeyRelation", "the relative key"));
    case search::KeyRelation::FifthDown:
      return text(QT_TRANSLATE_NOOP("KeyRelation", "a fifth down"));
    case search::KeyRelation::FifthUp:
      return text(QT_TRANSLATE_NOOP("KeyRelation", "a fifth up"));
    case search::KeyRelation::DiagonalDown:
      return text(QT_TRANSLATE_NOOP("KeyRelation", "diagonally down"));
    case search::KeyRelation::DiagonalUp:
      return text(QT_TRANSLATE_NOOP("KeyRelation", "diagonally up"));
    case search::KeyRelation::SemitoneUp:
      return text(QT_TRANSLATE_NOOP("KeyRelation", "a semitone up"));
    case search::KeyRelation::WholeToneUp:
      return text(QT_TRANSLATE_NOOP("KeyRelation", "a whole tone up"));
    case search::KeyRelation::Parallel:
      return text(QT_TRANSLATE_NOOP("KeyRelation", "the parallel key"));
  }
  return {};
}

}  // namespace barline::ui

#include "ui/library/SearchText.h"

#include <algorithm>

namespace barline::ui {
namespace {

/// Letters that Unicode does not take apart into a letter and an accent.
QString plainLetter(QChar letter) {
  switch (letter.unicode()) {
    case u'ß':
      return QStringLiteral("ss");
    case u'ø':
      return QStringLiteral("o");
    case u'ł':
      return QStringLiteral("l");
    case u'đ':
    case u'ð':
      return QStringLiteral("d");
    case u'þ':
      return QStringLiteral("th");
    case u'æ':
      return QStringLiteral("ae");
    case u'œ':
      return QStringLiteral("oe");
    case u'ı':
      return QStringLiteral("i");
    default:
      return letter;
  }
}

}  // namespace

QString foldedText(const QString& text) {
  QString folded;
  folded.reserve(text.size());
  for (const QChar letter : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
    if (!letter.isMark()) folded += plainLetter(letter);
  }
  return folded;
}

SearchTerms::SearchTerms(const QString& typed)
    : words_(foldedText(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {}

bool SearchTerms::match(const QString& folded) const {
  return std::ranges::all_of(words_, [&](const QString& word) { return folded.contains(word); });
}

}  // namespace barline::ui

#include "ui/commands/FuzzyMatch.h"

#include <QStringList>
#include <algorithm>

namespace barline::ui {
namespace {

constexpr int kFound = 1;
constexpr int kWordBegin = 8;
constexpr int kNextTo = 10;

bool isWordBegin(const QString& text, qsizetype index) {
  return index == 0 || !text[index - 1].isLetterOrNumber();
}

/// The best way to find `word` in `text`, its first letter at `from` or later.
std::optional<int> wordScore(const QString& word, const QString& text) {
  std::optional<int> best;
  for (qsizetype start = 0; start < text.size(); ++start) {
    if (text[start] != word[0]) continue;
    int score = 0;
    qsizetype previous = -2;
    qsizetype letter = 0;
    for (; letter < word.size(); ++letter) {
      const qsizetype at = letter == 0 ? start : text.indexOf(word[letter], previous + 1);
      if (at < 0) break;
      score += kFound + (isWordBegin(text, at) ? kWordBegin : 0) + (at == previous + 1 ? kNextTo : 0);
      previous = at;
    }
    if (letter == word.size()) best = std::max(best.value_or(score), score);
  }
  return best;
}

}  // namespace

std::optional<int> fuzzyScore(const QString& query, const QString& text) {
  const QString lower = text.toLower();
  int sum = 0;
  for (const QString& word : query.toLower().split(u' ', Qt::SkipEmptyParts)) {
    const auto score = wordScore(word, lower);
    if (!score) return std::nullopt;
    sum += *score;
  }
  return sum;
}

}  // namespace barline::ui

#include "storage/SearchText.h"

#include <QString>

#include <algorithm>
#include <array>
#include <utility>

namespace barline::storage {
namespace {

QString fromUtf8(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Letters that people type without their stroke or ligature but that Unicode does not decompose.
QString spelledOut(QString text) {
  static constexpr std::array<std::pair<char16_t, const char*>, 9> kLetters = {{{u'ø', "o"},
                                                                                {u'ł', "l"},
                                                                                {u'đ', "d"},
                                                                                {u'ħ', "h"},
                                                                                {u'ı', "i"},
                                                                                {u'æ', "ae"},
                                                                                {u'œ', "oe"},
                                                                                {u'ß', "ss"},
                                                                                {u'þ', "th"}}};
  for (const auto& [letter, spelling] : kLetters) text.replace(QChar(letter), QLatin1String(spelling));
  return text;
}

}  // namespace

std::string foldForSearch(std::string_view text) {
  const QString decomposed = fromUtf8(text).normalized(QString::NormalizationForm_KD);
  QString bare;
  bare.reserve(decomposed.size());
  for (const QChar character : decomposed) {
    if (!character.isMark()) bare.append(character);
  }
  return spelledOut(bare.toCaseFolded()).simplified().toStdString();
}

std::vector<std::string> linesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string cleanText(std::string_view text) {
  QString clean = fromUtf8(text);
  clean.remove(QChar(u'\0'));
  return clean.toStdString();
}

}  // namespace barline::storage

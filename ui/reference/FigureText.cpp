#include "ui/reference/FigureText.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

struct FigureWords {
  std::string_view id;  ///< without the subject's prefix
  const char* title;
  const char* explanation;
};

constexpr std::array kBeatWords{
    FigureWords{"f", QT_TRANSLATE_NOOP("Figure", "F-measure"),
                QT_TRANSLATE_NOOP("Figure", "Beats found and beats right, within 70 ms.")},
    FigureWords{"cmlt", QT_TRANSLATE_NOOP("Figure", "CMLt"),
                QT_TRANSLATE_NOOP("Figure", "Share of beats right at the reference's own tempo level.")},
    FigureWords{"amlt", QT_TRANSLATE_NOOP("Figure", "AMLt"),
                QT_TRANSLATE_NOOP("Figure", "The same, also at double or half the tempo or off the beat.")},
    FigureWords{
        "cmlc", QT_TRANSLATE_NOOP("Figure", "CMLc"),
        QT_TRANSLATE_NOOP("Figure", "The longest stretch without an error, at the reference's tempo level.")},
    FigureWords{"amlc", QT_TRANSLATE_NOOP("Figure", "AMLc"),
                QT_TRANSLATE_NOOP("Figure", "The longest stretch without an error, at any tempo level.")},
    FigureWords{"cemgil", QT_TRANSLATE_NOOP("Figure", "Cemgil"),
                QT_TRANSLATE_NOOP("Figure", "Closeness of beats, by a Gaussian of 40 ms.")},
    FigureWords{"cemgil_best", QT_TRANSLATE_NOOP("Figure", "Cemgil, best level"),
                QT_TRANSLATE_NOOP("Figure", "The same, at the tempo level that fits best.")},
    FigureWords{"goto", QT_TRANSLATE_NOOP("Figure", "Goto"),
                QT_TRANSLATE_NOOP("Figure", "1 where a quarter of the track is right without a break.")},
    FigureWords{"p_score", QT_TRANSLATE_NOOP("Figure", "P-score"),
                QT_TRANSLATE_NOOP("Figure", "Beats within a fifth of the typical interval.")},
    FigureWords{"information_gain", QT_TRANSLATE_NOOP("Figure", "Information gain"),
                QT_TRANSLATE_NOOP("Figure", "How far the errors are from being arbitrary.")}};

constexpr std::array kTempoWords{
    FigureWords{"acc1", QT_TRANSLATE_NOOP("Figure", "Acc1"),
                QT_TRANSLATE_NOOP("Figure", "The tempo within 4 %.")},
    FigureWords{"acc2", QT_TRANSLATE_NOOP("Figure", "Acc2"),
                QT_TRANSLATE_NOOP("Figure", "Also double, triple, a half or a third of it.")},
    FigureWords{"p_score", QT_TRANSLATE_NOOP("Figure", "P-score"),
                QT_TRANSLATE_NOOP("Figure", "Weight of the reference's tempi that are met within 8 %.")},
    FigureWords{"one_correct", QT_TRANSLATE_NOOP("Figure", "One right"), ""},
    FigureWords{"both_correct", QT_TRANSLATE_NOOP("Figure", "Both right"), ""}};

constexpr std::array kChordWords{
    FigureWords{
        "majmin", QT_TRANSLATE_NOOP("Figure", "Major or minor"),
        QT_TRANSLATE_NOOP("Figure", "Share of the time, where the reference is a major or minor chord.")},
    FigureWords{"sevenths", QT_TRANSLATE_NOOP("Figure", "Sevenths"),
                QT_TRANSLATE_NOOP("Figure", "Share of the time, with the seventh told apart.")},
    FigureWords{"root", QT_TRANSLATE_NOOP("Figure", "Root"), ""},
    FigureWords{"thirds", QT_TRANSLATE_NOOP("Figure", "Thirds"), ""},
    FigureWords{"triads", QT_TRANSLATE_NOOP("Figure", "Triads"), ""},
    FigureWords{"tetrads", QT_TRANSLATE_NOOP("Figure", "Tetrads"), ""},
    FigureWords{"mirex", QT_TRANSLATE_NOOP("Figure", "MIREX"),
                QT_TRANSLATE_NOOP("Figure", "At least three notes in common.")},
    FigureWords{"majmin_inv", QT_TRANSLATE_NOOP("Figure", "Major or minor, bass"), ""},
    FigureWords{"sevenths_inv", QT_TRANSLATE_NOOP("Figure", "Sevenths, bass"), ""},
    FigureWords{"thirds_inv", QT_TRANSLATE_NOOP("Figure", "Thirds, bass"), ""},
    FigureWords{"triads_inv", QT_TRANSLATE_NOOP("Figure", "Triads, bass"), ""},
    FigureWords{"tetrads_inv", QT_TRANSLATE_NOOP("Figure", "Tetrads, bass"), ""},
    FigureWords{"underseg", QT_TRANSLATE_NOOP("Figure", "Changes found"), ""},
    FigureWords{"overseg", QT_TRANSLATE_NOOP("Figure", "Changes not made up"), ""},
    FigureWords{"seg", QT_TRANSLATE_NOOP("Figure", "Segmentation"),
                QT_TRANSLATE_NOOP("Figure", "The lower of the two before.")}};

constexpr std::array kKeyWords{FigureWords{
    "", QT_TRANSLATE_NOOP("Figure", "Weighted score"),
    QT_TRANSLATE_NOOP(
        "Figure",
        "1 for the same key, 0.5 for the fifth above, 0.3 for the relative, 0.2 for the parallel key.")}};

constexpr std::array kSectionWords{
    FigureWords{"f_0.5", QT_TRANSLATE_NOOP("Figure", "Boundaries, 0.5 s"),
                QT_TRANSLATE_NOOP("Figure", "F-measure of the boundaries within 0.5 s.")},
    FigureWords{"f_3", QT_TRANSLATE_NOOP("Figure", "Boundaries, 3 s"),
                QT_TRANSLATE_NOOP("Figure", "F-measure of the boundaries within 3 s.")},
    FigureWords{"pairwise_f", QT_TRANSLATE_NOOP("Figure", "Pairwise"),
                QT_TRANSLATE_NOOP("Figure", "Whether moments of one section are of one section here too.")},
    FigureWords{"precision_0.5", QT_TRANSLATE_NOOP("Figure", "Precision, 0.5 s"), ""},
    FigureWords{"recall_0.5", QT_TRANSLATE_NOOP("Figure", "Recall, 0.5 s"), ""},
    FigureWords{"precision_3", QT_TRANSLATE_NOOP("Figure", "Precision, 3 s"), ""},
    FigureWords{"recall_3", QT_TRANSLATE_NOOP("Figure", "Recall, 3 s"), ""},
    FigureWords{"pairwise_precision", QT_TRANSLATE_NOOP("Figure", "Pairwise precision"), ""},
    FigureWords{"pairwise_recall", QT_TRANSLATE_NOOP("Figure", "Pairwise recall"), ""},
    FigureWords{"deviation_reference", QT_TRANSLATE_NOOP("Figure", "Distance, reference"),
                QT_TRANSLATE_NOOP("Figure",
                                  "Median distance of the reference's boundaries to the nearest one here.")},
    FigureWords{
        "deviation_estimate", QT_TRANSLATE_NOOP("Figure", "Distance, track"),
        QT_TRANSLATE_NOOP("Figure",
                          "Median distance of the boundaries here to the nearest one of the reference.")}};

template <std::size_t count>
const FigureWords* find(const std::array<FigureWords, count>& words, std::string_view id) {
  const auto* const found =
      std::find_if(words.begin(), words.end(), [&](const FigureWords& one) { return one.id == id; });
  return found == words.end() ? nullptr : &*found;
}

const FigureWords* wordsOf(std::string_view id) {
  const std::size_t underline = id.find('_');
  const std::string_view subject = id.substr(0, underline);
  const std::string_view rest =
      underline == std::string_view::npos ? std::string_view{} : id.substr(underline + 1);
  if (subject == "beat" || subject == "downbeat") return find(kBeatWords, rest);
  if (subject == "tempo") return find(kTempoWords, rest);
  if (subject == "chord") return find(kChordWords, rest);
  if (subject == "section") return find(kSectionWords, rest);
  return find(kKeyWords, rest);
}

QString translated(const char* text) {
  return QCoreApplication::translate("Figure", text);
}

}  // namespace

QString subjectTitle(evaluation::Subject subject) {
  switch (subject) {
    case evaluation::Subject::Beats:
      return translated(QT_TRANSLATE_NOOP("Figure", "Beats"));
    case evaluation::Subject::Downbeats:
      return translated(QT_TRANSLATE_NOOP("Figure", "Downbeats"));
    case evaluation::Subject::Tempo:
      return translated(QT_TRANSLATE_NOOP("Figure", "Tempo"));
    case evaluation::Subject::Chords:
      return translated(QT_TRANSLATE_NOOP("Figure", "Chords"));
    case evaluation::Subject::Key:
      return translated(QT_TRANSLATE_NOOP("Figure", "Key"));
    case evaluation::Subject::Sections:
      break;
  }
  return translated(QT_TRANSLATE_NOOP("Figure", "Sections"));
}

QString figureTitle(const evaluation::Figure& figure) {
  const FigureWords* words = wordsOf(figure.id);
  return words == nullptr ? QString::fromStdString(figure.id) : translated(words->title);
}

QString figureExplanation(const evaluation::Figure& figure) {
  const FigureWords* words = wordsOf(figure.id);
  return words == nullptr || *words->explanation == 0 ? QString() : translated(words->explanation);
}

QString figureValueText(const evaluation::Figure& figure) {
  const QString number = numberText(figure.value, 3);
  return figure.isSeconds ? number + QStringLiteral(" s") : number;
}

}  // namespace barline::ui

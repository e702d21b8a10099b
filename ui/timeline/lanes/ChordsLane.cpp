#include "ui/timeline/lanes/ChordsLane.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/BlockPainter.h"

namespace barline::ui {
namespace {

/// A chord as it is drawn.
struct ChordBlock {
  model::TimeRange range;
  QString name;
  QString numeral;
  QString runnerUp;  ///< "or Em7"
  double confidence{};
  int colour{-1};  ///< index of the key colours; −1 for no chord
  bool minor{};
  bool verified{};  ///< by a person: not shown as doubtful
  int signs{};      ///< over it, at its right end
};

model::MusicalKey keyAt(const model::Timeline& timeline, double time) {
  if (timeline.key == nullptr) return {};
  for (const model::KeySpan& span : timeline.key->spans) {
    if (span.range.contains(time)) return span.key;
  }
  return timeline.key->global.value_or(model::MusicalKey{});
}

/// The second line: the other way to read the first, degree or name.
QString secondLine(const model::ChordSpan& span, const model::Timeline& timeline,
                   const model::MusicalKey& key, const model::ChordDisplay& display) {
  using model::ChordNotation;
  const bool named = display.notation == ChordNotation::Plain || display.notation == ChordNotation::Harte;
  if (!named) return chordText(span.label, key);
  return timeline.key != nullptr && timeline.key->global ? numeralText(span.label, key) : QString();
}

ChordBlock blockOf(const model::ChordSpan& span, const model::Timeline& timeline,
                   const model::ChordDisplay& display) {
  const model::MusicalKey key = keyAt(timeline, span.range.begin);
  ChordBlock block{.range = span.range,
                   .name = chordText(span.label, key, display),
                   .numeral = secondLine(span, timeline, key, display),
                   .runnerUp = {},
                   .confidence = span.confidence};
  if (span.runnerUp) {
    block.runnerUp =
        QCoreApplication::translate("Lane", "or %1").arg(chordText(*span.runnerUp, key, display));
  }
  if (const auto chord = model::parseHarte(span.label)) {
    block.minor = model::isMinorish(*chord);
    // A chord has the colour of the key it is the tonic of, as the wheel of keys has them.
    const model::MusicalKey own{chord->root, block.minor ? model::Mode::Minor : model::Mode::Major};
    block.colour = model::camelotNumber(own) - 1;
  }
  return block;
}

class ChordsContent final : public LaneContent {
 public:
  ChordsContent(const model::Timeline& timeline, const LaneOptions& options)
      : shift_(chordShiftText(options.chords)) {
    const LayerMarks marks = marksOf(options, model::EditLayer::Chords);
    for (const model::ChordSpan& span : timeline.chords->changes) {
      ChordBlock& block = blocks_.emplace_back(blockOf(span, timeline, options.chords));
      block.verified = marks.isVerified(span.range);
      block.signs = marks.signsOn(span.range);
    }
  }

  void paint(QPainter& painter, const Strip& strip) const override {
    const double least = strip.tokens().lod.chordMergeBelowPx;
    const double endTime = strip.range().end;
    for (std::size_t i = firstIn(strip.axis.origin); i < blocks_.size() && blocks_[i].range.begin < endTime;
         ++i) {
      if (strip.axis.lengthOf(blocks_[i].range.duration()) >= least) {
        paintBlock(painter, strip, blocks_[i], strip.snappedX(blocks_[i].range.begin));
      }
    }
    paintMerged(painter, strip, least);
  }

  void paintOver(QPainter& painter, const Strip& view, std::span<const QRectF>) const override {
    const std::size_t index = firstIn(view.axis.origin);
    if (index >= blocks_.size() || !blocks_[index].range.contains(view.axis.origin)) return;
    const ChordBlock& block = blocks_[index];
    if (view.axis.lengthOf(block.range.duration()) < view.tokens().lod.chordLabelMinPx) return;
    const double right = view.snappedX(block.range.end);
    painter.fillRect(QRectF(0, 0, right, view.height), view.colours().bg.canvas);
    paintBlock(painter, view, block, 0);
  }

  [[nodiscard]] std::optional<model::TimeRange> blockAt(double time) const override {
    const std::size_t index = firstIn(time);
    if (index >= blocks_.size() || !blocks_[index].range.contains(time) || blocks_[index].colour < 0) {
      return std::nullopt;
    }
    return blocks_[index].range;
  }

  /// Says so where what is read is not what sounds.
  void paintGutter(QPainter& painter, const QRectF& rect, const Theme& theme) const override {
    if (shift_.isEmpty()) return;
    constexpr double kLine = 13;
    const QFont font = theme.font(TextRole::Micro);
    painter.setFont(font);
    painter.setPen(theme.colours().accent.text);
    const QRectF line(rect.left(), rect.bottom() - kLine, rect.width() - 4, kLine);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(shift_, Qt::ElideRight, line.width()));
  }

 private:
  static constexpr double kMargin = 3;  ///< above and below a block
  static constexpr double kInset = 6;   ///< of its label
  static constexpr double kFoot = 3;

  /// The first block that ends after `time`.
  [[nodiscard]] std::size_t firstIn(double time) const {
    const auto found =
        std::upper_bound(blocks_.begin(), blocks_.end(), time,
                         [](double t, const ChordBlock& block) { return t < block.range.end; });
    return static_cast<std::size_t>(found - blocks_.begin());
  }

  [[nodiscard]] static QColor tint(const Strip& strip, const ChordBlock& block) {
    const AlphaTokens& alpha = strip.tokens().alpha;
    const AlphaRamp& ramp = strip.theme->isDark() ? alpha.chordTintDark : alpha.chordTintLight;
    return withAlpha(strip.colours().key[static_cast<std::size_t>(block.colour)], ramp.at(block.confidence));
  }
  [[nodiscard]] static QColor ink(const Strip& strip, const ChordBlock& block) {
    const auto index = static_cast<std::size_t>(block.colour);
    return strip.theme->isDark() ? strip.colours().key[index] : strip.colours().keyInk[index];
  }

  /// @param labelEdge x that the label stands to the right of
  static void paintBlock(QPainter& painter, const Strip& strip, const ChordBlock& block, double labelEdge) {
    const double gap = strip.lineWidth(1);
    const double left = strip.snappedX(block.range.begin);
    const double right = strip.snappedX(block.range.end) - gap;
    const double pixels = strip.axis.lengthOf(block.range.duration());
    const QRectF rect(left, kMargin, std::max(right - left, gap), strip.height - 2 * kMargin);
    const bool doubtful = strip.theme->isDoubtful(block.confidence) && !block.verified;
    if (block.colour >= 0) {
      paintGround(painter, strip, block, rect);
      if (doubtful) hatch(painter, strip, rect, ink(strip, block));
      paintFoot(painter, strip, block, rect);
    }
    if (pixels >= strip.tokens().lod.chordLabelMinPx)
      paintLabel(painter, strip, block, rect, labelEdge, doubtful);
  }

  static void paintGround(QPainter& painter, const Strip& strip, const ChordBlock& block,
                          const QRectF& rect) {
    if (rect.width() < 6) {
      painter.fillRect(rect, tint(strip, block));
      return;
    }
    const double radius = strip.tokens().radius.block;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint(strip, block));
    painter.drawRoundedRect(rect, radius, radius);
    painter.restore();
  }

  static void paintFoot(QPainter& painter, const Strip& strip, const ChordBlock& block, const QRectF& rect) {
    const QColor colour = ink(strip, block);
    if (!block.minor) {
      const double foot = strip.lineWidth(kFoot);
      painter.fillRect(QRectF(rect.left(), rect.bottom() - foot, rect.width(), foot), colour);
      return;
    }
    const double line = strip.lineWidth(1);
    painter.fillRect(QRectF(rect.left(), rect.bottom() - line, rect.width(), line), colour);
    painter.fillRect(QRectF(rect.left(), rect.bottom() - line - strip.lineWidth(3), rect.width(), line),
                     colour);
  }

  static void paintLabel(QPainter& painter, const Strip& strip, const ChordBlock& block, const QRectF& rect,
                         double labelEdge, bool doubtful) {
    constexpr double kTwoLinesFrom = 26;
    constexpr double kLeastInset = 2;
    const Colours& c = strip.colours();
    const double left = std::max(labelEdge, rect.left());
    const double end = rect.right() - 1;
    const double signs = signsRoom(block.signs, rect.width());
    auto font = nameFont(*strip.theme, block.name, end - signs - left - kLeastInset);
    // Signs stand in the upper half: where they leave no room for the name, it stands below them.
    const bool belowSigns = !font && signs > 0 && rect.height() >= kTwoLinesFrom;
    if (belowSigns) font = nameFont(*strip.theme, block.name, end - left - kLeastInset);
    if (!font) return;
    const double width = QFontMetricsF(*font).horizontalAdvance(block.name);
    const double x = left + std::clamp((end - left - width) / 2, kLeastInset, kInset);
    const QString& second = doubtful && !block.runnerUp.isEmpty() ? block.runnerUp : block.numeral;
    const bool twoLines = !belowSigns && rect.height() >= kTwoLinesFrom && !second.isEmpty() &&
                          rect.width() >= strip.tokens().lod.chordSecondLineMinPx;
    const double middle = rect.top() + (rect.height() - kFoot) / 2;
    const double firstLine = belowSigns ? middle + 7 : twoLines ? middle - 6 : middle;
    const QColor high = block.colour < 0 ? c.text.low : c.text.high;
    const double nameEnd = belowSigns ? end : end - signs;
    const auto after = textBefore(painter, x, firstLine, end, *font, high, block.name);
    if (after && doubtful)
      textBefore(painter, *after + 2, firstLine, nameEnd, *font, c.state.warn, QStringLiteral("?"));
    if (twoLines) {
      textBefore(painter, x, middle + 7, end, strip.theme->font(TextRole::Small),
                 doubtful && !block.runnerUp.isEmpty() ? c.text.high : c.text.mid, second);
    }
  }

  /// A block of the chord that sounds longest, in all, between two times.
  [[nodiscard]] const ChordBlock* longestIn(std::size_t first, double begin, double end) const {
    constexpr std::size_t kChords = 13;  // twelve colours and no chord, each major or minor
    std::array<double, 2 * kChords> shares{};
    std::array<const ChordBlock*, 2 * kChords> blocks{};
    for (std::size_t i = first; i < blocks_.size() && blocks_[i].range.begin < end; ++i) {
      const auto slot = static_cast<std::size_t>(blocks_[i].colour + 1) * 2 + (blocks_[i].minor ? 1 : 0);
      shares[slot] += std::min(end, blocks_[i].range.end) - std::max(begin, blocks_[i].range.begin);
      blocks[slot] = &blocks_[i];
    }
    return blocks[static_cast<std::size_t>(std::max_element(shares.begin(), shares.end()) - shares.begin())];
  }

  /// Blocks narrower than `least` share cells of that width; a cell shows the chord that holds most of it.
  void paintMerged(QPainter& painter, const Strip& strip, double least) const {
    const double cellSeconds = least * strip.axis.secondsPerPixel;
    const auto cells = static_cast<int>(std::ceil(strip.width / least));
    std::size_t index = firstIn(strip.axis.origin);
    for (int cell = 0; cell < cells && index < blocks_.size(); ++cell) {
      const double begin = strip.axis.timeAt(cell * least);
      const double end = begin + cellSeconds;
      const ChordBlock* longest = longestIn(index, begin, end);
      while (index < blocks_.size() && blocks_[index].range.end <= end) ++index;
      if (longest == nullptr || longest->colour < 0 || longest->range.duration() >= cellSeconds) continue;
      const QRectF rect(cell * least, kMargin, least, strip.height - 2 * kMargin);
      painter.fillRect(rect, tint(strip, *longest));
      paintFoot(painter, strip, *longest, rect);
    }
  }

  std::vector<ChordBlock> blocks_;
  QString shift_;  ///< what is written in place of the sounding chords
};

}  // namespace

LaneDeclaration chordsLane() {
  return {.id = QStringLiteral("chords"),
          .title = QT_TRANSLATE_NOOP("Lane", "Chords"),
          .subject = QT_TRANSLATE_NOOP("Lane", "Chords"),
          .nothing = QT_TRANSLATE_NOOP("Lane", "No chords found."),
          .steps = {QStringLiteral("chords")},
          .optioned =
              [](const LaneOptions& a, const LaneOptions& b) {
                return a.chords != b.chords || !sameMarks(a, b, model::EditLayer::Chords);
              },
          .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                     const LaneOptions& options) -> std::shared_ptr<const LaneContent> {
            if (timeline->chords == nullptr || timeline->chords->changes.empty()) return nullptr;
            return std::make_shared<ChordsContent>(*timeline, options);
          },
          .parts =
              [](const model::Timeline& timeline) {
                return std::vector<const void*>{timeline.chords.get(), timeline.key.get()};
              }};
}

}  // namespace barline::ui

#pragma once

#include <QWidget>
#include <vector>

#include "engine/playback/SoundSettings.h"

class QHBoxLayout;
class QToolButton;

namespace barline::ui {

/// Which channel and which band of the track is heard alone; pressing one again lets all be heard.
class SoloButtons final : public QObject {
  Q_OBJECT

 public:
  explicit SoloButtons(QWidget* parent);

  [[nodiscard]] QWidget* channels() const { return channelRow_; }
  [[nodiscard]] QWidget* bands() const { return bandRow_; }
  /// Bands without their names, which the tool tips tell.
  void setCompact(bool compact);
  /// Of the bands, whether they are compact now or not.
  [[nodiscard]] int bandsWidth(bool compact) const;
  /// For another theme.
  void updateIcons();

  /// Without a signal.
  void setSolo(const playback::Solo& solo);

 Q_SIGNALS:
  void chosen(const barline::playback::Solo& solo);

 private:
  QToolButton* addButton(QHBoxLayout& layout, const QString& text, const QString& name);
  void addChannel(QHBoxLayout& layout, playback::SoloChannel channel, const QString& text,
                  const QString& name);
  void addBand(QHBoxLayout& layout, playback::SoloBand band, const QString& text, const QString& name);
  struct Channel {
    playback::SoloChannel channel{};
    QToolButton* button{};
  };
  struct Band {
    playback::SoloBand band{};
    QToolButton* button{};
  };
  QWidget* channelRow_;
  QWidget* bandRow_;
  std::vector<Channel> channels_;
  std::vector<Band> bands_;
  playback::Solo solo_;
};

}  // namespace barline::ui

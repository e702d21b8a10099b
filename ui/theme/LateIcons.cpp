#include "ui/theme/LateIcons.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPointer>
#include <map>
#include <utility>

namespace barline::ui {

class LateIcons::Kept {
 public:
  const QIcon& icon(QStyle::StandardPixmap which, QStyle* style) {
    const auto [place, isNew] = icons_.try_emplace(which);
    if (isNew) place->second = (style != nullptr ? style : QApplication::style())->standardIcon(which);
    return place->second;
  }
  [[nodiscard]] int count() const { return static_cast<int>(icons_.size()); }

 private:
  std::map<QStyle::StandardPixmap, QIcon> icons_;
};

class LateIcons::Engine final : public QIconEngine {
 public:
  Engine(std::shared_ptr<Kept> kept, QStyle::StandardPixmap which, QStyle* style)
      : kept_(std::move(kept)), which_(which), style_(style) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    icon().paint(painter, rect, Qt::AlignCenter, mode, state);
  }
  // Sizes are in device pixels already.
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return icon().pixmap(size, 1.0, mode, state);
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
    return icon().pixmap(size, 1.0, mode, state);
  }
  QSize actualSize(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return icon().actualSize(size, mode, state);
  }
  QList<QSize> availableSizes(QIcon::Mode mode, QIcon::State state) override {
    return icon().availableSizes(mode, state);
  }
  // Asked for when a button's size is worked out: not to be made for that.
  bool isNull() override { return false; }
  QIconEngine* clone() const override { return std::make_unique<Engine>(kept_, which_, style_).release(); }

 private:
  [[nodiscard]] const QIcon& icon() { return kept_->icon(which_, style_); }

  std::shared_ptr<Kept> kept_;
  QStyle::StandardPixmap which_;
  QPointer<QStyle> style_;
};

LateIcons::LateIcons() : kept_(std::make_shared<Kept>()) {}
LateIcons::~LateIcons() = default;

QIcon LateIcons::icon(QStyle::StandardPixmap which, QStyle& style) const {
  return QIcon(std::make_unique<Engine>(kept_, which, &style).release());
}

int LateIcons::made() const {
  return kept_->count();
}

}  // namespace barline::ui

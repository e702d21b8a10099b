#pragma once

#include <QToolButton>
#include <optional>
#include <vector>

#include "engine/search/CompatibleKeys.h"

class QActionGroup;
class QMenu;

namespace barline::ui {

/// Whether tracks in keys that go with the sought ones are listed too, and by which rule.
class CompatibleKeysButton final : public QToolButton {
  Q_OBJECT

 public:
  explicit CompatibleKeysButton(QWidget* parent = nullptr);

  /// Nothing = only the sought keys.
  void setRule(std::optional<search::KeyRule> rule);
  /// Whose compatible keys the menu names; without any it names those of 8A.
  void setSoughtKeys(const std::vector<model::MusicalKey>& keys);

  /// Offers to look for the key of a track.
  void setOffer(const QString& title, const model::MusicalKey& key);
  void withdrawOffer();

 Q_SIGNALS:
  /// A person chose it.
  void ruleChosen(const std::optional<barline::search::KeyRule>& rule);
  /// The key of the offered track was chosen.
  void keyChosen();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fillMenu();
  void updateIcon();

  QMenu* menu_;
  std::optional<search::KeyRule> rule_;
  std::vector<model::MusicalKey> keys_;
  QAction* offer_;
};

}  // namespace barline::ui

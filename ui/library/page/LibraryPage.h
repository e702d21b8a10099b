#pragma once

#include <QJsonObject>
#include <QWidget>

class QHBoxLayout;
class QSplitter;
class QVBoxLayout;

namespace barline::ui {

/// The whole window given to the library: a row to search in above the list, and around them three panels
/// that can be folded away. Lays out what others put into it, and remembers how.
class LibraryPage final : public QWidget {
  Q_OBJECT

 public:
  enum class Panel : unsigned char {
    Sidebar,  ///< left: crates
    Details,  ///< right: keys, the selected track
    Queue     ///< below the list: analyses under way
  };
  static constexpr int kPanels = 3;

  explicit LibraryPage(QWidget* parent = nullptr);

  /// What fills a panel; owned by the page. A panel without content takes no room.
  void setPanel(Panel panel, QWidget& content);
  /// What fills the middle, and has the focus when the page is shown. Owned by the page.
  void setList(QWidget& list);
  /// At the left of the row above the list, as wide as there is room. Owned by the page.
  void setSearchField(QWidget& field);
  /// At the right of what was added to the row above the list before. Owned by the page.
  void addToSearchRow(QWidget& widget);
  /// Between the row above the list and the list, over its whole width: hidden until its owner shows it.
  void addBanner(QWidget& banner);

  void focusSearch();
  /// Letters that were meant for the search field while another widget had the focus.
  void typeIntoSearch(const QString& text);

  /// Whether a person wants the panel; a narrow window may have no room for it nevertheless.
  [[nodiscard]] bool isWanted(Panel panel) const;
  void setWanted(Panel panel, bool wanted);

  /// Which panels are wanted and how large they are.
  [[nodiscard]] QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

 Q_SIGNALS:
  void wantedChanged(barline::ui::LibraryPage::Panel panel, bool wanted);
  /// What saveState() gives has changed.
  void stateChanged();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Place {
    QWidget* content{};
    bool wanted{true};
    int size{};  // logical pixels across, as last chosen
  };

  [[nodiscard]] Place& place(Panel panel) { return places_[static_cast<int>(panel)]; }
  [[nodiscard]] const Place& place(Panel panel) const { return places_[static_cast<int>(panel)]; }
  /// Shows the panels that are wanted, as far as there is room.
  void fit();
  void applySizes();
  void takeSizes();

  Place places_[kPanels];
  QSplitter* columns_;
  QSplitter* rows_;
  QWidget* middle_;
  QHBoxLayout* searchRow_;
  QWidget* search_{};
  QVBoxLayout* stack_;
};

}  // namespace barline::ui

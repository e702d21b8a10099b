#pragma once

#include <QObject>
#include <QPointer>
#include <vector>

class QAction;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace barline::ui {

class Settings;

enum class Page : unsigned char { Track, Library, Performance };

/// The pages of the window, of which one is shown: their commands, their buttons for the header, and what
/// keys mean on them. Remembers which page was shown.
class Pages final : public QObject {
  Q_OBJECT

 public:
  /// @param window whose keys are watched; both outlive the pages
  Pages(Settings& settings, QWidget& window);

  /// All pages, one on top of the other.
  [[nodiscard]] QStackedWidget& stack() { return *stack_; }
  /// In the order of Page; takes the widget. @param text in the menu @param title on the button @param start
  /// has the focus when the page is shown first
  void add(const QString& text, const QString& title, const QString& name, const QKeySequence& key,
           QWidget& content, QWidget& start);
  /// The page that was shown last, once all have been added.
  void restore();

  [[nodiscard]] Page current() const;
  void show(Page page);

  void addTo(QMenu& menu) const;
  /// "Track | Library | Performance", for the header; owned by its parent.
  [[nodiscard]] QWidget* makeButtons(QWidget* parent) const;

 Q_SIGNALS:
  void changed(barline::ui::Page page);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Entry {
    QString name;
    QAction* action{};
    QPointer<QWidget> focus;  // where the keys went when the page was left
  };

  void onCurrentChanged();

  Settings& settings_;
  QWidget& window_;
  QStackedWidget* stack_;
  std::vector<Entry> entries_;
  int shown_{};
};

}  // namespace barline::ui

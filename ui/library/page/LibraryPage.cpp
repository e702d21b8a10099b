#include "ui/library/page/LibraryPage.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

using Panel = LibraryPage::Panel;

struct PanelSize {
  QLatin1String name;  // in the saved state
  int least, usual, most;
  int pageNeeds;  // width of the page, for the queue its height, below which the panel makes room
};

constexpr std::array<PanelSize, LibraryPage::kPanels> kSizes{
    PanelSize{QLatin1String("sidebar"), 160, 196, 420, 760},
    {QLatin1String("details"), 216, 232, 420, 1000},
    {QLatin1String("queue"), 80, 158, 600, 420}};

constexpr const PanelSize& sizesOf(Panel panel) {
  return kSizes[static_cast<std::size_t>(panel)];
}

constexpr std::array kAll{Panel::Sidebar, Panel::Details, Panel::Queue};
constexpr int kSearchMargin = 12;
constexpr int kLeastList = 120;  // height, logical pixels

}  // namespace

LibraryPage::LibraryPage(QWidget* parent)
    : QWidget(parent),
      columns_(new QSplitter(Qt::Horizontal, this)),
      rows_(new QSplitter(Qt::Vertical, columns_)),
      middle_(new QWidget(rows_)),
      searchRow_(new QHBoxLayout),
      stack_(new QVBoxLayout(middle_)) {
  setSurface(*this, Surface::Window);
  setSurface(*middle_, Surface::Canvas);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(columns_);
  for (QSplitter* splitter : {columns_, rows_}) {
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(true);
    connect(splitter, &QSplitter::splitterMoved, this, &LibraryPage::takeSizes);
  }
  columns_->addWidget(rows_);
  rows_->addWidget(middle_);
  columns_->setCollapsible(0, false);
  rows_->setCollapsible(0, false);
  middle_->setMinimumHeight(kLeastList);
  searchRow_->setContentsMargins(kSearchMargin, 6, kSearchMargin, 6);
  searchRow_->setSpacing(8);
  stack_->setContentsMargins(0, 0, 0, 0);
  stack_->setSpacing(0);
  stack_->addLayout(searchRow_);
  for (const Panel panel : kAll) place(panel).size = sizesOf(panel).usual;
}

void LibraryPage::setPanel(Panel panel, QWidget& content) {
  Place& target = place(panel);
  delete std::exchange(target.content, &content);
  const PanelSize& sizes = sizesOf(panel);
  QSplitter& splitter = panel == Panel::Queue ? *rows_ : *columns_;
  splitter.insertWidget(panel == Panel::Sidebar ? 0 : splitter.count(), &content);
  if (panel == Panel::Queue) {
    content.setMinimumHeight(sizes.least);
    content.setMaximumHeight(sizes.most);
  } else {
    content.setMinimumWidth(sizes.least);
    content.setMaximumWidth(sizes.most);
  }
  for (QSplitter* each : {columns_, rows_}) {
    for (int i = 0; i < each->count(); ++i) {
      const bool main = each->widget(i) == rows_ || each->widget(i) == middle_;
      each->setStretchFactor(i, main ? 1 : 0);
      each->setCollapsible(i, !main);
    }
  }
  fit();
  applySizes();
}

void LibraryPage::setList(QWidget& list) {
  stack_->addWidget(&list, 1);
  setFocusProxy(&list);
}

void LibraryPage::setSearchField(QWidget& field) {
  delete std::exchange(search_, &field);
  searchRow_->insertWidget(0, &field, 1);
}

void LibraryPage::addToSearchRow(QWidget& widget) {
  searchRow_->addWidget(&widget);
}

void LibraryPage::focusSearch() {
  if (search_ != nullptr) search_->setFocus(Qt::ShortcutFocusReason);
}

void LibraryPage::addBanner(QWidget& banner) {
  stack_->insertWidget(1, &banner);
  banner.hide();
}

void LibraryPage::typeIntoSearch(const QString& text) {
  if (search_ == nullptr) return;
  search_->setFocus(Qt::OtherFocusReason);
  QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, text);
  QCoreApplication::sendEvent(search_, &press);
}

bool LibraryPage::isWanted(Panel panel) const {
  return place(panel).wanted;
}

void LibraryPage::setWanted(Panel panel, bool wanted) {
  if (place(panel).wanted == wanted) return;
  place(panel).wanted = wanted;
  fit();
  applySizes();
  Q_EMIT wantedChanged(panel, wanted);
  Q_EMIT stateChanged();
}

QJsonObject LibraryPage::saveState() const {
  QJsonObject state;
  for (const Panel panel : kAll) {
    state[sizesOf(panel).name] = QJsonObject{{QStringLiteral("shown"), place(panel).wanted},
                                             {QStringLiteral("size"), place(panel).size}};
  }
  return state;
}

void LibraryPage::restoreState(const QJsonObject& state) {
  for (const Panel panel : kAll) {
    const PanelSize& sizes = sizesOf(panel);
    const QJsonObject stored = state[sizes.name].toObject();
    Place& target = place(panel);
    const bool wanted = stored[QStringLiteral("shown")].toBool(true);
    target.size = std::clamp(stored[QStringLiteral("size")].toInt(sizes.usual), sizes.least, sizes.most);
    if (std::exchange(target.wanted, wanted) != wanted) Q_EMIT wantedChanged(panel, wanted);
  }
  fit();
  applySizes();
}

void LibraryPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
  applySizes();
}

void LibraryPage::fit() {
  for (const Panel panel : kAll) {
    const Place& target = place(panel);
    if (target.content == nullptr) continue;
    const int room = panel == Panel::Queue ? height() : width();
    target.content->setVisible(target.wanted && room >= sizesOf(panel).pageNeeds);
  }
}

void LibraryPage::applySizes() {
  for (QSplitter* splitter : {columns_, rows_}) {
    const bool across = splitter == columns_;
    QList<int> sizes(splitter->count(), 0);
    int left = across ? width() : height();
    int main = 0;
    for (int i = 0; i < splitter->count(); ++i) {
      const auto* const found = std::ranges::find(places_, splitter->widget(i), &Place::content);
      if (found == std::end(places_)) {
        main = i;
      } else if (!found->content->isHidden()) {
        sizes[i] = found->size;
        left -= found->size + splitter->handleWidth();
      }
    }
    sizes[main] = std::max(left, 1);
    splitter->setSizes(sizes);
  }
}

void LibraryPage::takeSizes() {
  for (const Panel panel : kAll) {
    Place& target = place(panel);
    if (target.content == nullptr || target.content->isHidden()) continue;
    const QSplitter& splitter = panel == Panel::Queue ? *rows_ : *columns_;
    const int size = splitter.sizes().value(splitter.indexOf(target.content));
    // Pushed together: it goes, and comes back as large as it was.
    if (size == 0) {
      setWanted(panel, false);
    } else {
      target.size = size;
    }
  }
  Q_EMIT stateChanged();
}

}  // namespace barline::ui

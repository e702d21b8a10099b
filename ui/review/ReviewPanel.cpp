#include "ui/review/ReviewPanel.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/dialogs/KeyCap.h"
#include "ui/review/ReviewDelegate.h"
#include "ui/review/ReviewModel.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kHead = 34;
constexpr int kFoot = 34;
constexpr int kMargin = 12;
constexpr int kLeastEmpty = 32;  ///< height of the word where there is no list
constexpr double kBadge = 18;    ///< height of the count's ground
constexpr double kBadgeInset = 7;

}  // namespace

ReviewPanel::ReviewPanel(QWidget* parent)
    : QWidget(parent), model_(new ReviewModel(this)), list_(new QListView(this)), empty_(new QLabel(this)) {
  setSurface(*this, Surface::Panel);
  auto* delegate = new ReviewDelegate(list_);
  list_->setModel(model_);
  list_->setItemDelegate(delegate);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setUniformItemSizes(true);
  list_->setMouseTracking(true);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setAccessibleName(tr("Review"));
  setPaintsOwnFocusRing(*list_);
  setSurface(*list_, Surface::Panel);
  setSurface(*list_->viewport(), Surface::Panel);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setMinimumHeight(kLeastEmpty);
  empty_->setWordWrap(true);
  setText(*empty_, TextRole::Body, Tone::Low);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeHead());
  layout->addWidget(list_, 1);
  layout->addWidget(empty_, 1);
  layout->addWidget(makeFoot());
  const auto doubtAt = [this](const QModelIndex& index) { return model_->row(index).doubt; };
  connect(delegate, &ReviewDelegate::acceptRequested, this,
          [this, doubtAt](const QModelIndex& index) { Q_EMIT acceptRequested(doubtAt(index)); });
  connect(delegate, &ReviewDelegate::runnerUpRequested, this,
          [this, doubtAt](const QModelIndex& index) { Q_EMIT runnerUpRequested(doubtAt(index)); });
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this, doubtAt](const QModelIndex& index) {
            if (index.isValid() && !filling_) Q_EMIT jumpRequested(doubtAt(index));
          });
  connect(list_, &QListView::clicked, this, [this, doubtAt](const QModelIndex& index) {
    if (index.isValid()) Q_EMIT jumpRequested(doubtAt(index));
  });
  update();
}

QWidget* ReviewPanel::makeHead() {
  auto* head = new QWidget(this);
  head->setFixedHeight(kHead);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(kMargin, 0, 6, 0);
  row->setSpacing(14);
  auto* title = new QLabel(tr("Review"), head);
  setText(*title, TextRole::Strong);
  count_ = new QLabel(head);
  setText(*count_, TextRole::Small, Tone::Mid);
  orderButton_ = new QToolButton(head);
  orderButton_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  orderButton_->setPopupMode(QToolButton::InstantPopup);
  orderButton_->setFocusPolicy(Qt::TabFocus);
  orderButton_->setMinimumHeight(24);
  setButtonKind(*orderButton_, ButtonKind::Quiet);
  setText(*orderButton_, TextRole::Small, Tone::Mid);
  auto* menu = new QMenu(orderButton_);
  auto* group = new QActionGroup(menu);
  for (const auto& [order, text] :
       {std::pair{edits::DoubtOrder::LeastCertainFirst, tr("least certain first")},
        {edits::DoubtOrder::InTime, tr("in time")}}) {
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setData(static_cast<int>(order));
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, chosen = order] { setOrder(chosen); });
  }
  orderButton_->setMenu(menu);
  row->addWidget(title);
  row->addWidget(count_);
  row->addStretch(1);
  row->addWidget(orderButton_);
  return head;
}

QWidget* ReviewPanel::makeFoot() {
  auto* foot = new QWidget(this);
  foot->setFixedHeight(kFoot);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(kMargin, 0, 6, 0);
  row->setSpacing(5);
  for (const auto& [key, text] : {std::pair{QStringLiteral("N"), tr("next")},
                                  {QStringLiteral("A"), tr("accept")},
                                  {QStringLiteral("X"), tr("runner-up")}}) {
    auto* label = new QLabel(text, foot);
    setText(*label, TextRole::Small, Tone::Mid);
    row->addWidget(new KeyCap(key, foot));
    row->addWidget(label);
    row->addSpacing(3);
  }
  row->addStretch(1);
  return foot;
}

void ReviewPanel::setDoubts(std::vector<edits::Doubt> doubts,
                            const std::shared_ptr<const model::Timeline>& shown,
                            const model::ChordDisplay& display) {
  const int former = count();
  const auto before = current();
  std::vector<edits::Doubt> passed;
  if (before) {
    resumeAt_ = list_->currentIndex().row();
    for (int row = 0; row < resumeAt_; ++row) passed.push_back(model_->row(model_->index(row)).doubt);
  }
  if (!shown || !open_) resumeAt_ = 0;
  open_ = shown != nullptr;
  analysed_ = shown && (shown->grid || shown->chords || shown->key || shown->sections);
  filling_ = true;
  if (shown) {
    model_->setDoubts(std::move(doubts), *shown, display);
  } else {
    model_->clear();
  }
  // Of those above some may have gone along with it.
  resumeAt_ -= static_cast<int>(
      std::ranges::count_if(passed, [this](const edits::Doubt& doubt) { return model_->find(doubt) < 0; }));
  if (const int found = before ? model_->find(*before) : -1; found >= 0) makeCurrent(found);
  filling_ = false;
  update();
  if (count() != former) Q_EMIT countChanged();
}

std::optional<edits::Doubt> ReviewPanel::current() const {
  const QModelIndex index = list_->currentIndex();
  return index.isValid() ? std::optional(model_->row(index).doubt) : std::nullopt;
}

int ReviewPanel::count() const {
  return model_->rowCount();
}

int ReviewPanel::fullHeight() const {
  constexpr int kEmpty = 56;
  const int rows = count() == 0 ? kEmpty : count() * list_->sizeHintForRow(0);
  return kHead + rows + kFoot;
}

void ReviewPanel::step(int direction) {
  const int rows = model_->rowCount();
  if (rows == 0) return;
  const QModelIndex now = list_->currentIndex();
  int next = direction > 0 ? resumeAt_ : resumeAt_ - 1;
  if (now.isValid()) next = now.row() + direction;
  next = (next % rows + rows) % rows;
  const bool same = now.isValid() && now.row() == next;
  makeCurrent(next);
  if (same) Q_EMIT jumpRequested(model_->row(model_->index(next)).doubt);
}

void ReviewPanel::makeCurrent(int row) {
  const QModelIndex index = model_->index(row);
  list_->setCurrentIndex(index);
  list_->scrollTo(index);
}

edits::DoubtOrder ReviewPanel::order() const {
  return model_->order();
}

void ReviewPanel::setOrder(edits::DoubtOrder order) {
  if (order == model_->order()) return;
  const auto before = current();
  filling_ = true;
  model_->setOrder(order);
  if (before) makeCurrent(std::max(0, model_->find(*before)));
  filling_ = false;
  update();
  Q_EMIT orderChanged();
}

void ReviewPanel::update() {
  const int rows = model_->rowCount();
  count_->setText(open_ && analysed_ ? QString::number(rows) : QString());
  list_->setVisible(rows > 0);
  empty_->setVisible(rows == 0);
  empty_->setText(!open_      ? QString()
                  : analysed_ ? tr("Nothing doubtful left.")
                              : tr("Waits for the analysis."));
  for (QAction* action : orderButton_->menu()->actions()) {
    const bool chosen = action->data().toInt() == static_cast<int>(model_->order());
    action->setChecked(chosen);
    if (chosen) orderButton_->setText(action->text());
  }
  QWidget::update();
}

void ReviewPanel::paintEvent(QPaintEvent*) {
  const Colours& c = themeOf(*this).colours();
  QPainter painter(this);
  painter.fillRect(rect(), c.bg.panel);
  painter.fillRect(QRectF(0, 0, width(), 1), c.line.hairline);
  painter.fillRect(QRectF(0, kHead - 1.0, width(), 1), c.line.hairline);
  painter.fillRect(QRectF(0, height() - kFoot, width(), 1), c.line.hairline);
  const QRectF text = QRectF(count_->geometry()).translated(count_->parentWidget()->pos());
  const QRectF badge(text.left() - kBadgeInset, text.center().y() - kBadge / 2,
                     text.width() + 2 * kBadgeInset, kBadge);
  if (count_->text().isEmpty()) return;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(c.bg.control);
  painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
}

}  // namespace barline::ui
